// Two bots play a match; one that stands still fails the test that wanted it.
import { simulate as played, type Simulation } from '../../shared/game/index.ts'

export type { Simulation } from '../../shared/game/index.ts'

/** Throws when the match cannot go on. */
export function simulate(...given: Parameters<typeof played>): Simulation {
  const game = played(...given)
  if (game.stuck !== null) throw new Error(game.stuck)
  return game
}
