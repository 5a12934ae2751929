// What a teacher chooses for a class. A preset is all of it at one press.
import * as z from 'zod/mini'
import {
  isRoundId,
  LEVELS,
  type LevelId,
  NETWORK_ROUND,
  type Problem,
  parseScenario,
  type Result,
  type RoundId,
  read,
  type Scenario,
  scenarioOf,
} from '../game/index.ts'

export const PAIRINGS = ['random', 'same', 'rank'] as const
export type Pairing = (typeof PAIRINGS)[number]

/** What becomes of the odd one out. */
export const ODDS = ['bot', 'network'] as const
export type Odd = (typeof ODDS)[number]

export const PRESET_IDS = ['handshake-45', 'goodbye-45', 'loss-45', NETWORK_ROUND] as const
export type PresetId = (typeof PRESET_IDS)[number]

export interface Preset {
  readonly level: LevelId
  readonly playlist: readonly [RoundId, ...RoundId[]]
}

/** What is meant where nothing is said. */
const USUAL: PresetId = 'handshake-45'

export const PRESETS: Readonly<Record<PresetId, Preset>> = {
  'handshake-45': { level: 'coach', playlist: ['handshake', 'handshake-numbers', 'lost-syn', 'lost-syn-ack', 'lost-last-ack-of-three'] },
  'goodbye-45': { level: 'coach', playlist: ['goodbye', 'half-close', 'three-way-close', 'lost-fin', 'lost-final-ack'] },
  'loss-45': { level: 'coach', playlist: ['lost-syn-ack', 'lost-data', 'lost-ack', 'duplicate', 'out-of-order'] },
  // Bots need no time to think: at the first level one would only wait for their timers.
  [NETWORK_ROUND]: { level: 'match', playlist: [NETWORK_ROUND] },
}

/** Rounds of a class at most, and days for which it may be kept. */
export const MOST_CLASS_ROUNDS = 12
export const KEEP_DAYS = { least: 0, usual: 30, most: 365 }

export interface ClassOptions {
  readonly playlist: readonly [Scenario, ...Scenario[]]
  readonly level: LevelId
  /** `right`: accuracy alone counts. */
  readonly scoring: 'speed' | 'right'
  readonly pairing: Pairing
  /** The odd one out plays with a bot, or is the network between two. */
  readonly odd: Odd
  readonly lateJoin: boolean
  /** ms of a briefing. */
  readonly briefing: number
  /** The same five questions before the first round and after the last one. */
  readonly quiz: boolean
  /** An assignment: everybody plays alone when they like, until then (unix ms); null: rounds in step. */
  readonly deadline: number | null
  /** Days after which everything is deleted. */
  readonly keepDays: number
}

const whole = (least: number, most: number) =>
  z.int('must be a whole number').check(z.minimum(least, `must be at least ${least}`), z.maximum(most, `must be at most ${most}`))

const file = z.strictObject({
  preset: z._default(z.nullable(z.enum(PRESET_IDS)), null),
  playlist: z._default(
    z.nullable(
      z
        .array(z.unknown())
        .check(
          z.minLength(1, 'must name at least one scenario'),
          z.maxLength(MOST_CLASS_ROUNDS, `must be at most ${MOST_CLASS_ROUNDS} rounds`),
        ),
    ),
    null,
  ),
  level: z.optional(z.enum(LEVELS)),
  scoring: z._default(z.enum(['speed', 'right']), 'speed'),
  pairing: z._default(z.enum(PAIRINGS), 'random'),
  odd: z._default(z.enum(ODDS), 'bot'),
  lateJoin: z._default(z.boolean(), true),
  briefing: z._default(whole(0, 120_000), 12_000),
  quiz: z._default(z.boolean(), true),
  deadline: z._default(z.nullable(z.number('must be a time in ms').check(z.minimum(0, 'must not be negative'))), null),
  keepDays: z._default(whole(KEEP_DAYS.least, KEEP_DAYS.most), KEEP_DAYS.usual),
})

/** What `POST /api/classes` takes; a preset's playlist and level count where no others are given. */
export function parseClassOptions(value: unknown): Result<ClassOptions> {
  const parsed = read(file, value)
  if (!parsed.ok) return parsed
  const { preset, playlist, level, ...rest } = parsed.value
  const usual = PRESETS[preset ?? USUAL]
  const chosen: readonly unknown[] = playlist ?? usual.playlist
  const problems: Problem[] = []
  const rounds: Scenario[] = []
  for (const [index, one] of chosen.entries()) {
    const scenario = isRoundId(one) ? scenarioOf(one) : parseScenario(one)
    if (scenario.ok) rounds.push(scenario.value)
    else
      problems.push(
        ...scenario.problems.map(({ path, reason }) => ({ path: path === '' ? `playlist.${index}` : `playlist.${index}.${path}`, reason })),
      )
  }
  const [problem, ...others] = problems
  if (problem !== undefined) return { ok: false, problems: [problem, ...others] }
  const [first, ...later] = rounds
  if (first === undefined) return { ok: false, problems: [{ path: 'playlist', reason: 'must name at least one scenario' }] }
  return { ok: true, value: { ...rest, level: level ?? usual.level, playlist: [first, ...later] } }
}
