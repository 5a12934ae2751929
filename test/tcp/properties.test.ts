import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Call,
  call,
  differing,
  dismiss,
  duties,
  emit,
  expire,
  FLAGS,
  judge,
  judgeNothing,
  newTcb,
  type Outcome,
  react,
  receive,
  type Segment,
  STATES,
  seqAdd,
  type Tcb,
  type Timer,
} from '../../shared/tcp/index.ts'
import { broken } from './invariants.ts'

/** Fewer where every mutant has to run them. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 400)
const M = 2 ** 32

type Name = 0 | 1
const peer = (name: Name): Name => (name === 0 ? 1 : 0)

/** What a random play does next, as plain numbers: which host, what, and with which number. */
interface Action {
  readonly host: Name
  readonly do: 'call' | 'deliver' | 'lose' | 'repeat' | 'expire' | 'duty' | 'all' | 'forge' | 'dismiss'
  readonly pick: number
}

const action: fc.Arbitrary<Action> = fc.record({
  host: fc.constantFrom<Name>(0, 1),
  do: fc.oneof(
    { weight: 4, arbitrary: fc.constant('call' as const) },
    { weight: 10, arbitrary: fc.constant('deliver' as const) },
    { weight: 1, arbitrary: fc.constantFrom('lose' as const, 'repeat' as const, 'dismiss' as const) },
    { weight: 2, arbitrary: fc.constant('expire' as const) },
    { weight: 6, arbitrary: fc.constant('duty' as const) },
    { weight: 6, arbitrary: fc.constant('all' as const) },
    { weight: 2, arbitrary: fc.constant('forge' as const) },
  ),
  pick: fc.nat(1_000_000),
})

const CALLS: readonly Call[] = [
  { op: 'listen' },
  { op: 'connect' },
  { op: 'connect' },
  { op: 'send', len: 5 },
  { op: 'send', len: 300 },
  { op: 'receive', len: 3 },
  { op: 'receive', len: 1000 },
  { op: 'close' },
  { op: 'abort' },
]

interface World {
  readonly hosts: [Tcb, Tcb]
  readonly net: { readonly to: Name; readonly segment: Segment }[]
}

const newWorld = (iss: readonly [number, number], rcvWnd: number): World => ({
  hosts: [newTcb({ iss: iss[0], rcvWnd, mss: 100 }), newTcb({ iss: iss[1], rcvWnd, mss: 100 })],
  net: [],
})

/** A segment that nobody sent, near enough to the numbers of its receiver to matter. */
function forged(tcb: Tcb, pick: number): Segment {
  const flags = FLAGS.filter((_flag, index) => (pick >> index) & 1)
  const near = (base: number, salt: number): number => seqAdd(base, ((pick >> salt) % 9) - 4)
  return {
    flags,
    seq: near(tcb.rcv.nxt, 3),
    ack: flags.includes('ACK') ? near(tcb.snd.nxt, 5) : 0,
    len: (pick >> 7) % 4,
    wnd: (pick >> 9) % 3 === 0 ? 0 : 400,
  }
}

