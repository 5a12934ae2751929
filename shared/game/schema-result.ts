// From what the schema library says to our Result: a path and a plain reason.
import * as z from 'zod/mini'
import type { Problem, Result } from './result.ts'

/** The library's own text where a schema gives none. */
const UNSAID = 'Invalid input'

function reasonOf(issue: z.core.$ZodIssue): string {
  if ('input' in issue && issue.input === undefined) return 'is missing'
  if (issue.message !== UNSAID) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return `must be of type ${issue.expected}`
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`
    case 'unrecognized_keys':
      return `has unknown fields: ${issue.keys.join(', ').slice(0, 200)}`
    case 'invalid_union':
      return issue.discriminator === undefined ? 'has no known form' : `has no known '${issue.discriminator}'`
    default:
      return 'is not valid'
  }
}

function problemsOf(error: z.core.$ZodError): readonly [Problem, ...Problem[]] {
  const [first, ...others] = error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), reason: reasonOf(issue) }))
  return [first ?? { path: '', reason: 'is not readable' }, ...others]
}

/** Reads outside data; every problem names its path. */
export function read<T extends z.core.$ZodType>(schema: T, value: unknown): Result<z.core.output<T>> {
  const parsed = z.safeParse(schema, value, { reportInput: true })
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problems: problemsOf(parsed.error) }
}
