// RFC 9293 §3.10 as the table it is: state × event, with the numbers of the RFC's own examples (ISS 100, IRS 300, windows of 1000).
import { describe, expect, test } from 'vitest'
import {
  type Call,
  emit,
  formatSegment,
  newTcb,
  react,
  receive,
  type State,
  type Tcb,
  type TcbFields,
  type TcpEvent,
  type Timer,
} from '../../shared/tcp/index.ts'
import { seg } from './positions.ts'

const M = 2 ** 32
type Fields = Partial<TcbFields> & {
  readonly una?: number
  readonly nxt?: number
  readonly wnd?: number
  readonly rcvNxt?: number
  readonly rcvWnd?: number
}

/** A host in this state as the vectors have it: everything acknowledged but what the state says is not. */
function at(state: State, { una, nxt, wnd = 1000, rcvNxt, rcvWnd = 1000, ...fields }: Fields = {}): Tcb {
  const finOut = ['FIN-WAIT-1', 'CLOSING', 'LAST-ACK'].includes(state)
  const finDone = ['FIN-WAIT-2', 'TIME-WAIT'].includes(state)
  const peerDone = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'].includes(state)
  const opening = state === 'SYN-SENT' || state === 'SYN-RECEIVED'
  const from = una ?? (opening ? 100 : finDone ? 102 : 101)
  const to = nxt ?? (opening ? 101 : finOut ? 102 : from)
  const expected = rcvNxt ?? (state === 'SYN-SENT' ? 0 : peerDone ? 302 : 301)
  if (state === 'CLOSED' || state === 'LISTEN') return newTcb({ iss: 100, nextIss: 500, state, rcvWnd, ...fields })
  return newTcb({
    iss: 100,
    nextIss: 500,
    irs: 300,
    state,
    passive: state === 'SYN-RECEIVED',
    snd: { una: from, nxt: to, wnd: opening ? 0 : wnd, wl1: 300, wl2: 101, max: 1000 },
    rcv: { nxt: expected, wnd: rcvWnd, acked: expected, unread: 0 },
    ...fields,
  })
}

const arrives = (text: string, wnd = 1000): TcpEvent => ({ on: 'segment', segment: seg(text, wnd) })
const asks = (op: 'listen' | 'connect' | 'close' | 'abort'): TcpEvent => ({ on: 'call', call: { op } })
const calls = (call: Call): TcpEvent => ({ on: 'call', call })
const fires = (timer: Timer): TcpEvent => ({ on: 'timer', timer })

/** `sent`: every segment in notation, or '' for none. */
type Row = readonly [name: string, tcb: Tcb, event: TcpEvent, state: State, sent: string, fields?: Readonly<Record<string, unknown>>]

const A = 'A 101 301'
const later: readonly State[] = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT']
/** The plain ACK of each state. */
const ackOf = (tcb: Tcb): string => `A ${tcb.snd.nxt} ${tcb.rcv.nxt}`
const each = (states: readonly State[], row: (state: State, tcb: Tcb) => Row): readonly Row[] =>
  states.map((state) => row(state, at(state)))
const off = (tcb: Tcb, by: number): number => (tcb.rcv.nxt + by + M) % M

