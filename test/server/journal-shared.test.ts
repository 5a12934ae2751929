// Two connections to one file, as two processes have them: whatever they do in whatever order, what was taken is there once, and what is there is refused.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Journal, journalText } from '../../server/storage/journal.ts'

/** Small, so that the journal is emptied and what was known is forgotten all the time. */
const LIMITS = { waiting: 25, matches: 4 }
const TABLE = 'create table inputs (match_id text not null, n integer not null, input text not null, primary key (match_id, n))'

/** `ahead`: of the last number of the match; 0 or less is a number that is there. */
interface Row {
  readonly match: string
  readonly ahead: number
}

type Doing =
  | { readonly is: 'append'; readonly rows: readonly Row[] }
  | { readonly is: 'settle' }
  | { readonly is: 'delete'; readonly match: string }
  /** The process ends without a word, and comes back. */
  | { readonly is: 'crash' }
  /** The disk takes nothing. */
  | { readonly is: 'fail' }

const match = fc.integer({ min: 0, max: 8 }).map((which) => `match-number-${which}`)
const ahead = fc.oneof({ weight: 20, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: -2, max: 4 }) })
const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 15,
    arbitrary: fc.record({
      is: fc.constant('append' as const),
      rows: fc.array(fc.record({ match, ahead }), { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ is: 'settle' as const }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('delete' as const), match }) },
  { weight: 1, arbitrary: fc.constant({ is: 'crash' as const }) },
  { weight: 1, arbitrary: fc.constant({ is: 'fail' as const }) },
)

interface Process {
  readonly database: DatabaseSync
  readonly journal: Journal
}

function open(file: string): Process {
  const database = new DatabaseSync(file)
  database.exec('pragma journal_mode = wal; pragma synchronous = off; pragma busy_timeout = 1000')
  return { database, journal: new Journal(database, LIMITS) }
}

/** What is in the table, by match. */
function stored({ database }: Process): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  for (const row of database.prepare('select match_id, input from inputs order by match_id, n').all()) {
    const read: { n: number } | readonly { n: number }[] = JSON.parse(String(row.input))
    const id = String(row.match_id)
    found.set(id, [...(found.get(id) ?? []), ...[read].flat().map(({ n }) => n)])
  }
  return found
}

/** Does it, and to what should be there as well. */
function perform({ database, journal }: Process, should: Map<string, readonly number[]>, what: Exclude<Doing, { is: 'crash' }>): void {
  switch (what.is) {
    case 'append': {
      const after = new Map(should)
      let isNew = true
      const rows = what.rows.map((row) => {
        const numbers = after.get(row.match) ?? []
        const n = Math.max(0, (numbers.at(-1) ?? -1) + row.ahead)
        if (n <= (numbers.at(-1) ?? -1)) isNew = false
        after.set(row.match, [...numbers, n])
        return { match_id: row.match, n, input: JSON.stringify({ n }) }
      })
      if (isNew) {
        journal.append(journalText(rows))
        for (const [id, numbers] of after) should.set(id, numbers)
      } else expect(() => journal.append(journalText(rows))).toThrow(/UNIQUE/)
      return
    }
    case 'settle':
      journal.settle()
      return
    case 'delete':
      journal.settle()
      database.prepare('delete from inputs where match_id = ?').run(what.match)
      should.delete(what.match)
      return
    case 'fail':
      database.exec("create temp trigger full before insert on journal begin select raise(abort, 'disk'); end")
      expect(() => journal.append(journalText([{ match_id: 'match-number-1', n: 10_000, input: '{}' }]))).toThrow('disk')
      database.exec('drop trigger full')
  }
}

test('inputs of two processes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ackward-journal-'))
  let runs = 0
  try {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(0, 1), doing), { minLength: 20, maxLength: 150, size: 'max' }), (doings) => {
        runs += 1
        const file = join(folder, `${runs}.sqlite`)
        const first = new DatabaseSync(file)
        first.exec(TABLE)
        first.close()
        const processes = [open(file), open(file)]
        const should = new Map<string, readonly number[]>()
        for (const [which, what] of doings) {
          const process = processes[which]
          if (process === undefined) continue
          if (what.is === 'crash') {
            process.database.close()
            processes[which] = open(file)
          } else perform(process, should, what)
          if (what.is === 'settle') expect(stored(process)).toEqual(new Map([...should].filter(([, numbers]) => numbers.length > 0)))
        }
        for (const { database } of processes) database.close()
      }),
      { numRuns: 150 },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
