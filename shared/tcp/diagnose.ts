// Which misconception produces this very mistake? Each skill that a segment can show tells which of the wrong fields it explains.
import type { Nearest } from './nearest.ts'
import type { Field } from './outcome.ts'
import { synUnsent } from './owed.ts'
import type { RuleId } from './rules.ts'
import { has, type Segment, spanEnd } from './segment.ts'
import { isSeq, SEQUENCE_SPACE, seqAdd, seqLt } from './seq.ts'
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
const MY_FIN: readonly State[] = ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT']

const ACK: readonly Field[] = ['ack']
const SEQ: readonly Field[] = ['seq']
const ALL: readonly Field[] = ['flags', 'seq', 'ack', 'len']
const NONE: readonly Field[] = []

const peers = (tcb: Tcb): boolean => !UNSYNCHRONIZED.includes(tcb.state)
const owes = (tcb: Tcb, rule: RuleId): boolean => tcb.owed.some((entry) => entry.rule === rule)
const owesKind = (tcb: Tcb, kind: Owed['kind']): boolean => tcb.owed.some((entry) => entry.kind === kind)

/** The number of the peer's SYN, or of its FIN, is the last that came in. */
const synJustCame = (tcb: Tcb): boolean => tcb.rcv.nxt === seqAdd(tcb.irs, 1)
const finJustCame = (tcb: Tcb): boolean => PEER_FINISHED.includes(tcb.state)

/** Everything this server knows of the client's ACK came with data: the third segment was lost. */
const openedByData = ({ passive, state, iss, irs, snd, rcv, last }: Tcb): boolean =>
  passive && state === 'ESTABLISHED' && snd.nxt === seqAdd(iss, 1) && rcv.acked === seqAdd(irs, 1) && (last?.len ?? 0) > 0

/** The peer's SYN that waits for an answer carried data. */
const synWithData = (tcb: Tcb): boolean => tcb.last !== null && has(tcb.last, 'SYN') && tcb.last.len > 0

function ackIsLastOctet({ tcb, sent, last }: Mistake): boolean {
  if (!peers(tcb) || !has(sent, 'ACK') || synJustCame(tcb)) return false
  if (last !== null && last.len > 0 && !has(last, 'SYN') && sent.ack === last.seq && sent.ack !== tcb.rcv.nxt) return true
  if (finJustCame(tcb) && sent.ack === seqAdd(tcb.rcv.nxt, -1)) return false
  return sent.ack === seqAdd(tcb.rcv.nxt, -1) || (sent.ack === tcb.rcv.acked && seqLt(tcb.rcv.acked, tcb.rcv.nxt))
}

function finCounts({ tcb, sent, wrong }: Mistake): readonly Field[] {
  if (!peers(tcb)) return resetShort(tcb, sent, 'FIN') ? ACK : NONE
  const fields: Field[] = []
  if (finJustCame(tcb) && sent.ack === seqAdd(tcb.rcv.nxt, -1) && wrong.includes('ack')) fields.push('ack')
  if (tcb.fin !== null && sent.seq === tcb.fin && !has(sent, 'FIN') && wrong.includes('seq')) fields.push('seq')
  return fields
}

/** A reset that acknowledges one too few of a segment with this flag. */
const resetShort = (tcb: Tcb, sent: Segment, flag: 'SYN' | 'FIN'): boolean =>
  tcb.last !== null &&
  has(tcb.last, flag) &&
  has(sent, 'RST') &&
  tcb.owed.some((entry) => entry.rule === 'closed-resets' && seqAdd(entry.ack, -1) === sent.ack)

