// Points pay sequence numbers and wire faults, never segments: the laws of scoring, on whole rounds of two people.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  acting,
  createMatch,
  LEVEL,
  type Match,
  type MatchConfig,
  type Move,
  play,
  ROLES,
  type Role,
  type RoundResult,
  SCENARIO_IDS,
  type ScenarioId,
} from '../../shared/game/index.ts'
import { speedShare } from '../../shared/game/pay.ts'
import { judge, mistakesFor, type Segment, seqAdd } from '../../shared/tcp/index.ts'
import { anyPlay, configOf, playDoings } from './plays.ts'
import { answerAll, dutiful, type Player, playTable, type Table } from './tables.ts'

function resultAt(config: MatchConfig, table: Table): RoundResult {
  const [result] = playTable(config, table, (match) => match.phase === 'debrief').results
  if (result === undefined) throw new Error('no result')
  return result
}

const scenario = fc.constantFrom<ScenarioId>(...SCENARIO_IDS)
const level = fc.constantFrom('coach' as const, 'match' as const, 'exam' as const)
const seed = fc.nat(999).map(String)

/** Everything but the numbers of moves, which may differ. */
const points = ({ scores, pair, goal }: RoundResult) => ({
  pair,
  goal,
  client: { points: scores.client.points, earned: scores.client.earned },
  server: { points: scores.server.points, earned: scores.server.earned },
})

/** Data goes out in pieces of at most so many octets, all in the same moment. */
const cutting =
  (most: number): Player =>
  (match, role) => {
    const move = dutiful(match, role)
    return move?.kind === 'segment' && move.len > most ? { ...move, flags: ['ACK'], len: most } : move
  }

/** What is chance in a player: decided by who, and how many moves before. */
const roll = (salt: number, match: Match, role: Role): number => {
  const { moves } = match.live.hosts[role].tally
  return ((salt + 1) * 2_654_435_761 + moves * 40_503 + (role === 'client' ? 7919 : 0) + Math.floor(match.at / 500) * 104_729) % 997
}

const bareAck = (match: Match, role: Role): Segment => {
  const tcb = acting(match.live, role)
  return { flags: ['ACK'], seq: tcb.snd.nxt, ack: tcb.rcv.nxt, len: 0, wnd: tcb.rcv.wnd }
}

describe('cutting a request', () => {
  it.each(['first-words', 'whole-life', 'half-close', 'three-way-close', 'wrap-around', 'goodbye'] as const)(
    'differently scores the same in %s',
    (id) => {
      fc.assert(
        fc.property(seed, level, fc.integer({ min: 1, max: 9 }), fc.constantFrom(500, 4000, 7000), (one, at, most, think) => {
          const config = configOf(id, at, one)
          const whole = resultAt(config, { think, player: dutiful, rest: 0 })
          const cut = resultAt(config, { think, player: cutting(most), rest: 0 })
          expect(points(cut)).toEqual(points(whole))
        }),
        { numRuns: 25 },
      )
    },
  )
})

describe('waste and silence', () => {
  it('waste never raises the score of a pair', () => {
    let wasted = 0
    fc.assert(
      fc.property(scenario, level, seed, fc.nat(999), fc.constantFrom(500, 1000), (id, at, one, salt, think) => {
        const config = configOf(id, at, one)
        const plain = resultAt(config, { think, player: dutiful })
        const wasteful: Player = (match, role) => {
          const ack = bareAck(match, role)
          const needless = judge(acting(match.live, role), ack).kind === 'needless'
          return needless && roll(salt, match, role) % 3 === 0 ? { ...ack, kind: 'segment', wnd: null } : dutiful(match, role)
        }
        const waste = resultAt(config, { think, player: wasteful })
        wasted += waste.scores.client.waste + waste.scores.server.waste
        expect(waste.pair).toBeLessThanOrEqual(plain.pair)
      }),
      { numRuns: 300 },
    )
    expect(wasted).toBeGreaterThan(20)
  })

  it('silence never raises the score of a pair', () => {
    fc.assert(
      fc.property(scenario, level, seed, fc.nat(999), fc.integer({ min: 2, max: 6 }), (id, at, one, salt, often) => {
        const config = configOf(id, at, one)
        const plain = resultAt(config, { think: 1000, player: dutiful })
        const silent: Player = (match, role) => (roll(salt, match, role) % often === 0 ? null : dutiful(match, role))
        expect(resultAt(config, { think: 1000, player: silent }).pair).toBeLessThanOrEqual(plain.pair)
      }),
      { numRuns: 300 },
    )
  })

  it('a pair that does nothing earns nothing', () => {
    for (const id of SCENARIO_IDS) {
      const result = resultAt(configOf(id, 'match', '1'), { think: 1000, player: () => null })
      expect([id, result.scores.client.earned, result.scores.server.earned]).toEqual([id, 0, 0])
    }
  })
})

