// The corners of shared/tcp's face: what newTcb derives, how many answers are kept, what is shown beside an unreadable segment.
import { describe, expect, test } from 'vitest'
import { duties, judge, newTcb, type Segment, type State, type Tcb } from '../../shared/tcp/index.ts'
import * as at from './positions.ts'
import { play, seg, send } from './positions.ts'

const snd = (una: number, nxt: number, wnd = 1000) => ({ una, nxt, wnd, wl1: 300, wl2: 101, max: wnd })

describe('newTcb', () => {
  test('is CLOSED with the usual figures unless told otherwise', () => {
    expect(newTcb({ iss: 100 })).toMatchObject({
      state: 'CLOSED',
      passive: false,
      iss: 100,
      nextIss: 64_100,
      irs: 0,
      snd: { una: 100, nxt: 100, wnd: 0, max: 0 },
      rcv: { nxt: 0, wnd: 65_535, acked: 0, unread: 0 },
      mss: 536,
      queued: 0,
      closing: false,
      fin: null,
      sent: [],
      held: [],
      owed: [],
      rto: 1000,
      timers: {},
      buffer: 65_535,
      msl: 120_000,
      maxTries: 8,
      returned: false,
    })
    expect(newTcb({ iss: 100, state: 'LISTEN' }).passive).toBe(true)
  })

  test.each<[State, number, number, Partial<Tcb>]>([
    ['SYN-SENT', 100, 101, { sent: [{ seq: 100, len: 0, syn: true, fin: false }], fin: null, closing: false }],
    ['SYN-SENT', 100, 106, { sent: [{ seq: 100, len: 5, syn: true, fin: false }] }],
    ['ESTABLISHED', 101, 111, { sent: [{ seq: 101, len: 10, syn: false, fin: false }], fin: null }],
    ['ESTABLISHED', 101, 101, { sent: [], fin: null }],
    ['FIN-WAIT-1', 101, 102, { sent: [{ seq: 101, len: 0, syn: false, fin: true }], fin: 101, closing: true }],
    ['FIN-WAIT-1', 101, 112, { sent: [{ seq: 101, len: 10, syn: false, fin: true }], fin: 111, closing: true }],
    ['FIN-WAIT-1', 101, 101, { sent: [], fin: null }],
    ['CLOSING', 101, 102, { fin: 101, closing: true }],
    ['LAST-ACK', 101, 102, { fin: 101, closing: true }],
    ['FIN-WAIT-2', 102, 102, { sent: [], fin: 101, closing: true }],
    ['TIME-WAIT', 102, 102, { sent: [], fin: 101, closing: true }],
    ['CLOSE-WAIT', 101, 101, { sent: [], fin: null, closing: false }],
  ])('%s from %i to %i: what is outstanding follows', (state, una, nxt, fields) => {
    expect(newTcb({ iss: 100, irs: 300, state, snd: snd(una, nxt) })).toMatchObject(fields)
  })

  test('starts the timers that the fields imply', () => {
    const timersOf = (options: Parameters<typeof newTcb>[0]) => Object.keys(newTcb(options).timers).sort()
    expect(timersOf({ iss: 100 })).toEqual([])
    expect(timersOf({ iss: 100, state: 'SYN-SENT', snd: snd(100, 101, 0) })).toEqual(['retransmission', 'user'])
    expect(timersOf({ iss: 100, state: 'ESTABLISHED', snd: snd(101, 101) })).toEqual(['user'])
    expect(timersOf({ iss: 100, state: 'ESTABLISHED', snd: snd(101, 101, 0), queued: 5 })).toEqual(['persist', 'user'])
    expect(timersOf({ iss: 100, state: 'ESTABLISHED', snd: snd(101, 102, 0), queued: 5 })).toEqual(['persist', 'user'])
    expect(timersOf({ iss: 100, state: 'ESTABLISHED', snd: snd(101, 103, 0) })).toEqual(['retransmission', 'user'])
    expect(timersOf({ iss: 100, state: 'FIN-WAIT-1', snd: snd(101, 102, 0) })).toEqual(['retransmission', 'user'])
    expect(timersOf({ iss: 100, state: 'TIME-WAIT', snd: snd(102, 102) })).toEqual(['time-wait', 'user'])
  })

  test('a connection that is over leaves the next ISS, and no number is used twice', () => {
    const over = play(at.timeWait, { timer: 'time-wait' })
    expect(over).toMatchObject({
      state: 'CLOSED',
      iss: 500,
      nextIss: 900,
      irs: 0,
      snd: { una: 500, nxt: 500, wnd: 0 },
      rcv: { nxt: 0, wnd: 1000 },
      closing: false,
      fin: null,
      timers: {},
    })
    const again = play(at.synAcked, { in: 'R 301' })
    expect(again).toMatchObject({ state: 'LISTEN', passive: true, iss: 500, returned: true, owed: [], sent: [] })
    expect(play(at.listening, { call: { op: 'close' } })).toMatchObject({ state: 'CLOSED', iss: 100, nextIss: 500 })
  })
})

