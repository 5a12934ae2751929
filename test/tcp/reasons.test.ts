// A reason may only tell what happened: in every state, whatever wrong segment is sent, the skill that is named fits this host's past.
import { describe, expect, test } from 'vitest'
import { type Field, formatSegment, has, judge, newTcb, type RuleId, STATES, type Tcb } from '../../shared/tcp/index.ts'
import { after, noPast, type Past } from './past.ts'
import { op, playWatched, type Step, send } from './positions.ts'
import { attempts, belied } from './wrong-moves.ts'

const M = 2 ** 32

const pastOf = (tcb: Tcb, ...steps: readonly Step[]): Past => {
  let past = noPast(tcb)
  playWatched(tcb, steps, (outcome, sent) => {
    past = after(past, outcome, sent)
  })
  return past
}

const host = (...steps: readonly Step[]): Past => pastOf(newTcb({ iss: 100, nextIss: 500, rcvWnd: 1000 }), ...steps)

const CLIENT: readonly Step[] = [op('connect'), 'duties', { in: 'SA 300 101' }, 'duties']
const SYN_ACKED: readonly Step[] = [op('listen'), { in: 'S 300' }, 'duties']
const SERVER: readonly Step[] = [...SYN_ACKED, { in: 'A 301 101' }]
const FIN_OUT: readonly Step[] = [...CLIENT, op('close'), 'duties']

/** Hosts in every state: with and without something owed, after a bare ACK and after data. */
const HOSTS: Readonly<Record<string, Past>> = {
  closed: host(),
  'closed, a RST came': host({ in: 'R 300' }),
  'closed, a SYN came': host({ in: 'S 300' }),
  'closed, an ACK came': host({ in: 'A 300 101 5' }),
  'closed by the last ACK': host(...CLIENT, { in: 'FA 301 101' }, 'duties', op('close'), 'duties', { in: 'A 302 102' }),
  'closed after 2MSL': host(...FIN_OUT, { in: 'FA 301 102' }, 'duties', { timer: 'time-wait' }),
  aborted: host(...CLIENT, op('abort')),
  listening: host(op('listen')),
  'listening, a RST came': host(op('listen'), { in: 'R 300' }),
  'listening, an ACK came': host(op('listen'), { in: 'A 300 101' }),
  'listening, an ACK and a SYN came': host(op('listen'), { in: 'A 300 101' }, { in: 'S 400' }),
  connecting: host(op('connect')),
  'connecting, a SYN waits since CLOSED': host({ in: 'S 300' }, op('connect')),
  'SYN out': host(op('connect'), 'duties'),
  'SYN out, a RST came': host(op('connect'), 'duties', { in: 'R 300' }),
  'SYN out, a wrong ACK came': host(op('connect'), 'duties', { in: 'SA 300 95' }),
  'SYN lost': host(op('connect'), 'duties', { timer: 'retransmission' }),
  'SYN came': host(op('listen'), { in: 'S 300' }),
  'SYN with data came': host(op('listen'), { in: 'S 300 5' }),
  'SYN after a RST came': host(...SYN_ACKED, { in: 'R 301' }, { in: 'S 350' }),
  'SYN-ACK out': host(...SYN_ACKED),
  'SYN-ACK out, the SYN again': host(...SYN_ACKED, { in: 'S 300' }),
  'SYN-ACK out, a wrong ACK came': host(...SYN_ACKED, { in: 'A 301 177' }),
  'SYNs crossed': host(op('connect'), 'duties', { in: 'S 300' }),
  'SYNs crossed, SYN-ACK out': host(op('connect'), 'duties', { in: 'S 300' }, 'duties'),
  'third segment owed': host(op('connect'), 'duties', { in: 'SA 300 101' }),
  'third segment owed, with data': host(op('connect'), 'duties', { in: 'SA 300 101 5' }),
  client: host(...CLIENT),
  'client, asked to send': host(...CLIENT, send(5)),
  'client, asked to send with the third segment': host(op('connect'), 'duties', { in: 'SA 300 101' }, send(5)),
  'client, asked to close': host(...CLIENT, op('close')),
  'client, SYN-ACK again': host(...CLIENT, { in: 'SA 300 101' }),
  'client, a SYN came': host(...CLIENT, { in: 'S 700' }),
  'client, a RST in the window': host(...CLIENT, { in: 'R 350' }),
  'client, data lost': host(...CLIENT, send(5), 'duties', { timer: 'retransmission' }),
  'client, data acknowledged': host(...CLIENT, send(5), 'duties', { in: 'A 301 106' }, send(10)),
  'client, to close after data': host(...CLIENT, send(10), 'duties', { in: 'A 301 111' }, op('close')),
  'client, to close with data out': host(...CLIENT, send(10), 'duties', op('close')),
  'client, to close after an answer': host(...CLIENT, send(5), 'duties', { in: 'A 301 106 7' }, 'duties', op('close')),
  'client, behind a gap': host(...CLIENT, { in: 'A 306 101 5' }),
  'client, window full': host(...CLIENT, { in: 'A 301 101', wnd: 5 }, send(10), { out: 'A 101 301 5' }),
  'client, window closed': host(...CLIENT, { in: 'A 301 101', wnd: 0 }, send(10), { timer: 'persist' }),
  server: host(...SERVER),
  'server, data came': host(...SERVER, { in: 'A 301 101 5' }),
  'server, data came twice': host(...SERVER, { in: 'A 301 101 5' }, { in: 'A 306 101 5' }),
  'server, opened by data': host(...SYN_ACKED, { in: 'A 301 101 5' }),
  'server, to answer': host(...SERVER, { in: 'A 301 101 5' }, 'duties', send(7)),
  'server, to answer at once': host(...SERVER, { in: 'A 301 101 5' }, send(7)),
  'server, to close after its answer': host(
    ...SERVER,
    { in: 'A 301 101 5' },
    'duties',
    send(7),
    'duties',
    { in: 'A 306 108' },
    op('close'),
  ),
  'asked to close, FIN and data still here': host(...CLIENT, send(5), op('close')),
  'FIN out': host(...FIN_OUT),
  'FIN lost': host(...FIN_OUT, { timer: 'retransmission' }),
  'FIN out, data came': host(...FIN_OUT, { in: 'A 301 101 5' }),
  'FIN still here, data came': host(...CLIENT, op('close'), { in: 'A 301 101 5' }),
  'FIN still here, FIN came': host(...CLIENT, op('close'), { in: 'FA 301 101' }),
  'FIN acknowledged': host(...FIN_OUT, { in: 'A 301 102' }),
  'FIN acknowledged, data came': host(...FIN_OUT, { in: 'A 301 102' }, { in: 'A 301 102 5' }),
  'FIN came': host(...CLIENT, { in: 'FA 301 101' }),
  'FIN with data came': host(...CLIENT, { in: 'FA 301 101 5' }),
  'CLOSE-WAIT': host(...CLIENT, { in: 'FA 301 101' }, 'duties'),
  'CLOSE-WAIT, to close': host(...CLIENT, { in: 'FA 301 101' }, 'duties', op('close')),
  'CLOSE-WAIT, to close after data': host(...CLIENT, { in: 'FA 301 101' }, 'duties', send(5), 'duties', op('close')),
  'CLOSE-WAIT, FIN again': host(...CLIENT, { in: 'FA 301 101' }, 'duties', { in: 'FA 301 101' }),
  'FINs crossed': host(...FIN_OUT, { in: 'FA 301 101' }),
  'FINs crossed, answered': host(...FIN_OUT, { in: 'FA 301 101' }, 'duties'),
  'last ACK awaited': host(...CLIENT, { in: 'FA 301 101' }, op('close'), 'duties'),
  'TIME-WAIT, by three': host(...FIN_OUT, { in: 'FA 301 102' }),
  'TIME-WAIT, by four': host(...FIN_OUT, { in: 'A 301 102' }, { in: 'FA 301 102' }),
  'TIME-WAIT': host(...FIN_OUT, { in: 'FA 301 102' }, 'duties'),
  'TIME-WAIT, FIN again': host(...FIN_OUT, { in: 'FA 301 102' }, 'duties', { in: 'FA 301 102' }),
  wrapping: pastOf(newTcb({ iss: M - 3, rcvWnd: 1000 }), op('connect'), 'duties', { in: `SA ${M - 2} ${M - 2}` }, 'duties', send(5)),
}

