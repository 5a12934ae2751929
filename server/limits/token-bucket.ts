// A token bucket: so many at once, so many a second.

export class TokenBucket {
  readonly #perSecond: number
  readonly #most: number
  #tokens: number
  #filled: number

  constructor(perSecond: number, most: number, now = performance.now()) {
    this.#perSecond = perSecond
    this.#most = most
    this.#tokens = most
    this.#filled = now
  }

  #fill(now: number): void {
    this.#tokens = Math.min(this.#most, this.#tokens + ((now - this.#filled) / 1000) * this.#perSecond)
    this.#filled = now
  }

  /** Takes so many if there are so many. */
  take(count = 1, now = performance.now()): boolean {
    this.#fill(now)
    if (this.#tokens < count) return false
    this.#tokens -= count
    return true
  }

  /** Seconds until there is one. */
  wait(now = performance.now()): number {
    this.#fill(now)
    return Math.max(0, (1 - this.#tokens) / this.#perSecond)
  }

  /** Full again: nothing is remembered by it. */
  full(now = performance.now()): boolean {
    this.#fill(now)
    return this.#tokens >= this.#most
  }
}
