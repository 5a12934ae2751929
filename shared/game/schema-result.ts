// From what the schema library says to our Result: a path and a plain reason.

import * as z from 'zod/mini'
import type { Problem, Result } from './result.ts'

function problemsOf(error: z.core.$ZodError): readonly [Problem, ...Problem[]] {
  const [first, ...others] = error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), reason: issue.message }))
  return [first ?? { path: '', reason: 'not readable' }, ...others]
}

/** Reads outside data; every problem names its path. */
export function read<T extends z.core.$ZodType>(schema: T, value: unknown): Result<z.core.output<T>> {
  const parsed = z.safeParse(schema, value)
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problems: problemsOf(parsed.error) }
}
