// What each skill's explanation says has happened, checked against what did. Skills that only a question shows are not here.
import { has, type RuleId, type Segment, type SkillId, segEnd, segLen, seqAdd, seqLe, seqLt, spanEnd } from '../../shared/tcp/index.ts'
import type { Past } from './past.ts'

interface Said {
  readonly past: Past
  /** null: it was silence. */
  readonly move: Segment | null
  readonly rule: RuleId
}

const UNSYNCHRONIZED = ['CLOSED', 'LISTEN', 'SYN-SENT', 'SYN-RECEIVED']

const isBare = (segment: Segment | undefined): boolean => segment !== undefined && has(segment, 'ACK') && isEmpty(segment)
const isEmpty = (segment: Segment): boolean => segLen(segment) === 0 && !has(segment, 'RST')
const finOf = (segment: Segment): number => seqAdd(segEnd(segment), -1)

const camePlain = ({ came }: Past, holds: (segment: Segment) => boolean): boolean => came.some(({ segment }) => holds(segment))
const sentPlain = ({ sent }: Past, holds: (segment: Segment) => boolean): boolean => sent.some(holds)
const cameBy = ({ came }: Past, rules: readonly RuleId[]): boolean => came.some(({ rule }) => rules.includes(rule))
const owes = ({ tcb }: Past, kind: 'ack' | 'rst' | 'syn-ack'): boolean => tcb.owed.some((entry) => entry.kind === kind)
const finSent = (past: Past): boolean => sentPlain(past, (one) => has(one, 'FIN'))
const flag = (move: Segment | null, name: Segment['flags'][number]): boolean => move !== null && has(move, name)

/** The octet at RCV.NXT is there already: it came on the SYN and is kept. */
const hasNext = ({ tcb }: Past, ack: number): boolean => tcb.held.some((span) => span.seq === tcb.rcv.nxt && seqLe(ack, spanEnd(span)))

export const CLAIMS: Partial<Record<SkillId, (said: Said) => boolean>> = {
  // "Many write the number of the last octet they got": octets were taken that the number leaves out.
  M01: ({ past, move }) => camePlain(past, (one) => one.len > 0) && move !== null && seqLt(move.ack, past.tcb.rcv.nxt),
  M03: ({ past, move }) => camePlain(past, (one) => has(one, 'SYN') && one.seq === move?.ack) || flag(move, 'RST'),
  M04: ({ past, move }) =>
    camePlain(past, (one) => has(one, 'FIN') && (move === null || finOf(one) === move.ack)) ||
    sentPlain(past, (one) => has(one, 'FIN') && finOf(one) === move?.seq),
  // "After sending a bare ACK many raise SEQ by one."
  M05: ({ past, move }) => {
    const last = past.sent.findLast((one) => !has(one, 'RST'))
    return isBare(last) && move?.seq === seqAdd(last?.seq ?? 0, 1)
  },
  M06: ({ past, move }) =>
    sentPlain(past, (one) => has(one, 'SYN') && one.seq === move?.seq) &&
    sentPlain(past, (one) => one.len > 0 || has(one, 'FIN')) === false,
  M07: ({ past, move }) => {
    const last = past.came.at(-1)?.segment
    return (last !== undefined && has(last, 'RST')) || (flag(move, 'RST') && owes(past, 'rst'))
  },
  // "Data that come in its place."
  M13: ({ past }) => (past.came.findLast(({ state }) => state === 'SYN-RECEIVED')?.segment.len ?? 0) > 0,
  M14: ({ past }) => past.came.filter(({ segment }) => has(segment, 'SYN') && segment.seq === past.tcb.irs).length > 1,
  M15: ({ past }) => camePlain(past, (one) => has(one, 'SYN') && one.len > 0),
  M16: ({ past }) => past.came.some(({ state, segment }) => state === 'CLOSED' && !has(segment, 'RST')),
  M17: ({ past }) => past.came.some(({ state, segment }) => state === 'LISTEN' && has(segment, 'ACK')),
  M18: ({ past }) => cameBy(past, ['syn-sent-bad-ack', 'syn-received-bad-ack']),
  M19: ({ past, move }) => !UNSYNCHRONIZED.includes(past.tcb.state) && owes(past, 'ack') && flag(move, 'RST'),
  M20: ({ past }) => cameBy(past, ['reset-challenged']),
  M21: ({ past }) => cameBy(past, ['reset-returns-to-listen']),
  M23: ({ past }) => past.tcb.state === 'SYN-RECEIVED' && cameBy(past, ['simultaneous-open']),
  M25: ({ past }) => finSent(past),
  M26: ({ past }) => past.tcb.state === 'CLOSE-WAIT',
  M27: ({ move }) => flag(move, 'FIN') && !flag(move, 'ACK'),
  M28: ({ past }) => past.tcb.state === 'TIME-WAIT' && finSent(past),
  // "Your last ACK was lost": the FIN was here before.
  M31: ({ past }) => past.came.some(({ state, rule }) => state === 'TIME-WAIT' && rule === 'fin-again'),
  M32: ({ past }) => past.tcb.state === 'CLOSING' && finSent(past),
  M34: ({ past }) => past.tcb.sent.length > 0,
  M36: ({ past }) => past.tcb.held.some((span) => span.seq !== past.tcb.rcv.nxt),
  M37: ({ past, move }) => move !== null && seqLt(past.tcb.rcv.nxt, move.ack) && !hasNext(past, move.ack),
  M38: ({ past: { tcb }, move }) =>
    tcb.snd.nxt < tcb.iss || tcb.rcv.nxt < tcb.irs || (move !== null && Math.max(move.seq, move.ack) >= 2 ** 32),
  // "The other side has not confirmed your numbers."
  M41: ({ past: { tcb } }) => tcb.snd.una === tcb.iss,
  M42: ({ past: { tcb }, move }) => move !== null && seqLt(seqAdd(tcb.snd.una, tcb.snd.wnd), seqAdd(move.seq, move.len)),
  M43: ({ past, move }) => !flag(move, 'ACK') && camePlain(past, (one) => has(one, 'SYN')),
  // "Nobody asked for this": no call of the application, and no arrival, is behind what was sent.
  M44: ({ past, move }) => {
    if (flag(move, 'RST')) return !owes(past, 'rst')
    const { state, closing, snd, queued, fin } = past.tcb
    if (state === 'CLOSED' || state === 'LISTEN') return true
    const end = seqAdd(move?.seq ?? 0, move?.len ?? 0)
    return (flag(move, 'FIN') && !closing) || seqLt(fin ?? seqAdd(snd.nxt, queued), end) || UNSENDABLE.includes(state)
  },
  // "A bare ACK and a RST take no number": what came last was one, and got an answer.
  M45: ({ past }) => {
    const last = past.came.at(-1)?.segment
    return last !== undefined && (has(last, 'RST') || isBare(last)) && past.tcb.owed.length === 0
  },
}

const UNSENDABLE = ['FIN-WAIT-2', 'TIME-WAIT']