const ROWS: readonly Row[] = [
  // §3.10.7.1 CLOSED
  ['RST', at('CLOSED'), arrives('R 300'), 'CLOSED', ''],
  ['RST,ACK', at('CLOSED'), arrives('RA 300 101'), 'CLOSED', ''],
  ['ACK', at('CLOSED'), arrives('A 300 101'), 'CLOSED', 'R 101'],
  ['SYN', at('CLOSED'), arrives('S 300'), 'CLOSED', 'RA 0 301'],
  ['SYN with data: SEG.LEN counts both', at('CLOSED'), arrives('S 300 10'), 'CLOSED', 'RA 0 311'],
  ['FIN without ACK: SEG.LEN counts it', at('CLOSED'), arrives('F 300'), 'CLOSED', 'RA 0 301'],
  ['data without ACK', at('CLOSED'), arrives('P 300 20'), 'CLOSED', 'RA 0 320'],
  ['SYN,ACK', at('CLOSED'), arrives('SA 300 7'), 'CLOSED', 'R 7'],
  // §3.10.7.2 LISTEN
  ['RST', at('LISTEN'), arrives('R 300'), 'LISTEN', ''],
  ['RST,ACK: RST is looked at before ACK', at('LISTEN'), arrives('RA 300 101'), 'LISTEN', ''],
  ['ACK', at('LISTEN'), arrives('A 300 101'), 'LISTEN', 'R 101'],
  ['SYN,ACK', at('LISTEN'), arrives('SA 300 101'), 'LISTEN', 'R 101'],
  ['SYN', at('LISTEN'), arrives('S 300'), 'SYN-RECEIVED', 'SA 100 301', { passive: true, irs: 300 }],
  ['SYN with data: held, not acknowledged', at('LISTEN'), arrives('S 300 5'), 'SYN-RECEIVED', 'SA 100 301'],
  ['SYN with FIN: the FIN is held', at('LISTEN'), arrives('SF 300'), 'SYN-RECEIVED', 'SA 100 301'],
  ['nothing of it', at('LISTEN'), arrives('F 300 5'), 'LISTEN', ''],
  // §3.10.7.3 SYN-SENT
  ['ACK = ISS', at('SYN-SENT'), arrives('SA 300 100'), 'SYN-SENT', 'R 100'],
  ['ACK > SND.NXT', at('SYN-SENT'), arrives('SA 300 102'), 'SYN-SENT', 'R 102'],
  ['bare ACK too low', at('SYN-SENT'), arrives('A 300 99'), 'SYN-SENT', 'R 99'],
  ['bad ACK with RST', at('SYN-SENT'), arrives('RA 0 100'), 'SYN-SENT', ''],
  ['RST with a good ACK, whatever its SEQ', at('SYN-SENT'), arrives('RA 77 101'), 'CLOSED', '', { signal: 'reset' }],
  ['RST without ACK', at('SYN-SENT'), arrives('R 0'), 'SYN-SENT', ''],
  ['SYN,ACK', at('SYN-SENT'), arrives('SA 300 101'), 'ESTABLISHED', A],
  ['SYN,ACK with data: one ACK for both', at('SYN-SENT'), arrives('SA 300 101 5'), 'ESTABLISHED', 'A 101 306', { delivered: 5 }],
  ['SYN,ACK with FIN', at('SYN-SENT'), arrives('SFA 300 101'), 'CLOSE-WAIT', 'A 101 302'],
  ['SYN: simultaneous open', at('SYN-SENT'), arrives('S 300'), 'SYN-RECEIVED', 'SA 100 301', { passive: false }],
  ['a good ACK without SYN', at('SYN-SENT'), arrives('A 300 101'), 'SYN-SENT', ''],
  ['FIN', at('SYN-SENT'), arrives('FA 300 101'), 'SYN-SENT', ''],
  // SYN-RECEIVED
  ['ACK of our SYN', at('SYN-RECEIVED'), arrives('A 301 101'), 'ESTABLISHED', '', { una: 101 }],
  ['ACK = ISS', at('SYN-RECEIVED'), arrives('A 301 100'), 'SYN-RECEIVED', 'R 100'],
  ['ACK of unsent', at('SYN-RECEIVED'), arrives('A 301 102'), 'SYN-RECEIVED', 'R 102'],
  ['ACK with data', at('SYN-RECEIVED'), arrives('A 301 101 5'), 'ESTABLISHED', 'A 101 306', { delivered: 5 }],
  ['ACK with FIN', at('SYN-RECEIVED'), arrives('FA 301 101'), 'CLOSE-WAIT', 'A 101 302'],
  ['out of order, but its ACK counts', at('SYN-RECEIVED'), arrives('A 306 101 5'), 'ESTABLISHED', A],
  ['RST = RCV.NXT, passive', at('SYN-RECEIVED'), arrives('R 301'), 'LISTEN', '', { iss: 500 }],
  ['RST = RCV.NXT, active', at('SYN-RECEIVED', { passive: false }), arrives('R 301'), 'CLOSED', '', { signal: 'refused' }],
  ['RST in the window', at('SYN-RECEIVED'), arrives('R 302'), 'SYN-RECEIVED', A],
  ['RST at the right edge', at('SYN-RECEIVED'), arrives('R 1301'), 'SYN-RECEIVED', ''],
  ['SYN in the window, passive', at('SYN-RECEIVED'), arrives('S 301'), 'LISTEN', ''],
  ['SYN in the window, active', at('SYN-RECEIVED', { passive: false }), arrives('S 301'), 'SYN-RECEIVED', A],
  ['the SYN again', at('SYN-RECEIVED'), arrives('S 300'), 'SYN-RECEIVED', A],
  ['figure 7: SYN,ACK at IRS, active', at('SYN-RECEIVED', { passive: false }), arrives('SA 300 101'), 'ESTABLISHED', ''],
  ['right of the window', at('SYN-RECEIVED'), arrives('A 1301 101'), 'SYN-RECEIVED', A],
  [
    'FIN while CLOSE waits behind data: FIN-WAIT-1 first',
    at('SYN-RECEIVED', { closing: true, fin: null, queued: 5 }),
    arrives('FA 301 101', 0),
    'CLOSING',
    'A 101 302',
  ],
  // Every later state
  ...each(later, (_state, tcb) => ['RST = RCV.NXT', tcb, arrives(`R ${off(tcb, 0)}`), 'CLOSED', '']),
  ...each(later, (state, tcb) => ['RST one beyond', tcb, arrives(`R ${off(tcb, 1)}`), state, ackOf(tcb)]),
  ...each(later, (state, tcb) => ['RST at the last number of the window', tcb, arrives(`R ${off(tcb, 999)}`), state, ackOf(tcb)]),
  ...each(later, (state, tcb) => ['RST at the right edge', tcb, arrives(`R ${off(tcb, 1000)}`), state, '']),
  ...each(later, (state, tcb) => ['RST one below', tcb, arrives(`R ${off(tcb, -1)}`), state, '']),
  ...each(later, (state, tcb) => ['SYN in the window', tcb, arrives(`S ${off(tcb, 5)}`), state, ackOf(tcb)]),
  ...each(later, (state, tcb) => ['SYN far outside', tcb, arrives(`S ${off(tcb, 5000)}`), state, ackOf(tcb)]),
  ...each(later, (state, tcb) => ['the SYN,ACK of the opening again', tcb, arrives('SA 300 101'), state, ackOf(tcb)]),
  ...each(later, (state, tcb) => ['no ACK bit', tcb, arrives(`P ${off(tcb, 0)} 5`), state, '']),
  ...each(later, (state, tcb) => ['ACK of unsent', tcb, arrives(`A ${off(tcb, 0)} ${tcb.snd.nxt + 1}`), state, ackOf(tcb)]),
  ...each(later, (state, tcb) => ['old data', tcb, arrives(`A ${off(tcb, -5)} ${tcb.snd.una} 5`), state, ackOf(tcb)]),
  ...each(later, (state, tcb) => ['right of the window', tcb, arrives(`A ${off(tcb, 1000)} ${tcb.snd.una} 5`), state, ackOf(tcb)]),
  ...each(later, (state, tcb) => ['an empty ACK at the right edge', tcb, arrives(`A ${off(tcb, 1000)} ${tcb.snd.una}`), state, ackOf(tcb)]),
  ...each(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'], (state, tcb) => [
    'the FIN again',
    tcb,
    arrives(`FA ${off(tcb, -1)} ${tcb.snd.una}`),
    state,
    ackOf(tcb),
  ]),
  ...each(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'], (_state, tcb) => [
    'the user timeout',
    tcb,
    fires('user'),
    'CLOSED',
    '',
  ]),
  ...each(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK'], (state, tcb) => [
    'text behind the FIN',
    tcb,
    arrives(`A ${off(tcb, 0)} ${tcb.snd.una} 5`),
    state,
    '',
  ]),
  ...each(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK'], (state, tcb) => [
    'a second FIN behind the FIN',
    tcb,
    arrives(`FA ${off(tcb, 0)} ${tcb.snd.una}`),
    state,
    '',
  ]),
  // ESTABLISHED
  ['data at the last number of the window', at('ESTABLISHED'), arrives('A 1300 101 1'), 'ESTABLISHED', A],
  ['data that begin before RCV.NXT', at('ESTABLISHED'), arrives('A 296 101 10'), 'ESTABLISHED', 'A 101 306', { delivered: 5 }],
  [
    'data that end behind the window',
    at('ESTABLISHED', { rcvWnd: 4 }),
    arrives('A 301 101 10'),
    'ESTABLISHED',
    'A 101 305',
    { delivered: 4 },
  ],
  ['FIN behind the window is trimmed', at('ESTABLISHED', { rcvWnd: 4 }), arrives('FA 301 101 4'), 'ESTABLISHED', 'A 101 305'],
  [
    'data into a closed window; the ACK counts',
    at('ESTABLISHED', { nxt: 111, rcvWnd: 0 }),
    arrives('A 301 111 1'),
    'ESTABLISHED',
    'A 111 301',
    { una: 111 },
  ],
  ['FIN into a closed window', at('ESTABLISHED', { rcvWnd: 0 }), arrives('FA 301 101'), 'ESTABLISHED', A],
  ['empty ACK into a closed window', at('ESTABLISHED', { rcvWnd: 0 }), arrives('A 301 101'), 'ESTABLISHED', ''],
  [
    'the gap is filled',
    at('ESTABLISHED', { held: [{ seq: 306, len: 5, syn: false, fin: false }] }),
    arrives('A 301 101 5'),
    'ESTABLISHED',
    'A 101 311',
    { delivered: 10 },
  ],
  [
    'a gap is filled up to a FIN',
    at('ESTABLISHED', { held: [{ seq: 306, len: 5, syn: false, fin: true }] }),
    arrives('A 301 101 5'),
    'CLOSE-WAIT',
    'A 101 312',
  ],
  ['FIN across a gap', at('ESTABLISHED'), arrives('FA 306 101'), 'ESTABLISHED', A],
  ['old ACK with new data', at('ESTABLISHED', { una: 201, nxt: 201 }), arrives('A 301 101 10'), 'ESTABLISHED', 'A 201 311'],
  ['ACK of a part', at('ESTABLISHED', { nxt: 111 }), arrives('A 301 106'), 'ESTABLISHED', '', { una: 106 }],
  ['a FIN', at('ESTABLISHED'), arrives('FA 301 101'), 'CLOSE-WAIT', 'A 101 302', { signal: 'closing' }],
  ['a FIN with data', at('ESTABLISHED'), arrives('FA 301 101 5'), 'CLOSE-WAIT', 'A 101 307', { delivered: 5 }],
  [
    'window update with an ACK of nothing new',
    at('ESTABLISHED', { wnd: 0, queued: 10 }),
    arrives('A 301 101', 4),
    'ESTABLISHED',
    'A 101 301 4',
  ],
  // FIN-WAIT-1 and FIN-WAIT-2
  ['ACK of the FIN', at('FIN-WAIT-1'), arrives('A 301 102'), 'FIN-WAIT-2', ''],
  ['ACK of the data, not of the FIN', at('FIN-WAIT-1', { nxt: 112, fin: 111 }), arrives('A 301 111'), 'FIN-WAIT-1', '', { una: 111 }],
  ['data', at('FIN-WAIT-1'), arrives('A 301 101 5'), 'FIN-WAIT-1', 'A 102 306', { delivered: 5 }],
  ['FIN, ours not acknowledged', at('FIN-WAIT-1'), arrives('FA 301 101'), 'CLOSING', 'A 102 302'],
  ['FIN with the ACK of ours', at('FIN-WAIT-1'), arrives('FA 301 102'), 'TIME-WAIT', 'A 102 302'],
  ['data', at('FIN-WAIT-2'), arrives('A 301 102 5'), 'FIN-WAIT-2', 'A 102 306', { delivered: 5 }],
  ['old ACK with new data', at('FIN-WAIT-2'), arrives('A 301 101 5'), 'FIN-WAIT-2', 'A 102 306', { delivered: 5 }],
  ['FIN', at('FIN-WAIT-2'), arrives('FA 301 102'), 'TIME-WAIT', 'A 102 302'],
  // CLOSING, LAST-ACK, TIME-WAIT
  ['ACK of the FIN', at('CLOSING'), arrives('A 302 102'), 'TIME-WAIT', ''],
  ['any other ACK', at('CLOSING'), arrives('A 302 101'), 'CLOSING', ''],
  [
    'queued data are still sent',
    at('CLOSING', { nxt: 101, fin: null, closing: true, queued: 5, wnd: 0 }),
    arrives('A 302 101', 100),
    'CLOSING',
    'A 101 302 5, FA 106 302',
  ],
  ['ACK of the FIN', at('LAST-ACK'), arrives('A 302 102'), 'CLOSED', ''],
  ['any other ACK', at('LAST-ACK'), arrives('A 302 101'), 'LAST-ACK', ''],
  ['just the ACK that ours would be', at('TIME-WAIT'), arrives('A 302 102'), 'TIME-WAIT', ''],
  ['an ACK in the window, but not that one', at('TIME-WAIT'), arrives('A 303 102'), 'TIME-WAIT', 'A 102 302'],
  // §3.10.1–3.10.5, user calls
  ['LISTEN', at('CLOSED'), asks('listen'), 'LISTEN', ''],
  ['OPEN', at('CLOSED'), asks('connect'), 'SYN-SENT', 'S 100'],
  ['OPEN', at('LISTEN'), asks('connect'), 'SYN-SENT', 'S 100'],
  ...each(['SYN-SENT', 'SYN-RECEIVED', ...later], (state, tcb) => [
    'OPEN is refused',
    tcb,
    asks('connect'),
    state,
    '',
    { disposition: 'refused-call' },
  ]),
  ...each(['LISTEN', 'SYN-SENT', 'SYN-RECEIVED', ...later], (state, tcb) => [
    'LISTEN is refused',
    tcb,
    asks('listen'),
    state,
    '',
    { disposition: 'refused-call' },
  ]),
  ...each(['CLOSED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'], (state, tcb) => [
    'SEND is refused',
    tcb,
    calls({ op: 'send', len: 5 }),
    state,
    '',
    { disposition: 'refused-call' },
  ]),
  ['SEND waits', at('SYN-SENT'), calls({ op: 'send', len: 5 }), 'SYN-SENT', '', { queued: 5 }],
  ['SEND waits', at('SYN-RECEIVED'), calls({ op: 'send', len: 5 }), 'SYN-RECEIVED', '', { queued: 5 }],
  ['SEND', at('ESTABLISHED'), calls({ op: 'send', len: 5 }), 'ESTABLISHED', 'A 101 301 5'],
  ['SEND', at('CLOSE-WAIT'), calls({ op: 'send', len: 5 }), 'CLOSE-WAIT', 'A 101 302 5'],
  ...each(['CLOSED', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'], (state, tcb) => [
    'RECEIVE is refused',
    tcb,
    calls({ op: 'receive', len: 5 }),
    state,
    '',
    { disposition: 'refused-call' },
  ]),
  [
    'RECEIVE with nothing left',
    at('CLOSE-WAIT'),
    calls({ op: 'receive', len: 5 }),
    'CLOSE-WAIT',
    '',
    { disposition: 'refused-call', signal: 'closing' },
  ],
  [
    'RECEIVE of what is left',
    at('CLOSE-WAIT', { rcv: { nxt: 302, wnd: 900, acked: 302, unread: 5 } }),
    calls({ op: 'receive', len: 9 }),
    'CLOSE-WAIT',
    '',
    { disposition: 'done', unread: 0 },
  ],
  ['CLOSE', at('LISTEN'), asks('close'), 'CLOSED', ''],
  ['CLOSE', at('SYN-SENT'), asks('close'), 'CLOSED', ''],
  ['CLOSE with nothing pending', at('SYN-RECEIVED'), asks('close'), 'FIN-WAIT-1', 'FA 101 301'],
  ['CLOSE behind data waits', at('SYN-RECEIVED', { queued: 5 }), asks('close'), 'SYN-RECEIVED', ''],
  ['CLOSE', at('ESTABLISHED'), asks('close'), 'FIN-WAIT-1', 'FA 101 301'],
  ['CLOSE', at('CLOSE-WAIT'), asks('close'), 'LAST-ACK', 'FA 101 302'],
  ['CLOSE behind data in a closed window', at('CLOSE-WAIT', { wnd: 0, queued: 5 }), asks('close'), 'CLOSE-WAIT', ''],
  ...each(['CLOSED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'], (state, tcb) => [
    'CLOSE is refused',
    tcb,
    asks('close'),
    state,
    '',
    { disposition: 'refused-call' },
  ]),
  ['ABORT is refused', at('CLOSED'), asks('abort'), 'CLOSED', '', { disposition: 'refused-call' }],
  ...each(['LISTEN', 'SYN-SENT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'], (_state, tcb) => [
    'ABORT is silent',
    tcb,
    asks('abort'),
    'CLOSED',
    '',
  ]),
  ...each(['SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT'], (_state, tcb) => [
    'ABORT resets',
    tcb,
    asks('abort'),
    'CLOSED',
    `RA ${tcb.snd.nxt} ${tcb.rcv.nxt}`,
  ]),
  // §3.10.8, timeouts
  ['the SYN again', at('SYN-SENT'), fires('retransmission'), 'SYN-SENT', 'S 100', { rto: 2000 }],
  ['the SYN,ACK again', at('SYN-RECEIVED'), fires('retransmission'), 'SYN-RECEIVED', 'SA 100 301'],
  [
    'the earliest data again',
    at('ESTABLISHED', {
      nxt: 111,
      sent: [
        { seq: 101, len: 5, syn: false, fin: false },
        { seq: 106, len: 5, syn: false, fin: false },
      ],
    }),
    fires('retransmission'),
    'ESTABLISHED',
    'A 101 301 5',
  ],
  ...each(['FIN-WAIT-1', 'CLOSING', 'LAST-ACK'], (state, tcb) => [
    'the FIN again',
    tcb,
    fires('retransmission'),
    state,
    `FA 101 ${tcb.rcv.nxt}`,
  ]),
  ...each(['FIN-WAIT-2', 'TIME-WAIT', 'ESTABLISHED', 'CLOSE-WAIT'], (state, tcb) => [
    'nothing to send again',
    tcb,
    fires('retransmission'),
    state,
    '',
  ]),
  ['2MSL is over', at('TIME-WAIT'), fires('time-wait'), 'CLOSED', ''],
  ['a stale 2MSL', at('ESTABLISHED'), fires('time-wait'), 'ESTABLISHED', ''],
  ['a probe of a closed window', at('ESTABLISHED', { wnd: 0, queued: 5 }), fires('persist'), 'ESTABLISHED', 'A 101 301 1', { queued: 4 }],
  ['the probe again', at('ESTABLISHED', { wnd: 0, nxt: 102, queued: 4 }), fires('persist'), 'ESTABLISHED', 'A 101 301 1', { queued: 4 }],
  ['five minutes without an answer', at('SYN-SENT'), fires('user'), 'CLOSED', '', { signal: 'timeout' }],
  // RFC 6298 5.7
  ['after a lost SYN data begin with 3 s', at('SYN-SENT', { tries: 1, rto: 2000 }), arrives('SA 300 101'), 'ESTABLISHED', A, { rto: 3000 }],
]

