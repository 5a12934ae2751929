// Somebody is the network: their budget, what the hosts make of it, what they foretell and what that is worth.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  asNetworkRound,
  BOT_OF_LEVEL,
  CONSEQUENCES,
  type Consequence,
  createMatch,
  type Fault,
  type GameEvent,
  isNetworkRound,
  LEVELS,
  type Match,
  type NetworkMove,
  otherRole,
  parseConfig,
  parseOwnScenario,
  parseReplayText,
  play,
  playReplay,
  type RoundId,
  recordOf,
  roundClock,
  SCENARIO_IDS,
  type Scenario,
  scenarioOf,
  view,
} from '../../shared/game/index.ts'
import { DOINGS, type Doing, kindOf } from '../../shared/net/index.ts'
import { segLen, seqLe, seqLt } from '../../shared/tcp/index.ts'
import { networkConfig, type Policy, playNetwork } from '../play/network.ts'

const ROUNDS: readonly RoundId[] = ['be-the-network', ...SCENARIO_IDS]

function roundOf(id: RoundId): Scenario {
  const scenario = scenarioOf(id)
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.problems))
  return asNetworkRound(scenario.value)
}

const budgetOf = ({ network }: Scenario): number => {
  const { drop, duplicate, delay } = network?.budget ?? { drop: 0, duplicate: 0, delay: 0 }
  return drop + duplicate + delay
}

/** Spends everything as soon as it can, one doing after the other; `guesses`: what is foretold of each fault. */
const greedy =
  (guesses: readonly (Consequence | null)[] = [], order: readonly Doing[] = DOINGS): Policy =>
  ({ network, phase }) => {
    if (phase !== 'live' || network === null) return null
    const last = network.faults.at(-1)
    if (network.waits) {
      const guess = guesses[network.faults.length - 1] ?? null
      return guess !== null && last?.guess === null ? { kind: 'expect', consequence: guess } : null
    }
    const doing = order.find((one) => network.left[one] > 0)
    const [flight] = network.exposed
    return doing === undefined || flight === undefined ? null : { kind: 'fault', doing, flight }
  }

/** Tries whatever the dice say, often what cannot be. */
const dicing = (dice: readonly number[]): Policy => {
  let at = 0
  const roll = (most: number): number => {
    at += 1
    return (dice[at % dice.length] ?? 0) % most
  }
  return ({ phase, wire }): NetworkMove | null => {
    if (phase !== 'live' || roll(3) > 0) return null
    const consequence = CONSEQUENCES[roll(CONSEQUENCES.length)] ?? 'nobody'
    if (roll(3) === 0) return { kind: 'expect', consequence }
    const flights = [...(wire ?? []).map(({ id }) => id), 99]
    return { kind: 'fault', doing: DOINGS[roll(DOINGS.length)] ?? 'drop', flight: flights[roll(flights.length)] ?? 99 }
  }
}

const anyRound = fc.record({
  id: fc.constantFrom(...ROUNDS),
  level: fc.constantFrom(...LEVELS),
  seed: fc.nat({ max: 50 }).map(String),
  dice: fc.array(fc.nat({ max: 1000 }), { minLength: 20, maxLength: 60 }),
  pace: fc.constantFrom('own' as const, 'class' as const),
})

describe('the budget', () => {
  test('is never exceeded, every fault hits another segment, one at a time, and the hosts complete in time whatever is done', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(anyRound, ({ id, level, seed, dice, pace }) => {
        const scenario = roundOf(id)
        const { match, refused, steps } = playNetwork(
          networkConfig(scenario, seed, level, { pace }),
          BOT_OF_LEVEL[level].think,
          dicing(dice),
        )
        for (const reason of refused) met.add(reason)
        const faults = match.live.network?.faults ?? []
        for (const doing of DOINGS)
          expect(faults.filter((one) => one.doing === doing).length).toBeLessThanOrEqual(scenario.network?.budget[doing] ?? 0)
        expect(new Set(faults.map(({ flight }) => flight)).size).toBe(faults.length)
        for (const { live } of steps) expect(live.network?.faults.slice(0, -1).every(({ known }) => known !== null)).not.toBe(false)
        const [result] = match.results
        expect(result?.goal).toBe(true)
        expect(result?.goalAfter).toBeLessThan(roundClock(scenario, level, 1))
      }),
      { numRuns: 250 },
    )
    expect([...met].toSorted()).toEqual(['budget-spent', 'fault-open', 'no-such-flight', 'nothing-to-expect', 'spared'])
  })

  test.each(ROUNDS)('%s: all of it can be spent, and is answered, at every level', (id) => {
    const scenario = roundOf(id)
    for (const level of LEVELS) {
      const { match } = playNetwork(networkConfig(scenario, '3', level, { pace: 'class' }), BOT_OF_LEVEL[level].think, greedy())
      const faults = match.live.network?.faults ?? []
      expect(faults, level).toHaveLength(budgetOf(scenario))
      expect(
        faults.every(({ known }) => known !== null),
        level,
      ).toBe(true)
      expect(match.results[0]?.goal, level).toBe(true)
    }
  })
})

