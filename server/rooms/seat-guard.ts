// Limits of one connection: moves by a bucket, frames of whatever kind by a count, and a time in which to join, so that noise and silence cost only
// their sender.
import { type Client, ClientState } from '@colyseus/core'
import type { Config } from '../config.ts'
import { TokenBucket } from '../limits/token-bucket.ts'

/** A burst is four seconds' worth. */
const BURST = 4
/** Frames beyond all that a game can need. */
const FRAMES = { times: 8, least: 60 }
/** Malformed messages that are answered before the connection is closed. */
const MOST_BAD = 200

/** Until a client says that it has joined, all that it is sent is kept for it; ms. */
const JOINS_WITHIN = 15_000

export type Abuse = 'frames' | 'malformed' | 'never-joined'

export class SeatGuard {
  readonly #moves: TokenBucket
  readonly #frames: TokenBucket
  readonly #onAbuse: (of: Abuse) => void
  #bad = 0
  #abused = false

  /** `onAbuse`: the connection is to be closed. Called once, though what is under way still comes. */
  constructor({ movesPerSecond }: Pick<Config, 'movesPerSecond'>, client: Pick<Client, 'ref' | 'state'>, onAbuse: (of: Abuse) => void) {
    this.#moves = new TokenBucket(movesPerSecond, movesPerSecond * BURST)
    const frames = Math.max(FRAMES.least, movesPerSecond * FRAMES.times)
    this.#frames = new TokenBucket(frames, frames * BURST)
    this.#onAbuse = onAbuse
    client.ref.on('message', () => {
      if (!this.#frames.take()) this.#abuse('frames')
    })
    const late = setTimeout(() => {
      if (client.state === ClientState.JOINING) this.#abuse('never-joined')
    }, JOINS_WITHIN)
    client.ref.once('close', () => clearTimeout(late))
  }

  /** One more command; false: too fast. */
  command(): boolean {
    return this.#moves.take()
  }

  /** One more malformed message. */
  bad(): void {
    this.#bad += 1
    if (this.#bad > MOST_BAD) this.#abuse('malformed')
  }

  #abuse(of: Abuse): void {
    if (this.#abused) return
    this.#abused = true
    this.#onAbuse(of)
  }
}
