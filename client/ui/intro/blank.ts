// The one thing left to choose: a segment of the handshake with a blank, and the numbers that might stand in it.
import type { HostView } from '../../../shared/game/index.ts'
import { has, type Segment, seqAdd } from '../../../shared/tcp/index.ts'

export interface Blank {
  /** All but the number in `field`. */
  readonly segment: Segment
  readonly field: 'seq' | 'ack'
  /** In rising order, which tells nothing; the engine judges which is right. */
  readonly numbers: readonly number[]
}

const rising = (...numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort((one, other) => one - other)

/** What a host of figure 6 sends next: a SYN, a SYN-ACK or the ACK of one, by what has arrived. */
export function blankOf({ tcb, inbox }: HostView): Blank {
  const next = seqAdd(tcb.iss, 1)
  const arrival = inbox.at(-1)?.segment
  if (arrival === undefined)
    return { segment: { flags: ['SYN'], seq: 0, ack: 0, len: 0, wnd: 0 }, field: 'seq', numbers: rising(0, tcb.iss, next) }
  const answer = has(arrival, 'ACK') ? { flags: ['ACK'] as const, seq: next } : { flags: ['SYN', 'ACK'] as const, seq: tcb.iss }
  return { segment: { ...answer, ack: 0, len: 0, wnd: 0 }, field: 'ack', numbers: rising(arrival.seq, seqAdd(arrival.seq, 1), next) }
}

/** The segment with that number in its blank. */
export const filledIn = ({ segment, field }: Blank, number: number): Segment => ({ ...segment, [field]: number })
