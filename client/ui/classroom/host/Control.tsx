// What the teacher does next: one large button, and beside it what else the phase allows.
import { useEffect, useRef } from 'preact/hooks'
import type { ClassClock, HostView, ScreenView } from '../../../../shared/classroom/index.ts'
import type { HostRequest } from '../../../../shared/protocol/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { scenarioText } from '../../parts/scenario-text.ts'
import { ConfirmButton } from '../ConfirmButton.tsx'
import { clockText, timeLeft } from '../use-class.ts'
import { Assignment } from './Assignment.tsx'
import type { SendCommand } from './use-commands.ts'

interface NextStep {
  readonly text: string
  readonly command: HostRequest
}

/** The step that leads on; null: the class is over. */
function nextStep({ clock: { phase, round, rounds, pausedAt }, vote, deadline }: ScreenView): NextStep | null {
  // The class waits for the answer before it waits for the next round.
  if (vote !== null && vote.answer === null) return { text: t('classroom.voteReveal'), command: { do: 'reveal' } }
  // Nobody begins an assignment: it is played when they like.
  if (deadline !== null && phase === 'lobby') return null
  if (pausedAt !== null) return { text: t('classroom.host.resume'), command: { do: 'resume' } }
  switch (phase) {
    case 'lobby':
    case 'debrief':
      return {
        text: round + 1 < rounds ? t('classroom.host.start', { round: round + 2 }) : t('classroom.host.podium'),
        command: { do: 'next' },
      }
    case 'briefing':
      return { text: t('classroom.host.skip'), command: { do: 'end' } }
    case 'live':
      return { text: t('classroom.host.pause'), command: { do: 'pause' } }
    case 'podium':
      return { text: t('classroom.host.finish'), command: { do: 'finish' } }
    case 'over':
      return null
  }
}

function phaseText({ phase, pausedAt }: ClassClock, isAssignment: boolean): string {
  if (isAssignment) return t('classroom.phase.assignment')
  return pausedAt === null ? t(`classroom.phase.${phase}`) : t('classroom.phase.paused')
}

/** ms after which a button that has changed its meaning takes a press: the second half of a double click means nothing. */
const SETTLES = 700

/** Whether this text has stood long enough to be meant. */
function useSteady(text: string): () => boolean {
  const since = useRef({ text, at: 0 })
  if (since.current.text !== text) since.current = { text, at: performance.now() }
  return () => performance.now() - since.current.at > SETTLES
}

/** `now`: the server's time. */
export function Control({ view, now, send }: { view: HostView; now: number; send: SendCommand }) {
  const { screen, locked, lateJoin, roster } = view
  const { clock } = screen
  const left = timeLeft(clock, now)
  const step = nextStep(screen)
  const main = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // Who pressed a button that the new phase does not have goes on with the next step.
    if (document.activeElement === null || document.activeElement === document.body) main.current?.focus({ preventScroll: true })
  }, [clock.phase, clock.round])
  const isSteady = useSteady(step?.text ?? '')
  const here = roster.filter((one) => one.here).length
  const running = clock.phase === 'briefing' || clock.phase === 'live'
  const isAssignment = screen.deadline !== null && clock.phase === 'lobby'
  const mayFinish = isAssignment || (clock.phase === 'debrief' && clock.round + 1 < clock.rounds)
  return (
    <section class="card control" aria-label={t('classroom.host.control')}>
      <p class="control-phase" role="status">
        {clock.round >= 0 && <span>{t('classroom.roundOf', { round: clock.round + 1, rounds: clock.rounds })} · </span>}{' '}
        <strong>{phaseText(clock, isAssignment)}</strong>{' '}
        {clock.scenario !== null && <span> · {scenarioText(clock.scenario, 'title')}</span>}
      </p>
      <p class="control-figures">
        {left !== null && <span class="control-clock">{clockText(left)}</span>}{' '}
        <span>{t('classroom.host.hereOf', { here, count: roster.length })}</span>
      </p>
      {isAssignment && <Assignment view={view} now={now} send={send} />}
      {step !== null && (
        <button ref={main} type="button" class="primary next-step" onClick={() => isSteady() && send(step.command)}>
          {step.text}
        </button>
      )}
      {clock.phase === 'over' && <p>{t('classroom.host.over')}</p>}
      {clock.phase === 'lobby' && roster.length === 0 && <p class="dim">{t('classroom.host.nobodyYet')}</p>}
      {(running || mayFinish) && (
        <div class="control-more">
          {clock.phase === 'briefing' && clock.pausedAt === null && (
            <button type="button" onClick={() => send({ do: 'pause' })}>
              {t('classroom.host.pause')}
            </button>
          )}
          {clock.phase === 'live' && (
            <ConfirmButton key="end" question={t('classroom.host.endSure')} onYes={() => send({ do: 'end' })}>
              {t('classroom.host.end')}
            </ConfirmButton>
          )}
          {mayFinish && (
            <ConfirmButton key="finish" question={t('classroom.host.finishSure')} onYes={() => send({ do: 'finish' })}>
              {t('classroom.host.finishNow')}
            </ConfirmButton>
          )}
        </div>
      )}
      {clock.phase !== 'over' && (
        <div class="control-more">
          <label class="check">
            <input type="checkbox" checked={!locked} onChange={() => send({ do: 'lock', locked: !locked })} />
            <span>{t('classroom.host.door')}</span>
          </label>
          <label class="check">
            <input type="checkbox" checked={lateJoin} onChange={() => send({ do: 'late-join', allowed: !lateJoin })} />
            <span>{t('classroom.host.late')}</span>
          </label>
        </div>
      )}
    </section>
  )
}