/** One step of a random play; `send` is told every segment before its host sends it. */
function step(world: World, { host, do: what, pick }: Action, watch: (before: Tcb, outcome: Outcome, sent: Segment | null) => void): void {
  const tcb = world.hosts[host]
  const take = (outcome: Outcome, sent: Segment | null = null): void => {
    watch(world.hosts[host], outcome, sent)
    world.hosts[host] = outcome.tcb
    if (sent !== null && outcome.disposition === 'sent') world.net.push({ to: peer(host), segment: sent })
  }
  const inFlight = world.net.flatMap((one, index) => (one.to === host ? [index] : []))
  const chosen = inFlight[pick % Math.max(1, inFlight.length)]
  const flight = chosen === undefined ? undefined : world.net[chosen]
  switch (what) {
    case 'call':
      take(call(tcb, CALLS[pick % CALLS.length] ?? { op: 'close' }))
      return
    case 'deliver':
    case 'lose':
      if (chosen === undefined || flight === undefined) return
      world.net.splice(chosen, 1)
      if (what === 'deliver') take(receive(tcb, flight.segment))
      return
    case 'repeat':
      if (flight !== undefined && world.net.length < 30) world.net.push(flight)
      return
    case 'expire': {
      const timers = Object.keys(tcb.timers)
      const timer = (['retransmission', 'persist', 'time-wait', 'user'] as const).find(
        (name) => name === timers[pick % Math.max(1, timers.length)],
      )
      if (timer !== undefined && (timer !== 'user' || pick % 7 === 0)) take(expire(tcb, timer))
      return
    }
    case 'duty': {
      const owed = duties(tcb)
      const duty = owed[pick % Math.max(1, owed.length)]
      if (duty !== undefined) take(emit(tcb, duty.segment), duty.segment)
      return
    }
    case 'all':
      for (let duty = duties(world.hosts[host])[0]; duty !== undefined; duty = duties(world.hosts[host])[0]) {
        take(emit(world.hosts[host], duty.segment), duty.segment)
      }
      return
    case 'forge':
      take(receive(tcb, forged(tcb, pick)))
      return
    case 'dismiss':
      take(dismiss(tcb, tcb.arrivals - (pick % 4)))
  }
}

const isses = fc.tuple(fc.constantFrom(0, 100, M - 3, M - 200), fc.constantFrom(1, 300, M - 1, M - 400))
const plays = fc.record({
  iss: isses,
  rcvWnd: fc.constantFrom(8, 150, 1000),
  /** How far both get undisturbed before the play begins. */
  warm: fc.nat(12),
  actions: fc.array(action, { maxLength: 100, size: 'max' }),
})
type Play = typeof plays extends fc.Arbitrary<infer P> ? P : never

/** The server listens, the client connects, and for a while everything is answered and arrives. */
const warming = (warm: number): readonly Action[] => [
  { host: 1, do: 'call', pick: 0 },
  ...(warm > 0 ? [{ host: 0, do: 'call', pick: 1 } as const] : []),
  ...Array.from({ length: warm }, (_, index): readonly Action[] => {
    const host = peer(index % 2 === 0 ? 1 : 0)
    return [
      { host, do: 'deliver', pick: 0 },
      { host, do: 'all', pick: 0 },
    ]
  }).flat(),
]

/** Runs a play and hands every step to `watch`. */
function playAll({ iss, rcvWnd, warm, actions }: Play, watch: Parameters<typeof step>[2]): World {
  const world = newWorld(iss, rcvWnd)
  for (const one of [...warming(warm), ...actions]) step(world, one, watch)
  return world
}

function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) freeze(inner)
  }
  return value
}

const check = <T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => void, numRuns = RUNS): void =>
  fc.assert(fc.property(arbitrary, predicate), { numRuns })

