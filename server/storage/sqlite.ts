// Kysely over the SQLite that Node brings: one file, one writer, a write-ahead log.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { type Dialect, SqliteDialect, type SqliteStatement } from 'kysely'

const isValue = (value: unknown): value is SQLInputValue =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || value instanceof Uint8Array

const values = (parameters: readonly unknown[]): SQLInputValue[] =>
  parameters.map((one) => {
    if (isValue(one)) return one
    throw new TypeError(`SQLite takes no ${typeof one}`)
  })

/** Statements are compiled once: the same few come again and again. */
const MOST_STATEMENTS = 100

/** The database in `folder` (made if need be), or in memory for ':memory:'. Throws when the folder cannot be written. */
export function sqliteDialect(folder: string): Dialect {
  if (folder !== ':memory:') mkdirSync(folder, { recursive: true })
  const database = new DatabaseSync(folder === ':memory:' ? folder : join(folder, 'ackward.sqlite'))
  // NORMAL: a crash of the process loses nothing; a crash of the machine at most the last moments.
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000; pragma wal_autocheckpoint = 8000')
  const statements = new Map<string, SqliteStatement>()
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare(sql) {
        const known = statements.get(sql)
        if (known !== undefined) return known
        const statement = database.prepare(sql)
        const made: SqliteStatement = {
          reader: statement.columns().length > 0,
          all: (parameters) => statement.all(...values(parameters)),
          run: (parameters) => statement.run(...values(parameters)),
          iterate: (parameters) => statement.iterate(...values(parameters)),
        }
        if (statements.size >= MOST_STATEMENTS) statements.clear()
        statements.set(sql, made)
        return made
      },
    },
  })
}
