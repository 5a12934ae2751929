import { describe, expect, test } from 'vitest'
import {
  call,
  dismiss,
  emit,
  expire,
  judge,
  judgeNothing,
  newTcb,
  RULES,
  type RuleId,
  receive,
  ruleKey,
  type Tcb,
  type Timer,
} from '../../shared/tcp/index.ts'
import * as at from './positions.ts'
import { op, play, seg, send } from './positions.ts'

type Reach = () => RuleId

const arrives =
  (tcb: Tcb, text: string, wnd?: number): Reach =>
  () =>
    receive(tcb, seg(text, wnd)).rule
const asks =
  (tcb: Tcb, name: 'listen' | 'connect' | 'close' | 'abort'): Reach =>
  () =>
    call(tcb, { op: name }).rule
const sends =
  (tcb: Tcb, len: number): Reach =>
  () =>
    call(tcb, { op: 'send', len }).rule
const reads =
  (tcb: Tcb, len: number): Reach =>
  () =>
    call(tcb, { op: 'receive', len }).rule
const moves =
  (tcb: Tcb, text: string, wnd?: number): Reach =>
  () =>
    judge(tcb, seg(text, wnd)).rule
const fires =
  (tcb: Tcb, timer: Timer): Reach =>
  () =>
    expire(tcb, timer).rule

const small = newTcb({ iss: 100, rcvWnd: 20 })
const full = play(small, op('connect'), 'duties', { in: 'SA 300 101' }, 'duties', { in: 'A 301 101 20' }, 'duties')
const read = call(full, { op: 'receive', len: 20 }).tcb
const windowShut = play(at.client, { in: 'A 301 101', wnd: 0 }, send(10))
const flight = play(at.client, send(5), 'duties', send(5), 'duties', send(5), 'duties', send(5), 'duties')
const thirdDuplicate = play(flight, { in: 'A 301 101' }, { in: 'A 301 101' }, { in: 'A 301 101' })
const timedOut = play(at.dataOut, { timer: 'retransmission' })

