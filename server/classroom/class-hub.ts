// Drives one class: stamps what happens to it, stores it, lets the reducer judge it, and does what the change asks for.
import {
  type ClassAct,
  type ClassRefusal,
  type ClassState,
  type Couple,
  classStep,
  couplesFor,
  deletedAt,
  duoOf,
  type HostCommand,
  isPresent,
  newClass,
  type Pair,
  resultOfPair,
  scenarioOfRound,
  waiting,
} from '../../shared/classroom/index.ts'
import { isNetworkRound, type Match, roundClock } from '../../shared/game/index.ts'
import type { TogetherRequest } from '../../shared/protocol/index.ts'
import { Chain } from '../chain.ts'
import type { Entries } from '../entry.ts'
import type { Logger } from '../log.ts'
import type { Table } from '../match/table.ts'
import type { Services } from '../services.ts'
import type { ClassRecord } from '../storage/storage.ts'
import { concerned } from './concerned.ts'
import { freeNumber, passed, preparePair } from './pair-rooms.ts'
import { PairTables } from './pair-tables.ts'
import type { PairWatch } from './pair-watch.ts'

/** Rounds end by their own clocks; the class only collects those that have not, ms. */
const GRACE = 1500
/** Between a result and the ranks that all are told, ms. */
const RANKS_AFTER = 1000

/** Of a class, for its log. */
const countsOf = ({ phase, round, pausedAt, students, pairs, results }: ClassState) => ({
  phase,
  round,
  paused: pausedAt !== null,
  students: students.filter(isPresent).length,
  pairs: pairs.length,
  results: results.length,
})

export interface HubOutside {
  /** Something changed: for everybody, or for this student alone. */
  changed(student: string | null): void
  /** The class cannot go on in this process. */
  broken(error: unknown): void
}

export class ClassHub {
  readonly record: ClassRecord
  readonly log: Logger
  /** Students whose page is connected. */
  readonly here = new Set<string>()
  readonly #services: Services
  readonly #entries: Entries
  readonly #outside: HubOutside
  readonly #tables: PairTables
  #state: ClassState
  readonly #chain: Chain
  #timer: NodeJS.Timeout | undefined
  #ranks: NodeJS.Timeout | undefined

