// Candidates at the first level: the right segment among what misconceptions would make of it. They fade as the player does well.
import { hash, hashText } from '../net/index.ts'
import { type Duty, differing, has, judge, mistakesFor, type Segment, seqAdd, type Tcb } from '../tcp/index.ts'
import { acting } from './acting.ts'
import type { Host, Live } from './match.ts'

/** Wrong ones at most, and the streak from which on the player composes alone. */
const WRONG = 3
const FADED = 4

/** What may be tapped instead of composed, in an order that tells nothing; null: nothing is owed, or the help has faded. */
export function choicesOf(live: Live, host: Host): readonly Segment[] | null {
  const open = host.duties.find((one) => one.duty.must) ?? host.duties[0]
  if (!live.level.chips || open === undefined || host.tally.streak >= FADED) return null
  const salt = hash(host.tcb.iss, hashText(open.duty.id))
  return drawn([open.duty.segment, ...wrongOnes(acting(live, host.role), open.duty, salt)], hash(salt, 1))
}

/** The same order for the same salt. */
const drawn = <Item>(items: readonly Item[], salt: number): readonly Item[] =>
  items
    .map((item, index) => ({ item, rank: hash(salt, index) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item)

/** Mistakes of this very moment come first; where they are few, as at the first SYN, slips that are always near. */
function wrongOnes(tcb: Tcb, duty: Duty, salt: number): readonly Segment[] {
  const taken: Segment[] = []
  const isNew = (segment: Segment): boolean => [duty.segment, ...taken].every((one) => differing(one, segment).length > 0)
  for (const { segment } of drawn(mistakesFor(tcb, duty), hash(salt, 2))) if (taken.length < WRONG && isNew(segment)) taken.push(segment)
  for (const segment of drawn(slips(tcb, duty.segment), hash(salt, 3)))
    if (taken.length < WRONG && isNew(segment) && judge(tcb, segment).kind === 'violation') taken.push(segment)
  return taken
}

/** How a right segment is missed though no arrival misleads; some may be legal here, and the judge decides. Skills in `SKILLS.md`. */
function slips(tcb: Tcb, right: Segment): readonly Segment[] {
  const acks = has(right, 'ACK')
  const list: Segment[] = [{ ...right, seq: seqAdd(right.seq, 1) }]
  if (has(right, 'SYN')) {
    // M08: an ISN is 0, or 1.
    list.push({ ...right, seq: 0 }, { ...right, seq: 1 })
    // M43 the other way round: the first SYN has nothing to acknowledge; and M03: the SYN is no more than an ACK.
    list.push(acks ? { ...right, flags: ['ACK'] } : { ...right, flags: ['SYN', 'ACK'] })
  } else list.push({ ...right, seq: tcb.iss })
  if (acks) {
    // M01, M37, and M09: one counter for both directions.
    list.push({ ...right, ack: seqAdd(right.ack, -1) }, { ...right, ack: seqAdd(right.ack, 1) })
    list.push({ ...right, seq: right.ack }, { ...right, ack: right.seq })
  }
  return list
}
