// Inputs of all matches that come in the same moment are written in one transaction: a promise each, one commit for all.
import type { Input } from '../../shared/game/index.ts'

export interface InputRow {
  readonly match_id: string
  readonly n: number
  readonly input: string
}

interface Waiting {
  readonly rows: readonly InputRow[]
  resolve(): void
  reject(error: unknown): void
}

/** Rows of one statement. */
const MOST_ROWS = 500

export class Batches {
  readonly #write: (rows: readonly InputRow[]) => Promise<void>
  #waiting: Waiting[] = []
  #writing: Promise<void> | null = null

  /** `write` inserts the rows or throws and inserts none. */
  constructor(write: (rows: readonly InputRow[]) => Promise<void>) {
    this.#write = write
  }

  append(match: string, inputs: readonly Input[]): Promise<void> {
    return this.appendRows(inputs.map((input) => ({ match_id: match, n: input.n, input: JSON.stringify(input) })))
  }

  appendRows(rows: readonly InputRow[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ rows, resolve, reject })
      this.#writing ??= new Promise<void>((begin) => setImmediate(begin)).then(() => this.#flush())
    })
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#writing !== null) await this.#writing
  }

  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch: Waiting[] = []
      let rows = 0
      while (batch.length < this.#waiting.length && rows < MOST_ROWS) {
        const next = this.#waiting[batch.length]
        if (next === undefined) break
        batch.push(next)
        rows += next.rows.length
      }
      this.#waiting.splice(0, batch.length)
      await this.#writeBatch(batch)
    }
    this.#writing = null
  }

  /** One bad input must not cost the others theirs: when the batch fails, each is written alone. */
  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#write(batch.flatMap((one) => one.rows))
      for (const one of batch) one.resolve()
    } catch (error) {
      const [only] = batch
      if (batch.length === 1 && only !== undefined) only.reject(error)
      else for (const one of batch) await this.#writeBatch([one])
    }
  }
}
