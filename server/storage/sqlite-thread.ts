// The thread that has the SQLite database: it may wait for the disk, the matches may not.
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { Journal } from './journal.ts'

/** What the main thread asks. An `id` of its own makes each answer find its question. */
export type Ask =
  | { readonly id: number; readonly sql: string; readonly parameters: readonly unknown[] }
  /** Inputs, as the journal writes them. */
  | { readonly id: number; readonly append: string }

export type Told<Row> =
  | { readonly id: number; readonly ok: true; readonly rows: Row[]; readonly changes: number | bigint }
  | { readonly id: number; readonly ok: false; readonly message: string }

/** Statements are compiled once: the same few come again and again. */
const MOST_STATEMENTS = 200

const isValue = (value: unknown): value is SQLInputValue =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || value instanceof Uint8Array

const values = (parameters: readonly unknown[]): SQLInputValue[] =>
  parameters.map((one) => {
    if (isValue(one)) return one
    throw new TypeError(`SQLite takes no ${typeof one}`)
  })

interface Prepared {
  readonly statement: StatementSync
  readonly reads: boolean
  /** It speaks of the table in which the journal's inputs belong. */
  readonly ofInputs: boolean
}

class Database {
  readonly #database: DatabaseSync
  readonly #journal: Journal
  readonly #statements = new Map<string, Prepared>()

  /** Throws when the file cannot be written. */
  constructor(file: string) {
    this.#database = new DatabaseSync(file)
    // NORMAL: a crash of the process loses nothing; a crash of the machine at most the last moments.
    this.#database.exec(
      'pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000; pragma wal_autocheckpoint = 8000',
    )
    this.#journal = new Journal(this.#database)
  }

  answer(ask: Ask): Told<unknown> {
    const { id } = ask
    try {
      if ('append' in ask) {
        this.#journal.append(ask.append)
        return { id, ok: true, rows: [], changes: 0 }
      }
      const { sql, parameters } = ask
      const { statement, reads, ofInputs } = this.#prepare(sql)
      if (ofInputs) this.#journal.settle()
      if (reads) return { id, ok: true, rows: statement.all(...values(parameters)), changes: 0 }
      return { id, ok: true, rows: [], changes: statement.run(...values(parameters)).changes }
    } catch (error) {
      return { id, ok: false, message: error instanceof Error ? error.message : String(error) }
    }
  }

  close(): void {
    try {
      this.#journal.settle()
    } finally {
      this.#database.close()
    }
  }

  #prepare(sql: string): Prepared {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#database.prepare(sql)
    const prepared = { statement, reads: statement.columns().length > 0, ofInputs: sql.includes('"inputs"') }
    if (this.#statements.size >= MOST_STATEMENTS) this.#statements.clear()
    this.#statements.set(sql, prepared)
    return prepared
  }
}

const database = new Database(workerData.file)
const port = parentPort
port?.on('message', (ask: Ask | 'close') => {
  if (ask !== 'close') return port.postMessage(database.answer(ask))
  database.close()
  port.close()
})
