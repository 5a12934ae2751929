// What a match is made from. A MatchConfig cannot be wrong: config-schema.ts makes one from outside data or says what is wrong.
import type { Fade, LevelId } from './levels.ts'
import type { BySeat, Seat } from './roles.ts'
import type { Scenario } from './scenario.ts'

export interface MatchConfig {
  /** Any text; same seed, same weather. */
  readonly seed: string
  readonly level: LevelId
  /** One or more; roles swap after each. */
  readonly rounds: readonly [Scenario, ...Scenario[]]
  /** The seat that is the client in the first round. */
  readonly firstClient: Seat
  /** Seats that a bot has from the start. */
  readonly bots: BySeat<boolean>
  /** Extra time, 1 … 3: scales grace, deadline, RTO and round clock. */
  readonly factor: number
  /** `right`: accuracy only, no share for speed. */
  readonly scoring: 'speed' | 'right'
  /** Help that has faded for whoever plays: 0 and 1 leave the level's, 2 takes the candidates, 3 also the help that comes by itself. */
  readonly fade: Fade
  /** `own`: a live phase may end before its clock, once its goal is reached and nothing is left to do. `class`: all pairs keep one clock. */
  readonly pace: 'own' | 'class'
  /** ms; null: the level's; 0 skips the phase. */
  readonly briefing: number | null
  readonly debrief: number | null
  /** Briefing and debrief last until both are ready or control ends them. */
  readonly endless: boolean
  /** Practice option: losses and the wire are shown while the round lives. */
  readonly xray: boolean
  /** Position text from which the first round goes live, instead of its scenario's start; null: none. */
  readonly position: string | null
}

/** The same match again, with the roles swapped; a new seed gives new weather. */
export const rematch = (config: MatchConfig, seed: string): MatchConfig => ({
  ...config,
  seed,
  firstClient: config.firstClient === 'a' ? 'b' : 'a',
  position: null,
})
