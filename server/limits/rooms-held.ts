// How many of this process's rooms each address holds: those that somebody there opened, or woke up. A class's rooms are nobody's.
import { networkOf } from './address-buckets.ts'

export class RoomsHeld {
  readonly #most: number
  readonly #counts = new Map<string, number>()

  constructor(most: number) {
    this.#most = most
  }

  /** This address may not hold another one. */
  full(address: string): boolean {
    return (this.#counts.get(networkOf(address)) ?? 0) >= this.#most
  }

  /** One more, until what it returns is called. `address` '': nobody's. */
  hold(address: string): () => void {
    if (address === '') return () => undefined
    const network = networkOf(address)
    this.#add(network, 1)
    return () => this.#add(network, -1)
  }

  #add(network: string, rooms: number): void {
    const now = (this.#counts.get(network) ?? 0) + rooms
    if (now === 0) this.#counts.delete(network)
    else this.#counts.set(network, now)
  }
}
