// Drives one match: stamps inputs, stores them, plays them, tells what came of it. All that happens goes through one chain, in order.
import {
  type Bot,
  type BySeat,
  botsOf,
  type Control,
  type Input,
  inputOf,
  isNetworkRound,
  type Match,
  mayShow,
  nextInput,
  type Player,
  playParsed,
  type Rejection,
  roleOf,
  SEATS,
  type Seat,
  type Seen,
  type Step,
  view,
} from '../../shared/game/index.ts'
import { type Answer, changeOf, type MoveMessage, type ViewMessage } from '../../shared/protocol/index.ts'
import { Chain } from '../chain.ts'
import type { Storage } from '../storage/storage.ts'

export interface RunnerOptions {
  readonly id: string
  readonly match: Match
  /** Moves of each player in the present round that were played. */
  readonly made: Made
  /** Where the match stood when it was last stored as a whole, or began. */
  readonly kept: Stamp
  /** Numbers of the Views that the seats were shown last, of the match before this one if there was one. */
  readonly shown: BySeat<number>
  readonly storage: Pick<Storage, 'append' | 'saveSnapshot'>
  readonly bot: Bot
  /** A View changed, in whatever way. Not called for what an answer carries. */
  onView(seat: Seat, message: ViewMessage): void
  /** The match is over, or what it is about changed for everybody: phase, pause, seats. */
  onTurn(match: Match): void
  /** The storage fails or the match goes on elsewhere: this runner has stopped. */
  onBroken(error: unknown): void
}

export interface Made {
  readonly round: number
  readonly attempt: number
  readonly counts: Readonly<Record<'client' | 'server', number> & { network?: number }>
}

export const noneMade = (match: Match): Made => ({ round: match.round, attempt: match.attempt, counts: { client: 0, server: 0 } })

/** Counts the input just played, of which `match` came. */
export function countMove(made: Made, input: Input, match: Match): Made {
  const same = made.round === match.round && made.attempt === match.attempt
  const counts = same ? made.counts : noneMade(match).counts
  const { from } = input
  const counted = from === 'control' || from === 'clock' ? counts : { ...counts, [from]: (counts[from] ?? 0) + 1 }
  return { round: match.round, attempt: match.attempt, counts: same ? counted : noneMade(match).counts }
}

/** What a seat was shown last, and how many Views it was shown. */
interface Shown {
  readonly seen: Seen | null
  readonly v: number
}

/** What is played again after a crash: so many inputs or, if they come faster, those of so many ms. Whoever hurries does not make it be written for ever. */
const SNAPSHOT_AFTER = { inputs: 50, ms: 10_000 }
export type Stamp = Pick<Match, 'n' | 'at'>
export const stampOf = ({ n, at }: Match): Stamp => ({ n, at })

/** A bot that moved more often in one moment than this has gone wrong. */
const MOST_AT_ONCE = 200

export class MatchRunner {
  readonly id: string
  readonly #options: RunnerOptions
  readonly #started = performance.now()
  readonly #base: number
  readonly #shown: Record<Seat, Shown>
  #match: Match
  #kept: Stamp
  #made: Made
  readonly #chain: Chain
  #timer: NodeJS.Timeout | undefined
  /** Match time, ms, of what happens next by itself: the timer is set for it. */
  #wakes: number | null = null

  constructor(options: RunnerOptions) {
    this.id = options.id
    this.#options = options
    this.#chain = new Chain(
      () => clearTimeout(this.#timer),
      (error) => options.onBroken(error),
    )
    this.#match = options.match
    this.#made = options.made
    this.#shown = { a: { seen: null, v: options.shown.a }, b: { seen: null, v: options.shown.b } }
    this.#base = options.match.at
    this.#kept = options.kept
    this.#wakeLater()
  }

  get match(): Match {
    return this.#match
  }

