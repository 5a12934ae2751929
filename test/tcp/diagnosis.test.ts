import { describe, expect, test } from 'vitest'
import { judge, judgeNothing, newTcb, type RuleId, type Segment, SKILLS, type SkillId, type Tcb } from '../../shared/tcp/index.ts'
import * as at from './positions.ts'
import { op, play, seg, send } from './positions.ts'

/** '.' leaves the last arrival unanswered. */
type Mistake = readonly [position: Tcb, move: string | Segment]

const judged = (tcb: Tcb, move: string | Segment) => {
  if (move === '.') return judgeNothing(tcb, tcb.arrivals)
  return judge(tcb, typeof move === 'string' ? seg(move) : move)
}

const M = 2 ** 32
const wrapping = (iss: number, irs: number): Tcb =>
  play(newTcb({ iss, rcvWnd: 1000 }), op('connect'), 'duties', { in: `SA ${irs} ${(iss + 1) % M}` }, 'duties')
/** Took 10 octets that end at `next`, beyond 2^32. */
const wrapped = (next: number): Tcb => play(wrapping(100, M - 11 + next), { in: `A ${M - 10 + next} 101 10` })
const beyondAck = (next: number): Segment => ({ ...seg('A 101 0'), ack: next + M })

const heldBack = play(at.client, { in: 'A 306 101 5' })
const zeroWindow = play(at.client, { in: 'A 301 101', wnd: 0 }, send(10))
const smallWindow = play(at.client, { in: 'A 301 101', wnd: 4 }, send(10))
const synAfterReset = play(at.synAcked, { in: 'R 301' }, { in: 'S 350' })
const synWithData = play(at.listening, { in: 'S 300 5' })
const openedByData = play(at.synAcked, { in: 'A 301 101 5' })
const repeatedSynAck = play(at.client, { in: 'SA 300 101' })
const threeSegments = play(at.finWait1, { in: 'FA 301 102' })
const repeatedFin = play(at.timeWait, { in: 'FA 301 102' })
const insideReset = play(at.client, { in: 'R 350' })
const timedOut = play(at.dataOut, { timer: 'retransmission' })

