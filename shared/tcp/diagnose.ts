// Which misconception produces this very mistake? Each skill that a segment can show tells which of the wrong fields it explains.
import { bareAckSentLast, openedByData, synAckCameAgain, synWithData } from './history.ts'
import type { Nearest } from './nearest.ts'
import type { Field } from './outcome.ts'
import type { RuleId } from './rules.ts'
import { has, type Segment, type Span, segEnd, segLen, spanEnd } from './segment.ts'
import { isSeq, SEQUENCE_SPACE, seqAdd, seqLe, seqLt } from './seq.ts'
import type { SkillId } from './skills.ts'
import type { Owed, State, Tcb } from './tcb.ts'

/** A wrong segment with what is needed to understand it. */
interface Mistake {
  readonly tcb: Tcb
  readonly sent: Segment
  readonly rule: RuleId
  readonly wrong: readonly Field[]
  readonly last: Segment | null
  readonly right: Segment | null
}

const UNSYNCHRONIZED: readonly State[] = ['CLOSED', 'LISTEN', 'SYN-SENT']
const PEER_FINISHED: readonly State[] = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT']

const ACK: readonly Field[] = ['ack']
const SEQ: readonly Field[] = ['seq']
const ALL: readonly Field[] = ['flags', 'seq', 'ack', 'len']
const NONE: readonly Field[] = []

const UNASKED: readonly RuleId[] = ['data-not-asked', 'data-after-fin']

const peers = (tcb: Tcb): boolean => !UNSYNCHRONIZED.includes(tcb.state)
const owes = (tcb: Tcb, rule: RuleId): boolean => tcb.owed.some((entry) => entry.rule === rule)
const owesKind = (tcb: Tcb, kind: Owed['kind']): boolean => tcb.owed.some((entry) => entry.kind === kind)

/** The number of the peer's SYN, or of its FIN, is the last that came in. */
const synJustCame = (tcb: Tcb): boolean => tcb.rcv.nxt === seqAdd(tcb.irs, 1)
const finJustCame = (tcb: Tcb): boolean => PEER_FINISHED.includes(tcb.state)

/** Text of the peer's SYN that waits for ESTABLISHED: it has come, and is not to be acknowledged yet. */
const isKeptOfSyn = (tcb: Tcb, span: Span): boolean => span.seq === tcb.rcv.nxt

/** The SEQ of octets that were taken, or the last of them. */
function ackIsLastOctet({ tcb, sent, last }: Mistake): boolean {
  const { nxt, acked } = tcb.rcv
  if (!peers(tcb) || !has(sent, 'ACK') || synJustCame(tcb)) return false
  if (last !== null && last.len > 0 && !has(last, 'SYN') && sent.ack === last.seq && seqLt(last.seq, nxt)) return true
  const behindText = finJustCame(tcb) ? seqAdd(nxt, -1) : nxt
  if (sent.ack === seqAdd(nxt, -1)) return behindText === nxt
  return sent.ack === acked && seqLt(tcb.irs, acked) && seqLt(acked, behindText)
}

function finCounts({ tcb, sent, wrong }: Mistake): readonly Field[] {
  if (!peers(tcb)) return resetShort(tcb, sent, 'FIN') ? ACK : NONE
  const fields: Field[] = []
  if (finJustCame(tcb) && sent.ack === seqAdd(tcb.rcv.nxt, -1) && wrong.includes('ack')) fields.push('ack')
  if (tcb.fin !== null && sent.seq === tcb.fin && !has(sent, 'FIN') && wrong.includes('seq')) fields.push('seq')
  return fields
}

/** A reset that acknowledges one too few of the last arrival, which has this flag. */
const resetShort = ({ last, owed }: Tcb, sent: Segment, flag: 'SYN' | 'FIN'): boolean =>
  last !== null &&
  has(last, flag) &&
  has(sent, 'RST') &&
  sent.ack === seqAdd(segEnd(last), -1) &&
  owed.some((entry) => entry.rule === 'closed-resets' && entry.ack === segEnd(last))

function resendNumber({ tcb, sent, rule }: Mistake): boolean {
  const [first] = tcb.sent
  if (first === undefined || sent.seq !== tcb.snd.nxt || has(sent, 'RST')) return false
  if (first.syn) return has(sent, 'SYN') && (tcb.state === 'SYN-SENT' || tcb.passive)
  if (has(sent, 'FIN')) return tcb.fin !== null && (tcb.resend !== null || tcb.state === 'FIN-WAIT-1' || tcb.state === 'LAST-ACK')
  const resending = tcb.resend !== null || tcb.tries > 0 || tcb.recover !== null
  return resending && UNASKED.includes(rule) && sent.len > 0 && tcb.sent.some((span) => span.len === sent.len)
}