describe('a match with a network', () => {
  test('is its seed and inputs: a replay through text is the same, bit by bit', () => {
    fc.assert(
      fc.property(anyRound, ({ id, level, seed, dice, pace }) => {
        const config = networkConfig(roundOf(id), seed, level, { pace })
        const { match, inputs } = playNetwork(config, BOT_OF_LEVEL[level].think, dicing(dice))
        const read = parseReplayText(JSON.stringify(recordOf(config, inputs)))
        if (!read.ok) throw new Error(JSON.stringify(read.problems))
        const again = playReplay(read.value)
        if (!again.ok) throw new Error(JSON.stringify(again.problems))
        expect(JSON.stringify(again.value.match)).toBe(JSON.stringify(match))
      }),
      { numRuns: 40 },
    )
  })

  test('refuses the network where a person plays a host, and where nobody is the network', () => {
    const round = roundOf('be-the-network')
    const fault = { kind: 'fault', doing: 'drop', flight: 1, at: 10, n: 1, from: 'network', round: 0 } as const
    for (const [rounds, bots] of [
      [[round], { a: false, b: true }],
      [['handshake'], { a: true, b: true }],
    ] as const) {
      const config = parseConfig({ seed: '1', rounds, bots, briefing: 0 })
      if (!config.ok) throw new Error('no config')
      const match = createMatch(config.value)
      const step = play(match, fault)
      expect(step.match).toBe(match)
      expect(step.events).toMatchObject([{ on: 'rejected', from: 'network', reason: 'not-the-network' }])
    }
    expect(play(createMatch(networkConfig(round, '1', 'match')), { ...fault, flight: -1 }).events).toMatchObject([{ reason: 'malformed' }])
  })

  test('of a scenario of one’s own is refused: only the class and this game make such rounds', () => {
    expect(parseOwnScenario({ ...roundOf('lost-syn'), id: 'mine' })).toMatchObject({ ok: false, problems: [{ path: 'network' }] })
    const bundled = scenarioOf('be-the-network')
    expect(bundled.ok && parseOwnScenario(bundled.value).ok).toBe(true)
    expect(bundled.ok && isNetworkRound(bundled.value)).toBe(true)
  })
})

/** Harms this flight and nothing else. */
const only =
  (doing: Doing, flight: number): Policy =>
  ({ network, phase }) =>
    phase === 'live' && network?.faults.length === 0 && network.exposed.includes(flight) ? { kind: 'fault', doing, flight } : null

/** ms in which a bot does what it owes. */
const SOON = 4000

/** The consequence read another way than the engine reads it: by the moves that follow. */
function readAgain({ from, known }: Fault, { story }: Match['live']): Consequence {
  if (known === null) throw new Error('unknown')
  const receiver = otherRole(from)
  const then = story.filter((event) => event.at >= known.at && event.at <= known.at + SOON)
  for (const [role, what] of [
    [from, 'sender-timer'],
    [receiver, 'receiver-timer'],
  ] as const) {
    if (!then.some((event) => event.on === 'timer' && event.role === role && event.at === known.at)) continue
    // It sends again, unless what it waited for came in that very moment.
    const acts = (event: GameEvent): boolean =>
      (event.on === 'move' && event.role === role && event.judged.fulfils.includes('retransmit')) ||
      (event.on === 'arrived' && event.role === role)
    expect(then.some(acts)).toBe(true)
    return what
  }
  // A bare ACK that says no more than was said before.
  const acks = (events: readonly GameEvent[]): readonly number[] =>
    events.flatMap((event) =>
      event.on === 'move' && event.role === receiver && event.segment.flags.includes('ACK') ? [event.segment.ack] : [],
    )
  const said = acks(story.filter((event) => event.at < known.at))
  const most = said.reduce((one, ack) => (seqLt(one, ack) ? ack : one), said[0] ?? 0)
  const after = acks(then.filter((event) => event.on === 'move' && segLen(event.segment) === 0))
  const repeats = after.some((ack, index) => (said.length > 0 && seqLe(ack, most)) || after.indexOf(ack) < index)
  // Where the connection is forgotten, the answer is a reset.
  const resets = then.some((event) => event.on === 'move' && event.role === receiver && event.segment.flags.includes('RST'))
  return repeats || resets ? 'receiver-answers' : 'nobody'
}