const MISTAKES: Partial<Record<SkillId, readonly Mistake[]>> = {
  M01: [
    [at.dataOwed, 'A 101 301'],
    [at.dataOwed, 'A 101 305'],
    [play(at.server, { in: 'A 301 101 20' }), 'A 101 301'],
    [play(at.finWait2, { in: 'A 301 102 7' }), 'A 102 301'],
  ],
  M03: [
    [at.synReceived, 'SA 100 300'],
    [at.thirdOwed, 'A 101 300'],
    [at.crossed, 'SA 100 300'],
    [play(at.closed, { in: 'S 300' }), 'RA 0 300'],
  ],
  M04: [
    [at.finOwed, 'A 101 301'],
    [at.timeWaitOwed, 'A 102 301'],
    [at.closing, 'A 102 301'],
    [play(at.finWait2, { in: 'FA 301 102 5' }), 'A 102 306'],
    [play(at.finWait2, { in: 'A 301 102 5' }), 'A 101 306'],
  ],
  M05: [
    [play(at.client, send(5)), 'A 102 301 5'],
    [play(at.client, op('close')), 'FA 102 301'],
    [play(at.server, { in: 'A 301 101 5' }, 'duties', { in: 'A 306 101 5' }), 'A 102 311'],
    [play(at.dataOut, { in: 'A 301 106 5' }, 'duties', op('close')), 'FA 107 306'],
    [play(at.closeWait, op('close')), 'FA 102 302'],
  ],
  M06: [
    [at.thirdOwed, 'A 100 301'],
    [play(at.client, send(5)), 'A 100 301 5'],
    [openedByData, 'A 100 306'],
  ],
  M07: [
    [play(at.closed, { in: 'R 300' }), 'R 100'],
    [play(at.client, { in: 'R 301' }), 'RA 101 301'],
    [insideReset, 'R 101'],
    [insideReset, 'A 101 351'],
    [play(at.listening, { in: 'R 300' }), 'RA 0 301'],
  ],
  M13: [
    [openedByData, 'R 101'],
    [openedByData, '.'],
    [play(at.synAcked, { in: 'A 301 101 9' }), 'RA 101 310'],
  ],
  M14: [
    [repeatedSynAck, '.'],
    [play(at.dataOut, { in: 'SA 300 101' }), '.'],
    [play(at.finWait1, { in: 'SA 300 101' }), '.'],
  ],
  M15: [
    [synWithData, 'RA 0 306'],
    [synWithData, '.'],
    [play(at.synSent, { in: 'SA 300 101 5' }), 'A 101 301'],
  ],
  M16: [
    [play(at.closed, { in: 'S 300' }), '.'],
    [play(at.closed, { in: 'S 300' }), 'SA 100 301'],
    [play(at.closed, { in: 'A 300 101 5' }), '.'],
    [play(at.closed, { in: 'S 300' }), 'RA 100 301'],
  ],
  M17: [
    [play(at.listening, { in: 'A 300 101' }), '.'],
    [play(at.listening, { in: 'A 300 77 5' }), 'A 77 305'],
    [play(at.listening, { in: 'SA 300 55' }), '.'],
  ],
  M18: [
    [play(at.synSent, { in: 'SA 300 95' }), '.'],
    [play(at.synSent, { in: 'SA 300 95' }), 'A 101 301'],
    [play(at.synSent, { in: 'A 300 177' }), 'R 100'],
  ],
  M19: [
    [repeatedSynAck, 'R 101'],
    [heldBack, 'R 101'],
    [play(at.closeWait, { in: 'FA 301 101' }), 'RA 101 302'],
  ],
  M20: [
    [insideReset, '.'],
    [play(at.closeWait, { in: 'R 400' }), '.'],
    [play(at.finWait2, { in: 'R 302' }), '.'],
  ],
  M21: [
    [synAfterReset, 'RA 0 351'],
    [synAfterReset, '.'],
    [play(at.synAcked, { in: 'R 301' }, { in: 'S 900' }), 'R 0'],
  ],
  M23: [
    [at.crossed, 'SA 101 301'],
    [play(newTcb({ iss: 7, rcvWnd: 9 }), op('connect'), 'duties', { in: 'S 300' }), 'SA 8 301'],
    [wrappedCrossing(), 'SA 0 301'],
  ],
  M25: [
    [play(at.finWait2, { in: 'A 301 102 5' }), '.'],
    [play(at.finWait1, { in: 'A 301 101 5' }), '.'],
    [at.timeWaitOwed, '.'],
  ],
  M26: [
    [at.closeWait, 'FA 101 302'],
    [play(at.closeWait, send(5)), 'FA 101 302 5'],
    [play(at.closeWait, send(5), op('close')), 'FA 101 302'],
  ],
  M27: [
    [play(at.client, op('close')), 'F 101'],
    [play(at.closeWait, op('close')), 'F 101'],
    [play(at.server, send(5), op('close'), { out: 'A 101 301 5' }), 'F 106'],
  ],
  M28: [
    [threeSegments, 'FA 102 302'],
    [threeSegments, 'FA 101 302'],
    [play(at.finWait1, { in: 'FA 301 102 5' }), 'FA 101 307'],
  ],
  M31: [
    [repeatedFin, 'R 102'],
    [repeatedFin, 'FA 102 302'],
    [repeatedFin, 'RA 102 302'],
  ],
  M32: [
    [at.closing, '.'],
    [at.closing, 'FA 102 302'],
    [play(at.closing, 'duties'), 'FA 102 302'],
  ],
  M34: [
    [timedOut, 'A 106 301 5'],
    [play(at.synSent, { timer: 'retransmission' }), 'S 101'],
    [play(at.finWait1, { timer: 'retransmission' }), 'FA 102 301'],
    [play(at.synAcked, { timer: 'retransmission' }), 'SA 101 301'],
  ],
  M36: [
    [heldBack, 'A 101 311'],
    [heldBack, 'A 101 306'],
    [play(at.finWait2, { in: 'A 320 102 9' }), 'A 102 329'],
    [play(at.server, { in: 'FA 306 101' }), 'A 101 307'],
  ],
  M37: [
    [at.dataOwed, 'A 101 307'],
    [at.thirdOwed, 'A 101 302'],
    [at.finOwed, 'A 101 310'],
  ],
  M38: [
    [wrapped(5), 'A 101 6'],
    [wrapped(5), beyondAck(5)],
    [wrapped(1), 'A 101 4294967295'],
    [play(wrapping(M - 6, 300), send(10), { out: `A ${M - 5} 301 10` }), `A 6 301`],
  ],
  M41: [
    [at.synSent, 'A 101 0 5'],
    [at.synAcked, 'A 101 301 5'],
    [at.synAcked, 'FA 101 301'],
    [at.synReceived, 'A 101 301 5'],
  ],
  M42: [
    [smallWindow, 'A 101 301 5'],
    [zeroWindow, 'A 101 301 10'],
    [play(at.closeWait, { in: 'A 302 101', wnd: 3 }, send(9)), 'A 101 302 9'],
  ],
  M43: [
    [at.synReceived, 'S 100'],
    [at.dataOwed, { ...seg('A 101 306'), flags: [] }],
    [play(at.client, send(5)), { ...seg('P 101'), len: 5 }],
  ],
  M44: [
    [at.client, 'FA 101 301'],
    [at.client, 'A 101 301 5'],
    [at.closed, 'S 100'],
    [at.listening, 'S 100'],
    [at.client, 'R 101'],
    [play(at.client, send(5)), 'A 101 301 6'],
  ],
  M45: [
    [play(at.lastAck, { in: 'A 302 102' }), 'A 102 302'],
    [play(at.listening, { in: 'R 300' }), 'A 100 301'],
    [play(at.synSent, { in: 'R 300' }), 'A 101 300'],
  ],
}

