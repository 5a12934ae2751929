// Kysely over the SQLite that Node brings: one file, one writer, a write-ahead log, all of it in a thread of its own.
import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { journalText } from './journal.ts'
import type { Database } from './sql.ts'
import type { Ask, Told } from './sqlite-thread.ts'

/** Whoever asks knows what its rows are. */
type Answer = Told<never>
type Sound = Extract<Answer, { ok: true }>

interface Waiting {
  resolve(answer: Answer): void
  reject(error: Error): void
}

/** The thread as seen from here: questions and answers. It keeps the process alive while a question is open. */
class Thread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #asked = 0
  #failed: Error | null = null

  constructor(file: string) {
    this.#worker = new Worker(new URL('./sqlite-thread.ts', import.meta.url), { workerData: { file } })
    this.#worker.unref()
    this.#worker.on('message', (answer: Answer) => this.#settle(answer))
    this.#worker.on('error', (error: Error) => this.#fail(error))
    this.#worker.on('exit', () => this.#fail(new Error('the database is closed')))
  }

  /** Throws what SQLite said. */
  async ask(question: Omit<Extract<Ask, { sql: string }>, 'id'> | Omit<Extract<Ask, { append: string }>, 'id'>): Promise<Sound> {
    const answer = await new Promise<Answer>((resolve, reject) => {
      if (this.#failed !== null) return reject(this.#failed)
      this.#asked += 1
      const ask: Ask = { ...question, id: this.#asked }
      this.#worker.postMessage(ask)
      this.#waiting.set(this.#asked, { resolve, reject })
      this.#worker.ref()
    })
    if (!answer.ok) throw new Error(answer.message)
    return answer
  }

  async close(): Promise<void> {
    if (this.#failed !== null) return
    const ended = once(this.#worker, 'exit')
    this.#worker.ref()
    this.#worker.postMessage('close')
    await ended
  }

  #settle(answer: Answer): void {
    this.#waiting.get(answer.id)?.resolve(answer)
    this.#waiting.delete(answer.id)
    if (this.#waiting.size === 0) this.#worker.unref()
  }

  #fail(error: Error): void {
    this.#failed ??= error
    for (const { reject } of this.#waiting.values()) reject(this.#failed)
    this.#waiting.clear()
  }
}

class Connection implements DatabaseConnection {
  readonly #thread: Thread

  constructor(thread: Thread) {
    this.#thread = thread
  }

  async executeQuery<Row>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): Promise<QueryResult<Row>> {
    const { rows, changes } = await this.#thread.ask({ sql, parameters })
    return { rows, numAffectedRows: BigInt(changes) }
  }

  streamQuery(): never {
    throw new Error('nothing is streamed from this database')
  }
}

class ThreadDriver implements Driver {
  readonly #thread: Thread
  readonly #connection: Connection

  constructor(thread: Thread) {
    this.#thread = thread
    this.#connection = new Connection(thread)
  }

  /** Throws when the file cannot be opened. */
  async init(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw('select 1'))
  }

  acquireConnection = (): Promise<DatabaseConnection> => Promise.resolve(this.#connection)

  async beginTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw('begin'))
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  releaseConnection = (): Promise<void> => Promise.resolve()

  destroy = (): Promise<void> => this.#thread.close()
}

/** Folder by folder: where the system makes none, as in /proc, Node's own `recursive` tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

/** The database in `folder` (made if need be), or in memory for ':memory:'. Throws when the folder cannot be made; its first query when it cannot be written. */
export function sqliteDatabase(folder: string): Database {
  if (folder !== ':memory:') makeFolder(resolve(folder))
  const thread = new Thread(folder === ':memory:' ? folder : join(folder, 'ackward.sqlite'))
  return {
    dialect: {
      createDriver: () => new ThreadDriver(thread),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
    append: async (rows) => void (await thread.ask({ append: journalText(rows) })),
  }
}