describe('any play', () => {
  it('pays each unit once and never more than it is worth', () => {
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        playDoings(config, doings, (_before, _input, after) => {
          for (const role of ROLES) {
            const { units } = after.live.hosts[role].ledger
            expect(units.map((one) => one.id)).toEqual(after.live.par[role].units.map((one) => one.id))
            for (const { paid, size, earned } of units) {
              expect(paid).toBeLessThanOrEqual(size)
              expect(earned).toBeLessThanOrEqual(paid * 1000)
              expect(earned).toBeGreaterThanOrEqual(paid * 700)
            }
          }
          for (const { scores } of after.results) {
            for (const role of ROLES) expect(scores[role].earned).toBeLessThanOrEqual(scores[role].par)
          }
        })
      }),
      { numRuns: 100 },
    )
  })

  it('keeps every duty until it is settled, and closes it once', () => {
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        playDoings(config, doings, (_before, _input, after) => {
          for (const role of ROLES) {
            const ids = after.live.hosts[role].duties.map((one) => one.duty.id)
            expect(new Set(ids).size).toBe(ids.length)
            const clocks = after.live.agenda.filter(({ what }) => what.is === 'deadline' && what.role === role)
            for (const { what } of clocks) expect(ids).toContain(what.is === 'deadline' ? what.duty : '')
          }
        })
      }),
      { numRuns: 60 },
    )
  })
})

describe('a perfect pair', () => {
  it.each(SCENARIO_IDS)('earns the whole par of %s', (id) => {
    for (const one of ['1', '2', '3']) {
      const { scores, goal } = resultAt(configOf(id, 'match', one), { think: 1000, player: dutiful })
      expect(goal).toBe(true)
      for (const role of ROLES) expect([role, scores[role].earned, scores[role].violations]).toEqual([role, scores[role].par, 0])
      expect(scores.client.par + scores.server.par).toBeGreaterThan(0)
    }
  })

  it('has 1000 × difficulty and 250 for the goal on each side', () => {
    const { scores, pair } = resultAt(configOf('refused', 'match', '1'), { think: 1000, player: dutiful })
    expect(scores.client.points).toBe(1000 * 1.5 + 250)
    expect(pair).toBe(scores.client.points + scores.server.points)
  })
})

describe('speed', () => {
  it('is whole within the grace and gone at the deadline', () => {
    const { grace, deadline } = LEVEL.match
    expect(speedShare(0, grace, deadline)).toBe(300)
    expect(speedShare(grace, grace, deadline)).toBe(300)
    expect(speedShare((grace + deadline) / 2, grace, deadline)).toBe(150)
    expect(speedShare(deadline, grace, deadline)).toBe(0)
  })

  it('costs up to 30 %, and nothing where accuracy alone counts', () => {
    const slow = { think: 7900, player: dutiful }
    const { client } = resultAt(configOf('goodbye', 'match', '1'), slow).scores
    expect(client.earned / client.par).toBeGreaterThan(0.7)
    expect(client.earned / client.par).toBeLessThan(0.72)
    const right = resultAt(configOf('goodbye', 'match', '1', { scoring: 'right' }), slow).scores.client
    expect(right.earned).toBe(right.par)
  })
})

/** A client who sends, before its right SYN, what `before` says. */
function handshakeAfter(before: (match: Match) => readonly Move[]) {
  let done = 0
  const player: Player = (match, role) => {
    const move = dutiful(match, role)
    if (role !== 'client' || match.live.hosts.client.tcb.state !== 'CLOSED') return move
    const wrong = before(match)[done]
    done += 1
    return wrong ?? move
  }
  return resultAt(configOf('handshake', 'match', '1'), { think: 1000, player, rest: 0 }).scores.client
}

const wrongSyn = (match: Match): Move => ({
  kind: 'segment',
  flags: ['SYN'],
  seq: seqAdd(match.live.hosts.client.tcb.iss, 1),
  ack: 0,
  len: 0,
  wnd: null,
})
const worthOf = (score: ReturnType<typeof handshakeAfter>) => score.earned / score.par