function wrappedCrossing(): Tcb {
  return play(newTcb({ iss: M - 1, rcvWnd: 1000 }), op('connect'), 'duties', { in: 'S 300' })
}

const LEGAL: readonly (readonly [name: string, position: Tcb, move: string])[] = [
  ['SYN', play(at.closed, op('connect')), 'S 100'],
  ['SYN-ACK', at.synReceived, 'SA 100 301'],
  ['SYN-ACK without the data of the SYN', synWithData, 'SA 100 301'],
  ['SYN-ACK after a reset', synAfterReset, 'SA 500 351'],
  ['third segment', at.thirdOwed, 'A 101 301'],
  ['data on the third segment', play(at.thirdOwed, send(5)), 'A 101 301 5'],
  ['SYN-ACK of figure 7', at.crossed, 'SA 100 301'],
  ['first data at the number of the bare ACK', play(at.client, send(5)), 'A 101 301 5'],
  ['ACK of data', at.dataOwed, 'A 101 306'],
  ['ACK of a FIN', at.finOwed, 'A 101 302'],
  ['last ACK', at.timeWaitOwed, 'A 102 302'],
  ['last ACK of a three-segment close', threeSegments, 'A 102 302'],
  ['FIN again from CLOSING', play(at.closing, 'duties', { timer: 'retransmission' }), 'FA 101 302'],
  ['re-ACK in TIME-WAIT', repeatedFin, 'A 102 302'],
  ['resend', timedOut, 'A 101 301 5'],
  ['duplicate ACK', heldBack, 'A 101 301'],
  ['challenge ACK', insideReset, 'A 101 301'],
  ['ACK of a repeated SYN-ACK', repeatedSynAck, 'A 101 301'],
  ['data that completes the open', openedByData, 'A 101 306'],
  ['FIN and ACK together', play(at.finOwed, op('close')), 'FA 101 302'],
  ['data in CLOSE-WAIT', play(at.closeWait, send(5)), 'A 101 302 5'],
  ['as much as the window takes', smallWindow, 'A 101 301 4'],
  ['ACK beyond 2^32', wrapped(5), 'A 101 5'],
  ['RST from CLOSED', play(at.closed, { in: 'S 300' }), 'RA 0 301'],
  ['RST from LISTEN', play(at.listening, { in: 'A 300 77' }), 'R 77'],
  ['RST from SYN-SENT', play(at.synSent, { in: 'SA 300 95' }), 'R 95'],
  ['RST of ABORT', play(at.client, op('abort')), 'R 101'],
  ['RST of ABORT with ACK', play(at.client, op('abort')), 'RA 101 301'],
]

describe('a violation names the misconception that produces it', () => {
  for (const [skill, mistakes] of Object.entries(MISTAKES)) {
    for (const [index, [position, move]] of mistakes.entries()) {
      const text = typeof move === 'string' ? move : JSON.stringify(move)
      test(`${skill} ${index + 1}: ${position.state}, ${text}`, () => {
        const verdict = judged(position, move)
        expect(verdict.kind).toBe('violation')
        expect(verdict.skill).toBe(skill)
      })
    }
  }

  test('every skill that a segment can show is shown in at least three positions', () => {
    const shown = Object.entries(SKILLS).flatMap(([id, skill]) => (skill.shown === 'segment' ? [id] : []))
    expect(Object.keys(MISTAKES).sort()).toEqual(shown.sort())
    for (const [skill, mistakes] of Object.entries(MISTAKES)) expect(mistakes.length, skill).toBeGreaterThanOrEqual(3)
  })
})

