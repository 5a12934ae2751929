// Work that is done one after the other, in the order in which it came. The first that fails breaks the chain.

export class Chain {
  #last: Promise<unknown> = Promise.resolve()
  #stopped = false
  readonly #onStop: () => void
  readonly #onBroken: (error: unknown) => void

  /** `onStop`: however it ends, so that nothing wakes it up any more. `onBroken`: once, and not after it was stopped. */
  constructor(onStop: () => void, onBroken: (error: unknown) => void) {
    this.#onStop = onStop
    this.#onBroken = onBroken
  }

  get stopped(): boolean {
    return this.#stopped
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch((error: unknown) => this.break(error))
    return done
  }

  break(error: unknown): void {
    if (this.#stopped) return
    this.#stopped = true
    this.#onStop()
    this.#onBroken(error)
  }

  /** Nothing is done any more; resolves when what was begun is through. */
  async stop(): Promise<void> {
    this.#onStop()
    await this.#last.catch(() => undefined)
    this.#stopped = true
    this.#onStop()
  }
}
