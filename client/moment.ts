// A moment of a round, played on in this page: as one of its hosts against a bot, or as the network between two.
import { botFor } from '../shared/game/bot-levels.ts'
import {
  asNetworkRound,
  budgetLeft,
  type Fault,
  isRoundId,
  type LevelId,
  type NetworkView,
  type Player,
  parseConfig,
  type Scenario,
  scenarioOf,
} from '../shared/game/index.ts'
import { type LocalConnection, startLocal } from './net/local.ts'

/** How the bot at the other end thinks, ms. */
const THINK = 2000

export interface Moment {
  readonly level: LevelId
  /** The round that it is of, by its id or whole. */
  readonly round: string | Scenario
  readonly position: string
}

/** null: it cannot be set up. */
export function playMoment({ level, round, position }: Moment, player: Player): LocalConnection | null {
  const isNetwork = player === 'network'
  const config = parseConfig({
    seed: 'moment',
    level,
    rounds: [round],
    firstClient: player === 'server' ? 'b' : 'a',
    bots: { a: isNetwork, b: true },
    briefing: 0,
    position,
  })
  if (!config.ok) return null
  const bot = isNetwork ? botFor(level, true) : { think: THINK, errors: 0, seed: 1 }
  return startLocal({ config: config.value, seat: 'a', bot, again: (same) => same })
}

/** The round of the network with what was left to spend before this fault: a position knows nothing of it. null: the scenario is not known here. */
export function roundBefore(id: string, { faults }: NetworkView, fault: Fault): Scenario | null {
  const known = isRoundId(id) ? scenarioOf(id) : null
  if (known?.ok !== true) return null
  const scenario = asNetworkRound(known.value)
  const earlier = faults.filter(({ at }) => at < fault.at)
  const budget = budgetLeft({ scenario, network: { faults: earlier, looked: 0 } })
  return { ...scenario, network: { budget, clock: scenario.network?.clock ?? null } }
}
