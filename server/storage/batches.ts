// Inputs of all matches that come in the same moment are written together: a promise each, one commit for all.
import type { InputRow } from './inputs.ts'

interface Waiting {
  readonly row: InputRow
  resolve(): void
  reject(error: unknown): void
}

/** Rows that are written together at most. */
const MOST_ROWS = 500
/** Batches on their way at once: the next one is put together while the database writes. */
const MOST_WRITING = 2

export class Batches {
  readonly #write: (rows: readonly InputRow[]) => Promise<unknown>
  readonly #reason: (row: InputRow, error: unknown) => unknown
  #waiting: Waiting[] = []
  #called = false
  readonly #writing = new Set<Promise<void>>()

  /** `write` stores the rows or throws and stores none; `reason`: what is thrown when a row cannot be stored for this error. */
  constructor(write: (rows: readonly InputRow[]) => Promise<unknown>, reason: (row: InputRow, error: unknown) => unknown) {
    this.#write = write
    this.#reason = reason
  }

  /** Resolves once it is stored. Whoever numbers inputs waits for each before the next: no two of one match are ever on their way. */
  append(row: InputRow): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, resolve, reject })
      this.#call()
    })
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#called || this.#writing.size > 0) {
      if (this.#writing.size > 0) await Promise.all(this.#writing)
      else await new Promise((later) => setImmediate(later))
    }
  }

  /** What comes until the end of this turn goes together. */
  #call(): void {
    if (this.#called || this.#writing.size >= MOST_WRITING) return
    this.#called = true
    setImmediate(() => {
      this.#called = false
      const batch = this.#waiting.splice(0, MOST_ROWS)
      const writing = this.#writeBatch(batch).then(() => {
        this.#writing.delete(writing)
        if (this.#waiting.length > 0) this.#call()
      })
      this.#writing.add(writing)
      if (this.#waiting.length > 0) this.#call()
    })
  }

  /** One bad input must not cost the others theirs: when the batch fails, each is written alone. */
  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#write(batch.map(({ row }) => row))
      for (const one of batch) one.resolve()
    } catch (error) {
      const [only] = batch
      if (batch.length === 1 && only !== undefined) only.reject(this.#reason(only.row, error))
      else for (const one of batch) await this.#writeBatch([one])
    }
  }
}