/** One way to each rule; a rule without an entry does not compile. */
const REACHED: Record<RuleId, Reach> = {
  'open-passive': asks(at.closed, 'listen'),
  'open-active': asks(at.closed, 'connect'),
  'connection-exists': asks(at.client, 'connect'),
  'no-connection': sends(at.closed, 5),
  'no-remote': sends(at.listening, 5),
  'send-queued': sends(at.client, 5),
  'bad-length': sends(at.client, -1),
  'receive-delivers': reads(at.dataOwed, 5),
  'receive-waits': reads(at.client, 5),
  'close-queued': asks(at.client, 'close'),
  'close-deletes': asks(at.synSent, 'close'),
  'connection-closing': sends(at.finWait1, 5),
  'abort-resets': asks(at.client, 'abort'),
  'abort-silent': asks(at.timeWait, 'abort'),
  'malformed-arrival': () => receive(at.client, { ...seg('A 301 101'), seq: -1 }).rule,
  'closed-ignores-reset': arrives(at.closed, 'R 300'),
  'closed-resets-ack': arrives(at.closed, 'A 300 101'),
  'closed-resets': arrives(at.closed, 'S 300'),
  'listen-ignores-reset': arrives(at.listening, 'R 300'),
  'listen-resets-ack': arrives(at.listening, 'A 300 101'),
  'listen-takes-syn': arrives(at.listening, 'S 300'),
  'listen-drops': arrives(at.listening, 'F 300'),
  'syn-sent-bad-ack': arrives(at.synSent, 'SA 300 100'),
  'syn-sent-bad-ack-reset': arrives(at.synSent, 'RA 300 100'),
  'syn-sent-reset': arrives(at.synSent, 'RA 0 101'),
  'syn-sent-reset-without-ack': arrives(at.synSent, 'R 0'),
  'syn-acknowledged': arrives(at.synSent, 'SA 300 101'),
  'simultaneous-open': arrives(at.synSent, 'S 300'),
  'syn-sent-drops': arrives(at.synSent, 'A 300 101'),
  'duplicate-arrival': arrives(play(at.dataOwed, 'duties'), 'A 301 101 5'),
  'syn-again': arrives(at.synAcked, 'S 300'),
  'fin-again': arrives(at.timeWait, 'FA 301 102'),
  'outside-window': arrives(at.client, 'A 1301 101'),
  'zero-window-arrival': arrives(full, 'A 321 101 1'),
  'reset-outside-window': arrives(at.client, 'R 1301'),
  'reset-accepted': arrives(at.client, 'R 301'),
  'reset-returns-to-listen': arrives(at.synAcked, 'R 301'),
  'reset-refuses': arrives(at.crossed, 'R 301'),
  'reset-challenged': arrives(at.client, 'R 302'),
  'syn-returns-to-listen': arrives(at.synAcked, 'S 350'),
  'syn-challenged': arrives(at.client, 'S 350'),
  'ack-bit-off': arrives(at.client, 'F 301'),
  'ack-too-old': () =>
    receive(
      newTcb({ iss: 100, state: 'ESTABLISHED', irs: 300, snd: { una: 5000, nxt: 5000, wnd: 9, wl1: 0, wl2: 0, max: 9 } }),
      seg('A 301 101'),
    ).rule,
  'syn-received-bad-ack': arrives(at.synAcked, 'A 301 100'),
  'ack-of-unsent': arrives(at.client, 'A 301 102'),
  'ack-completes-open': arrives(at.synAcked, 'A 301 101'),
  'ack-new': arrives(at.dataOut, 'A 301 106'),
  'ack-repeated': arrives(at.dataOut, 'A 301 101'),
  'third-duplicate-ack': arrives(play(flight, { in: 'A 301 101' }, { in: 'A 301 101' }), 'A 301 101'),
  'window-updated': arrives(at.client, 'A 301 101', 500),
  'fin-acknowledged': arrives(at.finWait1, 'A 301 102'),
  'last-ack-closes': arrives(at.lastAck, 'A 302 102'),
  'time-wait-silent': arrives(at.timeWait, 'A 302 102'),
  'time-wait-answers': arrives(at.timeWait, 'A 303 102'),
  'text-in-order': arrives(at.client, 'A 301 101 5'),
  'text-held': arrives(at.client, 'A 306 101 5'),
  'text-ignored': arrives(at.closeWait, 'A 302 101 5'),
  'fin-in-order': arrives(at.client, 'FA 301 101'),
  'retransmission-timeout': fires(at.dataOut, 'retransmission'),
  'too-many-tries': fires({ ...at.dataOut, tries: at.dataOut.maxTries }, 'retransmission'),
  'persist-timeout': fires(windowShut, 'persist'),
  'time-wait-over': fires(at.timeWait, 'time-wait'),
  'user-timeout': fires(at.dataOut, 'user'),
  'timer-off': fires(at.client, 'retransmission'),
  'send-syn': moves(play(at.closed, op('connect')), 'S 100'),
  'send-data': moves(play(at.client, send(5)), 'A 101 301 5'),
  'send-fin': moves(play(at.client, op('close')), 'FA 101 301'),
  'resend-at-timeout': moves(timedOut, 'A 101 301 5'),
  'resend-at-duplicate-acks': moves(thirdDuplicate, 'A 101 301 5'),
  'resend-at-partial-ack': moves(play(thirdDuplicate, 'duties', { in: 'A 301 106' }), 'A 106 301 5'),
  'probe-zero-window': moves(play(windowShut, { timer: 'persist' }), 'A 101 301 1'),
  'update-window': moves(read, 'A 101 321', 20),
  'resend-again': moves(play(timedOut, 'duties'), 'A 101 301 5'),
  'resend-early': moves(at.dataOut, 'A 101 301 5'),
  'ack-again': moves(at.client, 'A 101 301'),
  'ack-with-news': moves(at.client, 'A 101 301', 5000),
  'keep-alive': moves(at.client, 'A 100 301'),
  'probe-early': moves(windowShut, 'A 101 301 1'),
  'malformed-segment': () => judge(at.client, { ...seg('A 101 301'), len: 0.5 }).rule,
  'closed-is-silent': moves(at.closed, 'S 100'),
  'listen-is-silent': moves(at.listening, 'S 100'),
  'reset-not-owed': moves(at.client, 'R 101'),
  'reset-number': moves(play(at.closed, { in: 'S 300' }), 'RA 100 301'),
  'flags-conflict': moves(at.synReceived, 'SFA 100 301'),
  'syn-sent-sends-syn': moves(at.synSent, 'SA 100 301'),
  'syn-number': moves(at.synReceived, 'SA 101 301'),
  'syn-once': moves(at.client, 'SA 101 301'),
  'syn-ack-first': moves(at.synReceived, 'A 101 301'),
  'before-established': moves(at.synAcked, 'A 101 301 5'),
  'ack-flag-missing': moves(play(at.client, op('close')), 'F 101'),
  'ack-number': moves(at.dataOwed, 'A 101 305'),
  'seq-number': moves(at.dataOwed, 'A 102 306'),
  'resend-range': moves(at.client, 'A 90 301 5'),
  'data-not-asked': moves(at.client, 'A 101 301 5'),
  'beyond-window': moves(play(at.client, { in: 'A 301 101', wnd: 4 }, send(10)), 'A 101 301 5'),
  'data-after-fin': moves(at.finWait1, 'A 102 301 5'),
  'fin-not-asked': moves(at.client, 'FA 101 301'),
  'fin-before-data': moves(play(at.client, send(5), op('close')), 'FA 101 301'),
  'fin-number': moves(at.finWait1, 'FA 102 301'),
  'nothing-owed': () => judgeNothing(at.client, at.client.arrivals).rule,
  'answer-optional': () => dismiss(play(at.client, { in: 'A 306 101 5' }), at.client.arrivals + 1).rule,
  'answer-owed': () => judgeNothing(at.dataOwed, at.dataOwed.arrivals).rule,
}

describe('the rule table', () => {
  test.each(Object.keys(RULES))('%s is reached', (id) => {
    const reach = Object.entries(REACHED).find(([rule]) => rule === id)?.[1]
    expect(reach?.()).toBe(id)
  })

  test('every rule has a section and a message key of its own', () => {
    for (const [id, rule] of Object.entries(RULES)) expect(rule.section, id).toMatch(/^(\d+(\.\d+)*|RFC \d{4} \d+(\.\d+)*)$/)
    const keys = Object.keys(REACHED)
    expect(keys.sort()).toEqual(Object.keys(RULES).sort())
    expect(ruleKey('ack-number')).toBe('rule.ack-number')
  })

  test('a refused segment names the rule that the judge names', () => {
    expect(emit(at.client, seg('FA 101 301'))).toMatchObject({ tcb: at.client, disposition: 'refused-segment', rule: 'fin-not-asked' })
  })
})
