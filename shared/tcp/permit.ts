// What a host may send, RFC 9293 §3.10 read from the sender's side: every legal segment, not one right answer.
import { maySend } from './duties.ts'
import { synUnsent } from './owed.ts'
import type { RuleId } from './rules.ts'
import { FLAGS, has, type Segment, segEnd } from './segment.ts'
import { isSeq, seqAdd, seqLt, seqSub } from './seq.ts'
import type { Owed, Tcb } from './tcb.ts'

/** What a legal segment does. */
export interface Permit {
  readonly kind: 'rst' | 'syn' | 'text' | 'ack' | 'keep-alive'
  /** The entry that it fulfils. */
  readonly owed: Owed | null
  /** Octets never sent before. */
  readonly fresh: number
  readonly newSyn: boolean
  readonly newFin: boolean
  /** It repeats numbers that were sent before. */
  readonly again: boolean
  /** One octet beyond a closed window. */
  readonly beyond: boolean
}

const PLAIN: Permit = { kind: 'ack', owed: null, fresh: 0, newSyn: false, newFin: false, again: false, beyond: false }

/** Octets or a window beyond this would reach across half the sequence space. */
const MOST_OCTETS = 0x4000_0000

const isCount = (n: unknown): n is number => typeof n === 'number' && Number.isInteger(n) && n >= 0 && n < MOST_OCTETS

export function isSegment(segment: Segment): boolean {
  if (segment === null || typeof segment !== 'object') return false
  const { flags, seq, ack, len, wnd } = segment
  return Array.isArray(flags) && flags.every((flag) => FLAGS.includes(flag)) && isSeq(seq) && isSeq(ack) && isCount(len) && isCount(wnd)
}

/** Whether this host may send this now: what it does, or the rule that it breaks. */
export function permit(tcb: Tcb, segment: Segment): Permit | RuleId {
  if (!isSegment(segment)) return 'malformed-segment'
  if (has(segment, 'RST')) return permitReset(tcb, segment)
  if (tcb.state === 'CLOSED') return 'closed-is-silent'
  if (tcb.state === 'LISTEN') return 'listen-is-silent'
  if (tcb.state === 'SYN-SENT') return permitInSynSent(tcb, segment)
  if (has(segment, 'SYN')) return permitSynAck(tcb, segment)
  const sends = segment.len > 0 || has(segment, 'FIN')
  if (synUnsent(tcb)) return sends ? 'before-established' : 'syn-ack-first'
  if (!has(segment, 'ACK')) return 'ack-flag-missing'
  if (tcb.state === 'SYN-RECEIVED' && sends) return 'before-established'
  return sends ? permitText(tcb, segment) : permitAck(tcb, segment)
}

// §3.5.2: a reset goes out only in answer to something, or by ABORT.

function permitReset(tcb: Tcb, segment: Segment): Permit | RuleId {
  if (has(segment, 'SYN') || has(segment, 'FIN')) return 'flags-conflict'
  const resets = tcb.owed.filter((entry) => entry.kind === 'rst')
  if (resets.length === 0) return 'reset-not-owed'
  const owed = resets.find((entry) => entry.seq === segment.seq && resetAckFits(tcb, entry, segment))
  return owed === undefined ? 'reset-number' : { ...PLAIN, kind: 'rst', owed }
}

/** A reset drawn by a segment without ACK must acknowledge it; elsewhere its ACK is optional and, if there, true. */
function resetAckFits(tcb: Tcb, entry: Owed, segment: Segment): boolean {
  if (entry.rule === 'closed-resets') return has(segment, 'ACK') && segment.ack === entry.ack
  if (!has(segment, 'ACK')) return true
  return segment.ack === entry.ack || segment.ack === tcb.rcv.nxt || (tcb.last !== null && segment.ack === segEnd(tcb.last))
}

// §3.10.1: only the SYN leaves SYN-SENT. Data that the user has SENT may ride on it (§3.5).

function permitInSynSent(tcb: Tcb, segment: Segment): Permit | RuleId {
  if (!has(segment, 'SYN')) return segment.len > 0 || has(segment, 'FIN') ? 'before-established' : 'syn-sent-sends-syn'
  if (has(segment, 'FIN')) return 'flags-conflict'
  if (has(segment, 'ACK')) return 'syn-sent-sends-syn'
  return permitSyn(tcb, segment, null)
}