function resendNumber({ tcb, sent }: Mistake): boolean {
  const [first] = tcb.sent
  if (first === undefined || sent.seq !== tcb.snd.nxt || has(sent, 'RST')) return false
  if (first.syn) return has(sent, 'SYN') && (tcb.state === 'SYN-SENT' || tcb.passive)
  if (has(sent, 'FIN')) return tcb.fin !== null && (tcb.resend !== null || tcb.state === 'FIN-WAIT-1' || tcb.state === 'LAST-ACK')
  return sent.len > 0 && tcb.sent.some((span) => span.len === sent.len)
}

/** Numbers that went on counting, stopped or skipped where they had to start again at 0. */
function wrapFields({ tcb, sent, right, last }: Mistake): readonly Field[] {
  if (right === null) return NONE
  const missed = (given: number, due: number, from: number): boolean => {
    if (!isSeq(given)) return Number.isInteger(given) && given >= SEQUENCE_SPACE && given - SEQUENCE_SPACE === due
    return due < from && due > 0 && (given === due + 1 || given === SEQUENCE_SPACE - 1)
  }
  const fields: Field[] = []
  if (missed(sent.seq, right.seq, tcb.iss)) fields.push('seq')
  if (has(right, 'ACK') && missed(sent.ack, right.ack, last?.seq ?? tcb.irs)) fields.push('ack')
  return fields
}

function resetSkill(mistake: Mistake, skill: SkillId): boolean {
  const { tcb, sent, last } = mistake
  if (!has(sent, 'RST')) return false
  const answersReset = last !== null && has(last, 'RST')
  if (skill === 'M07') return answersReset || owes(tcb, 'abort-resets')
  if (answersReset) return false
  const synAckDue = owesKind(tcb, 'syn-ack')
  const special: SkillId | null = synAckDue
    ? synWithData(tcb)
      ? 'M15'
      : tcb.returned
        ? 'M21'
        : 'M16'
    : openedByData(tcb)
      ? 'M13'
      : tcb.state === 'TIME-WAIT' && last !== null && has(last, 'FIN')
        ? 'M31'
        : null
  if (special !== null) return skill === special
  if (skill === 'M19') return peers(tcb) && tcb.state !== 'SYN-RECEIVED' && owesKind(tcb, 'ack')
  return skill === 'M44' && peers(tcb) && !owesKind(tcb, 'ack') && mistake.rule === 'reset-not-owed'
}

