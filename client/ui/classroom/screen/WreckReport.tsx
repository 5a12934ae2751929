// After a round, in three steps: the best pair's ladder in fifteen seconds with all that drowned, the wrong segment that fooled most,
// and who is ahead. It goes on by itself; who presses a step stays there.
import { useEffect, useState } from 'preact/hooks'
import type { ScreenView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { SegmentCompare } from '../../debrief/SegmentCompare.tsx'
import { scenarioText } from '../../parts/scenario-text.ts'
import { Unforeseen } from '../Unforeseen.tsx'
import { BestLadder, PLAYED_IN } from './BestLadder.tsx'
import './wreck-report.css'

const STEPS = ['ladder', 'fooled', 'top'] as const
type Step = (typeof STEPS)[number]

/** ms for which a step stays, but for the last one. */
const STAYS: Readonly<Record<Step, number>> = { ladder: PLAYED_IN + 7000, fooled: 16_000, top: Number.POSITIVE_INFINITY }

function Losses({ view }: { view: ScreenView }) {
  const { wreck } = view
  if (wreck === null) return null
  return (
    <div class="losses">
      <p class="losses-reached">
        {t(wreck.foresight === null ? 'classroom.screen.reached' : 'classroom.screen.foresawAll', {
          reached: wreck.reached,
          count: wreck.pairs,
        })}
      </p>
      <ul>
        {wreck.wrecks.map(({ from, kind, drowned, noticed }) => (
          <li key={`${from} ${kind}`}>
            {t(`classroom.screen.${wreck.foresight === null ? 'drowned' : 'drownedBy'}`, {
              host: t(`match.role.${from}`),
              kind: t(`classroom.kind.${kind}`),
              drowned,
              count: wreck.pairs,
              noticed,
            })}
          </li>
        ))}
        {wreck.wrecks.length === 0 && <li>{t('classroom.screen.calm')}</li>}
      </ul>
    </div>
  )
}

function Fooled({ view }: { view: ScreenView }) {
  const foresight = view.wreck?.foresight ?? null
  if (foresight !== null) return <Unforeseen foresight={foresight} eyebrow="screen-eyebrow" />
  const fooled = view.wreck?.fooled ?? null
  if (fooled === null) return <p class="screen-note">{t('classroom.screen.nobodyFooled')}</p>
  const { mistake, times } = fooled
  return (
    <div class="fooled">
      <h2>{mistake.skill === null ? t('classroom.host.otherMistake') : t(`skill.${mistake.skill}.title`)}</h2>
      <p class="screen-eyebrow">
        {t('classroom.screen.fooledTimes', { count: times, pairs: view.wreck?.pairs ?? 0, host: t(`match.role.${mistake.role}`) })}
      </p>
      <SegmentCompare mine={mistake.sent} mineLabel={t('classroom.sent')} right={mistake.right} wrong={mistake.wrong} role={mistake.role} />
      <p class="fooled-why">{mistake.skill === null ? t(`rule.${mistake.rule}`) : t(`skill.${mistake.skill}.why`)}</p>
    </div>
  )
}

function Top({ view }: { view: ScreenView }) {
  const { top, mover } = view
  return (
    <div class="top-list">
      <ol>
        {top.map(({ name, points, rank }) => (
          <li key={name} class={rank === 1 ? 'first' : ''}>
            <span class="screen-figure">{rank}</span> <span class="top-name">{name}</span>{' '}
            <span class="screen-figure">{t('classroom.points', { points })}</span>
          </li>
        ))}
      </ol>
      {mover !== null && <p class="mover">{t('classroom.screen.mover', { name: mover.name, count: mover.by })}</p>}
    </div>
  )
}

export function WreckReport({ view }: { view: ScreenView }) {
  const { clock, wreck } = view
  const [step, setStep] = useState<Step>('ladder')
  const [stays, setStays] = useState(false)
  useEffect(() => {
    const next = STEPS[STEPS.indexOf(step) + 1]
    if (stays || next === undefined) return
    const timer = setTimeout(() => setStep(next), STAYS[step])
    return () => clearTimeout(timer)
  }, [step, stays])
  const choose = (one: Step): void => {
    setStays(true)
    setStep(one)
  }
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      const by = { ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1 }[key]
      const next = by === undefined ? undefined : STEPS[STEPS.indexOf(step) + by]
      if (next !== undefined) choose(next)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [step])
  const best = wreck?.best ?? null
  return (
    <div class={`wreck-stage at-${step}`}>
      <header class="wreck-head">
        <p class="screen-eyebrow">
          {t('classroom.roundOf', { round: clock.round + 1, rounds: clock.rounds })} · {scenarioText(clock.scenario ?? '', 'title')}
        </p>
        <h1 tabIndex={-1}>{t(`classroom.screen.step.${step === 'fooled' && wreck?.foresight != null ? 'unforeseen' : step}`)}</h1>
      </header>
      <div class="wreck-body">
        {step === 'ladder' && (
          <>
            {best !== null && <BestLadder best={best} scenario={clock.scenario} />}
            <Losses view={view} />
          </>
        )}
        {step === 'fooled' && <Fooled view={view} />}
        {step === 'top' && <Top view={view} />}
      </div>
      <nav class="wreck-steps" aria-label={t('classroom.screen.steps')}>
        {STEPS.map((one, index) => (
          <button key={one} type="button" aria-current={one === step ? 'step' : undefined} onClick={() => choose(one)}>
            {index + 1} {t(`classroom.screen.stepShort.${one === 'fooled' && wreck?.foresight != null ? 'unforeseen' : one}`)}
          </button>
        ))}
      </nav>
    </div>
  )
}
