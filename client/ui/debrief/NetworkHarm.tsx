// What the network did in a round: to which segments, and when.
import type { End } from '../../../shared/net/index.ts'
import type { Segment } from '../../../shared/tcp/index.ts'
import { t, textOf } from '../../i18n/i18n.ts'
import type { LadderEvent } from '../ladder/model.ts'
import { type NumberText, secondsText, segmentText } from '../ladder/words.ts'

interface Carried {
  readonly at: number
  readonly from: End
  readonly forged: boolean
  readonly segment: Segment
  readonly fates: readonly string[]
}

const carriedIn = (story: readonly LadderEvent[]): readonly Carried[] =>
  story.flatMap((event): readonly Carried[] => {
    if (event.on === 'move') return event.flight === null ? [] : [{ ...event, from: event.role, forged: false }]
    return event.on === 'launched' ? [event] : []
  })

export interface NetworkHarmProps {
  readonly story: readonly LadderEvent[]
  /** What the story's clock read when the round began, ms. */
  readonly since: number
  readonly number: NumberText
}

export function NetworkHarm({ story, since, number }: NetworkHarmProps) {
  const carried = carriedIn(story)
  const fates = [...new Set(carried.flatMap((one) => one.fates))]
  if (fates.length === 0) return <p class="dim">{t(carried.length === 0 ? 'debrief.nothingToCarry' : 'debrief.calm')}</p>
  return (
    <ul class="harm">
      {fates.map((fate) => (
        <li key={fate}>
          <p>{textOf('fate', fate)}</p>
          <ul>
            {carried
              .filter((one) => one.fates.includes(fate))
              .map(({ at, from, forged, segment }, index) => (
                <li key={index}>
                  {t('ladder.seconds', { seconds: secondsText(Math.max(0, at - since)) })} ·{' '}
                  {t(forged ? 'ladder.thirdHost' : `ladder.${from}`)} · <span class="mono">{segmentText(segment, from, number)}</span>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
