import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { call, newTcb, type Outcome, react, type Segment, STATES, seqAdd, type Tcb, type TcpEvent } from '../../shared/tcp/index.ts'

// The file's own words: test/fixtures/vectors/README.md says what each means for this machine.
const flag = z.enum(['SYN', 'ACK', 'FIN', 'RST'])
const segment = z.object({
  flags: z.array(flag),
  seq: z.number(),
  ack: z.nullable(z.number()),
  len: z.number(),
  wnd: z.optional(z.number()),
})
const number = z.optional(z.number())
const nullable = z.optional(z.nullable(z.number()))
const endpoint = z.object({
  state: z.enum(STATES),
  origin: z.optional(z.enum(['active', 'passive'])),
  iss: number,
  irs: number,
  next_iss: number,
  snd_una: number,
  snd_nxt: number,
  snd_wnd: number,
  snd_wl1: number,
  snd_wl2: number,
  rcv_nxt: number,
  rcv_wnd: number,
  txq: number,
  fin_pending: z.optional(z.boolean()),
  rtx: z.optional(z.array(z.object({ flags: z.array(flag), seq: z.number(), len: z.number() }))),
  ooo: z.optional(z.array(z.object({ seq: z.number(), len: z.number(), fin: z.optional(z.boolean()) }))),
  syn_rtx: number,
  rto_ms: number,
  dupacks: number,
})
const event = z.object({
  type: z.string(),
  flags: z.optional(z.array(flag)),
  seq: number,
  ack: nullable,
  len: number,
  wnd: number,
  remote: z.optional(z.boolean()),
})
const timers = z.optional(z.object({ rto: z.optional(z.string()), timewait: z.optional(z.string()) }))
const expected = z.object({
  state: z.optional(z.enum(STATES)),
  send: z.optional(z.array(segment)),
  snd_una: nullable,
  snd_nxt: nullable,
  rcv_nxt: nullable,
  disposition: z.optional(z.string()),
  rto_ms: number,
  dupacks: number,
  snd_wnd: number,
  queued: number,
  iss: number,
  irs: number,
  signal: z.optional(z.string()),
  error: z.optional(z.string()),
  origin: z.optional(z.enum(['active', 'passive'])),
  timers,
})
const file = z.object({
  vectors: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      strength: z.enum(['must', 'text', 'policy']),
      endpoint,
      event,
      expect: expected,
      alternatives: z.array(z.object({ expect: expected })),
    }),
  ),
  scenarios: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      peers: z.record(z.string(), endpoint),
      steps: z.array(z.object({ at: z.string(), event, expect: expected })),
    }),
  ),
})
type Endpoint = z.infer<typeof endpoint>
type Event = z.infer<typeof event>
type Expected = z.infer<typeof expected>

const { vectors, scenarios } = file.parse(JSON.parse(readFileSync(new URL('../fixtures/vectors/rfc9293.json', import.meta.url), 'utf8')))

const AFTER_FIN = ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT']

function tcbOf(e: Endpoint): Tcb {
  const iss = e.iss ?? e.next_iss ?? 0
  const una = e.snd_una ?? iss
  const nxt = e.snd_nxt ?? una
  const wnd = e.snd_wnd ?? 0
  const finSent = AFTER_FIN.includes(e.state) && e.fin_pending !== true
  return newTcb({
    iss,
    state: e.state,
    snd: { una, nxt, wnd, wl1: e.snd_wl1 ?? 0, wl2: e.snd_wl2 ?? 0, max: wnd },
    rcv: { nxt: e.rcv_nxt ?? 0, wnd: e.rcv_wnd ?? 65_535, acked: e.rcv_nxt ?? 0, unread: 0 },
    queued: e.txq ?? 0,
    closing: finSent || e.fin_pending === true,
    fin: finSent ? seqAdd(nxt, -1) : null,
    ...(e.next_iss === undefined ? {} : { nextIss: e.next_iss }),
    ...(e.origin === undefined ? {} : { passive: e.origin === 'passive' }),
    ...(e.irs === undefined ? {} : { irs: e.irs }),
    ...(e.rtx === undefined
      ? {}
      : { sent: e.rtx.map(({ flags, seq, len }) => ({ seq, len, syn: flags.includes('SYN'), fin: flags.includes('FIN') })) }),
    ...(e.ooo === undefined ? {} : { held: e.ooo.map(({ seq, len, fin }) => ({ seq, len, syn: false, fin: fin === true })) }),
    ...(e.syn_rtx === undefined ? {} : { tries: e.syn_rtx }),
    ...(e.rto_ms === undefined ? {} : { rto: e.rto_ms }),
    ...(e.dupacks === undefined ? {} : { dupAcks: e.dupacks }),
  })
}

function eventOf(e: Event): TcpEvent {
  switch (e.type) {
    case 'segment':
      return { on: 'segment', segment: { flags: e.flags ?? [], seq: e.seq ?? 0, ack: e.ack ?? 0, len: e.len ?? 0, wnd: e.wnd ?? 0 } }
    case 'rto':
      return { on: 'timer', timer: 'retransmission' }
    case 'persist':
      return { on: 'timer', timer: 'persist' }
    case 'timewait-timeout':
      return { on: 'timer', timer: 'time-wait' }
    case 'user-timeout':
      return { on: 'timer', timer: 'user' }
    case 'open-active':
      return { on: 'call', call: { op: 'connect' } }
    case 'open-passive':
      return { on: 'call', call: { op: 'listen' } }
    case 'send':
    case 'receive':
      return { on: 'call', call: { op: e.type, len: e.len ?? 0 } }
    case 'close':
    case 'abort':
      return { on: 'call', call: { op: e.type } }
    default:
      throw new Error(`no event ${e.type}`)
  }
}

