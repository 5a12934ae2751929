// Sending: the segment goes out and SND.NXT moves. Nothing else moves SND.NXT.
import { duties, settle } from './duties.ts'
import { fulfils, unowed } from './fulfil.ts'
import type { Duty, Outcome, Settled } from './outcome.ts'
import { type Permit, permit } from './permit.ts'
import { has, type Segment } from './segment.ts'
import { seqAdd, seqLt, seqMax, seqSub } from './seq.ts'
import { unchanged } from './step.ts'
import type { Tcb } from './tcb.ts'
import { alignTimers, type Draft } from './timers.ts'

/** This host sends it, at `at` (ms; only feeds RTT samples). A violation leaves `tcb` as it is: 'refused-segment'. */
export function emit(tcb: Tcb, segment: Segment, at?: number): Outcome {
  const does = permit(tcb, segment)
  if (typeof does === 'string') return unchanged(tcb, { disposition: 'refused-segment', rule: does })
  const owing = duties(tcb)
  const done = owing.filter((duty) => fulfils(tcb, duty, segment, does))
  const t: Draft = { ...tcb }
  if (does.newSyn || does.fresh > 0 || does.newFin) advance(t, does, at)
  if (does.again) {
    t.timing = null
    if (segment.seq === tcb.snd.una) t.resend = null
  }
  if (does.kind === 'text' && segment.seq === tcb.snd.una) t.probe = false
  if (does.kind === 'rst') t.owed = t.owed.filter((entry) => entry !== does.owed)
  else if (has(segment, 'ACK')) acknowledge(t, does, segment)
  else if (segment.wnd > t.rcv.wnd) t.rcv = { ...t.rcv, wnd: segment.wnd }
  alignTimers(t)
  const left = duties(t)
  const settled = owing.length === 0 ? [] : settle(owing, left, (duty) => howSettled(duty, done))
  return { tcb: t, disposition: 'sent', rule: done[0]?.rule ?? unowed(tcb, segment, does).rule, delivered: 0, settled }
}

function howSettled(duty: Duty, done: readonly Duty[]): Settled['how'] {
  if (done.includes(duty)) return 'fulfilled'
  return duty.kind === 'ack' || duty.kind === 'syn-ack' ? 'superseded' : 'void'
}

/** New sequence numbers: SND.NXT passes them and they wait in the retransmission queue. */
function advance(t: Draft, does: Permit, at: number | undefined): void {
  const from = t.snd.nxt
  const nxt = seqAdd(from, does.fresh + (does.newSyn ? 1 : 0) + (does.newFin ? 1 : 0))
  t.snd = { ...t.snd, nxt }
  t.queued -= does.fresh
  t.sent = [...t.sent, { seq: from, len: does.fresh, syn: does.newSyn, fin: does.newFin }]
  if (does.newFin) {
    t.fin = seqAdd(nxt, -1)
    if (t.state === 'CLOSE-WAIT') t.state = 'LAST-ACK'
  }
  if (t.timing === null && at !== undefined && Number.isFinite(at) && t.tries === 0) t.timing = { end: nxt, at }
}

/** Every segment with ACK answers one entry with that very number and makes the lower ones pointless; its window is an offer. */
function acknowledge(t: Draft, does: Permit, segment: Segment): void {
  if (t.owed.length > 0) {
    t.owed = t.owed.filter((entry) => entry !== does.owed && (entry.kind === 'rst' || !seqLt(entry.ack, segment.ack)))
  }
  const { nxt, wnd, acked } = t.rcv
  const edge = seqMax(seqAdd(nxt, wnd), seqAdd(segment.ack, segment.wnd))
  t.rcv = { ...t.rcv, wnd: seqSub(edge, nxt), acked: seqMax(acked, segment.ack) }
}
