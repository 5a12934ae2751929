// What a TCB proves of how its host came here. A reason may only speak of what surely happened: where the TCB does not tell, the answer is no.
import { has } from './segment.ts'
import { seqAdd, seqLt } from './seq.ts'
import type { Tcb } from './tcb.ts'

/** The last segment that this host sent was a bare ACK. */
export function bareAckSentLast({ iss, irs, snd, rcv, last }: Tcb): boolean {
  // Only our SYN has taken a number, and no segment with it could acknowledge so much.
  if (snd.nxt === seqAdd(iss, 1) && seqLt(seqAdd(irs, 1), rcv.acked)) return true
  // The segment at SND.WL1 acknowledged all that we sent; what came with or after it has been acknowledged since, without new numbers.
  const answered = snd.una === snd.nxt && snd.wl2 === snd.nxt && seqLt(snd.wl1, rcv.nxt) && rcv.acked === rcv.nxt
  // At IRS that was the SYN-ACK; where it is not the last arrival, the handshake may lie before anything that was played.
  return answered && (snd.wl1 !== irs || (last !== null && has(last, 'SYN')))
}

/** This server took its client's ACK with the first data: the third segment was lost. */
export const openedByData = ({ passive, state, iss, irs, snd, rcv, arrivals, last }: Tcb): boolean =>
  passive &&
  state === 'ESTABLISHED' &&
  snd.nxt === seqAdd(iss, 1) &&
  rcv.acked === seqAdd(irs, 1) &&
  arrivals === 2 &&
  last !== null &&
  last.len > 0

/** The peer's SYN that came last carried data. */
export const synWithData = ({ last }: Tcb): boolean => last !== null && has(last, 'SYN') && last.len > 0

/** The last arrival is a SYN-ACK with the SYN that this client had taken before. */
export const synAckCameAgain = ({ passive, state, irs, last }: Tcb): boolean =>
  !passive && state !== 'SYN-RECEIVED' && last !== null && has(last, 'SYN') && has(last, 'ACK') && last.seq === irs
