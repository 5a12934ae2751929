// A golden replay as text: what two bots with misconceptions made of a scenario, and all that a replay of it needs.
import { formatPosition, positionOf, type Replay, ROLES, recordOf, type ScenarioId } from '../../shared/game/index.ts'
import { playScenario } from './curriculum.ts'
import { ladder } from './ladder.ts'
import type { Simulation } from './simulate.ts'

const SEED = '7'
const THINK = 3000
const ERRORS = 0.25

export const goldenPlay = (id: ScenarioId): Simulation => playScenario(id, SEED, 'match', THINK, ERRORS)

/** Ladder, results and the position at the end: the same on every machine, or determinism is broken. */
export function transcript({ match }: Pick<Simulation, 'match'>): string {
  const [result] = match.results
  const scores = ROLES.map((role) => `${role} ${JSON.stringify(result?.scores[role])}`)
  return [
    ladder(match.live.story, match.live.startedAt),
    `pair ${result?.pair}, goal ${result?.goal}`,
    ...scores,
    formatPosition(positionOf(match)),
    '',
  ].join('\n')
}

export const replayOf = ({ match, inputs, events }: Simulation): Replay => recordOf(match.config, inputs, events)
