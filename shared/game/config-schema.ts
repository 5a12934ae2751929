// Makes a MatchConfig from outside data: scenarios by id or as objects, everything else with its usual value.
import * as z from 'zod/mini'
import { isRoundId, scenarioOf } from './catalogue.ts'
import type { MatchConfig } from './config.ts'
import { factorSchema } from './factor-schema.ts'
import { FADES, LEVELS } from './levels.ts'
import { parsePosition } from './position-text.ts'
import { bad, good, type Problem, type Result } from './result.ts'
import { SEATS } from './roles.ts'
import type { Scenario } from './scenario.ts'
import { parseScenario } from './scenario-schema.ts'
import { read } from './schema-result.ts'

const phase = z.nullable(
  z.int('must be a whole number of ms').check(z.minimum(0, 'must not be negative'), z.maximum(3_600_000, 'must be at most an hour')),
)
const seat = z.enum(SEATS)

const file = z.strictObject({
  seed: z.string('must be a text').check(z.minLength(1, 'must not be empty'), z.maxLength(64, 'must be at most 64 characters')),
  level: z._default(z.enum(LEVELS), 'match'),
  rounds: z.array(z.unknown()).check(z.minLength(1, 'must name at least one scenario'), z.maxLength(100, 'must be at most 100')),
  firstClient: z._default(seat, 'a'),
  bots: z._default(z.strictObject({ a: z.boolean(), b: z.boolean() }), { a: false, b: false }),
  factor: z._default(factorSchema, 1),
  scoring: z._default(z.enum(['speed', 'right']), 'speed'),
  fade: z._default(z.literal(FADES, 'must be 0, 1, 2 or 3'), 0),
  pace: z._default(z.enum(['own', 'class']), 'own'),
  briefing: z._default(phase, null),
  debrief: z._default(phase, null),
  endless: z._default(z.boolean(), false),
  xray: z._default(z.boolean(), false),
  position: z._default(z.nullable(z.string()), null),
})

function scenarioFrom(value: unknown): Result<Scenario> {
  if (typeof value !== 'string') return parseScenario(value)
  return isRoundId(value)
    ? scenarioOf(value)
    : { ok: false, problems: [{ path: '', reason: `there is no scenario '${value.slice(0, 64)}'` }] }
}

/** Reads a config, or says at which path what is wrong. */
export function parseConfig(value: unknown): Result<MatchConfig> {
  const parsed = read(file, value)
  if (!parsed.ok) return parsed
  const problems: Problem[] = []
  const rounds: Scenario[] = []
  for (const [index, round] of parsed.value.rounds.entries()) {
    const scenario = scenarioFrom(round)
    if (scenario.ok) rounds.push(scenario.value)
    else
      problems.push(
        ...scenario.problems.map(({ path, reason }) => ({ path: path === '' ? `rounds.${index}` : `rounds.${index}.${path}`, reason })),
      )
  }
  if (parsed.value.position !== null) {
    const position = parsePosition(parsed.value.position)
    if (!position.ok)
      problems.push(...position.problems.map(({ path, reason }) => ({ path: path === '' ? 'position' : `position.${path}`, reason })))
  }
  const [problem, ...others] = problems
  if (problem !== undefined) return { ok: false, problems: [problem, ...others] }
  const [first, ...later] = rounds
  return first === undefined ? bad('rounds', 'must name at least one scenario') : good({ ...parsed.value, rounds: [first, ...later] })
}
