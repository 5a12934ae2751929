// Candidates at the first level: the right segment among what misconceptions would make of it. They fade as the player does well.
import { hash, hashText } from '../net/index.ts'
import { differing, mistakesFor, type Segment } from '../tcp/index.ts'
import { acting } from './acting.ts'
import type { Host, Live } from './match.ts'

/** Wrong ones at most, and the streak from which on the player composes alone. */
const WRONG = 3
const FADED = 4

/** What may be tapped instead of composed, in an order that tells nothing; null: nothing is owed, or the help has faded. */
export function choicesOf(live: Live, host: Host): readonly Segment[] | null {
  const open = host.duties.find((one) => one.duty.must) ?? host.duties[0]
  if (!live.level.chips || open === undefined || host.tally.streak >= FADED) return null
  const right = open.duty.segment
  const choices: Segment[] = [right]
  for (const { segment } of mistakesFor(acting(live, host.role), open.duty)) {
    if (choices.length <= WRONG && choices.every((one) => differing(one, segment).length > 0)) choices.push(segment)
  }
  const salt = hash(host.tcb.iss, hashText(open.duty.id))
  return choices
    .map((segment, index) => ({ segment, rank: hash(salt, index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ segment }) => segment)
}
