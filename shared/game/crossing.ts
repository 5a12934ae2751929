// A segment that crossed an arrival: its ACK number was right until something came in that its sender can hardly have seen. The verdict
// stands, for RCV.NXT had moved; but it tells of no misconception. Derived from the story, so it is told of matches of any time.
import type { GameEvent } from './event.ts'
import type { RecordedEvent } from './recording-schema.ts'

/** ms in which nobody reads what came in, and less than in which anybody answers it. */
const UNSEEN = 500

type Story = readonly (GameEvent | RecordedEvent)[]

/** Whether the move at this place of the story is a violation for nothing but an arrival that it crossed. */
export function crossedArrival(story: Story, index: number): boolean {
  const move = story[index]
  if (move?.on !== 'move' || move.judged.kind !== 'violation' || move.judged.wrong.join() !== 'ack') return false
  for (const event of story.slice(0, index).reverse()) {
    if (move.at - event.at >= UNSEEN) return false
    if (event.on !== 'arrived' || event.role !== move.role || event.disposition !== 'accepted') continue
    const { seq, flags, len } = event.segment
    // What comes in order begins at RCV.NXT. Before a SYN there was none.
    if (seq === move.segment.ack && !flags.includes('SYN') && (len > 0 || flags.includes('FIN'))) return true
  }
  return false
}
