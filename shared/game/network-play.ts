// What somebody who is the network has done in a round, and what came of it. Types only: network.ts moves them.
import type { Doing, End } from '../net/index.ts'
import type { Segment } from '../tcp/index.ts'

/** Who notices first, and how. `sender` and `receiver` of the segment that was harmed. */
export const CONSEQUENCES = ['sender-timer', 'receiver-timer', 'receiver-answers', 'nobody'] as const
export type Consequence = (typeof CONSEQUENCES)[number]

export interface Fault {
  readonly doing: Doing
  /** Flight that was harmed, and that of its copy; null: none was made. */
  readonly flight: number
  readonly copy: number | null
  readonly from: End
  readonly segment: Segment
  /** Play time, ms. */
  readonly at: number
  /** The receiver's arrival whose answer will tell; null: it has not come. From then on nothing is foretold any more. */
  readonly shownBy: number | null
  /** What the network foretold; null: nothing (yet). */
  readonly guess: Consequence | null
  /** What the hosts did, and when (play time, ms); null: not known (yet). */
  readonly known: Readonly<{ what: Consequence; at: number }> | null
}

export interface NetworkPlay {
  /** In their order. All but the last one are known. */
  readonly faults: readonly Fault[]
  /** Entries of the story in which the last one's consequence was looked for. */
  readonly looked: number
}

/** Points as in `network-score.ts`; `silent`: faults of which nothing was foretold. */
export interface NetworkScore {
  readonly points: number
  readonly faults: number
  readonly right: number
  readonly wrong: number
  readonly silent: number
  /** Faults of the whole budget. */
  readonly par: number
  /** The whole budget is spent, and everything foretold was right. */
  readonly goal: boolean
}
