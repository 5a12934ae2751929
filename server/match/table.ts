// Two seats, the matches that are played between them one after the other, and what everybody in the room may know of it.
import {
  type BySeat,
  botFor,
  CORE,
  type Control,
  createMatch,
  isNetworkRound,
  type Match,
  type MatchConfig,
  rematch as nextConfig,
  parseConfig,
  positionBefore,
  SEATS,
  type Seat,
} from '../../shared/game/index.ts'
import { type Answer, type MoveMessage, PLAYLISTS, type ViewMessage } from '../../shared/protocol/index.ts'
import type { Logger } from '../log.ts'
import type { MatchState } from '../rooms/match-state.ts'
import { newMatchId, newSeed } from '../secrets.ts'
import type { Services } from '../services.ts'
import { Fenced, type RoomRecord } from '../storage/storage.ts'
import { Attendance, type Away } from './attendance.ts'
import { tellMatch } from './match-log.ts'
import { restore, type Standing, standingAtFirst } from './restore.ts'
import { MatchRunner } from './runner.ts'

interface Outside {
  readonly state: MatchState
  readonly log: Logger
  changed(): void
  send(seat: Seat, type: 'view', message: ViewMessage): void
  /** The match cannot go on in this process. */
  broken(error: unknown): void
  /** Of a class: whether its rounds stand now, and what became of this one. */
  held?(): boolean
  played?(match: Match, id: string): void
}

/** Somebody is the network, between two bots: they sit at the table without a host's seat. */
const hasNetwork = (options: RoomRecord['options']): boolean =>
  playlistOf(options).some((round) => typeof round !== 'string' && isNetworkRound(round))

/** Seats that a bot has by agreement. */
const botsBy = (options: RoomRecord['options']): BySeat<boolean> => ({ a: hasNetwork(options), b: options.bot })

const playlistOf = ({ playlist }: RoomRecord['options']) => (typeof playlist === 'string' ? PLAYLISTS[playlist] : playlist)

export class Table {
  readonly #services: Services
  readonly #outside: Outside
  readonly #attendance: Attendance
  #record: RoomRecord
  #runner: MatchRunner | null = null
  /** When a seat's owner went last, ms; null: they never did. */
  readonly #left: Record<Seat, number | null> = { a: null, b: null }
  #saving: Promise<void> = Promise.resolve()
  /** A rematch is being stored and has not begun yet: a second press begins no second one. */
  #beginning = false

