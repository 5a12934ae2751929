// Wrong codes and tokens cost: a right one never does, so that a school behind one address can join at once.
import { TokenBucket } from './token-bucket.ts'

/** Of one address, and of all together. */
const PER_ADDRESS = { perSecond: 0.2, most: 40 }
const TOGETHER = { perSecond: 5, most: 400 }
/** Addresses remembered at most; the fullest are forgotten first. */
const MOST_ADDRESSES = 10_000

export class Tries {
  readonly #addresses = new Map<string, TokenBucket>()
  readonly #together = new TokenBucket(TOGETHER.perSecond, TOGETHER.most)

  /** Seconds to wait before this address may try again; 0: it may. */
  wait(address: string): number {
    return Math.ceil(Math.max(this.#addresses.get(address)?.wait() ?? 0, this.#together.wait()))
  }

  /** That was a wrong one. */
  miss(address: string): void {
    this.#together.take()
    const bucket = this.#addresses.get(address) ?? new TokenBucket(PER_ADDRESS.perSecond, PER_ADDRESS.most)
    bucket.take()
    this.#addresses.set(address, bucket)
    if (this.#addresses.size > MOST_ADDRESSES) this.#forget()
  }

  #forget(): void {
    for (const [address, bucket] of this.#addresses) if (bucket.full()) this.#addresses.delete(address)
    for (const address of this.#addresses.keys()) {
      if (this.#addresses.size <= MOST_ADDRESSES) return
      this.#addresses.delete(address)
    }
  }
}
