// What `entry.ts` tells and asks the room of a match.
import type { Seat } from '../../shared/game/index.ts'
import type { RoomRecord } from '../storage/storage.ts'

/** Only the server creates rooms and reserves seats, so these come from `entry.ts` and from nowhere else. */
export interface MatchRoomOptions {
  readonly record: RoomRecord
  /** Of `filterBy`: who looks for a stranger. */
  readonly quick: boolean
  readonly level: string
  /** The address for which it is open; '' for a class. */
  readonly by: string
}

/** What `entry.ts` asks of an open match, whatever process has it. */
export interface MatchCalls {
  /** Gives the free seat to somebody of that name; null: there is none. */
  takeSeat(name: string, tokenHash: string): Promise<Seat | null>
  /** A new secret for a seat of a class's pair. */
  giveSeat(seat: Seat, tokenHash: string): Promise<void>
  /** The owner of this seat was taken out of the class: neither the connection nor the token is of use any more. */
  shutSeat(seat: Seat, tokenHash: string): Promise<void>
  /** It is to be opened in another process. */
  moveAway(): Promise<void>
}