  private constructor(record: RoomRecord, services: Services, outside: Outside) {
    this.#record = record
    this.#services = services
    this.#outside = outside
    this.#attendance = new Attendance({
      awayMs: services.config.awaySeconds * 1000,
      bots: botsBy(record.options),
      inClass: record.options.inClass?.pace === 'class',
      held: () => outside.held?.() === true,
      match: () => this.#runner?.match ?? null,
      control: (control) => this.control(control),
      onAway: (away) => this.#showAway(away),
    })
  }

  /** The table as it is kept: with its match where it stood, or still waiting. */
  static async open(record: RoomRecord, services: Services, outside: Outside): Promise<Table> {
    const table = new Table(record, services, outside)
    const { state } = outside
    state.code = record.code
    state.level = record.options.level
    state.quick = record.options.quick
    state.playlist.push(...playlistOf(record.options).map((round) => (typeof round === 'string' ? round : round.id)))
    await table.#restore()
    table.#show()
    await table.#startIfFull()
    return table
  }

  /** Match time, the number of this seat's next move and that of its View. */
  where(seat: Seat): { at: number; n: number; v: number } {
    const runner = this.#runner
    return runner === null ? { at: 0, n: 0, v: 0 } : { at: runner.now(), n: runner.next(seat), v: runner.shown(seat) }
  }

  viewFor(seat: Seat): ViewMessage | null {
    return this.#runner?.message(seat) ?? null
  }

  get match(): Match | null {
    return this.#runner?.match ?? null
  }

  /** The id of the present match. */
  get matchId(): string {
    return this.#runner?.id ?? ''
  }

  /** What the room, or a class, does to the match. */
  async control(control: Control): Promise<boolean> {
    const done = (await this.#runner?.control(control)) ?? false
    if (done && control.kind === 'seat')
      this.#outside.log.info({ seat: control.seat }, control.player === 'bot' ? 'bot took the seat' : 'bot left the seat')
    return done
  }

  /** The class paused or went on. */
  settle(): Promise<void> {
    return this.#attendance.settle()
  }

  /** A new secret for a seat whose owner the class knows. */
  async giveSeat(seat: Seat, tokenHash: string): Promise<void> {
    const before = this.#record.seats[seat]
    if (before === null) return
    this.#record = { ...this.#record, seats: { ...this.#record.seats, [seat]: { ...before, tokenHash } } }
    await this.#save()
  }

  async came(seat: Seat): Promise<void> {
    const since = this.#left[seat]
    if (since === null) this.#outside.log.info({ seat }, 'seat taken')
    else this.#outside.log.info({ seat, ms: Math.round(performance.now() - since) }, 'seat back')
    await this.#attendance.came(seat)
    this.#show()
  }

  /** Once, though a connection may be told to be gone twice. */
  async went(seat: Seat, forGood: boolean): Promise<void> {
    if (!this.#attendance.there(seat)) return
    this.#left[seat] = performance.now()
    this.#outside.log.info({ seat, forGood }, 'seat dropped')
    await this.#attendance.went(seat, forGood)
    this.#show()
  }

  async takeSeat(name: string, tokenHash: string): Promise<Seat | null> {
    const seat = SEATS.find((one) => this.#record.seats[one] === null)
    if (seat === undefined) return null
    this.#record = { ...this.#record, seats: { ...this.#record.seats, [seat]: { name, tokenHash } } }
    await this.#save()
    await this.#startIfFull()
    return seat
  }

  /** null: there is no match. */
  move(seat: Seat, move: MoveMessage): Promise<Answer> | null {
    return this.#runner?.move(seat, move) ?? null
  }

  /** The position of a moment of a round that is over, as text. */
  async position(round: number, at: number): Promise<string | null> {
    const match = this.#runner?.match
    if (match === undefined || this.#runner === null || round > match.round || (round === match.round && match.phase === 'live'))
      return null
    const stored = await this.#services.storage.readMatch(this.#runner.id, 'all')
    return stored === null ? null : positionBefore(stored.config, stored.inputs, round, at)
  }

  /** This seat would play again; false while a match runs. */
  async rematch(seat: Seat): Promise<boolean> {
    const match = this.#runner?.match
    if (match?.phase !== 'over' || this.#record.options.inClass !== null) return false
    const { state } = this.#outside
    state[seat].rematch = true
    this.#outside.changed()
    if (this.#beginning || !SEATS.every((one) => state[one].rematch || state[one].bot)) return true
    const config = nextConfig(match.config, newSeed())
    this.#record = { ...this.#record, firstClient: config.firstClient }
    this.#beginning = true
    try {
      await this.#begin({ ...config, bots: botsBy(this.#record.options) })
    } finally {
      this.#beginning = false
    }
    return true
  }

  async close(): Promise<void> {
    this.#attendance.close()
    const runner = this.#runner
    if (runner === null) return
    if (runner.match.phase !== 'over' && runner.match.pausedAt === null) await runner.control({ kind: 'pause' }).catch(() => false)
    await runner.stop()
  }

  /** The present match where it stood. One of other rules cannot go on; a class's round begins anew then, for its students wait there. */
  async #restore(): Promise<void> {
    const { match, options } = this.#record
    if (match === null) return
    const { storage } = this.#services
    const head = await storage.readHead(match)
    if (head?.core === CORE) {
      const stored = await storage.readMatch(match, 'after-snapshot')
      if (stored === null) return
      const standing = restore(stored)
      const { phase, round, n } = standing.match
      this.#outside.log.info({ phase, round, inputs: n }, 'match restored')
      this.#run(stored.id, standing)
    } else if (head?.finished === false && options.inClass !== null) this.#record = { ...this.#record, match: null }
  }

  async #startIfFull(): Promise<void> {
    const { seats, options, firstClient, match } = this.#record
    if (match !== null || seats.a === null || seats.b === null) return
    const { level, xray, inClass } = options
    const usual = { seed: newSeed(), level, rounds: playlistOf(options), firstClient, xray, bots: botsBy(options) }
    // A class may begin and end its rounds for all pairs at once.
    const ofClass =
      inClass === null ? {} : { seed: inClass.seed, scoring: inClass.scoring, factor: inClass.factor, pace: inClass.pace, endless: true }
    const config = parseConfig({ ...usual, ...ofClass })
    if (!config.ok) throw new Error(`a room's options make no match: ${config.problems[0].reason}`)
    await this.#begin(config.value)
  }

  async #begin(config: MatchConfig): Promise<void> {
    await this.#runner?.stop()
    const id = newMatchId()
    const { code, seats } = this.#record
    const names = { a: seats.a?.name ?? '', b: seats.b?.name ?? '' }
    await this.#services.storage.createMatch({ id, code, core: CORE, config, names })
    this.#record = { ...this.#record, match: id }
    await this.#save()
    const match = createMatch(config)
    this.#outside.log.info({ levelId: config.level, rounds: config.rounds.length, bots: config.bots, pace: config.pace }, 'match begun')
    this.#run(id, standingAtFirst(match))
    for (const seat of SEATS) this.#outside.state[seat].rematch = false
    for (const seat of SEATS) {
      const view = this.viewFor(seat)
      if (view !== null) this.#outside.send(seat, 'view', view)
    }
    await this.#attendance.settle()
    this.#show()
  }

  #run(id: string, standing: Standing): void {
    this.#runner = new MatchRunner({
      id,
      ...standing,
      shown: { a: this.#runner?.shown('a') ?? 0, b: this.#runner?.shown('b') ?? 0 },
      storage: this.#services.storage,
      bot: botFor(standing.match.config.level, hasNetwork(this.#record.options)),
      onView: (seat, message) => this.#outside.send(seat, 'view', message),
      onTurn: (now) => this.#turned(id, now),
      onBroken: (error) => {
        if (!(error instanceof Fenced)) this.#outside.log.error({ err: error }, 'the storage failed')
        this.#outside.broken(error)
      },
    })
  }

  #turned(id: string, match: Match): void {
    const { phase } = match
    this.#show()
    this.#outside.played?.(match, id)
    tellMatch(this.#outside.log, match)
    if (phase !== 'over') return
    const { storage, recorder } = this.#services
    storage.finishMatch(id).then(
      () => recorder.add(id),
      (error: unknown) => this.#outside.broken(error),
    )
  }

  /** Stores the room as it is then: one after the other, for a database may finish two that are written at once in either order. */
  #save(): Promise<void> {
    const done = this.#saving.then(() => this.#services.storage.saveRoom(this.#record))
    this.#saving = done.catch(() => undefined)
    return done
  }

  #showAway(away: Away | null): void {
    const { state } = this.#outside
    state.away = away?.seat ?? ''
    state.awayUntil = away?.until ?? 0
    this.#outside.changed()
  }

  #show(): void {
    const { state } = this.#outside
    const match = this.#runner?.match ?? null
    state.stage = match === null ? 'waiting' : match.phase === 'over' ? 'over' : 'playing'
    state.replay = match?.phase === 'over' ? (this.#runner?.id ?? '') : ''
    for (const seat of SEATS) {
      state[seat].name = this.#record.seats[seat]?.name ?? ''
      state[seat].connected = this.#attendance.there(seat)
      state[seat].bot = match?.bots[seat] ?? (seat === 'b' && this.#record.options.bot)
    }
    this.#outside.changed()
  }
}
