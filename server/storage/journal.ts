// Inputs on their way into their table. What comes in one moment is one row of a journal, whatever matches it is of; many moments later
// the inputs of each match go into the table together. A row of the table for every input would write a page for every match at every moment.
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { type InputRow, MOST_IN_ROW } from './inputs.ts'

/** Inputs that wait in the journal at most. */
const MOST_WAITING = 4000
/** Matches whose last number is kept in mind. */
const MOST_HEADS = 20_000

/** JSON has no line breaks of its own, an id no spaces. */
export const journalText = (rows: readonly InputRow[]): string =>
  rows.map(({ match_id, n, input }) => `${match_id} ${n} ${input}`).join('\n')

const rowsOf = (text: string): InputRow[] =>
  text.split('\n').map((line) => {
    const id = line.indexOf(' ')
    const n = line.indexOf(' ', id + 1)
    return { match_id: line.slice(0, id), n: Number(line.slice(id + 1, n)), input: line.slice(n + 1) }
  })

export class Journal {
  readonly #database: DatabaseSync
  readonly #version: StatementSync
  readonly #begin: StatementSync
  readonly #commit: StatementSync
  /** What is in the journal, by match, in the order of `n`. */
  readonly #waiting = new Map<string, InputRow[]>()
  /** Highest `n` of a match, of those that were asked for lately. */
  readonly #heads = new Map<string, number>()
  #count = 0
  /** Of the database as it was when the journal was read: others that write to the file change it. */
  #read: unknown = null
  #statements: { readonly insert: StatementSync; readonly last: StatementSync; readonly move: StatementSync } | null = null

  /** Throws when the database cannot be written. */
  constructor(database: DatabaseSync) {
    this.#database = database
    database.exec('create table if not exists journal (id integer primary key, rows text not null)')
    this.#version = database.prepare('pragma data_version')
    this.#begin = database.prepare('begin immediate')
    this.#commit = database.prepare('commit')
  }

  /** All are stored, or it throws and none is: an input of that number may be there already. */
  append(text: string): void {
    const rows = rowsOf(text)
    this.#transact(() => {
      const heads = new Map<string, number>()
      for (const { match_id, n } of rows) {
        const head = heads.get(match_id) ?? this.#head(match_id)
        if (n <= head) throw new Error(`UNIQUE constraint failed: input ${n} of ${match_id}`)
        heads.set(match_id, n)
      }
      this.#prepared().insert.run(text)
      return () => {
        for (const [match, n] of heads) this.#heads.set(match, n)
        this.#wait(rows)
      }
    })
    if (this.#count >= MOST_WAITING) this.#settle()
  }

  /** Brings the table up to date for somebody who reads it, or deletes in it: what was known of it is asked for anew. */
  settle(): void {
    this.#settle()
    this.#heads.clear()
  }

  /** Moves what waits into the table. */
  #settle(): void {
    this.#transact(() => {
      if (this.#count === 0) return () => undefined
      const { move } = this.#prepared()
      for (const rows of this.#waiting.values())
        for (const some of together(rows)) move.run(some[0].match_id, some[0].n, `[${some.map(({ input }) => input).join()}]`)
      this.#database.exec('delete from journal')
      return () => {
        this.#waiting.clear()
        this.#count = 0
        if (this.#heads.size > MOST_HEADS) this.#heads.clear()
      }
    })
  }

  /** `work` returns what is to be done once it is committed. */
  #transact(work: () => () => void): void {
    // A migration has begun one of its own.
    const own = !this.#database.isTransaction
    if (own) this.#begin.run()
    try {
      this.#readAgain()
      const done = work()
      if (own) this.#commit.run()
      done()
    } catch (error) {
      if (own && this.#database.isTransaction) this.#database.exec('rollback')
      throw error
    }
  }

  /** At the start, and when another process wrote to the file. */
  #readAgain(): void {
    const version = this.#version.get()?.data_version
    if (version === this.#read) return
    this.#waiting.clear()
    this.#heads.clear()
    this.#count = 0
    for (const { rows } of this.#database.prepare('select rows from journal order by id').all()) this.#wait(rowsOf(String(rows)))
    this.#read = version
  }

  #wait(rows: readonly InputRow[]): void {
    for (const row of rows) {
      const before = this.#waiting.get(row.match_id)
      if (before === undefined) this.#waiting.set(row.match_id, [row])
      else before.push(row)
    }
    this.#count += rows.length
  }

  /** -1: it has no input yet. */
  #head(match: string): number {
    const known = this.#heads.get(match) ?? this.#waiting.get(match)?.at(-1)?.n
    if (known !== undefined) return known
    return Number(this.#prepared().last.get(match)?.last ?? -1)
  }

  /** Its table is there only once the migrations ran. */
  #prepared() {
    this.#statements ??= {
      insert: this.#database.prepare('insert into journal (rows) values (?)'),
      last: this.#database.prepare(
        "select n + iif(substr(input, 1, 1) = '[', json_array_length(input) - 1, 0) as last from inputs where match_id = ? order by n desc limit 1",
      ),
      move: this.#database.prepare('insert into inputs (match_id, n, input) values (?, ?, ?)'),
    }
    return this.#statements
  }
}

type Some = [InputRow, ...InputRow[]]

/** In pieces that one row of the table may hold: numbers that follow each other. */
function together(rows: readonly InputRow[]): Some[] {
  const pieces: Some[] = []
  for (const row of rows) {
    const last = pieces.at(-1)
    if (last !== undefined && last.length < MOST_IN_ROW && last[0].n + last.length === row.n) last.push(row)
    else pieces.push([row])
  }
  return pieces
}
