// The answers that arrivals draw (RFC 9293 §3.5.2, §3.10.7): a queue, one entry per arrival.
import type { RuleId } from './rules.ts'
import type { Owed, Tcb } from './tcb.ts'
import type { Draft } from './timers.ts'

/** Entries kept at most: a flood of arrivals must not grow the TCB. */
const MOST_OWED = 64

/** Our SYN was asked for, by OPEN or by an arrival, and is not yet on the wire. */
export const synUnsent = (tcb: Tcb): boolean =>
  tcb.snd.nxt === tcb.iss &&
  (tcb.state === 'SYN-SENT' || tcb.state === 'SYN-RECEIVED' || tcb.owed.some((entry) => entry.kind === 'syn-ack'))

export function owe(t: Draft, entry: Omit<Owed, 'id'>): void {
  const owed = [...t.owed, { id: t.arrivals, ...entry }]
  if (owed.length > MOST_OWED) {
    const optional = owed.findIndex((one) => !one.must)
    owed.splice(Math.max(optional, 0), 1)
  }
  t.owed = owed
}

/** `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>`; an unsent SYN-ACK will say the same and takes its place. */
export function oweAck(t: Draft, must: boolean, rule: RuleId): void {
  if (synUnsent(t)) return
  owe(t, { kind: 'ack', seq: null, ack: t.rcv.nxt, must, rule })
}

/** A challenge ACK (RFC 5961): one is a MUST, more while it is still owed are not. */
export function oweChallenge(t: Draft, rule: 'syn-challenged' | 'reset-challenged'): void {
  const again = t.owed.some((entry) => entry.rule === 'syn-challenged' || entry.rule === 'reset-challenged')
  oweAck(t, !again, rule)
}

/** Once our SYN is acknowledged a SYN-ACK still owed has become an ordinary ACK. */
export function synAckBecomesAck(t: Draft): void {
  if (!t.owed.some((entry) => entry.kind === 'syn-ack')) return
  t.owed = t.owed.map((entry) => (entry.kind === 'syn-ack' ? { ...entry, kind: 'ack', seq: null } : entry))
}
