// People's own scenarios are played by two bots before a room is opened with them: one play at a time, so that matches go on in between.
import { FEW_PACES, type Play, type Problem, playsOf, type RoundId, type Scenario } from '../../shared/game/index.ts'
import type { PlaylistId } from '../../shared/protocol/index.ts'

/** Rounds of a match or of a class. */
type Rounds = PlaylistId | readonly (RoundId | Scenario)[]

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The play that failed, in one sentence. */
function reasonOf({ pace, why }: Play): string {
  const missing = (why?.goal ?? []).map((index) => `goal.${index}`).join(', ')
  const open = (why?.requests ?? []).map(({ id, status }) => `${id} ${status === 'waiting' ? 'is never dealt' : `is ${status}`}`)
  const asked = open.length === 0 ? '' : `; ${open.slice(0, 5).join(', ')}`
  return `cannot be solved: two perfect bots at ${pace.level}, thinking ${pace.think / 1000} s, end without ${missing}${asked}`
}

export class Trials {
  #chain: Promise<unknown> = Promise.resolve()

  /** What cannot be solved, and why; nothing if all can. */
  problems(playlist: Rounds): Promise<readonly Problem[]> {
    const done = this.#chain.then(() => this.#try(playlist))
    this.#chain = done.catch(() => undefined)
    return done
  }

  async #try(playlist: Rounds): Promise<readonly Problem[]> {
    const problems: Problem[] = []
    for (const [index, round] of ownOf(playlist)) {
      const failed = await this.#failed(round)
      if (failed !== null) problems.push({ path: `playlist.${index}`, reason: reasonOf(failed) })
    }
    return problems
  }

  async #failed(scenario: Scenario): Promise<Play | null> {
    for (const play of playsOf(scenario, FEW_PACES)) {
      if (play.why !== null) return play
      await turn()
    }
    return null
  }
}

/** One's own scenarios among the rounds, with their places. */
export const ownOf = (playlist: Rounds): readonly (readonly [index: number, scenario: Scenario])[] =>
  typeof playlist === 'string' ? [] : playlist.flatMap((round, index) => (typeof round === 'string' ? [] : [[index, round] as const]))
