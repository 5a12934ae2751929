// From what the schema library says to our Result: a path and a plain reason.
import type { $ZodError, $ZodType, output } from 'zod/v4/core'
import { safeParse } from 'zod/mini'
import type { Problem, Result } from './result.ts'

function problemsOf(error: $ZodError): readonly [Problem, ...Problem[]] {
  const [first, ...others] = error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), reason: issue.message }))
  return [first ?? { path: '', reason: 'not readable' }, ...others]
}

/** Reads outside data; every problem names its path. */
export function read<T extends $ZodType>(schema: T, value: unknown): Result<output<T>> {
  const parsed = safeParse(schema, value)
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problems: problemsOf(parsed.error) }
}