  /** Match time, ms: it stands while no process drives the match. */
  now(): number {
    return Math.floor(this.#base + performance.now() - this.#started)
  }

  /** Who this seat's moves are of: a host, or the network between two bots. */
  player(seat: Seat): Player {
    const { live, round, config } = this.#match
    return isNetworkRound(live.scenario) ? 'network' : roleOf(seat, round, config.firstClient)
  }

  /** What this seat sees now, whole. */
  message(seat: Seat): ViewMessage {
    const seen = { match: this.#match, view: view(this.#match, this.player(seat)) }
    this.#shown[seat] = { seen, v: this.#shown[seat].v + 1 }
    return { at: this.#match.at, n: this.next(seat), v: this.shown(seat), view: JSON.stringify(seen.view) }
  }

  /** The number of the View that this seat was shown last. */
  shown(seat: Seat): number {
    return this.#shown[seat].v
  }

  /** Plays a player's move, stamped now. */
  move(seat: Seat, move: MoveMessage): Promise<Answer> {
    const { round, n } = move
    const at = this.now()
    return this.#chain.run(async () => {
      if (this.#isDue(at)) await this.#advance(at)
      if (this.#chain.stopped) return this.#refuse(seat, 'stale')
      if (round !== this.#match.round || n !== this.next(seat)) return this.#refuse(seat, 'stale')
      const input = inputOf(this.player(seat), move, { at: Math.max(at, this.#match.at), n: this.#match.n + 1, round })
      const rejected = input === null ? 'malformed' : await this.#play(input, seat)
      if (rejected !== null) return this.#refuse(seat, rejected)
      const changed = this.#changed(seat)
      return { ok: true, at: this.#match.at, n: this.next(seat), v: this.shown(seat), view: changed }
    })
  }

  /** What the room does to the match; false if it was of no use now. */
  control(control: Control): Promise<boolean> {
    const at = this.now()
    return this.#chain.run(async () => {
      if (this.#isDue(at)) await this.#advance(at)
      if (this.#chain.stopped) return false
      const input: Input = { ...control, at: Math.max(at, this.#match.at), n: this.#match.n + 1, from: 'control' }
      return (await this.#play(input, null)) === null
    })
  }

  /** Nothing is played any more; resolves when what was begun is stored. */
  stop(): Promise<void> {
    return this.#chain.stop()
  }

  /** The number that this seat’s next move must have. */
  next(seat: Seat): number {
    return (this.#made.counts[this.player(seat)] ?? 0) + 1
  }

  #refuse(seat: Seat, error: Rejection): Answer {
    return { ok: false, at: this.#match.at, n: this.next(seat), error }
  }

  /** The earlier of what the clock and the bots do next. */
  #next(): Input | null {
    return nextInput(this.#match, botsOf(this.#match, this.#options.bot))
  }

  /** Whether something happens by itself by then. */
  #isDue(at: number): boolean {
    return this.#wakes !== null && this.#wakes <= at
  }

  /** Lets everything happen that is due by `at`, each at its own time. */
  async #advance(at: number): Promise<void> {
    for (let count = 0; count < MOST_AT_ONCE && !this.#chain.stopped && this.#isDue(at); count += 1) {
      const input = this.#next()
      if (input === null) return
      const rejected = await this.#play(input, null)
      if (rejected !== null) throw new Error(`what was due is rejected: ${rejected}`)
    }
  }

  /** Plays, stores, then tells. `by`: whose answer carries their own View. */
  async #play(input: Input, by: Seat | null): Promise<Rejection | null> {
    const before = this.#match
    const step = playParsed(before, input)
    if (step.match === before) {
      const rejected = step.events.find((event) => event.on === 'rejected')
      return rejected?.on === 'rejected' ? rejected.reason : 'malformed'
    }
    await this.#options.storage.append(this.id, input)
    this.#match = step.match
    this.#made = countMove(this.#made, input, step.match)
    this.#publish(before, step, by)
    const { n, at } = step.match
    if (n - this.#kept.n >= SNAPSHOT_AFTER.inputs && at - this.#kept.at >= SNAPSHOT_AFTER.ms) await this.#snapshot()
    this.#wakeLater()
    return null
  }

  #publish(before: Match, step: Step, by: Seat | null): void {
    for (const seat of SEATS) {
      // Whoever is the network has the first seat, and nobody the other.
      if (this.player(seat) === 'network' && seat !== SEATS[0]) continue
      if (seat === by || !mayShow(this.player(seat), before, step)) continue
      const changed = this.#changed(seat)
      if (changed !== null) this.#options.onView(seat, { at: step.match.at, n: this.next(seat), v: this.shown(seat), view: changed })
    }
    const { match } = step
    if (before.phase !== match.phase || before.pausedAt !== match.pausedAt || before.bots !== match.bots || before.round !== match.round)
      this.#options.onTurn(match)
  }

  /** As text, what this seat sees otherwise than it was last shown; null: nothing. */
  #changed(seat: Seat): string | null {
    const { seen, v } = this.#shown[seat]
    const now = view(this.#match, this.player(seat), seen)
    const change = seen === null ? JSON.stringify(now) : changeOf(seen.view, now)
    this.#shown[seat] = { seen: { match: this.#match, view: now }, v: change === null ? v : v + 1 }
    return change
  }

  #snapshot(): Promise<void> {
    this.#kept = stampOf(this.#match)
    return this.#options.storage.saveSnapshot(this.id, this.#match.n, JSON.stringify({ match: this.#match, made: this.#made }))
  }

  /** A timer may fire a moment early: then nothing is due yet, and it is set once more. */
  async #wake(): Promise<void> {
    this.#timer = undefined
    await this.#chain.run(() => this.#advance(this.now())).catch(() => undefined)
    this.#wakeLater()
  }

  #wakeLater(): void {
    const next = this.#chain.stopped ? null : (this.#next()?.at ?? null)
    if (next === this.#wakes && (next === null || this.#timer !== undefined)) return
    clearTimeout(this.#timer)
    this.#wakes = next
    this.#timer = next === null ? undefined : setTimeout(() => void this.#wake(), Math.max(1, next - this.now()))
  }
}
