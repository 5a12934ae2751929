// The other way round: the segment that a misconception makes of a right one. Bots err with it, quizzes and chips take wrong choices from it.
import { bareAckSentLast } from './history.ts'
import { judge } from './judge.ts'
import type { Duty } from './outcome.ts'
import { has, type Segment } from './segment.ts'
import { seqAdd } from './seq.ts'
import type { SkillId } from './skills.ts'
import type { Tcb } from './tcb.ts'

export interface WrongSegment {
  readonly skill: SkillId
  readonly segment: Segment
}

type Maker = (tcb: Tcb, right: Segment, duty: Duty) => Segment | null

const withAck = (right: Segment, ack: number): Segment | null => (has(right, 'ACK') ? { ...right, ack: seqAdd(ack, 0) } : null)
const only = (condition: boolean, segment: Segment | null): Segment | null => (condition ? segment : null)

const lastLen = (tcb: Tcb): number => tcb.last?.len ?? 0
const lastHas = (tcb: Tcb, flag: 'SYN' | 'FIN' | 'ACK'): boolean => tcb.last !== null && has(tcb.last, flag)

/** How each wrong idea writes the segment; the judge decides afterwards whether that is a mistake here, and whether it shows this skill. */
const MAKERS: readonly (readonly [SkillId, Maker])[] = [
  ['M01', (tcb, right) => only(lastLen(tcb) > 0, withAck(right, tcb.last?.seq ?? 0))],
  ['M01', (tcb, right) => only(lastLen(tcb) > 0, withAck(right, right.ack - 1))],
  ['M03', (tcb, right) => only(lastHas(tcb, 'SYN'), withAck(right, right.ack - 1))],
  ['M04', (tcb, right) => only(lastHas(tcb, 'FIN'), withAck(right, right.ack - 1))],
  ['M04', (tcb, right) => only(tcb.fin !== null && right.len === 0, { ...right, seq: tcb.fin ?? 0 })],
  [
    'M05',
    (tcb, right, duty) =>
      only((duty.kind === 'data' || duty.kind === 'fin') && bareAckSentLast(tcb), { ...right, seq: seqAdd(right.seq, 1) }),
  ],
  ['M06', (tcb, right) => only(right.seq === seqAdd(tcb.iss, 1), { ...right, seq: tcb.iss })],
  ['M15', (tcb, right) => only(lastHas(tcb, 'SYN') && lastLen(tcb) > 0, withAck(right, tcb.irs + 1))],
  ['M16', (tcb, right, duty) => only(duty.kind === 'rst', { ...right, flags: ['SYN', 'ACK'], seq: tcb.iss })],
  [
    'M18',
    (tcb, right, duty) => only(duty.kind === 'rst', { ...right, flags: ['ACK'], seq: tcb.snd.nxt, ack: seqAdd(tcb.last?.seq ?? 0, 1) }),
  ],
  ['M19', (_tcb, right, duty) => only(duty.kind === 'ack', { ...right, flags: ['RST'], ack: 0 })],
  ['M23', (tcb, right, duty) => only(duty.kind === 'syn-ack' && !tcb.passive, { ...right, seq: seqAdd(tcb.iss, 1) })],
  ['M26', (tcb, right) => only(tcb.state === 'CLOSE-WAIT' && !tcb.closing, { ...right, flags: ['FIN', 'ACK'] })],
  ['M27', (_tcb, right) => only(has(right, 'FIN'), { ...right, flags: ['FIN'], ack: 0 })],
  ['M34', (tcb, right, duty) => only(duty.kind === 'retransmit', { ...right, seq: tcb.snd.nxt })],
  ['M36', (tcb, right) => only(tcb.held.length > 0, withAck(right, (tcb.last?.seq ?? 0) + lastLen(tcb)))],
  ['M37', (tcb, right) => only(tcb.last !== null, withAck(right, right.ack + 1))],
  [
    'M43',
    (_tcb, right) =>
      only(has(right, 'ACK') && !has(right, 'FIN') && !has(right, 'RST'), {
        ...right,
        flags: right.flags.filter((flag) => flag !== 'ACK'),
        ack: 0,
      }),
  ],
  ['M44', (_tcb, right) => only(has(right, 'ACK') && right.flags.length === 1, { ...right, flags: ['FIN', 'ACK'] })],
]

/** The violations that misconceptions make of this duty's segment, without repeats; empty where none fits. */
export function mistakesFor(tcb: Tcb, duty: Duty): readonly WrongSegment[] {
  const wrong: WrongSegment[] = []
  for (const [skill, make] of MAKERS) {
    const segment = make(tcb, duty.segment, duty)
    if (segment === null) continue
    const verdict = judge(tcb, segment)
    if (verdict.kind === 'violation' && verdict.skill === skill && !wrong.some((one) => one.skill === skill)) wrong.push({ skill, segment })
  }
  return wrong
}
