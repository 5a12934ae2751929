// Limits of one connection: moves by a bucket, and frames of whatever kind by a count, so that noise costs only its sender.
import type { Config } from '../config.ts'
import { TokenBucket } from '../limits/token-bucket.ts'

/** A burst is four seconds' worth. */
const BURST = 4
/** Frames beyond all that a game can need. */
const FRAMES = { times: 8, least: 60 }
/** Malformed messages that are answered before the connection is closed. */
const MOST_BAD = 200

export type Abuse = 'frames' | 'malformed'

export class SeatGuard {
  readonly #moves: TokenBucket
  readonly #frames: TokenBucket
  readonly #onAbuse: (of: Abuse) => void
  #bad = 0
  #abused = false

  /** `onAbuse`: the connection is to be closed. Called once, though what is under way still comes. */
  constructor({ movesPerSecond }: Pick<Config, 'movesPerSecond'>, onAbuse: (of: Abuse) => void) {
    this.#moves = new TokenBucket(movesPerSecond, movesPerSecond * BURST)
    const frames = Math.max(FRAMES.least, movesPerSecond * FRAMES.times)
    this.#frames = new TokenBucket(frames, frames * BURST)
    this.#onAbuse = onAbuse
  }

  /** One more command; false: too fast. */
  command(): boolean {
    return this.#moves.take()
  }

  /** One more frame. */
  frame(): void {
    if (!this.#frames.take()) this.#abuse('frames')
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
