// The ACK field, RFC 9293 §3.10.7.4 step 5, with RFC 6298 (timer and samples) and RFC 5681 (duplicate ACKs).
import { synAckBecomesAck } from './owed.ts'
import { has, type Segment, type Span, segLen, spanEnd } from './segment.ts'
import { seqLe, seqLt, seqSub } from './seq.ts'
import { type Draft, MAX_RTO, restartTimer } from './timers.ts'

/** RFC 6298's clock granularity and smallest RTO, ms. */
const GRANULARITY = 1
const MIN_RTO = 1000
/** RFC 6298 5.7: the least RTO with which data begin after a SYN that was sent twice, ms. */
const RTO_AFTER_LOST_SYN = 3000

/** Into ESTABLISHED, or straight on to FIN-WAIT-1 when the user's CLOSE was waiting for it. */
export function establish(t: Draft): void {
  t.state = t.closing ? 'FIN-WAIT-1' : 'ESTABLISHED'
  if (t.tries > 0) t.rto = Math.max(t.initialRto, RTO_AFTER_LOST_SYN)
}

/** SND.UNA moves up to SEG.ACK (SND.UNA < SEG.ACK =< SND.NXT). */
export function acknowledge(t: Draft, segment: Segment, at: number | undefined): void {
  const { ack } = segment
  t.snd = { ...t.snd, una: ack }
  t.sent = unacknowledged(t.sent, ack)
  sampleRtt(t, ack, at)
  t.tries = 0
  t.dupAcks = 0
  t.probe = false
  t.probes = 0
  if (t.recover !== null && seqLt(ack, t.recover)) t.resend = 'partial-ack'
  else {
    t.recover = null
    t.resend = null
  }
  synAckBecomesAck(t)
  if (t.sent.length > 0 && t.timers.retransmission !== undefined) restartTimer(t, 'retransmission')
  if (t.timers.user !== undefined) restartTimer(t, 'user')
}

/** What is left of the retransmission queue; a span that is acknowledged in part keeps its rest. */
function unacknowledged(sent: readonly Span[], ack: number): readonly Span[] {
  const rest: Span[] = []
  for (const span of sent) {
    if (seqLe(spanEnd(span), ack)) continue
    const gone = seqLt(span.seq, ack) ? seqSub(ack, span.seq) : 0
    rest.push(gone === 0 ? span : { seq: ack, len: span.len - gone + (span.syn ? 1 : 0), syn: false, fin: span.fin })
  }
  return rest
}

/** RFC 6298 2.2–2.4 and Karn's rule; without a clock an undisturbed exchange takes the backoff back. */
function sampleRtt(t: Draft, ack: number, at: number | undefined): void {
  if (t.timing !== null && seqLe(t.timing.end, ack)) {
    const sample = at === undefined ? Number.NaN : at - t.timing.at
    t.timing = null
    if (sample >= 0) {
      t.rttvar = t.srtt === null ? sample / 2 : 0.75 * t.rttvar + 0.25 * Math.abs(t.srtt - sample)
      t.srtt = t.srtt === null ? sample : 0.875 * t.srtt + 0.125 * sample
      t.rto = Math.min(Math.max(MIN_RTO, Math.round(t.srtt + Math.max(GRANULARITY, 4 * t.rttvar))), MAX_RTO)
      return
    }
  }
  if (t.srtt === null && t.tries === 0) t.rto = t.initialRto
}

/** An ACK that says nothing new: RFC 5681's five conditions make it a duplicate, the third of which asks for a resend. */
export function countDuplicate(t: Draft, segment: Segment): boolean {
  const data = t.sent.some((span) => span.len > 0)
  if (!data || segLen(segment) > 0 || segment.ack !== t.snd.una || segment.wnd !== t.snd.wnd) return false
  t.dupAcks += 1
  if (t.dupAcks !== 3 || t.recover !== null) return false
  t.recover = t.snd.nxt
  t.resend = 'duplicate-acks'
  return true
}

/** SND.WND from the newest segment only: by sequence number first, then by acknowledgment. */
export function updateWindow(t: Draft, segment: Segment): boolean {
  const { wl1, wl2, una, nxt, wnd, max } = t.snd
  if (!has(segment, 'ACK') || seqLt(segment.ack, una) || seqLt(nxt, segment.ack)) return false
  const newer = seqLt(wl1, segment.seq) || (wl1 === segment.seq && seqLe(wl2, segment.ack))
  if (!newer) return false
  t.snd = { ...t.snd, wnd: segment.wnd, wl1: segment.seq, wl2: segment.ack, max: Math.max(max, segment.wnd) }
  if (segment.wnd > 0) {
    t.probe = false
    t.probes = 0
  }
  return segment.wnd !== wnd
}
