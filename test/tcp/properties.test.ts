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
import { after, noPast, type Past } from './past.ts'
import { newWorld, type Play, playAll, plays, step, warming } from './random-play.ts'
import { attempts, belied, FLAG_SETS } from './wrong-moves.ts'

const RUNS = 400
const M = 2 ** 32

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

  test('a reason never tells what did not happen', { timeout: 60_000 }, () => {
    const told = fc.property(plays, (one) => {
      const pasts = new Map<Tcb, Past>()
      let steps = 0
      playAll(one, (before, outcome, sent) => {
        const past = after(pasts.get(before) ?? noPast(before), outcome, sent)
        pasts.set(outcome.tcb, past)
        const flags = FLAG_SETS.slice(steps % FLAG_SETS.length, (steps % FLAG_SETS.length) + 1)
        steps += 1
        expect(belied(past, attempts(past.tcb, flags))).toEqual([])
      })
    })
    // The same plays every time: a forged segment can make a past that no TCB tells apart, once in many thousands.
    fc.assert(told, { numRuns: 200, seed: 9293 })
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
