// Segment text and FIN, RFC 9293 §3.10.7.4 steps 7 and 8: in order, once, and never past the window.
import { oweAck } from './owed.ts'
import { has, type Segment, type Span } from './segment.ts'
import { seqAdd, seqLe, seqLt, seqMax, seqSub } from './seq.ts'
import type { Result } from './step.ts'
import type { State } from './tcb.ts'
import { type Draft, restartTimer } from './timers.ts'

/** The peer's FIN is still to come. */
const RECEIVING: readonly State[] = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2']

/** The part of a segment's text and FIN that lies from RCV.NXT to the right edge; null: nothing of it. */
function trimmed(t: Draft, segment: Segment): Span | null {
  const edge = seqAdd(t.rcv.nxt, t.rcv.wnd)
  const start = seqMax(segment.seq, t.rcv.nxt)
  const textEnd = seqAdd(segment.seq, segment.len)
  const fin = has(segment, 'FIN') && seqLe(t.rcv.nxt, textEnd) && seqLt(textEnd, edge)
  const end = seqLt(edge, textEnd) ? edge : textEnd
  const len = seqLt(start, end) ? seqSub(end, start) : 0
  return len === 0 && !fin ? null : { seq: start, len, syn: false, fin }
}

/** Where the FIN among these spans stands. */
const finAmong = (spans: readonly Span[]): number | null => {
  const last = spans.find((one) => one.fin)
  return last === undefined ? null : seqAdd(last.seq, last.len)
}

/** `held` with one more span: sorted, what touches joined, nothing beyond a FIN that is already known. */
function insert(held: readonly Span[], span: Span): readonly Span[] {
  if (held.length === 0) return [span]
  const fin = finAmong(held) ?? finAmong([span])
  const joined: { seq: number; len: number; syn: false; fin: boolean }[] = []
  for (const { seq, len } of [...held, span].sort((a, b) => (seqLt(a.seq, b.seq) ? -1 : 1))) {
    const end = fin !== null && seqLt(fin, seqAdd(seq, len)) ? fin : seqAdd(seq, len)
    if (!seqLt(seq, end)) continue
    const last = joined.at(-1)
    if (last === undefined || seqLt(seqAdd(last.seq, last.len), seq)) joined.push({ seq, len: seqSub(end, seq), syn: false, fin: false })
    else last.len = seqSub(seqMax(end, seqAdd(last.seq, last.len)), last.seq)
  }
  if (fin === null) return joined
  const last = joined.at(-1)
  if (last !== undefined && seqAdd(last.seq, last.len) === fin) last.fin = true
  else joined.push({ seq: fin, len: 0, syn: false, fin: true })
  return joined
}

/** Text and FIN that rode on a SYN wait for ESTABLISHED. */
export function keepTextOfSyn(t: Draft, segment: Segment): void {
  const span = trimmed(t, { ...segment, seq: t.rcv.nxt })
  if (span !== null) t.held = insert([], span)
}

/** Takes a segment's text and FIN, or what is already held at RCV.NXT; null: it brought nothing. */
export function takeText(t: Draft, segment: Segment): Result | null {
  if (!RECEIVING.includes(t.state)) return null
  const span = trimmed(t, segment)
  if (span !== null) t.held = insert(t.held, span)
  const [first] = t.held
  if (first === undefined || first.seq !== t.rcv.nxt) {
    if (span === null) return null
    oweAck(t, false, 'text-held')
    return { disposition: 'held', rule: 'text-held' }
  }
  t.held = t.held.slice(1)
  const taken = first.len + (first.fin ? 1 : 0)
  t.rcv = {
    ...t.rcv,
    nxt: seqAdd(t.rcv.nxt, taken),
    wnd: Math.max(0, t.rcv.wnd - taken),
    unread: t.rcv.unread + first.len,
  }
  if (!first.fin) {
    oweAck(t, true, 'text-in-order')
    return { disposition: 'accepted', rule: 'text-in-order', delivered: first.len }
  }
  oweAck(t, true, 'fin-in-order')
  t.held = []
  takeFin(t)
  return { disposition: 'accepted', rule: 'fin-in-order', delivered: first.len, signal: 'closing' }
}

/** Step 8; FIN-WAIT-1 means here that our FIN is not acknowledged: step 5 has moved on otherwise. */
function takeFin(t: Draft): void {
  if (t.state === 'ESTABLISHED') t.state = 'CLOSE-WAIT'
  else if (t.state === 'FIN-WAIT-1') t.state = 'CLOSING'
  else enterTimeWait(t)
}

/** TIME-WAIT: 2MSL runs and no other timer. */
export function enterTimeWait(t: Draft): void {
  t.state = 'TIME-WAIT'
  t.resend = null
  t.timers = {}
  restartTimer(t, 'time-wait')
}
