// Who is there. A match waits a while for a player who dropped, then a bot sits in until its owner is back; with nobody there it stands.
import { type BySeat, type Control, type Match, SEATS, type Seat } from '../../shared/game/index.ts'

export interface Away {
  readonly seat: Seat
  /** Unix time, ms. */
  readonly until: number
}

interface Options {
  readonly awayMs: number
  /** Seats that a bot has by agreement: nobody is missed there. */
  readonly bots: BySeat<boolean>
  /** In a class nobody is waited for: a bot sits in after `awayMs` while the round goes on, and `held` makes it stand for all. */
  readonly inClass: boolean
  held(): boolean
  match(): Match | null
  control(control: Control): Promise<boolean>
  /** For whom the match waits now. */
  onAway(away: Away | null): void
}

export class Attendance {
  readonly #options: Options
  readonly #there: Record<Seat, boolean> = { a: false, b: false }
  /** Since when a seat's owner is missed; unix time, ms. */
  readonly #missedSince: Record<Seat, number> = { a: Date.now(), b: Date.now() }
  #timer: NodeJS.Timeout | undefined
  #settling: Promise<void> = Promise.resolve()
  #closed = false

  constructor(options: Options) {
    this.#options = options
  }

  there(seat: Seat): boolean {
    return this.#there[seat]
  }

  get anybody(): boolean {
    return this.#there.a || this.#there.b
  }

  came(seat: Seat): Promise<void> {
    // Nobody was there to wait for anybody: the others' time begins now.
    if (!this.anybody) for (const one of SEATS) this.#missedSince[one] = Date.now()
    this.#there[seat] = true
    return this.settle()
  }

  /** `forGood`: by their own choice, so that nobody waits. */
  went(seat: Seat, forGood: boolean): Promise<void> {
    this.#there[seat] = false
    this.#missedSince[seat] = forGood ? 0 : Date.now()
    return this.settle()
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
  }

  /** Makes the match stand or go on, and seats the bots, as it should be now: one after the other, for each looks at what the one before did. */
  settle(): Promise<void> {
    const done = this.#settling.then(() => this.#settle())
    this.#settling = done.catch(() => undefined)
    return done
  }

  async #settle(): Promise<void> {
    clearTimeout(this.#timer)
    const match = this.#options.match()
    if (this.#closed || match === null || match.phase === 'over') return
    const { awayMs, bots, control, onAway, inClass, held } = this.#options
    const missing = SEATS.filter((seat) => !bots[seat] && !this.#there[seat])
    const waiting = this.anybody ? missing.filter((seat) => Date.now() < this.#missedSince[seat] + awayMs) : []
    const [first] = waiting
    onAway(first === undefined ? null : { seat: first, until: this.#missedSince[first] + awayMs })
    if (first !== undefined) this.#timer = setTimeout(() => void this.settle(), this.#missedSince[first] + awayMs - Date.now() + 1)
    const stands = !this.anybody || held() || (waiting.length > 0 && !inClass)
    if (!stands)
      for (const seat of SEATS) {
        const bot = bots[seat] || (missing.includes(seat) && !waiting.includes(seat))
        if (match.bots[seat] !== bot) await control({ kind: 'seat', seat, player: bot ? 'bot' : 'human' })
      }
    if (stands !== (match.pausedAt !== null)) await control({ kind: stands ? 'pause' : 'resume' })
  }
}
