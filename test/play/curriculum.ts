// Plays a scenario with two equal bots on one seed: what the soak, the tests and the golden replays have in common.
import { type Bot, type LevelId, type MatchConfig, parseConfig, problemText, type ScenarioId } from '../../shared/game/index.ts'
import { type Simulation, simulate } from './simulate.ts'

/** Think time and level: nobody is asked to be faster than the level's deadline. */
export const THINKING: readonly (readonly [think: number, level: LevelId])[] = [
  [1500, 'coach'],
  [5000, 'coach'],
  [9000, 'coach'],
  [1500, 'match'],
  [5000, 'match'],
  [1500, 'exam'],
  [5000, 'exam'],
]

export function configOf(id: ScenarioId, seed: string, level: LevelId): MatchConfig {
  const config = parseConfig({ seed, level, rounds: [id], bots: { a: true, b: true }, briefing: 0, debrief: 0 })
  if (!config.ok) throw new Error(config.problems.map(problemText).join('\n'))
  return config.value
}

export function playScenario(id: ScenarioId, seed: string, level: LevelId, think: number, errors = 0): Simulation {
  const bot: Bot = { think, errors, seed: 1 }
  return simulate(configOf(id, seed, level), { client: bot, server: bot })
}

/** The plays, as `level, think, seed`, that did not reach the goal. */
export function failures(id: ScenarioId, seeds: number): readonly string[] {
  return THINKING.flatMap(([think, level]) =>
    Array.from({ length: seeds }, (_, index) => String(index + 1)).flatMap((seed) => {
      const [result] = playScenario(id, seed, level, think).match.results
      return result?.goal === true ? [] : [`${level}, think ${think} ms, seed ${seed}`]
    }),
  )
}