describe('a consequence', () => {
  test('is what the hosts then did, whatever was done to whichever segment', () => {
    const met = new Map<string, Set<Consequence>>()
    for (const id of ['be-the-network', 'whole-life', 'goodbye', 'half-close', 'first-words'] as const)
      for (const doing of DOINGS)
        for (let flight = 1; flight <= 12; flight += 1) {
          const scenario = roundOf(id)
          const { match } = playNetwork(
            networkConfig(scenario, '1', 'match', { pace: 'class' }),
            BOT_OF_LEVEL.match.think,
            only(doing, flight),
          )
          const [fault] = match.live.network?.faults ?? []
          if (fault?.known == null) continue
          expect(readAgain(fault, match.live), `${id} ${JSON.stringify(fault)}`).toBe(fault.known.what)
          const name = `${doing} ${kindOf(fault.segment)}`
          met.set(name, (met.get(name) ?? new Set()).add(fault.known.what))
        }
    // It follows from the round, not from the kind of fault.
    expect([...met.values()].filter((came) => came.size > 1).length).toBeGreaterThan(2)
    expect(new Set([...met.values()].flatMap((one) => [...one]))).toEqual(new Set(CONSEQUENCES))
  })

  test('is foretold before it is known, or not at all; the last word counts', () => {
    const scenario = roundOf('be-the-network')
    let said = 0
    const { match, refused } = playNetwork(networkConfig(scenario, '1', 'match'), 1800, (seen) => {
      const { network } = seen
      if (network === null || seen.phase !== 'live') return null
      if (network.faults.length === 0)
        return network.exposed[0] === undefined ? null : { kind: 'fault', doing: 'drop', flight: network.exposed[0] }
      if (network.waits && said < 2) {
        said += 1
        return { kind: 'expect', consequence: said === 1 ? 'nobody' : 'sender-timer' }
      }
      if (!network.waits && said === 2) {
        said += 1
        return { kind: 'expect', consequence: 'nobody' }
      }
      return null
    })
    expect(refused).toEqual(['nothing-to-expect'])
    expect(match.live.network?.faults).toMatchObject([{ guess: 'sender-timer', known: { what: 'sender-timer' } }])
    expect(match.results[0]?.network).toMatchObject({ faults: 1, right: 1, wrong: 0, silent: 0, par: 6, goal: false, points: 250 })
  })
})

test('extra time slows down what has to be caught, and the round with it', () => {
  const scenario = roundOf('be-the-network')
  const of = (factor: number) => playNetwork(networkConfig(scenario, '1', 'exam', { factor }), 1500, greedy()).match
  const [once, twice] = [of(1), of(2)]
  expect(twice.live.level).toMatchObject({ delay: 2 * once.live.level.delay, rto: 2 * once.live.level.rto })
  expect(twice.live.endsAt - twice.live.startedAt).toBe(2 * (once.live.endsAt - once.live.startedAt))
  expect(twice.results[0]?.goal).toBe(true)
})

describe('points', () => {
  const scoreOf = (scenario: Scenario, guesses: readonly (Consequence | null)[]) => {
    const { match } = playNetwork(networkConfig(scenario, '5', 'match', { pace: 'class' }), 1800, greedy(guesses))
    const [result] = match.results
    if (result?.network === undefined) throw new Error('no score')
    expect(result.pair).toBe(2 * result.network.points)
    return { score: result.network, came: match.live.network?.faults.map(({ known }) => known?.what ?? null) ?? [] }
  }

  test.each(['be-the-network', 'whole-life', 'lost-syn'] as const)('%s: what is foreseen pays, spending and silence do not', (id) => {
    const scenario = roundOf(id)
    const { score: silent, came } = scoreOf(scenario, [])
    const par = budgetOf(scenario)
    expect(silent).toMatchObject({ points: 0, right: 0, silent: par, goal: false })
    const wrong = came.map((what) => CONSEQUENCES.find((one) => one !== what) ?? null)
    expect(scoreOf(scenario, wrong).score).toMatchObject({ points: 0, wrong: par })
    let before = -1
    for (let right = 0; right <= par; right += 1) {
      const { score } = scoreOf(scenario, came.slice(0, right))
      expect(score.right).toBe(right)
      expect(score.points).toBe(Math.round((1000 * scenario.difficulty * right) / par) + (right === par ? 250 : 0))
      expect(score.points).toBeGreaterThan(before)
      before = score.points
    }
  })

  test('nothing done is nothing earned', () => {
    const { match } = playNetwork(networkConfig(roundOf('be-the-network'), '1', 'match', { pace: 'class' }), 1800, () => null)
    expect(match.results[0]).toMatchObject({ goal: true, pair: 0, network: { points: 0, faults: 0 } })
  })
})

test('the network sees both hosts and the wire, and nothing that tells what a host does next', () => {
  const { steps } = playNetwork(networkConfig(roundOf('be-the-network'), '1', 'coach'), 2500, greedy())
  for (const match of steps.filter(({ phase }) => phase === 'live')) {
    const seen = view(match, 'network')
    expect(seen.hosts.client?.tcb.iss).toBeGreaterThan(0)
    expect(seen.wire).toEqual(match.live.wire.flights)
    expect([seen.hosts.client, seen.hosts.server].flatMap((host) => [host?.help, host?.choices])).toEqual([null, null, null, null])
    expect(JSON.stringify(seen)).not.toContain('"seed"')
    // A host's eyes learn nothing of it.
    expect(view(match, 'client')).toMatchObject({ network: null, wire: null, ladder: null })
  }
})
