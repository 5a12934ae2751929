// A wrong tap: both segments side by side, the number that differs marked, and the rule in a sentence. Nothing is lost.
import type { ToldVerdict } from '../../../shared/game/index.ts'
import type { Segment } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import { FIELDS, fieldText } from '../words/segment-fields.ts'
import './intro-why.css'

export interface Wrong {
  readonly mine: Segment
  readonly verdict: ToldVerdict
}

function Side({ segment, of, wrong }: { segment: Segment; of: 'you' | 'right'; wrong: ToldVerdict['wrong'] }) {
  const shown = FIELDS.filter((field) => field === 'flags' || field === 'seq' || (field === 'ack' && segment.flags.includes('ACK')))
  const mark = of === 'you' ? '✕' : '✓'
  return (
    <div class={`side ${of === 'you' ? 'mine' : 'nearest'}`}>
      <span class="eyebrow">{t(`intro.${of}`)}</span>{' '}
      <p class="mono">
        {shown.flatMap((field) => {
          const text = field === 'flags' ? fieldText(segment, field) : `${field} ${fieldText(segment, field)}`
          const differs = wrong?.includes(field) === true
          return [
            <span key={field} class={differs ? 'differs' : ''}>
              {text}
              {differs && ` ${mark}`}
            </span>,
            ' ',
          ]
        })}
      </p>
    </div>
  )
}

export function IntroWhy({ mine, verdict: { right, rule, wrong } }: Wrong) {
  return (
    <div class="card wrong" role="alert">
      <div class="sides">
        <Side segment={mine} of="you" wrong={wrong} />
        {right !== null && <Side segment={right} of="right" wrong={wrong} />}
      </div>
      {rule !== null && <p class="why">{t(`rule.${rule}`)}</p>}
      <p class="dim">{t('intro.wrong')}</p>
    </div>
  )
}

/** What a word on the segment means, the first time that it is there. */
export function Terms({ terms }: { terms: readonly ('SYN' | 'seq' | 'ack')[] }) {
  return (
    <ul class="intro-terms">
      {terms.map((term) => (
        <li key={term}>
          <strong class="mono">{term}</strong> {t(`intro.term.${term}`)}
        </li>
      ))}
    </ul>
  )
}
