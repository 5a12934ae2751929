// Replays: the config and the inputs are the match. One of an older core shows what was recorded instead of being played anew.
import * as z from 'zod/mini'
import type { MatchConfig } from './config.ts'
import { parseConfig } from './config-schema.ts'
import type { GameEvent } from './event.ts'
import type { Input } from './input.ts'
import { parseInput } from './input-schema.ts'
import type { Match } from './match.ts'
import { createMatch, play } from './play.ts'
import { bad, good, type Problem, type Result } from './result.ts'
import { read } from './schema-result.ts'

/** The rules' version: it rises when the same inputs would give another match. */
export const CORE = 2

export interface Replay {
  readonly core: number
  readonly config: MatchConfig
  readonly inputs: readonly Input[]
  /** What happened, as the core that recorded it said; null: play it to know. */
  readonly events: readonly GameEvent[] | null
}

export const recordOf = (config: MatchConfig, inputs: readonly Input[], events: readonly GameEvent[] | null = null): Replay => ({
  core: CORE,
  config,
  inputs,
  events,
})

/** `match` null: another core's replay, of which only the recorded events are known. */
export interface Replayed {
  readonly match: Match | null
  readonly events: readonly GameEvent[]
}

/** Plays a replay of this core to its end; an input that is rejected makes it a broken one. */
export function playReplay(replay: Replay): Result<Replayed> {
  if (replay.core !== CORE) {
    if (replay.events === null) return bad('events', `core ${replay.core} is not this one (${CORE}), and no events were recorded`)
    return good({ match: null, events: replay.events })
  }
  let match = createMatch(replay.config)
  const events: GameEvent[] = []
  for (const [index, input] of replay.inputs.entries()) {
    const step = play(match, input)
    const rejected = step.events.find((event) => event.on === 'rejected')
    if (rejected?.on === 'rejected') return bad(`inputs.${index}`, `the match rejects it: ${rejected.reason}`)
    match = step.match
    events.push(...step.events)
  }
  return good({ match, events })
}

/** The version of the rules that a replay names, whether or not the rest of it can be read by these; null: it names none. */
export function coreOf(value: unknown): number | null {
  const named = typeof value === 'object' && value !== null && 'core' in value ? value.core : null
  return typeof named === 'number' ? named : null
}

const file = z.strictObject({
  core: z.int('must be a whole number').check(z.minimum(1, 'must be at least 1')),
  config: z.unknown(),
  inputs: z.array(z.unknown()),
  events: z._default(z.nullable(z.array(z.unknown())), null),
})

const within = (path: string, problems: readonly [Problem, ...Problem[]]): Result<never> => {
  const [first, ...others] = problems.map((one) => ({ path: one.path === '' ? path : `${path}.${one.path}`, reason: one.reason }))
  return { ok: false, problems: [first ?? { path, reason: 'not readable' }, ...others] }
}

const isEvent = (value: unknown): value is GameEvent =>
  typeof value === 'object' &&
  value !== null &&
  'at' in value &&
  typeof value.at === 'number' &&
  'on' in value &&
  typeof value.on === 'string'

/** Reads a replay, or says at which path what is wrong. Events of another core are taken as they are: only their `at` and `on` are known. */
export function parseReplay(value: unknown): Result<Replay> {
  const parsed = read(file, value)
  if (!parsed.ok) return parsed
  const { core, events } = parsed.value
  const config = parseConfig(parsed.value.config)
  if (!config.ok) return within('config', config.problems)
  const inputs: Input[] = []
  for (const [index, one] of parsed.value.inputs.entries()) {
    const input = parseInput(one)
    if (!input.ok) return within(`inputs.${index}`, input.problems)
    inputs.push(input.value)
  }
  const known = events?.filter(isEvent) ?? null
  const wrong = events?.findIndex((one) => !isEvent(one)) ?? -1
  if (wrong >= 0) return bad(`events.${wrong}`, 'is not an event')
  return good({ core, config: config.value, inputs, events: known })
}

/** Reads a replay from text. */
export function parseReplayText(text: string): Result<Replay> {
  try {
    return parseReplay(JSON.parse(text))
  } catch (error) {
    return bad('', `not JSON: ${error instanceof Error ? error.message : 'unreadable'}`)
  }
}
