// Inputs of matches and events of classes as they are kept: numbered JSON texts of one owner.
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

export interface InputRow {
  readonly match_id: string
  readonly n: number
  /** JSON. */
  readonly input: string
}

/** A row of the table may hold so many inputs, as a JSON array: `n` is the first one's, the others' follow. */
export const MOST_IN_ROW = 64

/** What `JSON.parse` gives: whoever reads it knows who wrote it, or checks it. */
type Kept = ReturnType<typeof JSON.parse>

/** Inputs of `match` with a number above `after`, in order. */
export async function readInputs(db: Kysely<Tables>, match: string, after: number): Promise<readonly Kept[]> {
  const rows = await db
    .selectFrom('inputs')
    .select(['n', 'input'])
    .where('match_id', '=', match)
    .where('n', '>', after - MOST_IN_ROW)
    .orderBy('n')
    .execute()
  return rows.flatMap((row) => {
    const read: Kept = JSON.parse(row.input)
    const inputs: readonly Kept[] = Array.isArray(read) ? read : [read]
    return inputs.slice(Math.max(0, after + 1 - row.n))
  })
}
