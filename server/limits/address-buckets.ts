// A token bucket for each address that calls.
import { isIPv6 } from 'node:net'
import { TokenBucket } from './token-bucket.ts'

/** Addresses remembered at most; the fullest are forgotten first. */
const MOST_ADDRESSES = 10_000
/** Groups of an IPv6 address, and those of them that name the network: whoever has one address of it has them all. */
const GROUPS = 8
const NETWORK = 4

/** Who stands behind an address, as far as it is told by it. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = [], tail = []] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  const missing = Array.from({ length: GROUPS - head.length - tail.length }, () => '0')
  return [...head, ...missing, ...tail].slice(0, NETWORK).join(':')
}

export class AddressBuckets {
  readonly #perSecond: number
  readonly #most: number
  readonly #buckets = new Map<string, TokenBucket>()

  constructor(perSecond: number, most: number) {
    this.#perSecond = perSecond
    this.#most = most
  }

  /** Seconds until this address has a token; 0: it has one. */
  wait(address: string): number {
    return Math.ceil(this.#buckets.get(networkOf(address))?.wait() ?? 0)
  }

  /** Takes one if there is one. */
  take(address: string): boolean {
    const network = networkOf(address)
    const bucket = this.#buckets.get(network) ?? new TokenBucket(this.#perSecond, this.#most)
    this.#buckets.set(network, bucket)
    if (this.#buckets.size > MOST_ADDRESSES) this.#forget()
    return bucket.take()
  }

  #forget(): void {
    for (const [network, bucket] of this.#buckets) if (bucket.full()) this.#buckets.delete(network)
    for (const network of this.#buckets.keys()) {
      if (this.#buckets.size <= MOST_ADDRESSES) return
      this.#buckets.delete(network)
    }
  }
}
