// What a host owes now, most urgent first. Every duty follows from the TCB: the bot, the hints and the judge all read this one list.

import type { Duty, Settled } from './outcome.ts'
import { synUnsent } from './owed.ts'
import type { RuleId } from './rules.ts'
import type { Flag, Segment, Span } from './segment.ts'
import { seqAdd, seqLt } from './seq.ts'
import type { Owed, Tcb } from './tcb.ts'
import { updateOwed, usableWindow, windowToOffer } from './window.ts'

const SYN: readonly Flag[] = ['SYN']
const SYN_ACK: readonly Flag[] = ['SYN', 'ACK']
const ACK: readonly Flag[] = ['ACK']
const FIN_ACK: readonly Flag[] = ['FIN', 'ACK']
const RST: readonly Flag[] = ['RST']
const RST_ACK: readonly Flag[] = ['RST', 'ACK']

const RESEND_RULE = {
  timeout: 'resend-at-timeout',
  'duplicate-acks': 'resend-at-duplicate-acks',
  'partial-ack': 'resend-at-partial-ack',
} as const satisfies Record<string, RuleId>

/** Data and FIN may go from these states, as far as they were asked for. */
const SENDING = ['ESTABLISHED', 'FIN-WAIT-1', 'CLOSE-WAIT', 'CLOSING', 'LAST-ACK']

export const maySend = (tcb: Tcb): boolean => SENDING.includes(tcb.state)

function resetDuty(entry: Owed): Duty {
  const withAck = entry.rule === 'closed-resets' || entry.rule === 'abort-resets'
  const segment: Segment = { flags: withAck ? RST_ACK : RST, seq: entry.seq ?? 0, ack: entry.ack, len: 0, wnd: 0 }
  return { id: `rst:${entry.id}`, kind: 'rst', must: entry.must, segment, rule: entry.rule }
}

function synAckDuty(tcb: Tcb, entry: Owed): Duty {
  const segment: Segment = { flags: SYN_ACK, seq: tcb.iss, ack: entry.ack, len: 0, wnd: windowToOffer(tcb) }
  return { id: `syn-ack:${entry.id}`, kind: 'syn-ack', must: entry.must, segment, rule: entry.rule }
}

/** A span of the retransmission queue as a segment; `mss` cuts what was one block. */
export function resentSegment(tcb: Tcb, span: Span): Segment {
  const wnd = windowToOffer(tcb)
  if (tcb.state === 'SYN-SENT') return { flags: SYN, seq: span.seq, ack: 0, len: span.len, wnd }
  if (span.syn) return { flags: SYN_ACK, seq: span.seq, ack: tcb.rcv.nxt, len: Math.min(span.len, tcb.mss), wnd }
  const whole = span.len <= tcb.mss
  return { flags: span.fin && whole ? FIN_ACK : ACK, seq: span.seq, ack: tcb.rcv.nxt, len: whole ? span.len : tcb.mss, wnd }
}

function retransmitDuty(tcb: Tcb): Duty | null {
  const [first] = tcb.sent
  if (tcb.resend === null || first === undefined) return null
  return {
    id: `retransmit:${tcb.snd.una}`,
    kind: 'retransmit',
    must: tcb.resend === 'timeout',
    segment: resentSegment(tcb, first),
    rule: RESEND_RULE[tcb.resend],
  }
}

/** One octet into the closed window: a new one, or the one that is already out there. */
function probeDuty(tcb: Tcb): Duty | null {
  if (!tcb.probe || tcb.snd.wnd !== 0 || (tcb.sent.length === 0 && tcb.queued === 0)) return null
  const seq = tcb.snd.una
  const segment: Segment = { flags: ACK, seq, ack: tcb.rcv.nxt, len: 1, wnd: windowToOffer(tcb) }
  return { id: `probe:${seq}`, kind: 'probe', must: true, segment, rule: 'probe-zero-window' }
}