describe('what violations and hints cost', () => {
  it('one violation halves the unit that it aimed at, two empty it', () => {
    expect(worthOf(handshakeAfter(() => []))).toBe(1)
    expect(worthOf(handshakeAfter((match) => [wrongSyn(match)]))).toBe(0.75)
    expect(worthOf(handshakeAfter((match) => [wrongSyn(match), wrongSyn(match)]))).toBe(0.5)
    expect(worthOf(handshakeAfter((match) => [wrongSyn(match), wrongSyn(match), wrongSyn(match)]))).toBe(0.5)
  })

  it('hints leave 70, 50 and 20 % of their unit', () => {
    const hints = (count: number) => worthOf(handshakeAfter(() => Array.from({ length: count }, () => ({ kind: 'hint' }) as const)))
    expect(hints(1)).toBeCloseTo((0.7 + 1) / 2)
    expect(hints(2)).toBeCloseTo((0.5 + 1) / 2)
    expect(hints(3)).toBeCloseTo((0.2 + 1) / 2)
  })

  it('a wrong ACK field on a SYN-ACK costs the acknowledgment, not the SYN', () => {
    let wrong = 0
    const player: Player = (match, role) => {
      const move = dutiful(match, role)
      if (role !== 'server' || move?.kind !== 'segment' || wrong > 0) return move
      wrong += 1
      return { ...move, ack: seqAdd(move.ack, -1) }
    }
    const { server } = resultAt(configOf('handshake', 'match', '1'), { think: 1000, player }).scores
    expect(server.units.map(({ id, cuts }) => [id, cuts])).toEqual([
      ['syn', 0],
      ['ack:syn', 1],
    ])
  })

  it('no mistake or hint anywhere raises a score', () => {
    fc.assert(
      fc.property(scenario, seed, fc.nat(999), (id, one, salt) => {
        const config = configOf(id, 'match', one)
        const plain = resultAt(config, { think: 1000, player: dutiful })
        const erring: Player = (match, role) => {
          const chance = roll(salt, match, role)
          const [first] = match.live.hosts[role].duties
          if (first === undefined || chance % 3 !== 0) return dutiful(match, role)
          if (chance % 2 === 0 && first.hint < 3) return { kind: 'hint' }
          const wrong = mistakesFor(acting(match.live, role), first.duty)[0]?.segment
          return wrong === undefined
            ? dutiful(match, role)
            : { kind: 'segment', flags: wrong.flags, seq: wrong.seq, ack: wrong.ack, len: wrong.len, wnd: null }
        }
        const erred = resultAt(config, { think: 1000, player: erring })
        for (const role of ROLES) expect(erred.scores[role].points).toBeLessThanOrEqual(plain.scores[role].points)
      }),
      { numRuns: 150 },
    )
  })
})

describe('accuracy', () => {
  it('is due ÷ (due + violations + missed), a missed must counting once', () => {
    const late = answerAll(configOf('handshake', 'match', '1'), (match) => match.phase === 'debrief', 9000)
    const { client, server } = late.results[0]?.scores ?? {}
    expect(client).toMatchObject({ due: 2, missed: 2, violations: 0, accuracy: 0.5 })
    expect(server?.missed).toBeGreaterThanOrEqual(1)
    const none = resultAt(configOf('handshake', 'match', '1'), { think: 1000, player: () => null })
    expect(none.scores.client.accuracy).toBeNull()
  })
})

describe('a bot as partner', () => {
  const withBots = (bots: object) => resultAt(configOf('goodbye', 'match', '1', { bots }), { think: 4000, player: dutiful })

  it("counts twice the human's points", () => {
    const { pair, scores, bots } = withBots({ a: false, b: true })
    expect(bots).toEqual({ a: 'none', b: 'whole' })
    expect(pair).toBe(2 * scores.client.points)
  })

  it("never lets a seat that was left bring more than the partner's", () => {
    let match = createMatch(configOf('goodbye', 'match', '1'))
    match = play(match, { at: 0, n: 0, from: 'control', kind: 'seat', seat: 'a', player: 'bot' }).match
    const over = play(match, { at: 1, n: 1, from: 'control', kind: 'skip' }).match
    expect(over.results[0]).toMatchObject({ bots: { a: 'part', b: 'none' }, pair: 0 })
  })
})

describe('the encore', () => {
  it('adds at most 100 points on the same connection after the goal', () => {
    const match = answerAll(configOf('lost-syn-ack', 'match', '1'), (now) => now.phase === 'debrief')
    expect(match.results[0]?.scores).toMatchObject({ client: { encore: 100 }, server: { encore: 100 } })
    expect(match.live.requests.filter((one) => one.encore)).toHaveLength(10)
    expect(match.live.hosts.client.ledger.units.some((one) => one.id.includes('encore'))).toBe(false)
  })
})
