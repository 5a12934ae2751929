// Reads progress that comes from a file or from the browser's storage: everything is checked, and what is wrong is named by its path.
import * as z from 'zod/mini'
import { LEVELS, type Problem, type Result, ROLES, read, SCENARIO_IDS } from '../game/index.ts'
import { CARD_KINDS } from './card.ts'
import { SKILL_IDS } from './deck.ts'
import { PROGRESS_FORM, type Progress } from './progress.ts'

const at = z.number('must be a time in ms').check(z.minimum(0, 'must not be negative'), z.maximum(8.64e15, 'is no time'))
const ms = z.number('must be a number of ms').check(z.minimum(0, 'must not be negative'))
const count = z.int('must be a whole number').check(z.minimum(0, 'must not be negative'))
const skill = z.enum(SKILL_IDS)
const scenario = z.enum(SCENARIO_IDS)
const MOST = 200_000
const log = <T extends z.core.$ZodType>(entry: T) => z.array(entry).check(z.maxLength(MOST, `must be at most ${MOST} entries`))

const file = z.strictObject({
  form: z.literal(PROGRESS_FORM, `must be ${PROGRESS_FORM}: the file was written by another version of Ackward`),
  reviews: log(z.strictObject({ at, skill, kind: z.enum(CARD_KINDS), right: z.boolean() })),
  runs: log(
    z.strictObject({
      at,
      scenario,
      level: z.enum(LEVELS),
      role: z.enum(ROLES),
      goal: z.boolean(),
      accuracy: z.nullable(z.number().check(z.minimum(0, 'must be 0 … 1'), z.maximum(1, 'must be 0 … 1'))),
      goalAfter: z.nullable(ms),
      inTime: z.boolean(),
      wrong: z.array(skill).check(z.maxLength(100)),
      // Files of before it was counted have none.
      ghosted: z._default(count, 0),
      steps: z.array(ms).check(z.maxLength(1000)),
    }),
  ),
  scores: log(z.strictObject({ at, mode: z.enum(['streak', 'storm']), score: count })),
  dailies: log(z.strictObject({ at, date: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/, 'must be a date')), right: count, of: count })),
  examples: log(z.strictObject({ at, scenario })),
})

/** Reads progress, or says at which path what is wrong. */
export const parseProgress = (value: unknown): Result<Progress> => read(file, value)

/** Reads progress from a file's text. */
export function parseProgressText(text: string): Result<Progress> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const problem: Problem = { path: '', reason: `not JSON: ${error instanceof Error ? error.message : 'unreadable'}` }
    return { ok: false, problems: [problem] }
  }
  return parseProgress(value)
}
