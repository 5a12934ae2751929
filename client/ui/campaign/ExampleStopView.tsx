// One stop of a worked example: what the ghost's host knows, what it is about to send, and why one of the numbers is what it is.
import { useLayoutEffect } from 'preact/hooks'
import type { ExampleStop } from '../../../shared/quiz/index.ts'
import { isWanted } from '../../commands/single-keys.ts'
import { t } from '../../i18n/i18n.ts'
import { KeyHint } from '../parts/KeyHint.tsx'
import { useFocus } from '../parts/use-focus.ts'
import { SceneView } from '../quiz/SceneView.tsx'
import { formulaText } from '../words/formula-text.ts'
import { RuleLink } from '../words/RuleLink.tsx'
import { lookOf } from '../words/segment-look.ts'
import '../words/segment.css'
import { flagText } from '../words/flag-text.ts'

/** The segment with the number that is asked about marked. */
function AskedSegment({ stop }: { stop: ExampleStop }) {
  const { segment, question } = stop
  const number = (field: 'seq' | 'ack') => (
    <span class={`mono ${question.field === field ? 'asked-number' : ''}`}>
      {field} {segment[field]}
    </span>
  )
  return (
    <span class="segment-text asked-segment">
      <span class={`flags ${lookOf(segment)}`}>{flagText(segment)}</span> {number('seq')}
      {segment.flags.includes('ACK') && <> {number('ack')}</>}
      {segment.len > 0 && <span class="mono"> len {segment.len}</span>}
    </span>
  )
}

function Answer({ stop, picked }: { stop: ExampleStop; picked: number }) {
  const { question, rule } = stop
  const isRight = picked === question.right
  return (
    <section class={`example-answer card ${isRight ? 'right' : 'wrong'}`} aria-label={t('quiz.why')}>
      <p class="formula">{formulaText(stop.formula)}</p>
      <p>
        {t(`rule.${rule}`)} <RuleLink rule={rule} />
      </p>
    </section>
  )
}

interface StopProps {
  readonly stop: ExampleStop
  readonly place: Readonly<{ stop: number; stops: number }>
  /** What was answered; null: nothing yet. */
  readonly picked: number | null
  /** The boat is on its way. */
  readonly under: boolean
  readonly onPick: (pick: number) => void
  readonly onLeave: () => void
}

export function ExampleStopView({ stop, place, picked, under, onPick, onLeave }: StopProps) {
  const heading = useFocus()
  const leave = useFocus<HTMLButtonElement>(picked)
  const { question, scene } = stop
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || picked !== null || !isWanted(event.key)) return
      const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1
      if (digit >= 0 && digit < question.options.length) onPick(digit)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [picked, onPick])
  const mark = (index: number): 'right' | 'wrong' | '' =>
    picked === null ? '' : index === question.right ? 'right' : index === picked ? 'wrong' : ''
  const verdict =
    picked === null
      ? ''
      : picked === question.right
        ? `✓ ${t('campaign.example.right')}`
        : `✕ ${t('campaign.example.wrong', { value: question.options[picked]?.value ?? 0 })}`
  return (
    <article class="example-stop">
      {place.stop === 1 && <p class="dim">{t('campaign.example.intro')}</p>}
      <p class="eyebrow">{t('campaign.example.stop', place)}</p>
      <p>
        {t('campaign.example.aboutTo')} <AskedSegment stop={stop} />
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {t('campaign.example.why', { field: question.field.toUpperCase(), value: question.value })}
      </h1>
      <SceneView scene={scene} />
      <ol class="example-options">
        {question.options.map((option, index) => (
          <li key={option.id}>
            <button type="button" class={mark(index)} aria-disabled={picked !== null} onClick={() => picked === null && onPick(index)}>
              <KeyHint>{index + 1}</KeyHint> <span>{t(`campaign.why.${question.field}.${option.id}`)}</span>{' '}
              {mark(index) !== '' && (
                <span class={`mark ${mark(index)}`}>
                  {mark(index) === 'right' ? '✓' : '✕'} {t(`quiz.${mark(index) === 'right' ? 'right' : 'yours'}`)}
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
      <p class={`example-verdict ${under ? '' : picked === question.right ? 'right' : 'wrong'}`} role="status">
        {under ? t('campaign.example.under') : verdict}
      </p>
      {picked !== null && (
        <>
          <p class="row start">
            <button ref={leave} type="button" class="primary" aria-disabled={under} onClick={() => under || onLeave()}>
              {t('campaign.example.leave')} <span aria-hidden="true">⏎</span>
            </button>
          </p>
          <Answer stop={stop} picked={picked} />
        </>
      )}
    </article>
  )
}