function permitSyn(tcb: Tcb, segment: Segment, owed: Owed | null): Permit | RuleId {
  if (segment.seq !== tcb.iss) return 'syn-number'
  const newSyn = tcb.snd.nxt === tcb.iss
  const nxt = newSyn ? seqAdd(tcb.iss, 1) : tcb.snd.nxt
  const end = seqAdd(tcb.iss, 1 + segment.len)
  if (seqLt(seqAdd(nxt, tcb.fin === null ? tcb.queued : -1), end)) return 'data-not-asked'
  const fresh = seqLt(nxt, end) ? seqSub(end, nxt) : 0
  return { ...PLAIN, kind: 'syn', owed, newSyn, fresh, again: !newSyn }
}

// §3.10.7.2, §3.10.7.4: a SYN-ACK at ISS as long as our SYN is not acknowledged, never afterwards.

function permitSynAck(tcb: Tcb, segment: Segment): Permit | RuleId {
  if (has(segment, 'FIN')) return 'flags-conflict'
  if (!synUnsent(tcb) && tcb.sent[0]?.syn !== true) return 'syn-once'
  if (!has(segment, 'ACK')) return 'ack-flag-missing'
  if (segment.seq !== tcb.iss) return 'syn-number'
  const owed = tcb.owed.find((entry) => entry.kind === 'syn-ack') ?? owedAck(tcb, segment.ack)
  if (segment.ack !== tcb.rcv.nxt && owed?.ack !== segment.ack) return 'ack-number'
  return permitSyn(tcb, segment, owed)
}

const owedAck = (tcb: Tcb, ack: number): Owed | null => tcb.owed.find((entry) => entry.kind === 'ack' && entry.ack === ack) ?? null

// §3.4: an empty ACK stands at SND.NXT and says what is expected next. §3.8.4: one below SND.NXT is a keep-alive.

function permitAck(tcb: Tcb, segment: Segment): Permit | RuleId {
  const { una, nxt, wnd } = tcb.snd
  const alive = segment.seq !== nxt
  if (alive) {
    const idle = una === nxt && !tcb.owed.some((entry) => entry.must)
    const probes = wnd === 0 && tcb.state !== 'SYN-RECEIVED'
    const below = segment.seq === seqAdd(nxt, -1) || (probes && segment.seq === seqAdd(una, -1))
    if (!below || !(idle || probes)) return 'seq-number'
  }
  const owed = owedAck(tcb, segment.ack)
  if (segment.ack !== tcb.rcv.nxt && owed === null) return 'ack-number'
  return { ...PLAIN, kind: alive ? 'keep-alive' : 'ack', owed }
}

const UNASKED: readonly RuleId[] = ['data-not-asked', 'data-after-fin', 'fin-not-asked']

/** Whether a segment whose text ends at `end` says more, or finishes earlier, than the user asked for. */
function asked(tcb: Tcb, segment: Segment, end: number): RuleId | null {
  const last = tcb.fin ?? seqAdd(tcb.snd.nxt, tcb.queued)
  const fin = has(segment, 'FIN')
  if (tcb.fin !== null) {
    if (segment.len > 0 && seqLt(last, end)) return 'data-after-fin'
    return fin && end !== last ? 'fin-number' : null
  }
  if (seqLt(last, end)) return 'data-not-asked'
  if (!fin) return null
  if (!tcb.closing) return 'fin-not-asked'
  return end === last ? null : 'fin-before-data'
}

// §3.10.2, §3.10.4, §3.10.8: new octets from SND.NXT, or any that were sent and are not acknowledged; the FIN behind all of them.

function permitText(tcb: Tcb, segment: Segment): Permit | RuleId {
  const { una, nxt, wnd } = tcb.snd
  const { seq, len } = segment
  const end = seqAdd(seq, len)
  if (seqLt(nxt, seq)) return 'seq-number'
  const wrongEnd = asked(tcb, segment, end)
  // What nobody asked for may not be sent, wherever it begins.
  if (seqLt(seq, una)) return wrongEnd !== null && UNASKED.includes(wrongEnd) ? wrongEnd : 'resend-range'
  if (seq === una && tcb.sent[0]?.syn === true) return 'seq-number'
  if (wrongEnd !== null) return wrongEnd
  const newFin = has(segment, 'FIN') && tcb.fin === null
  const fresh = seqLt(nxt, end) ? seqSub(end, nxt) : 0
  if ((fresh > 0 || newFin) && !maySend(tcb)) return 'data-not-asked'
  const beyond = fresh > 0 && seqLt(seqAdd(una, wnd), end)
  if (beyond && !(fresh === 1 && wnd === 0 && tcb.sent.length === 0)) return 'beyond-window'
  const owed = owedAck(tcb, segment.ack)
  if (segment.ack !== tcb.rcv.nxt && owed === null) return 'ack-number'
  return { ...PLAIN, kind: 'text', owed, fresh, newFin, again: seq !== nxt, beyond }
}
