// SEGMENT ARRIVES in CLOSED, LISTEN and SYN-SENT, RFC 9293 §3.10.7.1–3.10.7.3.
import { acknowledge, establish } from './acknowledgment.ts'
import { forget } from './open.ts'
import type { Outcome } from './outcome.ts'
import { owe, oweAck } from './owed.ts'
import { isSegment } from './permit.ts'
import { has, type Segment, segEnd } from './segment.ts'
import { seqAdd, seqLe, seqLt } from './seq.ts'
import { finish, type Result, unchanged } from './step.ts'
import { arriveSynchronized } from './synchronized.ts'
import type { Tcb } from './tcb.ts'
import { keepTextOfSyn, takeText } from './text.ts'
import type { Draft } from './timers.ts'

/** A segment reaches this host; `at` (ms) only feeds RTT samples. Whatever has to be answered is left in `owed`. */
export function receive(tcb: Tcb, segment: Segment, at?: number): Outcome {
  if (!isSegment(segment)) return unchanged(tcb, { disposition: 'ignored', rule: 'malformed-arrival' })
  const t: Draft = { ...tcb, arrivals: tcb.arrivals + 1, last: segment }
  return { ...finish(tcb, t, arrive(t, segment, at)), arrival: t.arrivals }
}

function arrive(t: Draft, segment: Segment, at: number | undefined): Result {
  switch (t.state) {
    case 'CLOSED':
      return arriveClosed(t, segment)
    case 'LISTEN':
      return arriveListen(t, segment)
    case 'SYN-SENT':
      return arriveSynSent(t, segment, at)
    default:
      return arriveSynchronized(t, segment, at)
  }
}

// §3.10.7.1 CLOSED: everything is answered with a reset, except a reset.

function arriveClosed(t: Draft, segment: Segment): Result {
  if (has(segment, 'RST')) return { disposition: 'ignored', rule: 'closed-ignores-reset' }
  if (has(segment, 'ACK')) {
    owe(t, { kind: 'rst', seq: segment.ack, ack: 0, must: true, rule: 'closed-resets-ack' })
    return { disposition: 'unacceptable-ack', rule: 'closed-resets-ack' }
  }
  owe(t, { kind: 'rst', seq: 0, ack: segEnd(segment), must: true, rule: 'closed-resets' })
  return { disposition: 'ignored', rule: 'closed-resets' }
}

// §3.10.7.2 LISTEN

function arriveListen(t: Draft, segment: Segment): Result {
  if (has(segment, 'RST')) return { disposition: 'ignored', rule: 'listen-ignores-reset' }
  if (has(segment, 'ACK')) {
    owe(t, { kind: 'rst', seq: segment.ack, ack: 0, must: true, rule: 'listen-resets-ack' })
    return { disposition: 'unacceptable-ack', rule: 'listen-resets-ack' }
  }
  if (!has(segment, 'SYN')) return { disposition: 'ignored', rule: 'listen-drops' }
  t.state = 'SYN-RECEIVED'
  t.passive = true
  takeSyn(t, segment)
  t.snd = { una: t.iss, nxt: t.iss, wnd: segment.wnd, wl1: segment.seq, wl2: t.iss, max: segment.wnd }
  owe(t, { kind: 'syn-ack', seq: t.iss, ack: t.rcv.nxt, must: true, rule: 'listen-takes-syn' })
  // "Any other incoming control or data (combined with SYN) will be processed in the SYN-RECEIVED state."
  keepTextOfSyn(t, segment)
  return { disposition: 'accepted', rule: 'listen-takes-syn' }
}

function takeSyn(t: Draft, segment: Segment): void {
  t.irs = segment.seq
  t.rcv = { ...t.rcv, nxt: seqAdd(segment.seq, 1), acked: segment.seq }
}

// §3.10.7.3 SYN-SENT

function arriveSynSent(t: Draft, segment: Segment, at: number | undefined): Result {
  const { nxt } = t.snd
  const ack = has(segment, 'ACK')
  if (ack && (seqLe(segment.ack, t.iss) || seqLt(nxt, segment.ack))) {
    if (has(segment, 'RST')) return { disposition: 'ignored', rule: 'syn-sent-bad-ack-reset' }
    owe(t, { kind: 'rst', seq: segment.ack, ack: 0, must: true, rule: 'syn-sent-bad-ack' })
    return { disposition: 'unacceptable-ack', rule: 'syn-sent-bad-ack' }
  }
  if (has(segment, 'RST')) {
    if (!ack) return { disposition: 'ignored', rule: 'syn-sent-reset-without-ack' }
    forget(t, 'CLOSED')
    return { disposition: 'reset', rule: 'syn-sent-reset', signal: 'reset' }
  }
  if (!has(segment, 'SYN')) return { disposition: 'ignored', rule: 'syn-sent-drops' }
  takeSyn(t, segment)
  t.snd = { ...t.snd, wnd: segment.wnd, wl1: segment.seq, wl2: ack ? segment.ack : t.iss, max: segment.wnd }
  if (!ack) {
    t.state = 'SYN-RECEIVED'
    owe(t, { kind: 'syn-ack', seq: t.iss, ack: t.rcv.nxt, must: true, rule: 'simultaneous-open' })
    keepTextOfSyn(t, segment)
    return { disposition: 'accepted', rule: 'simultaneous-open' }
  }
  establish(t)
  acknowledge(t, segment, at)
  // One ACK answers the SYN and whatever came with it.
  const text = takeText(t, { ...segment, flags: segment.flags.filter((flag) => flag !== 'SYN'), seq: t.rcv.nxt })
  if (text === null || text.disposition !== 'accepted') oweAck(t, true, 'syn-acknowledged')
  return { ...text, disposition: 'accepted', rule: 'syn-acknowledged' }
}