/** Numbers that went on counting, stopped or skipped where they had to start again at 0. */
function wrapFields({ tcb, sent, right, last }: Mistake): readonly Field[] {
  // A reset counts nothing on: its numbers are those of what it answers.
  if (right === null || has(right, 'RST')) return NONE
  const missed = (given: number, due: number, from: number): boolean => {
    if (!isSeq(given)) return Number.isInteger(given) && given >= SEQUENCE_SPACE && given - SEQUENCE_SPACE === due
    return due < from && seqLt(from, due) && due > 0 && (given === due + 1 || given === SEQUENCE_SPACE - 1)
  }
  const fields: Field[] = []
  if (missed(sent.seq, right.seq, tcb.iss)) fields.push('seq')
  const theirs = last !== null && seqLe(tcb.irs, last.seq) ? last.seq : tcb.irs
  if (has(right, 'ACK') && missed(sent.ack, right.ack, theirs)) fields.push('ack')
  return fields
}

/** Why somebody resets where no reset is due, or counts the one that is. */
function resetSkill({ tcb, sent, rule, last, right }: Mistake): SkillId | null {
  if (!has(sent, 'RST')) return null
  if (rule !== 'reset-not-owed') return owes(tcb, 'abort-resets') && right !== null && sent.seq === seqAdd(right.seq, 1) ? 'M07' : null
  if (last !== null && has(last, 'RST')) return 'M07'
  if (owesKind(tcb, 'syn-ack')) return synWithData(tcb) ? 'M15' : tcb.returned ? 'M21' : 'M44'
  if (!owesKind(tcb, 'ack') || tcb.state === 'SYN-RECEIVED') return 'M44'
  return openedByData(tcb) ? 'M13' : owes(tcb, 'fin-again') ? 'M31' : 'M19'
}

/** A reset is owed for one of these reasons, and nothing else comes near to what was sent. */
const resetOwed = ({ tcb, right }: Mistake, rules: readonly RuleId[]): boolean =>
  right !== null && has(right, 'RST') && tcb.owed.some((entry) => rules.includes(entry.rule))

const all = (shown: boolean): readonly Field[] => (shown ? ALL : NONE)
const only = (fields: readonly Field[], shown: boolean): readonly Field[] => (shown ? fields : NONE)

/** In the order of their ids; more than one may explain a mistake in part. */
const EXPLANATIONS: readonly (readonly [SkillId, (mistake: Mistake) => readonly Field[]])[] = [
  ['M01', (m) => only(ACK, ackIsLastOctet(m))],
  [
    'M03',
    (m) =>
      only(ACK, peers(m.tcb) ? synJustCame(m.tcb) && m.sent.ack === m.tcb.irs && has(m.sent, 'ACK') : resetShort(m.tcb, m.sent, 'SYN')),
  ],
  ['M04', finCounts],
  [
    'M05',
    ({ tcb, sent }) => only(SEQ, bareAckSentLast(tcb) && !has(sent, 'SYN') && !has(sent, 'RST') && sent.seq === seqAdd(tcb.snd.nxt, 1)),
  ],
  ['M06', ({ tcb, sent }) => only(SEQ, peers(tcb) && sent.seq === tcb.iss && tcb.snd.nxt === seqAdd(tcb.iss, 1) && !has(sent, 'SYN'))],
  ['M07', (m) => (resetSkill(m) === 'M07' ? ALL : only(ACK, acknowledgesReset(m)))],
  ['M13', (m) => all(resetSkill(m) === 'M13')],
  ['M14', ({ rule, tcb }) => all(rule === 'syn-once' && owes(tcb, 'syn-challenged') && synAckCameAgain(tcb))],
  ['M15', (m) => (resetSkill(m) === 'M15' ? ALL : only(ACK, miscountsTextOfSyn(m)))],
  ['M16', (m) => all(resetOwed(m, ['closed-resets', 'closed-resets-ack']))],
  ['M17', (m) => all(resetOwed(m, ['listen-resets-ack']))],
  ['M18', (m) => all(resetOwed(m, ['syn-sent-bad-ack', 'syn-received-bad-ack']))],
  ['M19', (m) => all(resetSkill(m) === 'M19')],
  ['M20', ({ tcb, sent }) => only(['flags'], owes(tcb, 'reset-challenged') && has(sent, 'SYN'))],
  ['M21', (m) => all(resetSkill(m) === 'M21')],
  [
    'M23',
    ({ tcb, sent }) => only(SEQ, tcb.state === 'SYN-RECEIVED' && !tcb.passive && has(sent, 'SYN') && sent.seq === seqAdd(tcb.iss, 1)),
  ],
  ['M26', ({ tcb, rule }) => all(tcb.state === 'CLOSE-WAIT' && (rule === 'fin-not-asked' || rule === 'fin-before-data'))],
  ['M27', ({ sent, rule }) => only(['flags'], rule === 'ack-flag-missing' && has(sent, 'FIN'))],
  ['M28', ({ tcb, sent }) => all(tcb.state === 'TIME-WAIT' && has(sent, 'FIN') && owes(tcb, 'fin-in-order'))],
  ['M31', (m) => all(resetSkill(m) === 'M31' || (has(m.sent, 'FIN') && owes(m.tcb, 'fin-again')))],
  ['M32', ({ tcb, sent, rule }) => all(tcb.state === 'CLOSING' && rule === 'fin-number' && has(sent, 'FIN') && tcb.resend === null)],
  ['M34', (m) => only(['seq', 'flags', 'len'], resendNumber(m))],
  ['M36', (m) => only(ACK, acknowledgesBeyondGap(m))],
  ['M37', (m) => only(ACK, acknowledgesTooMuch(m))],
  ['M38', wrapFields],
  ['M41', ({ rule }) => all(rule === 'before-established')],
  ['M42', ({ rule }) => all(rule === 'beyond-window')],
  ['M43', ({ sent, rule }) => only(['flags'], rule === 'ack-flag-missing' && !has(sent, 'FIN'))],
  ['M44', (m) => all(resetSkill(m) === 'M44' || notAsked(m))],
  ['M45', (m) => all(answersNothing(m))],
]

