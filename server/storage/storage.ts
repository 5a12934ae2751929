// What is kept: rooms, their matches and every input. One interface; sql.ts keeps it in SQLite or PostgreSQL.
import type { ClassEvent, ClassOptions } from '../../shared/classroom/index.ts'
import type { BySeat, Input, MatchConfig, Seat } from '../../shared/game/index.ts'
import type { NewMatch } from '../../shared/protocol/index.ts'
import type { Recordings } from './recordings.ts'

export interface SeatRecord {
  readonly name: string
  /** '' for a bot's seat: nobody comes back to it. */
  readonly tokenHash: string
}

/** A match that is a pair's round of a class. */
export interface InClass {
  readonly code: string
  readonly pair: number
  readonly round: number
  readonly seed: string
  readonly scoring: 'speed' | 'right'
  /** Extra time of this pair, 1 … 3. */
  readonly factor: number
  /** `class`: begun and ended for all pairs at once; `own`: two play it when they like. */
  readonly pace: 'own' | 'class'
}

export interface RoomRecord {
  readonly code: string
  readonly options: Omit<NewMatch, 'name'> & { readonly quick: boolean; readonly inClass: InClass | null }
  readonly seats: BySeat<SeatRecord | null>
  /** The seat that is the client in the first round of the present match. */
  readonly firstClient: Seat
  /** The present match; null: it has not begun. */
  readonly match: string | null
}

export interface MatchRecord {
  readonly id: string
  readonly code: string
  readonly core: number
  readonly config: MatchConfig
  readonly names: BySeat<string>
}

export interface StoredMatch extends MatchRecord {
  readonly inputs: readonly Input[]
  /** What a runner wrote of itself after input `n`; null: nothing yet. */
  readonly snapshot: Readonly<{ n: number; text: string }> | null
  readonly finished: boolean
}

export interface ClassRecord {
  readonly code: string
  readonly seed: string
  readonly options: ClassOptions
  /** Unix time, ms. */
  readonly created: number
  /** Of the host's secret, and of the projectors'. */
  readonly hostHash: string
  readonly screenHash: string
}

/** Thrown by `append` when an input of this number is there: another process has taken the match over. */
export class Fenced extends Error {
  constructor(match: string) {
    super(`match ${match} goes on elsewhere`)
    this.name = 'Fenced'
  }
}

export interface Storage extends Recordings {
  /** false: the code is taken. */
  createRoom(room: RoomRecord): Promise<boolean>
  readRoom(code: string): Promise<RoomRecord | null>
  saveRoom(room: RoomRecord): Promise<void>
  createMatch(match: MatchRecord): Promise<void>
  /** Inputs after the snapshot, or all of them. */
  readMatch(id: string, inputs: 'after-snapshot' | 'all'): Promise<StoredMatch | null>
  /** Resolves once the input is safe from a crash of this process. Throws Fenced. */
  append(match: string, input: Input): Promise<void>
  saveSnapshot(match: string, n: number, text: string): Promise<void>
  finishMatch(id: string): Promise<void>
  /** false: the code is taken. `deleteAt`: unix time, ms. */
  createClass(record: ClassRecord, deleteAt: number): Promise<boolean>
  readClass(code: string): Promise<ClassRecord | null>
  /** Resolves once the event is safe from a crash of this process. Throws Fenced. */
  appendEvent(code: string, event: ClassEvent): Promise<void>
  /** All events of a class, in their order. */
  readEvents(code: string): Promise<readonly ClassEvent[]>
  setClassDeletion(code: string, deleteAt: number): Promise<void>
  /** Deletes a class and everything that its students did. */
  deleteClass(code: string): Promise<void>
  /** Codes of the classes whose time is over at `now` (unix time, ms). */
  overdueClasses(now: number): Promise<readonly string[]>
  /** Deletes what was last touched before that moment (unix time, ms); how many rooms. */
  forget(before: number): Promise<number>
  /** Throws if nothing can be read. */
  check(): Promise<void>
  close(): Promise<void>
}