/** A reset is owed, and something else was sent or its numbers are wrong. */
const resetOwed = ({ tcb }: Mistake, rules: readonly RuleId[]): boolean => tcb.owed.some((entry) => rules.includes(entry.rule))

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
    ({ tcb, sent }) =>
      only(SEQ, peers(tcb) && !synUnsent(tcb) && !has(sent, 'SYN') && !has(sent, 'RST') && sent.seq === seqAdd(tcb.snd.nxt, 1)),
  ],
  ['M06', ({ tcb, sent }) => only(SEQ, peers(tcb) && sent.seq === tcb.iss && tcb.snd.nxt === seqAdd(tcb.iss, 1) && !has(sent, 'SYN'))],
  ['M07', (m) => (resetSkill(m, 'M07') ? ALL : only(ACK, m.last !== null && has(m.last, 'RST') && m.sent.ack === seqAdd(m.last.seq, 1)))],
  ['M13', (m) => all(resetSkill(m, 'M13'))],
  ['M14', ({ rule, tcb, last }) => all(rule === 'syn-once' && owes(tcb, 'syn-challenged') && last !== null && has(last, 'ACK'))],
  [
    'M15',
    (m) => (resetSkill(m, 'M15') ? ALL : only(ACK, synWithData(m.tcb) && m.sent.ack === seqAdd(m.tcb.irs, 1) && !synJustCame(m.tcb))),
  ],
  ['M16', (m) => all(resetSkill(m, 'M16') || resetOwed(m, ['closed-resets', 'closed-resets-ack']))],
  ['M17', (m) => all(resetOwed(m, ['listen-resets-ack']))],
  ['M18', (m) => all(resetOwed(m, ['syn-sent-bad-ack', 'syn-received-bad-ack']))],
  ['M19', (m) => all(resetSkill(m, 'M19'))],
  ['M20', ({ tcb, sent }) => only(['flags'], owes(tcb, 'reset-challenged') && !has(sent, 'RST'))],
  ['M21', (m) => all(resetSkill(m, 'M21'))],
  [
    'M23',
    ({ tcb, sent }) => only(SEQ, tcb.state === 'SYN-RECEIVED' && !tcb.passive && has(sent, 'SYN') && sent.seq === seqAdd(tcb.iss, 1)),
  ],
  ['M26', ({ tcb, rule }) => all(tcb.state === 'CLOSE-WAIT' && (rule === 'fin-not-asked' || rule === 'fin-before-data'))],
  ['M27', ({ tcb, sent }) => only(['flags'], peers(tcb) && has(sent, 'FIN') && !has(sent, 'ACK') && !has(sent, 'RST'))],
  ['M28', ({ tcb, sent }) => all(tcb.state === 'TIME-WAIT' && has(sent, 'FIN') && owes(tcb, 'fin-in-order'))],
  ['M31', (m) => all(resetSkill(m, 'M31') || (m.tcb.state === 'TIME-WAIT' && has(m.sent, 'FIN') && owes(m.tcb, 'duplicate-arrival')))],
  ['M32', ({ tcb, sent, rule }) => all(tcb.state === 'CLOSING' && rule === 'fin-number' && has(sent, 'FIN') && tcb.resend === null)],
  ['M34', (m) => only(['seq', 'flags', 'len'], resendNumber(m))],
  [
    'M36',
    ({ tcb, sent }) =>
      only(
        ACK,
        tcb.held.some((span) => sent.ack === spanEnd(span) || (sent.ack === span.seq && sent.ack !== tcb.rcv.nxt)),
      ),
  ],
  ['M37', ({ tcb, sent }) => only(ACK, peers(tcb) && has(sent, 'ACK') && seqLt(tcb.rcv.nxt, sent.ack))],
  ['M38', wrapFields],
  ['M41', ({ rule }) => all(rule === 'before-established')],
  ['M42', ({ rule }) => all(rule === 'beyond-window')],
  ['M43', ({ tcb, sent }) => only(['flags'], peers(tcb) && !has(sent, 'ACK') && !has(sent, 'FIN') && !has(sent, 'RST'))],
  ['M44', (m) => all(resetSkill(m, 'M44') || notAsked(m))],
  ['M45', (m) => all(answersNothing(m))],
]

/** Nobody asked for this SYN, data or FIN. */
function notAsked({ tcb, sent, rule }: Mistake): boolean {
  if (rule === 'closed-is-silent' || rule === 'listen-is-silent') return has(sent, 'SYN') && !has(sent, 'ACK') && tcb.owed.length === 0
  return rule === 'data-not-asked' || rule === 'data-after-fin' || (rule === 'fin-not-asked' && tcb.state !== 'CLOSE-WAIT')
}

/** Whatever came last asked for nothing, and this host had nothing else to say. */
const answersNothing = ({ tcb, right, rule }: Mistake): boolean =>
  tcb.owed.length === 0 && (right === null || rule === 'closed-is-silent' || rule === 'listen-is-silent' || rule === 'syn-sent-sends-syn')

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
  const last = tcb.last
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
      return last !== null && has(last, 'SYN') && has(last, 'ACK') ? 'M14' : 'M19'
    case 'listen-takes-syn':
      return synWithData(tcb) ? 'M15' : tcb.returned ? 'M21' : null
    case 'text-in-order':
      return MY_FIN.includes(tcb.state) ? 'M25' : openedByData(tcb) ? 'M13' : null
    case 'fin-in-order':
      if (tcb.state === 'CLOSING') return 'M32'
      return MY_FIN.includes(tcb.state) ? 'M25' : 'M04'
    default:
      return null
  }
}
