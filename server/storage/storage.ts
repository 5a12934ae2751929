// What is kept: rooms, their matches and every input. One interface; sql.ts keeps it in SQLite or PostgreSQL.
import type { BySeat, Input, MatchConfig, Seat } from '../../shared/game/index.ts'
import type { NewMatch } from '../../shared/protocol/index.ts'

export interface SeatRecord {
  readonly name: string
  /** '' for a bot's seat: nobody comes back to it. */
  readonly tokenHash: string
}

export interface RoomRecord {
  readonly code: string
  readonly options: Omit<NewMatch, 'name'> & { readonly quick: boolean }
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

/** Thrown by `append` when an input of this number is there: another process has taken the match over. */
export class Fenced extends Error {
  constructor(match: string) {
    super(`match ${match} goes on elsewhere`)
    this.name = 'Fenced'
  }
}

export interface Storage {
  /** false: the code is taken. */
  createRoom(room: RoomRecord): Promise<boolean>
  readRoom(code: string): Promise<RoomRecord | null>
  saveRoom(room: RoomRecord): Promise<void>
  createMatch(match: MatchRecord): Promise<void>
  /** Inputs after the snapshot, or all of them. */
  readMatch(id: string, inputs: 'after-snapshot' | 'all'): Promise<StoredMatch | null>
  /** Resolves once the inputs are safe from a crash of this process. Throws Fenced. */
  append(match: string, inputs: readonly Input[]): Promise<void>
  saveSnapshot(match: string, n: number, text: string): Promise<void>
  finishMatch(id: string): Promise<void>
  /** Deletes what was last touched before that moment (unix time, ms); how many rooms. */
  forget(before: number): Promise<number>
  /** Throws if nothing can be read. */
  check(): Promise<void>
  close(): Promise<void>
}
