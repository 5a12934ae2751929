// The transmission control block, RFC 9293 §3.3.1, and the eleven states of §3.3.2.

import type { RuleId } from './rules.ts'
import type { Segment, Span } from './segment.ts'

export const STATES = [
  'CLOSED',
  'LISTEN',
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
] as const
export type State = (typeof STATES)[number]

export const TIMERS = ['retransmission', 'persist', 'time-wait', 'user'] as const
export type Timer = (typeof TIMERS)[number]

/** `ms`: how long it runs from its start; `run` rises at every (re)start. */
export interface RunningTimer {
  readonly ms: number
  readonly run: number
}

/** An answer that this host owes; one entry per arrival (or call). */
export interface Owed {
  /** Number of the arrival (or call) that it answers. */
  readonly id: number
  readonly kind: 'syn-ack' | 'ack' | 'rst'
  /** null: SND.NXT when sent; syn-ack: ISS; rst: SEG.ACK, 0, or SND.NXT at ABORT. */
  readonly seq: number | null
  /** RCV.NXT right after that arrival; rst: SEG.SEQ+SEG.LEN, or 0 where it needs none. */
  readonly ack: number
  /** false: a MAY or SHOULD, may be left undone without being missed. */
  readonly must: boolean
  readonly rule: RuleId
}

export interface Tcb {
  readonly state: State
  /** How SYN-RECEIVED was reached: by LISTEN (true) or by an active OPEN (MUST-11). */
  readonly passive: boolean
  readonly iss: number
  /** The ISS of the next incarnation. */
  readonly nextIss: number
  readonly irs: number
  /** `nxt` moves in `emit` only; `max` is the largest window the peer ever offered (octets). */
  readonly snd: Readonly<{ una: number; nxt: number; wnd: number; wl1: number; wl2: number; max: number }>
  /** `acked`: highest SEG.ACK sent; `unread`: octets delivered and not yet RECEIVEd by the user. */
  readonly rcv: Readonly<{ nxt: number; wnd: number; acked: number; unread: number }>
  readonly mss: number
  /** Octets that the user SENT and that were never yet on the wire. */
  readonly queued: number
  /** CLOSE was called. */
  readonly closing: boolean
  /** Sequence number of our FIN once sent. */
  readonly fin: number | null
  /** Retransmission queue, oldest first. */
  readonly sent: readonly Span[]
  /** Arrived out of order, in sequence order, no two touching. */
  readonly held: readonly Span[]
  readonly owed: readonly Owed[]
  /** How many arrivals (and ABORT calls) there were; the last one's number. */
  readonly arrivals: number
  /** Why the front of the retransmission queue should go out again. */
  readonly resend: 'timeout' | 'duplicate-acks' | 'partial-ack' | null
  readonly dupAcks: number
  /** SND.NXT when fast retransmit began; null outside recovery. */
  readonly recover: number | null
  /** Timeouts since the last new acknowledgment. */
  readonly tries: number
  /** ms. */
  readonly rto: number
  /** Absent: off. */
  readonly timers: Readonly<Partial<Record<Timer, RunningTimer>>>

  /** Receive buffer, octets: RCV.WND never says more than what is free in it. */
  readonly buffer: number
  /** RTO before the first sample, ms. */
  readonly initialRto: number
  /** Maximum segment lifetime, ms. */
  readonly msl: number
  /** Timeouts of one segment after which the connection is given up (R2). */
  readonly maxTries: number
  /** RFC 6298, ms; null before the first sample. */
  readonly srtt: number | null
  readonly rttvar: number
  /** The one segment that is being timed, by the number behind it; null: none (Karn). */
  readonly timing: Readonly<{ end: number; at: number }> | null
  /** The persist timer expired: a probe is owed. */
  readonly probe: boolean
  /** Probes since the window closed, for the backoff. */
  readonly probes: number
  /** A RST in SYN-RECEIVED sent this listener back to LISTEN. */
  readonly returned: boolean
  /** Timer starts so far: the source of `run`. */
  readonly starts: number
  /** The last arrival: what a wrong answer is diagnosed by. */
  readonly last: Segment | null
}

export type TcbFields = Omit<Tcb, 'timers' | 'arrivals'>
