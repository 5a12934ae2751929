// The position of a past moment: what a debrief's "retry from here" starts from.
import type { MatchConfig } from './config.ts'
import type { Input } from './input.ts'
import { createMatch, play } from './play.ts'
import { positionOf } from './position.ts'
import { formatPosition } from './position-text.ts'

/** Position text of a round just before `at` (ms of play time); null: that round was not live then. */
export function positionBefore(config: MatchConfig, inputs: readonly Input[], round: number, at: number): string | null {
  let match = createMatch(config)
  for (const input of inputs) {
    const next = play(match, input).match
    if (next.round > round || next.at - next.lag >= at) break
    match = next
  }
  return match.round === round && match.phase === 'live' ? formatPosition(positionOf(match)) : null
}
