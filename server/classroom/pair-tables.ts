// The open tables of a class's pairs: each is brought to the phase that the class is in, and looked at for the views.
import type { ClassState } from '../../shared/classroom/index.ts'
import type { Table } from '../match/table.ts'
import { PairWatch } from './pair-watch.ts'

interface Options {
  /** The class as it is now. */
  state(): ClassState
  /** A table could not be brought on. */
  failed(error: unknown): void
}

export class PairTables {
  readonly watch = new PairWatch()
  readonly #options: Options
  readonly #tables = new Map<number, Table>()
  readonly #syncing = new WeakMap<Table, Promise<void>>()

  constructor(options: Options) {
    this.#options = options
  }

  attach(pair: number, table: Table): void {
    this.#tables.set(pair, table)
    this.#sync(table)
  }

  detach(pair: number, table: Table): void {
    if (this.#tables.get(pair) === table) this.#tables.delete(pair)
  }

  /** The class goes on to other pairs. */
  clear(): void {
    this.#tables.clear()
    this.watch.clear()
  }

  /** The class is in another phase, or stands, or goes on. */
  turned(): void {
    for (const table of this.#tables.values()) this.#sync(table)
  }

  /** Looks at the running pairs once; for the views. */
  look(): void {
    for (const [pair, table] of this.#tables) if (table.match !== null) this.watch.seen(pair, table.match)
  }

  /** One call after the other, or two would skip two phases. */
  #sync(table: Table): void {
    const done = (this.#syncing.get(table) ?? Promise.resolve())
      .then(() => this.#bring(table))
      .catch((error: unknown) => this.#options.failed(error))
    this.#syncing.set(table, done)
  }

  async #bring(table: Table): Promise<void> {
    const { phase, pausedAt } = this.#options.state()
    await table.settle()
    if (pausedAt !== null || phase === 'briefing') return
    const match = table.match
    if (match === null) return
    if (match.phase === 'briefing') await table.control({ kind: 'skip' })
    if (phase !== 'live' && table.match?.phase === 'live') await table.control({ kind: 'skip' })
    if (phase !== 'live' && phase !== 'debrief' && table.match?.phase === 'debrief') await table.control({ kind: 'skip' })
  }
}