/** The fields that a broken rule speaks of. */
const ABOUT: Partial<Record<RuleId, readonly Field[]>> = {
  'flags-conflict': ['flags'],
  'syn-sent-sends-syn': ['flags'],
  'syn-number': ['seq'],
  'syn-once': ['flags'],
  'syn-ack-first': ['flags'],
  'before-established': ['flags', 'len'],
  'ack-flag-missing': ['flags'],
  'ack-number': ['ack'],
  'seq-number': ['seq', 'flags', 'len'],
  // Without its octets or FIN it may be a keep-alive.
  'resend-range': ['seq', 'len', 'flags'],
  'data-not-asked': ['seq', 'len'],
  'beyond-window': ['seq', 'len'],
  'data-after-fin': ['seq', 'len'],
  'fin-not-asked': ['flags'],
  'fin-before-data': ['flags', 'seq', 'len'],
  'fin-number': ['flags', 'seq', 'len'],
}

describe('what a reason says has happened', () => {
  test.each(Object.entries(HOSTS))('%s', (_name, past) => {
    expect(belied(past, attempts(past.tcb))).toEqual([])
  })

  test.each(Object.entries(HOSTS))('%s: the rule is about a field that is marked wrong', (_name, past) => {
    const beside = attempts(past.tcb).flatMap((move) => {
      const { rule, wrong, right } = judge(past.tcb, move)
      const fields = ABOUT[rule]
      if (fields === undefined || right === undefined || fields.some((one) => wrong.includes(one))) return []
      // Two answers are owed, and what was sent is like both.
      if (has(right, 'RST') && past.tcb.owed.length > 0) return []
      return [`${past.tcb.state}: ${formatSegment(move)} breaks ${rule}, right is ${formatSegment(right)}`]
    })
    expect(beside).toEqual([])
  })

  test('every state is among them', () => {
    expect(new Set(Object.values(HOSTS).map(({ tcb }) => tcb.state))).toEqual(new Set(STATES))
  })
})
