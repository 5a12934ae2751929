// Any scenario as a round for somebody who is the network: they are its weather, and have as many faults as it can bear.
import type { MatchConfig } from './config.ts'
import { isNetworkRound } from './faults.ts'
import { holds } from './holds.ts'
import { referenceRound } from './par.ts'
import type { Budget, Scenario } from './scenario.ts'

/** Faults by how many a round bears: one for every other of its segments, and in a short round no more than two. */
const BUDGETS: readonly [Budget, ...Budget[]] = [
  { drop: 1, duplicate: 0, delay: 0 },
  { drop: 1, duplicate: 1, delay: 0 },
  { drop: 1, duplicate: 1, delay: 1 },
  { drop: 2, duplicate: 1, delay: 1 },
]
const MOST = { handshake: 2, life: BUDGETS.length }

/** Numbers change nothing in how many segments there are. */
const reference = (scenario: Scenario) => {
  const config: MatchConfig = {
    seed: '1',
    level: 'match',
    rounds: [scenario],
    firstClient: 'a',
    bots: { a: true, b: true },
    factor: 1,
    scoring: 'speed',
    fade: 0,
    pace: 'class',
    briefing: 0,
    debrief: 0,
    endless: false,
    xray: false,
    position: null,
  }
  return referenceRound(config, 0, 1).live
}

/**
 * The same scenario without its own losses, for somebody who is the network. What of the goal only those losses could bring about goes with
 * them. Difficulty, requests and clock stay as they are.
 */
export function asNetworkRound(scenario: Scenario): Scenario {
  if (isNetworkRound(scenario)) return scenario
  const calm: Scenario = { ...scenario, faults: [], rates: null, encore: false }
  const played = reference(calm)
  const segments = Object.keys(played.wire.copies).length
  const budget = BUDGETS[Math.min(MOST[scenario.clock], Math.ceil(segments / 2)) - 1] ?? BUDGETS[0]
  const reached = calm.goal.filter((condition) => holds(played, played.endsAt, condition))
  const goal = played.goalAt !== null || reached.length === 0 ? calm.goal : reached
  return { ...calm, goal, network: { budget, clock: null } }
}