/** What the segments mean together: the numbers covered, where SYN and FIN stand, the resets, the last acknowledgment. */
function meaning(
  sent: readonly (Pick<Segment, 'seq' | 'len'> & { readonly flags: readonly string[]; readonly ack: number | null })[],
): object {
  const octets = new Set<number>()
  const syns: number[] = []
  const fins: number[] = []
  const resets: string[] = []
  let ack: number | null = null
  for (const one of sent) {
    if (one.flags.includes('RST')) {
      resets.push(`${one.seq} ${one.flags.includes('ACK') ? one.ack : '-'}`)
      continue
    }
    const syn = one.flags.includes('SYN')
    if (syn) syns.push(one.seq)
    const start = seqAdd(one.seq, syn ? 1 : 0)
    for (let octet = 0; octet < one.len; octet += 1) octets.add(seqAdd(start, octet))
    if (one.flags.includes('FIN')) fins.push(seqAdd(start, one.len))
    if (one.flags.includes('ACK')) ack = one.ack
  }
  return { octets: [...octets].sort((a, b) => a - b), syns, fins, resets, ack }
}

/** The expected fields, and the same ones as this machine has them. */
function compared(want: Expected, before: Tcb, tcb: Tcb, sent: readonly Segment[], outcome: Outcome): readonly [object, object] {
  const wanted: Record<string, unknown> = {}
  const got: Record<string, unknown> = {}
  const compare = (name: string, expectation: unknown, actual: unknown): void => {
    if (expectation === undefined || expectation === null) return
    wanted[name] = expectation
    got[name] = actual
  }
  compare('state', want.state, tcb.state)
  compare('snd.una', want.snd_una, tcb.snd.una)
  compare('snd.nxt', want.snd_nxt, tcb.snd.nxt)
  compare('rcv.nxt', want.rcv_nxt, tcb.rcv.nxt)
  compare('sent', want.send && meaning(want.send), meaning(sent))
  compare('rto', want.rto_ms, tcb.rto)
  compare('dupAcks', want.dupacks, tcb.dupAcks)
  compare('snd.wnd', want.snd_wnd, tcb.snd.wnd)
  compare('queued', want.queued, tcb.queued)
  compare('iss', want.iss, tcb.iss)
  compare('irs', want.irs, tcb.irs)
  compare('passive', want.origin && want.origin === 'passive', tcb.passive)
  compare('refused', want.disposition === 'error' ? true : undefined, outcome.disposition === 'refused-call')
  compare('signal', want.signal?.replace('connection ', ''), outcome.signal)
  const running = (timer: 'retransmission' | 'time-wait'): string =>
    tcb.timers[timer] === undefined
      ? 'stop'
      : tcb.timers[timer]?.run === before.timers[timer]?.run
        ? 'unchanged'
        : before.timers[timer] === undefined
          ? 'start'
          : 'restart'
  compare('retransmission timer', want.timers?.rto, running('retransmission'))
  compare('time-wait timer', want.timers?.timewait, running('time-wait'))
  return [wanted, got]
}

const same = ([wanted, got]: readonly [object, object]): boolean => JSON.stringify(wanted) === JSON.stringify(got)

describe('vectors', () => {
  // OPEN without a remote has no counterpart: an active OPEN here always knows its peer.
  const playable = vectors.filter((vector) => vector.event.remote !== false)

  test('there are vectors to play', () => expect(playable.length).toBeGreaterThan(90))

  test.each(playable)('$id ($strength, $source)', (vector) => {
    const before = tcbOf(vector.endpoint)
    const { tcb, sent, outcome } = react(before, eventOf(vector.event))
    const others = vector.alternatives.map((one) => compared({ ...vector.expect, ...one.expect }, before, tcb, sent, outcome))
    if (others.some(same)) return
    const [wanted, got] = compared(vector.expect, before, tcb, sent, outcome)
    expect(got).toEqual(wanted)
  })

  test('SEND in LISTEN, without a remote, is refused', () => {
    expect(call(newTcb({ iss: 1, state: 'LISTEN' }), { op: 'send', len: 1 }).disposition).toBe('refused-call')
  })
})

describe('scenarios', () => {
  test.each(scenarios)('$id: $title', ({ peers, steps }) => {
    const hosts = new Map(Object.entries(peers).map(([name, one]) => [name, tcbOf(one)]))
    for (const [index, step] of steps.entries()) {
      const before = hosts.get(step.at)
      if (before === undefined) throw new Error(`no peer ${step.at}`)
      const { tcb, sent, outcome } = react(before, eventOf(step.event))
      hosts.set(step.at, tcb)
      const [wanted, got] = compared(step.expect, before, tcb, sent, outcome)
      expect(got, `step ${index + 1}`).toEqual(wanted)
    }
  })
})