describe('what is owed', () => {
  test('is kept for 64 arrivals; the oldest optional answer goes first, a MUST stays', () => {
    const flooded = play(at.client, { in: 'A 301 101 5' }, ...Array.from({ length: 80 }, () => ({ in: 'A 400 101 5' })))
    expect(flooded.owed).toHaveLength(64)
    expect(flooded.owed[0]).toMatchObject({ id: flooded.arrivals - 80, must: true, ack: 306 })
    expect(flooded.owed[1]?.id).toBe(flooded.arrivals - 62)
  })

  test('without an optional one the oldest goes', () => {
    const knocked = play(at.closed, ...Array.from({ length: 70 }, (_, index) => ({ in: `A 1 ${index}` })))
    expect(knocked.owed.map(({ seq }) => seq)).toEqual(Array.from({ length: 64 }, (_, index) => index + 6))
  })

  test('a second challenge is optional while the first is owed, and a MUST again afterwards', () => {
    const twice = play(at.client, { in: 'R 350' }, { in: 'S 350' })
    expect(twice.owed.map(({ must }) => must)).toEqual([true, false])
    expect(play(twice, 'duties', { in: 'R 350' }).owed.map(({ must }) => must)).toEqual([true])
  })

  test('a late SYN-ACK of a simultaneous open becomes an ACK once our SYN is acknowledged', () => {
    const late = play(at.crossed, { in: 'SA 300 101' })
    expect(late.state).toBe('ESTABLISHED')
    expect(duties(late).map(({ id, segment }) => [id, segment.flags, segment.seq, segment.ack])).toEqual([
      [`ack:${at.crossed.arrivals}`, ['ACK'], 101, 301],
    ])
  })

  test('a repeated SYN adds nothing while its SYN-ACK is still to be sent', () => {
    expect(duties(play(at.synReceived, { in: 'S 300' })).map(({ kind }) => kind)).toEqual(['syn-ack'])
    expect(duties(play(at.synAcked, { in: 'S 300' })).map(({ kind, must }) => [kind, must])).toEqual([['ack', false]])
  })
})

describe('beside a violation stands the nearest legal segment', () => {
  const shown = (tcb: Tcb, segment: Segment) => {
    const { right, wrong } = judge(tcb, segment)
    return [right?.flags, right?.seq, right?.ack, right?.len, wrong]
  }

  test.each<[string, Tcb, Segment, unknown]>([
    ['one field', at.dataOwed, seg('A 101 301'), [['ACK'], 101, 306, 0, ['ack']]],
    ['two fields', at.dataOwed, seg('A 100 301'), [['ACK'], 101, 306, 0, ['seq', 'ack']]],
    ['flags', at.synReceived, seg('S 100'), [['SYN', 'ACK'], 100, 301, 0, ['flags']]],
    ['too long', play(at.client, send(5)), seg('A 101 301 9'), [['ACK'], 101, 301, 5, ['len']]],
    [
      'a must before what is merely legal',
      play(at.client, send(5), { call: { op: 'close' } }),
      seg('FA 101 301'),
      [['FIN', 'ACK'], 101, 301, 5, ['len']],
    ],
    ['a number that is none', at.dataOwed, { ...seg('A 101 306'), seq: 101.5 }, [['ACK'], 101, 306, 0, ['seq']]],
    ['a number beyond 32 bits', at.dataOwed, { ...seg('A 101 306'), ack: 2 ** 32 + 306 }, [['ACK'], 101, 306, 0, ['ack']]],
    ['a length below nothing', at.dataOwed, { ...seg('A 101 306'), len: -1 }, [['ACK'], 101, 306, 0, ['len']]],
    ['a RST where an ACK is due', at.dataOwed, seg('R 101'), [['ACK'], 101, 306, 0, ['flags']]],
    ['nothing may be sent', at.closed, seg('A 101 306'), [undefined, undefined, undefined, undefined, ['flags']]],
  ])('%s', (_name, tcb, segment, expected) => expect(shown(tcb, segment)).toEqual(expected))
})