const answered = play(at.server, { in: 'A 301 101 5' }, send(7), 'duties', { in: 'A 306 108' })

/** A newcomer's mistakes whose reason told of something that had not happened; null: no wrong idea that we know makes them. */
const FITTING: readonly (readonly [name: string, position: Tcb, move: string, rule: RuleId, skill: SkillId | null])[] = [
  ['RST instead of the SYN-ACK', at.synReceived, 'R 100', 'reset-not-owed', 'M44'],
  ['RST to a crossing SYN', at.crossed, 'R 100', 'reset-not-owed', 'M44'],
  ['FIN one too high after own data', play(at.dataOut, { in: 'A 301 106' }, op('close')), 'FA 107 301', 'seq-number', null],
  ['FIN one too high after an answer', play(answered, op('close')), 'FA 109 306', 'seq-number', null],
  ['data one too high with own data out', play(at.dataOut, send(5)), 'A 107 301 5', 'seq-number', null],
  ['first ACK one too high after the SYN-ACK', play(at.server, { in: 'A 301 101 5' }), 'A 102 306', 'seq-number', null],
  ['an ACK opens', play(at.closed, op('connect')), 'A 100 0', 'syn-sent-sends-syn', null],
  ['a SYN-ACK opens', play(at.closed, op('connect')), 'SA 100 1', 'syn-sent-sends-syn', null],
  ['an ACK from CLOSED', at.closed, 'A 100 1', 'closed-is-silent', null],
  ['a SYN-ACK before listen', at.closed, 'SA 100 1', 'closed-is-silent', 'M44'],
  ['data before listen', at.closed, 'A 100 1 5', 'closed-is-silent', 'M44'],
  ['an ACK from LISTEN', at.listening, 'A 100 1', 'listen-is-silent', null],
  ['more octets than asked', play(at.client, send(5)), 'A 101 301 9', 'data-not-asked', 'M44'],
  ['more octets than asked, once they are acknowledged', play(at.dataOut, { in: 'A 301 106' }), 'A 101 301 9', 'data-not-asked', 'M44'],
  ['acknowledged octets again', play(at.dataOut, { in: 'A 301 106' }), 'A 101 301 5', 'resend-range', null],
  ['RST to the first FIN', at.timeWaitOwed, 'R 102', 'reset-not-owed', 'M19'],
  ['RST to data after the third segment', play(at.server, { in: 'A 301 101 5' }), 'R 101', 'reset-not-owed', 'M19'],
  ['ACK of the data on a SYN', synWithData, 'SA 100 306', 'ack-number', 'M15'],
  [
    'a RST to one of two arrivals, a FIN after it',
    play(at.closed, { in: 'S 300 5' }, { in: 'FA 700 1' }),
    'RA 0 305',
    'reset-number',
    'M16',
  ],
  ['a RST to an ACK near 2^32', play(at.listening, { in: 'A 300 5' }), 'R 4294967295', 'reset-number', 'M17'],
  ['SYN with FIN', at.client, 'SF 101', 'flags-conflict', null],
  ['as many octets again beyond the window', play(smallWindow, { out: 'A 101 301 4' }), 'A 105 301 4', 'beyond-window', 'M42'],
  ['a wrong SYN while a RST is owed', play(at.closed, { in: 'S 300' }, op('connect')), 'S 101', 'syn-number', null],
]

describe('a reason fits what has happened', () => {
  test.each(FITTING)('%s', (_name, position, move, rule, skill) => {
    const verdict = judged(position, move)
    expect([verdict.kind, verdict.rule, verdict.skill ?? null]).toEqual(['violation', rule, skill])
  })

  test.each<[string, Tcb]>([
    ['data before the own FIN is out', play(at.client, op('close'), { in: 'A 301 101 5' })],
    ['a SYN on an open connection', play(at.client, { in: 'S 700' })],
    ['a SYN-ACK that a server never asked for', play(at.server, { in: 'SA 300 101' })],
  ])('silence to %s shows no skill', (_name, position) => {
    const verdict = judged(position, '.')
    expect([verdict.kind, verdict.skill]).toEqual(['violation', undefined])
  })
})

describe('what is legal is not diagnosed', () => {
  test.each(LEGAL)('%s', (_name, position, move) => {
    const verdict = judged(position, move)
    expect(verdict).toMatchObject({ kind: 'due', wrong: [] })
    expect(verdict.skill).toBeUndefined()
  })
})
