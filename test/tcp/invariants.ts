// What must hold of every TCB that the machine itself makes, whatever went into it.
import { isSeq, STATES, seqAdd, seqLe, seqLt, spanEnd, type Tcb } from '../../shared/tcp/index.ts'

const CLOSED_OR_LISTEN = ['CLOSED', 'LISTEN']
const PEER_FINISHED = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT']

/** The invariants that this TCB breaks, in words; none for a good one. */
export function broken(tcb: Tcb): readonly string[] {
  const wrong: string[] = []
  const must = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(what)
  }
  const { state, snd, rcv, sent, held, owed, timers } = tcb
  const idle = CLOSED_OR_LISTEN.includes(state)
  must(STATES.includes(state), 'a state of the eleven')
  for (const value of [tcb.iss, tcb.nextIss, tcb.irs, snd.una, snd.nxt, snd.wl1, snd.wl2, rcv.nxt, rcv.acked])
    must(isSeq(value), `${value} is 32 bits`)
  for (const value of [snd.wnd, snd.max, rcv.wnd, rcv.unread, tcb.queued, tcb.dupAcks, tcb.tries, tcb.probes])
    must(Number.isInteger(value) && value >= 0, `${value} is a count`)
  must(tcb.rto > 0 && Number.isFinite(tcb.rto), 'RTO is a time')
  must(seqLe(snd.una, snd.nxt), 'SND.UNA =< SND.NXT')
  must(seqLe(rcv.acked, rcv.nxt), 'no acknowledgment beyond RCV.NXT was sent')
  must(snd.max >= snd.wnd || idle, 'MAX.SND.WND is the largest')
  const end = sent.reduce((at, span) => {
    must(span.seq === at, 'the retransmission queue has no gap')
    must(spanEnd(span) !== at, 'no empty span')
    return spanEnd(span)
  }, snd.una)
  must(end === snd.nxt, 'the retransmission queue reaches from SND.UNA to SND.NXT')
  // Text that came with the SYN waits at RCV.NXT until our own SYN is acknowledged.
  const opening = snd.una === tcb.iss
  let last = rcv.nxt
  for (const span of held) {
    must(opening ? seqLe(last, span.seq) : seqLt(last, span.seq), 'what is held lies beyond RCV.NXT, apart and in order')
    must(span.len > 0 || span.fin, 'no empty span is held')
    last = spanEnd(span)
  }
  must(!PEER_FINISHED.includes(state) || held.length === 0, 'nothing is held behind the FIN')
  must(owed.length <= 64, 'at most 64 answers are owed')
  must(new Set(owed.map((entry) => entry.id)).size === owed.length, 'one entry an arrival')
  must(
    owed.every((entry) => entry.id <= tcb.arrivals),
    'entries are of arrivals that were',
  )
  must(
    !idle || (sent.length === 0 && held.length === 0 && tcb.queued === 0 && owed.every((entry) => entry.kind === 'rst')),
    'no connection, no remains of one',
  )
  must(tcb.fin === null || (tcb.closing && tcb.queued === 0 && seqLt(tcb.fin, snd.nxt)), 'a sent FIN ends all')
  must(tcb.fin === null || sent.every((span) => !span.fin || seqAdd(spanEnd(span), -1) === tcb.fin), 'one FIN, at its number')
  must(tcb.resend === null || sent.length > 0, 'a resend of something')
  must(timers.retransmission === undefined || sent.length > 0, 'the retransmission timer runs for something')
  must(sent.length === 0 || timers.retransmission !== undefined || timers.persist !== undefined, 'a timer runs for what is outstanding')
  must((timers['time-wait'] !== undefined) === (state === 'TIME-WAIT'), '2MSL runs in TIME-WAIT alone')
  must(state !== 'TIME-WAIT' || Object.keys(timers).length === 1, 'no other timer runs in TIME-WAIT')
  return wrong
}