  private constructor(record: ClassRecord, state: ClassState, log: Logger, services: Services, entries: Entries, outside: HubOutside) {
    this.record = record
    this.log = log
    this.#state = state
    this.#services = services
    this.#entries = entries
    this.#outside = outside
    this.#tables = new PairTables({
      state: () => this.#state,
      failed: (error) => log.error({ err: error }, 'a pair fell out of step'),
    })
    const stand = (): void => {
      clearTimeout(this.#timer)
      clearTimeout(this.#ranks)
    }
    this.#chain = new Chain(stand, (error) => outside.broken(error))
  }

  /** The class as its events have made it; null: there is none of this code. */
  static async open(code: string, log: Logger, services: Services, entries: Entries, outside: HubOutside): Promise<ClassHub | null> {
    const record = await services.storage.readClass(code)
    if (record === null) return null
    let state = newClass(record)
    const events = await services.storage.readEvents(code)
    for (const event of events) {
      const step = classStep(state, event)
      if (!step.ok) throw new Error(`a class's stored event ${event.n} is refused: ${step.why}`)
      state = step.state
    }
    const hub = new ClassHub(record, state, log, services, entries, outside)
    log.info({ ...countsOf(state), levelId: state.options.level, rounds: state.options.playlist.length, events: state.n }, 'class opened')
    await hub.#goOn(events.at(-1)?.at ?? record.created)
    return hub
  }

  get state(): ClassState {
    return this.#state
  }

  /** ms of the running phase; null: it lasts until the teacher goes on. */
  get length(): number | null {
    const { phase, options, students, pairs } = this.#state
    if (phase === 'briefing') return options.briefing
    if (phase !== 'live') return null
    const playing = new Set(pairs.flatMap(({ a, b }) => [a, b]))
    const factor = Math.max(1, ...students.filter((one) => playing.has(one.id)).map((one) => one.factor))
    return roundClock(scenarioOfRound(this.#state), options.level, factor)
  }

  /** Lets something happen to the class; null: it did. */
  act(act: ClassAct): Promise<ClassRefusal | null> {
    return this.#chain.run(() => this.#do(act))
  }

  /** What the teacher presses. */
  command(command: HostCommand): Promise<ClassRefusal | null> {
    return command.do === 'next' ? this.#chain.run(() => this.#next()) : this.act(command)
  }

  /** What a student of an assignment does to play a round with somebody. */
  together(id: string, request: TogetherRequest): Promise<ClassRefusal | null> {
    return this.#chain.run(async () => {
      if (request.do === 'part') return this.#do({ do: 'part', id })
      if (request.do === 'invite') return this.#do({ do: 'invite', id, round: request.round, number: freeNumber(this.#state) })
      const duo = waiting(this.#state, request.number)
      if (duo === null) return 'no-invitation'
      const act = { do: 'meet', id, number: request.number, code: '' } as const
      const tried = classStep(this.#state, { ...act, at: Date.now(), n: this.#state.n + 1 })
      if (!tried.ok) return tried.why
      const code = await preparePair(this.#entries, this.#state, { id: duo.id, round: duo.round, a: duo.a, b: id, pace: 'own' })
      return code === null ? 'bad-value' : this.#do({ ...act, code })
    })
  }

  /** Where this student plays now, or played then; null: nowhere. */
  pairOf(id: string, state = this.#state): Pair | null {
    const duo = state.phase === 'lobby' ? duoOf(state, id) : null
    return (duo?.code ?? '') === '' ? (state.pairs.find(({ a, b }) => a === id || b === id) ?? null) : duo
  }

  came(id: string): void {
    this.here.add(id)
    void this.#seatLate(id).catch((error: unknown) => this.#chain.break(error))
  }

  went(id: string): void {
    this.here.delete(id)
  }

  /** The match of a pair's round stands because the class is paused. */
  isHeld(round: number): boolean {
    return round === this.#state.round && this.#state.pausedAt !== null
  }

  attach(round: number, pair: number, table: Table): void {
    if (round === this.#state.round) this.#tables.attach(pair, table)
  }

  detach(pair: number, table: Table): void {
    this.#tables.detach(pair, table)
  }

  /** A pair's match changed its phase. */
  played(round: number, pair: number, match: Match, id: string): void {
    if (round !== this.#state.round || (match.phase !== 'debrief' && match.phase !== 'over')) return
    this.#tables.watch.ended(pair, match)
    const result = resultOfPair(pair, id, match)
    if (result === null || this.#state.results.some((one) => one.pair === pair)) return
    this.act({ do: 'result', result }).catch((error: unknown) => this.#chain.break(error))
  }

  /** The match of two who play a round of an assignment together changed its phase. */
  playedTogether(duo: number, match: Match, id: string): void {
    if (match.phase !== 'debrief' && match.phase !== 'over') return
    const result = resultOfPair(duo, id, match)
    if (result !== null) this.act({ do: 'together', result }).catch((error: unknown) => this.#chain.break(error))
  }

  /** How far the running pairs are, looked at now. */
  look(): PairWatch {
    this.#tables.look()
    return this.#tables.watch
  }

  /** Nothing is done any more; resolves when what was begun is stored. */
  stop(): Promise<void> {
    return this.#chain.stop()
  }

  async #do(act: ClassAct, at = Date.now()): Promise<ClassRefusal | null> {
    if (this.#chain.stopped) return 'class-over'
    const before = this.#state
    const event = { ...act, at, n: before.n + 1 }
    const step = classStep(before, event)
    if (!step.ok) return step.why
    await this.#services.storage.appendEvent(before.code, event)
    this.#state = step.state
    await this.#follow(before, act)
    return null
  }

  /** What the change asks for: other phases of the matches, other timers, other views. */
  async #follow(before: ClassState, act: ClassAct): Promise<void> {
    const now = this.#state
    const turned = before.phase !== now.phase || before.round !== now.round || before.pausedAt !== now.pausedAt
    if (before.round !== now.round) this.#tables.clear()
    if (turned) {
      this.log.info({ ...countsOf(now), here: this.here.size }, now.phase === 'over' ? 'class over' : 'class phase')
      this.#setTimer()
      this.#tables.turned()
    }
    if (act.do === 'kick' || act.do === 'ban') this.#shut(this.pairOf(act.id, before), act.id)
    if (act.do === 'keep') await this.#services.storage.setClassDeletion(now.code, deletedAt(now))
    this.#tell(act, turned)
  }

  /** Whoever was taken out of the class is out of their match too. */
  #shut(pair: Pair | null, id: string): void {
    if (pair === null) return
    this.#entries
      .shut(pair.code, pair.a === id ? 'a' : 'b')
      .catch((error: unknown) => this.log.error({ err: error }, 'a seat could not be shut'))
  }

  /** Who has to be shown something new. */
  #tell(act: ClassAct, turned: boolean): void {
    const { changed } = this.#outside
    if (turned || act.do === 'show' || act.do === 'reveal' || act.do === 'deadline') changed(null)
    else for (const id of concerned(this.#state, act)) changed(id)
    if (act.do !== 'result' && act.do !== 'alone' && act.do !== 'together') return
    // One result moves the ranks of many: all are told once the results have come in.
    this.#ranks ??= setTimeout(() => {
      this.#ranks = undefined
      changed(null)
    }, RANKS_AFTER)
  }

  /** The next round with those who are here; after the last one the podium. */
  async #next(): Promise<ClassRefusal | null> {
    const state = this.#state
    if (state.phase === 'briefing' || state.phase === 'live') return 'wrong-phase'
    if (state.round + 1 >= state.options.playlist.length) return this.#do({ do: 'podium' })
    const couples = couplesFor(state, this.here)
    const pairs: Pair[] = []
    for (const [index, couple] of couples.entries()) {
      const pair = await this.#prepare(index + 1, state.round + 1, couple)
      if (pair !== null) pairs.push(pair)
    }
    return this.#do({ do: 'round', pairs })
  }

  /** The room of a pair's round. */
  async #prepare(id: number, round: number, { a, b, network }: Couple): Promise<Pair | null> {
    const code = await preparePair(this.#entries, this.#state, { id, round, a, b, network, pace: 'class' })
    return code === null ? null : { id, code, a, b, ...(network ? { network } : {}) }
  }

  /** Somebody comes into a running round: with a bot of their own, or as the network of two. */
  #seatLate(id: string): Promise<ClassRefusal | null> {
    return this.#chain.run(async () => {
      const { phase, pairs, students, round, options } = this.#state
      const isIn = pairs.some((pair) => pair.a === id || pair.b === id)
      const knows = students.some((one) => one.id === id && isPresent(one))
      if ((phase !== 'briefing' && phase !== 'live') || isIn || !knows) return null
      const network = options.odd === 'network' || isNetworkRound(scenarioOfRound(this.#state))
      const pair = await this.#prepare(1 + Math.max(0, ...pairs.map((one) => one.id)), round, { a: id, b: null, network })
      if (pair === null) return null
      const refused = await this.#do({ do: 'seated', pair })
      this.#outside.changed(id)
      return refused
    })
  }

  #setTimer(): void {
    clearTimeout(this.#timer)
    const { length } = this
    const { phase, phaseStarted, pausedAt } = this.#state
    if (length === null || pausedAt !== null || this.#chain.stopped) return
    const wait = phaseStarted + length + (phase === 'live' ? GRACE : 0) - Date.now()
    this.#timer = setTimeout(() => void this.#timeOut(phase), Math.max(1, wait))
  }

  async #timeOut(phase: ClassState['phase']): Promise<void> {
    if (this.#state.phase !== phase || this.#state.pausedAt !== null) return
    await this.act({ do: phase === 'briefing' ? 'live' : 'end' }).catch((error: unknown) => this.#chain.break(error))
  }

  /** After a crash: the time in which nobody drove the class is no part of its phase. */
  async #goOn(lastSeen: number): Promise<void> {
    const { phase, phaseStarted, pausedAt } = this.#state
    if ((phase === 'briefing' || phase === 'live') && pausedAt === null) {
      const played = phase === 'live' ? await passed(this.#services.storage, this.#state) : 0
      await this.#do({ do: 'pause' }, Math.max(lastSeen, phaseStarted + played))
      await this.#do({ do: 'resume' })
    }
    this.#setTimer()
  }
}
