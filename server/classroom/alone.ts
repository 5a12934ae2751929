// A round that a student played without a socket: its replay is played again here, and the result is taken from that.
import { isDeepStrictEqual } from 'node:util'
import { type ClassState, resultOfPair, type SeatResult } from '../../shared/classroom/index.ts'
import {
  botFor,
  botsOf,
  CORE,
  coreOf,
  createMatch,
  type Input,
  isNetworkRound,
  type Match,
  type MatchConfig,
  nextInput,
  type Player,
  parseReplay,
  playParsed,
  roleOf,
  seatOf,
} from '../../shared/game/index.ts'

/** Inputs of one round at most. */
const MOST_INPUTS = 3000

export interface Plan {
  readonly level: string
  readonly scoring: string
  readonly rounds: ClassState['options']['playlist']
  readonly seeds: readonly string[]
  readonly deadline: number | null
}

export const roundSeedOf = (state: Pick<ClassState, 'seed'>, round: number): string => `${state.seed}:${round}`

/** What a student needs to play the class's rounds alone. Rounds that the class still plays together are not told before their time. */
export function planOf(state: ClassState): Plan {
  const { level, scoring, playlist } = state.options
  const { deadline } = state
  const told = deadline === null ? Math.max(0, state.round + (state.phase === 'lobby' ? 0 : 1)) : playlist.length
  return { level, scoring, rounds: playlist, seeds: playlist.slice(0, told).map((_, round) => roundSeedOf(state, round)), deadline }
}

export type Replayed =
  | { readonly ok: true; readonly seat: SeatResult; readonly goal: boolean; readonly goalAfter: number | null }
  | { readonly ok: false; readonly error: 'bad-replay' | 'outdated'; readonly why: string }

const bad = (why: string): Replayed => ({ ok: false, error: 'bad-replay', why })

/**
 * The match that one person made of it: theirs are the moves of `person` alone, and everything else must be what the clock and the bots really
 * do. Otherwise the number of the first input that is not.
 */
function playByOne(config: MatchConfig, inputs: readonly Input[], person: Player): Match | number {
  const bot = botFor(config.level, person === 'network')
  let match = createMatch(config)
  for (const [index, input] of inputs.entries()) {
    const next = nextInput(match, botsOf(match, bot))
    const isTheirs = input.from === person && (next === null || input.at <= next.at)
    const { match: after } = isTheirs || isDeepStrictEqual(input, next) ? playParsed(match, input) : { match }
    if (after === match) return index
    match = after
  }
  return match
}

/** Plays it again under the class's own conditions. */
export function playAlone(state: ClassState, round: number, given: unknown): Replayed {
  const scenario = state.options.playlist[round]
  if (scenario === undefined) return bad('there is no such round')
  const core = coreOf(given)
  if (core !== null && core !== CORE) return { ok: false, error: 'outdated', why: `it is of core ${core}, not of this one (${CORE})` }
  const replay = parseReplay(given)
  if (!replay.ok) return bad(`${replay.problems[0].path} ${replay.problems[0].reason}`)
  const { config, inputs } = replay.value
  const { level, scoring } = state.options
  const same =
    config.seed === roundSeedOf(state, round) &&
    config.level === level &&
    config.scoring === scoring &&
    config.rounds.length === 1 &&
    JSON.stringify(config.rounds[0]) === JSON.stringify(scenario) &&
    config.position === null &&
    config.factor === 1 &&
    config.fade === 0 &&
    config.pace === 'own' &&
    !config.xray &&
    config.firstClient === seatOf('client', round, 'a') &&
    config.bots.a === isNetworkRound(scenario) &&
    config.bots.b
  if (!same) return bad('it is not the round that the class plays')
  if (inputs.length > MOST_INPUTS) return bad(`it has more than ${MOST_INPUTS} inputs`)
  const match = playByOne(config, inputs, isNetworkRound(scenario) ? 'network' : roleOf('a', 0, config.firstClient))
  if (typeof match === 'number') return bad(`inputs.${match} is not what happens then`)
  const result = resultOfPair(0, '', match)
  const seat = result?.seats.find((one) => one.seat === 'a')
  return result === null || seat === undefined
    ? bad('it did not come to its end')
    : { ok: true, seat, goal: result.goal, goalAfter: result.goalAfter }
}
