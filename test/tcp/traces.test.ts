import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { call, emit, FLAGS, judge, newTcb, type Outcome, receive, type State, type Tcb } from '../../shared/tcp/index.ts'

const folder = new URL('../fixtures/traces/', import.meta.url)
const segment = z.object({ flags: z.array(z.enum(FLAGS)), seq: z.number(), ack: z.number(), len: z.number(), wnd: z.number() })
const name = z.enum(['A', 'B'])
const event = z.discriminatedUnion('op', [
  z.object({ host: name, op: z.enum(['listen', 'connect', 'close', 'abort']), ms: z.number(), error: z.optional(z.string()) }),
  z.object({ host: name, op: z.literal('send'), n: z.number(), ms: z.number() }),
  z.object({ host: name, op: z.literal('error'), why: z.string(), ms: z.number() }),
  z.object({ host: name, op: z.enum(['out', 'in']), seg: segment, ms: z.number() }),
])
const trace = z.object({ name: z.string(), events: z.array(event) })
type Trace = z.infer<typeof trace>
type Name = z.infer<typeof name>

const traces = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => trace.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))

/** The ISS of each incarnation of a host, in order: the numbers of its SYNs. */
const issOf = (events: Trace['events'], host: Name): readonly number[] => [
  ...new Set(events.flatMap((one) => (one.op === 'out' && one.host === host && one.seg.flags.includes('SYN') ? [one.seg.seq] : []))),
]

interface Follower {
  tcb: Tcb
  sent: number
  delivered: number
  readonly states: State[]
  readonly violations: string[]
}

/** Follows one host of a trace: what it was asked and what reached it go in, what it sent is judged and sent. */
function follow(host: Name, events: Trace['events']): Follower {
  const [iss = 1, nextIss = iss + 100_000] = issOf(events, host)
  const follower: Follower = { tcb: newTcb({ iss, nextIss, mss: 1460 }), sent: 0, delivered: 0, states: ['CLOSED'], violations: [] }
  const take = (outcome: Outcome): void => {
    follower.tcb = outcome.tcb
    follower.delivered += outcome.delivered
    if (follower.states.at(-1) !== outcome.tcb.state) follower.states.push(outcome.tcb.state)
  }
  for (const one of events) {
    if (one.host !== host) continue
    switch (one.op) {
      case 'listen':
      case 'connect':
      case 'close':
      case 'abort':
        take(call(follower.tcb, { op: one.op }))
        break
      case 'send':
        take(call(follower.tcb, { op: 'send', len: one.n }))
        follower.sent += one.n
        break
      case 'in': {
        take(receive(follower.tcb, one.seg, one.ms))
        const { unread } = follower.tcb.rcv
        if (unread > 0) take(call(follower.tcb, { op: 'receive', len: unread }))
        break
      }
      case 'out': {
        const verdict = judge(follower.tcb, one.seg)
        if (verdict.kind === 'violation')
          follower.violations.push(`${one.ms} ms in ${follower.tcb.state}: ${JSON.stringify(one.seg)} breaks ${verdict.rule}`)
        take(emit(follower.tcb, one.seg, one.ms))
        break
      }
      case 'error':
        break
    }
  }
  return follower
}

/** Where each host must have come to, and the states that it must have passed. */
const ENDS: Readonly<Record<string, Readonly<Record<Name, readonly State[]>>>> = {
  clean: {
    A: ['SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'TIME-WAIT'],
    B: ['LISTEN', 'SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'],
  },
  abort: { A: ['SYN-SENT', 'ESTABLISHED', 'CLOSED'], B: ['LISTEN', 'SYN-RECEIVED', 'ESTABLISHED', 'CLOSED'] },
  refused: { A: ['SYN-SENT', 'CLOSED'], B: ['CLOSED'] },
  'simultaneous-close': {
    A: ['SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'CLOSING', 'TIME-WAIT'],
    B: ['LISTEN', 'SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'CLOSING', 'TIME-WAIT'],
  },
  'half-close': {
    A: ['SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT'],
    B: ['LISTEN', 'SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'],
  },
  'old-duplicate-syn': {
    A: ['SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'TIME-WAIT'],
    B: ['LISTEN', 'SYN-RECEIVED', 'LISTEN', 'SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'],
  },
}
/** Late ACKs met B's CLOSED, and its resets the TIME-WAIT of A: RFC 1337's assassination, as §3.10.7.4 has it. */
const ASSASSINATED = 'dup-all'
const LAST: Readonly<Record<Name, State>> = { A: 'TIME-WAIT', B: 'CLOSED' }

describe('what two real stacks did', () => {
  test('there are traces to follow', () => expect(traces.length).toBe(13))

  describe.each(traces)('$name', ({ name, events }) => {
    const hosts = { A: follow('A', events), B: follow('B', events) }

    test.each(['A', 'B'] as const)('nothing that %s sent is a violation', (host) => expect(hosts[host].violations).toEqual([]))

    test('what one was asked to send was delivered to the other', () => {
      expect(hosts.B.delivered).toBe(hosts.A.sent)
      expect(hosts.A.delivered).toBe(hosts.B.sent)
    })

    test.each(['A', 'B'] as const)('the states of %s fit', (host) => {
      const { states, tcb } = hosts[host]
      const walk = ENDS[name]?.[host]
      if (walk === undefined) expect(tcb.state).toBe(name === ASSASSINATED ? 'CLOSED' : LAST[host])
      else expect(states.filter((state, index) => index > 0 || state !== 'CLOSED' || walk[0] === 'CLOSED')).toEqual(walk)
    })
  })
})
