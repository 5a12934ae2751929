// Wrong codes and tokens cost: a right one never does, so that a school behind one address can join at once.
import { AddressBuckets } from './address-buckets.ts'
import { TokenBucket } from './token-bucket.ts'

/** Of one address, and of all together. */
const PER_ADDRESS = { perSecond: 0.2, most: 40 }
const TOGETHER = { perSecond: 5, most: 400 }

export class Tries {
  readonly #addresses = new AddressBuckets(PER_ADDRESS.perSecond, PER_ADDRESS.most)
  readonly #together = new TokenBucket(TOGETHER.perSecond, TOGETHER.most)

  /** Seconds to wait before this address may try again; 0: it may. */
  wait(address: string): number {
    return Math.max(this.#addresses.wait(address), Math.ceil(this.#together.wait()))
  }

  /** That was a wrong one. */
  miss(address: string): void {
    this.#together.take()
    this.#addresses.take(address)
  }
}
