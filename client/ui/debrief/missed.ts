// Whether what was not sent in time was sent after all. The record says what would have done; any legal segment that says the same is it.
import { has, type Segment, segEnd, seqLe, seqLt } from '../../../shared/tcp/index.ts'
import type { LadderEvent } from '../ladder/model.ts'
import type { Missed } from './mistakes.ts'

/** Whether `sent`, which was legal, does what `owed` would have done. */
function makesGood(sent: Segment, owed: Segment): boolean {
  if (has(owed, 'RST')) return has(sent, 'RST') && sent.seq === owed.seq
  if (has(sent, 'RST')) return false
  const takesNumbers = owed.len > 0 || has(owed, 'FIN') || (has(owed, 'SYN') && !has(owed, 'ACK'))
  if (takesNumbers) return seqLe(sent.seq, owed.seq) && seqLt(owed.seq, segEnd(sent))
  // Of a SYN-ACK, too: no ACK is legal before it, and a later one will do where it had to be repeated.
  return has(sent, 'ACK') && seqLe(owed.ack, sent.ack)
}

/** When it was sent, on the story's clock; null: never; undefined: the record does not say what was owed. */
export function sentLate(story: readonly LadderEvent[], missed: Missed): number | null | undefined {
  const { right, role, at } = missed
  if (right === undefined) return undefined
  const late = story.find(
    (event) => event.on === 'move' && event.role === role && event.at >= at && event.flight !== null && makesGood(event.segment, right),
  )
  return late?.at ?? null
}