const acknowledgesReset = ({ sent, last }: Mistake): boolean =>
  last !== null && has(last, 'RST') && has(sent, 'ACK') && sent.ack === seqAdd(last.seq, 1)

/** The octets on the peer's SYN are left out where they were taken, or acknowledged where they are only kept. */
function miscountsTextOfSyn({ tcb, sent }: Mistake): boolean {
  if (tcb.state === 'SYN-RECEIVED') return tcb.held.some((span) => isKeptOfSyn(tcb, span) && span.len > 0 && sent.ack === spanEnd(span))
  return peers(tcb) && synWithData(tcb) && !synJustCame(tcb) && sent.ack === seqAdd(tcb.irs, 1)
}

const acknowledgesBeyondGap = ({ tcb, sent }: Mistake): boolean =>
  tcb.held.some((span) => !isKeptOfSyn(tcb, span) && (sent.ack === spanEnd(span) || sent.ack === span.seq))

const acknowledgesTooMuch = ({ tcb, sent }: Mistake): boolean =>
  peers(tcb) &&
  has(sent, 'ACK') &&
  seqLt(tcb.rcv.nxt, sent.ack) &&
  !tcb.held.some((span) => isKeptOfSyn(tcb, span) && seqLe(sent.ack, spanEnd(span)))

const SILENT: readonly RuleId[] = ['closed-is-silent', 'listen-is-silent']

/** Nobody asked for this SYN, data or FIN. */
function notAsked({ tcb, sent, rule }: Mistake): boolean {
  if (SILENT.includes(rule)) return tcb.owed.length === 0 && segLen(sent) > 0
  return UNASKED.includes(rule) || (rule === 'fin-not-asked' && tcb.state !== 'CLOSE-WAIT')
}

/** It acknowledges what came last, a bare ACK or a RST, which took no number. */
function answersNothing({ tcb, sent, last, rule }: Mistake): boolean {
  if (last === null || tcb.owed.length > 0 || !(SILENT.includes(rule) || rule === 'syn-sent-sends-syn')) return false
  const tookNone = has(last, 'RST') || (has(last, 'ACK') && segLen(last) === 0)
  return tookNone && has(sent, 'ACK') && segLen(sent) === 0 && (sent.ack === last.seq || sent.ack === seqAdd(last.seq, 1))
}

/** More telling than the ids' order: a number that only the wrap explains, and a resend that took a new number. */
const FIRST: readonly SkillId[] = ['M38', 'M36', 'M07', 'M34']

/** The skill whose wrong idea produces this violation; null: none that we know. */
export function diagnose(tcb: Tcb, sent: Segment, rule: RuleId, near: Nearest | null): SkillId | null {
  if (sent === null || typeof sent !== 'object' || !Array.isArray(sent.flags)) return null
  const mistake: Mistake = { tcb, sent, rule, wrong: near?.wrong ?? ['flags'], last: tcb.last, right: near?.segment ?? null }
  const fitting: { skill: SkillId; fields: readonly Field[] }[] = []
  for (const [skill, explains] of EXPLANATIONS) {
    const fields = explains(mistake).filter((field) => mistake.wrong.includes(field))
    if (fields.length > 0) fitting.push({ skill, fields })
  }
  const whole = fitting.filter(({ fields }) => fields.length === mistake.wrong.length)
  const candidates = whole.length > 0 ? whole : fitting
  const telling = candidates.find(({ skill }) => FIRST.includes(skill))
  return (telling ?? candidates[0])?.skill ?? null
}

/** The skill behind leaving this arrival unanswered though it MUST be answered. */
export function diagnoseSilence(tcb: Tcb, owed: Owed): SkillId | null {
  const finSent = tcb.fin !== null
  switch (owed.rule) {
    case 'closed-resets':
    case 'closed-resets-ack':
      return 'M16'
    case 'listen-resets-ack':
      return 'M17'
    case 'syn-sent-bad-ack':
    case 'syn-received-bad-ack':
      return 'M18'
    case 'reset-challenged':
      return 'M20'
    case 'syn-challenged':
      return synAckCameAgain(tcb) ? 'M14' : null
    case 'listen-takes-syn':
      return synWithData(tcb) ? 'M15' : tcb.returned ? 'M21' : null
    case 'text-in-order':
      return finSent ? 'M25' : openedByData(tcb) ? 'M13' : null
    case 'fin-in-order':
      return !finSent ? 'M04' : tcb.state === 'CLOSING' ? 'M32' : 'M25'
    default:
      return null
  }
}
