// Limits of one connection: moves by a bucket, and frames of whatever kind by a count, so that noise costs only its sender.
import type { Config } from '../config.ts'
import { TokenBucket } from '../limits/token-bucket.ts'

/** A burst is four seconds' worth. */
const BURST = 4
/** Frames beyond all that a game can need. */
const FRAMES = { times: 8, least: 60 }
/** Malformed messages that are answered before the connection is closed. */
const MOST_BAD = 200

export class SeatGuard {
  readonly #moves: TokenBucket
  readonly #frames: TokenBucket
  #bad = 0

  constructor({ movesPerSecond }: Pick<Config, 'movesPerSecond'>) {
    this.#moves = new TokenBucket(movesPerSecond, movesPerSecond * BURST)
    const frames = Math.max(FRAMES.least, movesPerSecond * FRAMES.times)
    this.#frames = new TokenBucket(frames, frames * BURST)
  }

  /** One more command; false: too fast. */
  command(): boolean {
    return this.#moves.take()
  }

  /** One more frame; false: the connection is to be closed. */
  frame(): boolean {
    return this.#frames.take()
  }

  /** One more malformed message; false: the connection is to be closed. */
  bad(): boolean {
    this.#bad += 1
    return this.#bad <= MOST_BAD
  }
}
