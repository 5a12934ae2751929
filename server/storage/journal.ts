// Inputs on their way into their table. What comes in one moment is one row of a journal, whatever matches it is of; many moments later
// the inputs of each match go into the table together. A row of the table for every input would write a page for every match at every moment.
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { type InputRow, MOST_IN_ROW } from './inputs.ts'

/** At most: inputs that wait in the journal, and matches of the table whose last number is kept in mind. */
const LIMITS = { waiting: 8000, matches: 20_000 }

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
  readonly #emptied: StatementSync
  readonly #begin: StatementSync
  readonly #commit: StatementSync
  readonly #insert: StatementSync
  readonly #after: StatementSync
  /** Highest `n` of every match that has inputs in the journal. */
  readonly #heads = new Map<string, number>()
  /** The same of the table, of those that were asked for lately. */
  readonly #moved = new Map<string, number>()
  /** Inputs in the journal, and its last row. */
  #count = 0
  #last = 0
  /** How often the journal was emptied, by whomever. */
  #times = 0
  readonly #limits: typeof LIMITS
  /** When there are so many inputs, they are moved. */
  #most: number
  /** Of the database as it was when the journal was read: others that write to the file change it. null: it is to be read again. */
  #read: unknown = null
  #statements: { readonly last: StatementSync; readonly move: StatementSync } | null = null

  /** Throws when the database cannot be written. */
  constructor(database: DatabaseSync, limits = LIMITS) {
    this.#database = database
    this.#limits = limits
    this.#most = limits.waiting
    database.exec('create table if not exists journal (id integer primary key, rows text not null)')
    this.#version = database.prepare('pragma data_version')
    this.#emptied = database.prepare('pragma user_version')
    this.#begin = database.prepare('begin immediate')
    this.#commit = database.prepare('commit')
    this.#insert = database.prepare('insert into journal (rows) values (?)')
    this.#after = database.prepare('select id, rows from journal where id > ? order by id')
  }

  /** All are stored, or it throws and none is: an input of that number may be there already. */
  append(text: string): void {
    this.#transact(() => {
      this.#take(text)
      this.#last = Number(this.#insert.run(text).lastInsertRowid)
    })
    if (this.#count < this.#most) return
    try {
      this.#settle()
      this.#most = this.#limits.waiting
    } catch {
      // What came is stored all the same, and whoever reads is told what is wrong. It is tried again after as many more.
      this.#most = this.#count + this.#limits.waiting
    }
  }

  /** Brings the table up to date for somebody who reads it, or deletes in it: what was known of it is asked for anew. */
  settle(): void {
    this.#settle()
    this.#moved.clear()
  }

  /** Moves what waits into the table. */
  #settle(): void {
    this.#transact(() => {
      if (this.#count === 0) return
      const { move } = this.#ofTable()
      for (const rows of byMatch(this.#rows(0)))
        for (const some of together(rows)) move.run(some[0].match_id, some[0].n, `[${some.map(({ input }) => input).join()}]`)
      this.#database.exec('delete from journal')
      this.#times += 1
      this.#database.exec(`pragma user_version = ${this.#times}`)
      if (this.#moved.size > this.#limits.matches) this.#moved.clear()
      for (const [match, n] of this.#heads) this.#moved.set(match, n)
      this.#forget()
    })
  }

  #forget(): void {
    this.#heads.clear()
    this.#count = 0
    this.#last = 0
  }

  #transact(work: () => void): void {
    // A migration has begun one of its own.
    const own = !this.#database.isTransaction
    if (own) this.#begin.run()
    try {
      this.#readAgain()
      work()
      if (own) this.#commit.run()
    } catch (error) {
      this.#read = null
      if (own && this.#database.isTransaction) this.#database.exec('rollback')
      throw error
    }
  }

  /** At the start, when another process wrote to the file, and when what was counted did not come to be. Of a journal that only grew, what is new. */
  #readAgain(): void {
    const version = this.#version.get()?.data_version
    if (version === this.#read) return
    const times = Number(this.#emptied.get()?.user_version)
    if (this.#read === null || times !== this.#times) this.#forget()
    this.#moved.clear()
    this.#times = times
    for (const { match_id, n } of this.#rows(this.#last)) this.#follow(match_id, n)
    this.#read = version
  }

  /** Counts what comes into the journal. Every input comes by here: no more is made of it than that. Throws if one is there already. */
  #take(text: string): void {
    for (let start = 0, end = 0; end < text.length; start = end + 1) {
      end = text.indexOf('\n', start)
      if (end < 0) end = text.length
      const id = text.indexOf(' ', start)
      const match = text.slice(start, id)
      const n = Number(text.slice(id + 1, text.indexOf(' ', id + 1)))
      if (n <= this.#head(match)) throw new Error(`UNIQUE constraint failed: input ${n} of ${match}`)
      this.#follow(match, n)
    }
  }

  #follow(match: string, n: number): void {
    // A part of a text keeps the whole of it: who stays here has a name of their own.
    this.#heads.set(this.#heads.has(match) ? match : Buffer.from(match).toString(), n)
    this.#count += 1
  }

  /** What is in the journal behind this row of it, in the order in which it came. */
  #rows(after: number): InputRow[] {
    return this.#after.all(after).flatMap(({ id, rows }) => {
      this.#last = Number(id)
      return rowsOf(String(rows))
    })
  }

  /** -1: it has no input yet. */
  #head(match: string): number {
    return this.#heads.get(match) ?? this.#moved.get(match) ?? Number(this.#ofTable().last.get(match)?.last ?? -1)
  }

  /** The table is there only once the migrations ran. */
  #ofTable() {
    this.#statements ??= {
      last: this.#database.prepare(
        "select n + iif(substr(input, 1, 1) = '[', json_array_length(input) - 1, 0) as last from inputs where match_id = ? order by n desc limit 1",
      ),
      move: this.#database.prepare('insert into inputs (match_id, n, input) values (?, ?, ?)'),
    }
    return this.#statements
  }
}

function byMatch(rows: readonly InputRow[]): Iterable<InputRow[]> {
  const groups = new Map<string, InputRow[]>()
  for (const row of rows) {
    const group = groups.get(row.match_id)
    if (group === undefined) groups.set(row.match_id, [row])
    else group.push(row)
  }
  return groups.values()
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