describe('random plays of two hosts over a bad wire', () => {
  test('reach every state', () => {
    const reached = new Set<string>()
    check(
      plays,
      (one) => {
        playAll(one, (_before, { tcb }) => reached.add(tcb.state))
      },
      400,
    )
    expect([...reached].sort()).toEqual([...STATES].sort())
  })

  test('keep the invariants of the TCB', () => {
    check(plays, (one) => {
      playAll(one, (_before, { tcb, disposition }) => expect(broken(tcb), `after ${disposition} in ${tcb.state}`).toEqual([]))
    })
  })

  test('the judge accepts every duty as due, and sending it does it', () => {
    check(plays, (one) => {
      playAll(one, (_before, { tcb }) => {
        const owed = duties(tcb)
        for (const duty of owed) {
          const verdict = judge(tcb, duty.segment)
          expect(verdict.kind).toBe('due')
          // Arrivals that want the same ACK, or resets at the same number, each want one: the oldest gets it first.
          const twins = owed.flatMap(({ id, kind, segment: { seq, ack } }) =>
            kind === duty.kind && seq === duty.segment.seq && (kind === 'rst' || ack === duty.segment.ack) ? [id] : [],
          )
          const done = verdict.fulfils.map(({ id }) => id)
          expect(done.some((id) => twins.includes(id))).toBe(true)
          const sent = emit(tcb, duty.segment)
          expect(sent.disposition).toBe('sent')
          for (const id of done) {
            expect(sent.settled).toContainEqual({ id, how: 'fulfilled' })
            expect(duties(sent.tcb).map((one) => one.id)).not.toContain(id)
          }
        }
      })
    })
  })

  test('`settled` closes every open duty exactly once', () => {
    check(plays, (one) => {
      playAll(one, (before, { tcb, settled }) => {
        const open = duties(before).map(({ id }) => id)
        const left = duties(tcb).map(({ id }) => id)
        expect(settled.map(({ id }) => id).sort()).toEqual(open.filter((id) => !left.includes(id)).sort())
      })
    })
  })

  test('what is sent never breaks a rule, and a late host is never stuck with a duty that it cannot do', () => {
    check(plays, (one) => {
      const world = playAll(one, (before, outcome, sent) => {
        if (sent !== null) expect(judge(before, sent).kind).not.toBe('violation')
        expect(outcome.disposition).not.toBe('refused-segment')
      })
      for (const tcb of world.hosts) expect(duties(react(tcb, { on: 'timer', timer: 'retransmission' }).tcb)).toEqual([])
    })
  })

  test('nothing that goes in is changed, and the same again comes out', () => {
    check(plays, (one) => {
      playAll(one, (before, outcome, sent) => {
        freeze(outcome)
        if (sent !== null) expect(emit(before, sent)).toEqual(outcome)
      })
    })
  })

  test('adding a constant to all numbers of both hosts changes nothing else', () => {
    /** null: a segment without ACK met CLOSED, whose reset has SEQ 0 whatever the numbers are. */
    const trail = (one: Play, by: readonly [number, number]): readonly string[] | null => {
      const list: string[] = []
      const world = newWorld([seqAdd(one.iss[0], by[0]), seqAdd(one.iss[1], by[1])], one.rcvWnd)
      const watch = (_before: Tcb, { tcb, disposition, rule, delivered, signal }: Outcome): void => {
        list.push(
          [
            tcb.state,
            disposition,
            rule,
            delivered,
            signal,
            tcb.queued,
            tcb.owed.length,
            tcb.held.length,
            tcb.sent.length,
            tcb.dupAcks,
          ].join(' '),
        )
      }
      // Forged numbers of a host without a peer are absolute: they do not shift.
      for (const action of [...warming(one.warm), ...one.actions.filter((each) => each.do !== 'forge')]) step(world, action, watch)
      return list.some((line) => line.includes('closed-resets ')) ? null : list
    }
    check(fc.tuple(plays, fc.nat(M - 1), fc.nat(M - 1)), ([one, a, b]) => {
      // 0 stands for "no acknowledgment" where there is no ACK flag, and for no IRS yet: neither is compared.
      expect(trail(one, [a, b])).toEqual(trail(one, [0, 0]))
    })
  })
})

const someSegment = (tcb: Tcb): fc.Arbitrary<Segment> => {
  const seq = fc.oneof(
    fc.integer({ min: -6, max: 6 }).map((by) => seqAdd(tcb.snd.nxt, by)),
    fc.constantFrom(tcb.iss, tcb.snd.una, tcb.rcv.nxt, 0, seqAdd(tcb.iss, 1)),
    fc.nat(M - 1),
  )
  const ack = fc.oneof(
    fc.integer({ min: -6, max: 6 }).map((by) => seqAdd(tcb.rcv.nxt, by)),
    fc.constantFrom(tcb.irs, 0, tcb.snd.nxt),
  )
  return fc.record({
    flags: fc.subarray([...FLAGS]),
    seq,
    ack,
    len: fc.oneof(fc.nat(6), fc.constantFrom(300, 1000)),
    wnd: fc.constantFrom(0, 1000),
  })
}