describe('state × event', () => {
  test.each(ROWS.map((row) => [`${row[1].state}: ${row[0]}`, row] as const))('%s', (_name, [, tcb, event, state, sent, fields = {}]) => {
    const after = react(tcb, event)
    expect(after.sent.map(formatSegment).join(', ')).toBe(sent)
    expect(after.tcb.state).toBe(state)
    const { snd, rcv } = after.tcb
    expect({
      ...after.tcb,
      una: snd.una,
      unread: rcv.unread,
      delivered: after.outcome.delivered,
      signal: after.outcome.signal,
      disposition: after.outcome.disposition,
    }).toMatchObject(fields)
  })
})

describe('timers', () => {
  const running = (tcb: Tcb): readonly string[] => Object.keys(tcb.timers).sort()

  test('2MSL starts again for the FIN, and for nothing else', () => {
    const tcb = at('TIME-WAIT')
    const run = (event: TcpEvent): number => react(tcb, event).tcb.timers['time-wait']?.run ?? 0
    const before = tcb.timers['time-wait']?.run ?? 0
    expect(run(arrives('FA 301 102'))).toBeGreaterThan(before)
    expect(run(arrives('A 302 102'))).toBe(before)
    expect(run(arrives('R 900'))).toBe(before)
    expect(tcb.timers['time-wait']?.ms).toBe(240_000)
  })

  test('the retransmission timer runs while something is outstanding, and again after new data are acknowledged', () => {
    const idle = at('ESTABLISHED')
    expect(running(idle)).toEqual(['user'])
    const { tcb: one } = react(idle, calls({ op: 'send', len: 5 }))
    expect(running(one)).toEqual(['retransmission', 'user'])
    const { tcb: two } = react(one, calls({ op: 'send', len: 5 }))
    expect(two.timers.retransmission?.run).toBe(one.timers.retransmission?.run)
    const { tcb: half } = react(two, arrives('A 301 106'))
    expect(half.timers.retransmission?.run).toBeGreaterThan(two.timers.retransmission?.run ?? 0)
    expect(running(react(half, arrives('A 301 111')).tcb)).toEqual([])
  })

  test('RTO doubles up to a minute and comes back after an undisturbed exchange', () => {
    let tcb = at('ESTABLISHED', { nxt: 106, rto: 1000 })
    const times = Array.from({ length: 8 }, () => {
      tcb = react(tcb, fires('retransmission')).tcb
      return tcb.rto
    })
    expect(times).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000])
    expect(react(tcb, fires('retransmission')).tcb.state).toBe('CLOSED')
    // Karn: the ACK of what was sent twice measures nothing.
    tcb = react(tcb, arrives('A 301 106')).tcb
    expect(tcb.rto).toBe(60_000)
    tcb = react(react(tcb, calls({ op: 'send', len: 5 })).tcb, arrives('A 301 111')).tcb
    expect(tcb.rto).toBe(1000)
  })

  test('probes are spaced exponentially', () => {
    let tcb = at('ESTABLISHED', { wnd: 0, queued: 9, rto: 1000 })
    const times = Array.from({ length: 3 }, () => {
      tcb = react(tcb, fires('persist')).tcb
      return tcb.timers.persist?.ms
    })
    expect(times).toEqual([2000, 4000, 8000])
    expect(running(tcb)).not.toContain('retransmission')
  })

  test('RTT samples set RTO as RFC 6298 has it', () => {
    const sent = emit(at('ESTABLISHED', { queued: 20 }), seg('A 101 301 10'), 10_000).tcb
    const first = receive(sent, seg('A 301 111'), 10_500).tcb
    expect(first).toMatchObject({ srtt: 500, rttvar: 250, rto: 1500 })
    const again = emit(first, seg('A 111 301 10'), 20_000).tcb
    expect(receive(again, seg('A 301 121'), 20_900).tcb).toMatchObject({ srtt: 550, rttvar: 287.5, rto: 1700 })
    expect(receive(again, seg('A 301 121'), 20_001).tcb.rto).toBe(1687)
    // A quick network does not bring it below a second, and what was sent twice is not timed.
    expect(receive(sent, seg('A 301 111'), 10_010).tcb.rto).toBe(1000)
    const twice = emit(react(sent, fires('retransmission')).tcb, seg('A 101 301 10'), 12_000).tcb
    expect(receive(twice, seg('A 301 111'), 12_100).tcb).toMatchObject({ srtt: null, rto: 2000 })
  })
})
