// What goes into the machine and what comes out of it: user calls (RFC 9293 §3.9.1), events, outcomes, duties and verdicts.
import type { RuleId } from './rules.ts'
import type { Segment } from './segment.ts'
import type { SkillId } from './skills.ts'
import type { Tcb, Timer } from './tcb.ts'

/** A user call; `len` in octets. */
export type Call =
  | { readonly op: 'listen' }
  | { readonly op: 'connect' }
  | { readonly op: 'send'; readonly len: number }
  | { readonly op: 'receive'; readonly len: number }
  | { readonly op: 'close' }
  | { readonly op: 'abort' }

export type TcpEvent =
  | { readonly on: 'call'; readonly call: Call }
  | { readonly on: 'segment'; readonly segment: Segment }
  | { readonly on: 'timer'; readonly timer: Timer }

export type Disposition =
  | 'done'
  | 'sent'
  | 'accepted'
  | 'held'
  | 'duplicate'
  | 'out-of-window'
  | 'challenged'
  | 'unacceptable-ack'
  | 'reset'
  | 'ignored'
  | 'refused-call'
  | 'refused-segment'

export type Signal = 'reset' | 'refused' | 'closing' | 'timeout' | 'error'

/** Something that this host owes now. */
export interface Duty {
  /** Stable while it lives: 'ack:7', 'data:106', 'fin', 'retransmit:301'. */
  readonly id: string
  readonly kind: 'syn' | 'syn-ack' | 'ack' | 'update' | 'data' | 'fin' | 'rst' | 'retransmit' | 'probe'
  readonly must: boolean
  /** The plainest of the right answers. */
  readonly segment: Segment
  readonly rule: RuleId
}

/** How a duty ended: done, covered by a later answer, or gone with what it answered. */
export interface Settled {
  readonly id: Duty['id']
  readonly how: 'fulfilled' | 'superseded' | 'void'
}

export interface Outcome {
  readonly tcb: Tcb
  readonly disposition: Disposition
  readonly rule: RuleId
  /** Octets that RCV.NXT passed. */
  readonly delivered: number
  /** Number of the arrival, for `receive`. */
  readonly arrival?: number
  readonly settled: readonly Settled[]
  /** What the user is told. */
  readonly signal?: Signal
}

export type Field = 'flags' | 'seq' | 'ack' | 'len'

export interface Verdict {
  readonly kind: 'due' | 'allowed' | 'needless' | 'violation'
  readonly rule: RuleId
  /** The duties that it fulfils. */
  readonly fulfils: readonly Duty[]
  /** The fields in which it differs from `right`. */
  readonly wrong: readonly Field[]
  readonly skill?: SkillId
  /** The legal segment that differs in the fewest fields. */
  readonly right?: Segment
}