function dataDuty(tcb: Tcb): Duty | null {
  const len = Math.min(tcb.queued, usableWindow(tcb), tcb.mss)
  if (len <= 0 || tcb.fin !== null) return null
  const segment: Segment = { flags: ACK, seq: tcb.snd.nxt, ack: tcb.rcv.nxt, len, wnd: windowToOffer(tcb) }
  return { id: `data:${tcb.snd.nxt}`, kind: 'data', must: true, segment, rule: 'send-data' }
}

/** The FIN goes behind everything queued: alone, or on the last data when one segment can take both. */
function finDuty(tcb: Tcb): Duty | null {
  if (!tcb.closing || tcb.fin !== null) return null
  if (tcb.queued > 0 && tcb.queued > Math.min(usableWindow(tcb), tcb.mss)) return null
  const segment: Segment = { flags: FIN_ACK, seq: tcb.snd.nxt, ack: tcb.rcv.nxt, len: tcb.queued, wnd: windowToOffer(tcb) }
  return { id: 'fin', kind: 'fin', must: true, segment, rule: 'send-fin' }
}

function ackDuties(tcb: Tcb): Duty[] {
  const entries = tcb.owed.filter((entry) => entry.kind === 'ack')
  // The highest number first: it answers the lower ones too.
  if (entries.length > 1) entries.sort((a, b) => (a.ack === b.ack ? 0 : seqLt(a.ack, b.ack) ? 1 : -1))
  const wnd = windowToOffer(tcb)
  return entries.map((entry) => ({
    id: `ack:${entry.id}`,
    kind: 'ack',
    must: entry.must,
    segment: { flags: ACK, seq: tcb.snd.nxt, ack: entry.ack, len: 0, wnd },
    rule: entry.rule,
  }))
}

function updateDuty(tcb: Tcb): Duty | null {
  if (!updateOwed(tcb)) return null
  const segment: Segment = { flags: ACK, seq: tcb.snd.nxt, ack: tcb.rcv.nxt, len: 0, wnd: windowToOffer(tcb) }
  return { id: `update:${seqAdd(tcb.rcv.nxt, tcb.rcv.wnd)}`, kind: 'update', must: false, segment, rule: 'update-window' }
}

const NOTHING: readonly Duty[] = []

/** What this host owes now, most urgent first; each duty's segment is itself a legal answer. */
export function duties(tcb: Tcb): readonly Duty[] {
  if ((tcb.state === 'CLOSED' || tcb.state === 'LISTEN') && tcb.owed.length === 0) return NOTHING
  const list: Duty[] = []
  for (const entry of tcb.owed) {
    if (entry.kind === 'rst') list.push(resetDuty(entry))
    else if (entry.kind === 'syn-ack') list.push(synAckDuty(tcb, entry))
  }
  const put = (duty: Duty | null): void => {
    if (duty !== null) list.push(duty)
  }
  if (tcb.state === 'CLOSED' || tcb.state === 'LISTEN') return list
  if (tcb.state === 'SYN-SENT' && synUnsent(tcb)) {
    const segment: Segment = { flags: SYN, seq: tcb.iss, ack: 0, len: 0, wnd: tcb.rcv.wnd }
    list.push({ id: 'syn', kind: 'syn', must: true, segment, rule: 'send-syn' })
    return list
  }
  if (synUnsent(tcb)) return list
  put(retransmitDuty(tcb))
  if (maySend(tcb)) {
    put(probeDuty(tcb))
    put(dataDuty(tcb))
    put(finDuty(tcb))
  }
  if (tcb.state !== 'SYN-SENT') {
    if (tcb.owed.length > 0) list.push(...ackDuties(tcb))
    put(updateDuty(tcb))
  }
  return list
}

/** The duties of `before` that `after` has no more; `how` says how one ended. */
export function settle(before: readonly Duty[], after: readonly Duty[], how: (duty: Duty) => Settled['how']): readonly Settled[] {
  const settled: Settled[] = []
  for (const duty of before) {
    if (!after.some((one) => one.id === duty.id)) settled.push({ id: duty.id, how: how(duty) })
  }
  return settled
}
