// Windows, RFC 9293 §3.8.6: what may still be sent, what is offered, and when an offer is news.
import { seqAdd, seqLt, seqSub } from './seq.ts'
import type { Tcb } from './tcb.ts'

/** Octets that may be sent now: up to SND.UNA + SND.WND. */
export function usableWindow(tcb: Tcb): number {
  const edge = seqAdd(tcb.snd.una, tcb.snd.wnd)
  return seqLt(tcb.snd.nxt, edge) ? seqSub(edge, tcb.snd.nxt) : 0
}

/** The least by which a receiver moves its right edge: the smaller of MSS and half the buffer (§3.8.6.2.2). */
const worthOffering = (tcb: Tcb): number => Math.max(1, Math.min(tcb.mss, Math.floor(tcb.buffer / 2)))

/** The SEG.WND to send: what the buffer has free, but never less than was offered and never a silly little more. */
export function windowToOffer(tcb: Tcb): number {
  const held = tcb.held.reduce((sum, span) => sum + span.len, 0)
  const free = tcb.buffer - tcb.rcv.unread - held
  return free - tcb.rcv.wnd >= worthOffering(tcb) ? free : tcb.rcv.wnd
}

const RECEIVING = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2']

/** The peer was told of a window too small to use, and a usable one has opened since. */
export const updateOwed = (tcb: Tcb): boolean =>
  tcb.rcv.wnd < worthOffering(tcb) && RECEIVING.includes(tcb.state) && windowToOffer(tcb) > tcb.rcv.wnd

/** A segment that acknowledges `ack` and offers `wnd` moves the right edge far enough to be an update. */
export const opensWindow = (tcb: Tcb, ack: number, wnd: number): boolean =>
  seqSub(seqAdd(ack, wnd), tcb.rcv.nxt) < 0x4000_0000 && seqSub(seqAdd(ack, wnd), tcb.rcv.nxt) - tcb.rcv.wnd >= worthOffering(tcb)