describe('the judge', () => {
  const position = plays.map((one) => playAll(one, () => {}).hosts[0])
  const cases = position.chain((tcb) => fc.tuple(fc.constant(tcb), someSegment(tcb)))

  test('and emit agree, and a refused segment changes nothing', () => {
    check(
      cases,
      ([tcb, segment]) => {
        const verdict = judge(tcb, segment)
        const outcome = emit(tcb, segment)
        expect(outcome.disposition).toBe(verdict.kind === 'violation' ? 'refused-segment' : 'sent')
        if (verdict.kind === 'violation') {
          expect(outcome.tcb).toBe(tcb)
          expect(outcome.rule).toBe(verdict.rule)
        } else expect(broken(outcome.tcb)).toEqual([])
      },
      5 * RUNS,
    )
  })

  test('shows beside a violation a legal segment that differs just in the fields called wrong', () => {
    let shown = 0
    check(
      cases,
      ([tcb, segment]) => {
        const { kind, right, wrong } = judge(tcb, segment)
        if (kind !== 'violation' || right === undefined) return
        shown += 1
        expect(judge(tcb, right).kind).not.toBe('violation')
        expect(differing(segment, right)).toEqual(wrong)
        expect(wrong.length).toBeGreaterThan(0)
      },
      5 * RUNS,
    )
    expect(shown).toBeGreaterThan(RUNS)
  })

  test('of nothing: due where nothing is owed, a violation where a MUST is, and dismiss does as it says', () => {
    check(plays, (one) => {
      playAll(one, (_before, { tcb }) => {
        for (let id = Math.max(0, tcb.arrivals - 3); id <= tcb.arrivals; id += 1) {
          const entry = tcb.owed.find((each) => each.id === id)
          const verdict = judgeNothing(tcb, id)
          expect(verdict.kind).toBe(entry === undefined ? 'due' : entry.must ? 'violation' : 'allowed')
          const left = dismiss(tcb, id).tcb.owed
          expect(left.length).toBe(entry === undefined || entry.must ? tcb.owed.length : tcb.owed.length - 1)
        }
      })
    })
  })
})

describe('input of any kind', () => {
  const junk: fc.Arbitrary<unknown> = fc.oneof(
    fc.constantFrom<unknown>(null, true, '', 'SYN', -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, M, -M, 1e300, {}, []),
    fc.jsonValue(),
  )
  const junkSegment = fc.oneof(junk, fc.record({ flags: fc.oneof(junk, fc.array(junk)), seq: junk, ack: junk, len: junk, wnd: junk }))
  const junkCall = fc.oneof(junk, fc.record({ op: fc.constantFrom('send', 'receive', 'listen', 'nothing'), len: junk }))
  // Outsiders do not know our types: the value comes as it is.
  const outside = <T>(value: unknown): T => new Function('value', 'return value')(value)

  test('makes no public function throw, and leaves every TCB whole', () => {
    check(
      fc.tuple(plays, junkSegment, junkCall, junk),
      ([one, segment, userCall, other]) => {
        const [tcb] = playAll(one, () => {}).hosts
        const outcomes: readonly Outcome[] = [
          receive(tcb, outside<Segment>(segment)),
          receive(tcb, outside<Segment>(segment), outside<number>(other)),
          emit(tcb, outside<Segment>(segment)),
          call(tcb, outside<Call>(userCall)),
          expire(tcb, outside<Timer>(other)),
          dismiss(tcb, outside<number>(other)),
          react(tcb, outside(other)).outcome,
        ]
        for (const outcome of outcomes) expect(broken(outcome.tcb)).toEqual([])
        expect(judge(tcb, outside<Segment>(segment)).kind).toMatch(/due|allowed|needless|violation/)
        expect(judgeNothing(tcb, outside<number>(other)).kind).toMatch(/due|allowed|violation/)
      },
      5 * RUNS,
    )
  })
})
