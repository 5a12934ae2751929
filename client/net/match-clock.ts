// The server's match time as this page knows it: from questions and their answers, corrected by whatever carries a later time.

export class MatchClock {
  #offset: number | null = null
  /** What was asked before it (performance time) was answered by another clock, or may have been. */
  #since = 0

  /** ms; never before what was last heard of. */
  now(): number {
    return this.#offset === null ? 0 : Math.floor(performance.now() + this.#offset)
  }

  /** An answer that was asked for at `asked` (performance time) says that it is `at`. */
  answered(at: number, asked: number): void {
    const arrived = performance.now()
    if (asked < this.#since) return
    this.#offset = at + (arrived - asked) / 2 - arrived
  }

  /** Something came that happened at `at`: it cannot be earlier now. `asked`: when it was asked for, if it was. */
  heard(at: number, asked = performance.now()): void {
    if (asked < this.#since) return
    const offset = at - performance.now()
    this.#offset = this.#offset === null ? offset : Math.max(this.#offset, offset)
  }

  /** Another match, whose time begins at 0, or another process that drives it. */
  reset(): void {
    this.#since = performance.now()
    this.#offset = null
  }
}
