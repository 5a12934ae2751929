// Limits of one connection: moves by a bucket, frames of whatever kind by a count, and a time in which to join, so that noise and silence cost only
// their sender.
import { type Client, ClientState } from '@colyseus/core'
import type { Config } from '../config.ts'
import { TokenBucket } from '../limits/token-bucket.ts'
import type { Line } from '../sockets.ts'

/** A burst is four seconds' worth. */
const BURST = 4
/** Frames beyond all that a game can need. */
const FRAMES = { times: 8, least: 60 }
/** Frames that are counted together: to ask the clock for each would be a part of what it costs. */
const TOGETHER = 12
/** Malformed messages that are answered before the connection is closed. */
const MOST_BAD = 200

/** Until a client says that it has joined, all that it is sent is kept for it; ms. */
const JOINS_WITHIN = 15_000

export type Abuse = 'frames' | 'malformed' | 'never-joined'

export class SeatGuard {
  readonly #moves: TokenBucket
  readonly #frames: TokenBucket
  readonly #onAbuse: (of: Abuse) => void
  #heard = 0
  #bad = 0
  #shut = false

  /** `onAbuse`: the connection is to be closed. Called once, and nothing more is heard then. */
  constructor(
    { movesPerSecond }: Pick<Config, 'movesPerSecond'>,
    client: Pick<Client, 'state'>,
    line: Pick<Line, 'admits'> & { once(event: 'close', listener: () => void): unknown },
    onAbuse: (of: Abuse) => void,
  ) {
    this.#moves = new TokenBucket(movesPerSecond, movesPerSecond * BURST)
    const frames = Math.max(FRAMES.least, movesPerSecond * FRAMES.times)
    this.#frames = new TokenBucket(frames, frames * BURST)
    this.#onAbuse = onAbuse
    line.admits = () => {
      this.#heard += 1
      if (this.#heard % TOGETHER === 0 && !this.#frames.take(TOGETHER)) this.#abuse('frames')
      return !this.#shut
    }
    const late = setTimeout(() => {
      if (client.state === ClientState.JOINING) this.#abuse('never-joined')
    }, JOINS_WITHIN)
    line.once('close', () => clearTimeout(late))
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

  /** Nothing more is heard: the connection is being closed, and its other end may take its time. */
  shut(): void {
    this.#shut = true
  }

  #abuse(of: Abuse): void {
    if (this.#shut) return
    this.shut()
    this.#onAbuse(of)
  }
}
