// What the screens know of the match's other end: a server far away, or the same core in this very page. They cannot tell which.
import type { ReadonlySignal } from '@preact/signals'
import type { Move, NetworkMove, Seat, Told, View } from '../../shared/game/index.ts'
import type { PhraseId, PhraseMessage, Refusal, RoomState } from '../../shared/protocol/index.ts'
import type { Lost } from './held-line.ts'
import type { SeatKey } from './seat-key.ts'

export type Health =
  | { readonly is: 'connecting' }
  /** `rtt`: ms from a question to its answer; null: not yet measured, or nothing is far away. */
  | { readonly is: 'online'; readonly rtt: number | null }
  | ({ readonly is: 'lost' } & Lost)
  /** Coming back is of no use. */
  | { readonly is: 'gone'; readonly why: 'elsewhere' | 'no-such-match' | 'outdated' | 'not-your-seat' | 'abuse' | 'removed' }

/** What became of a move: what it made known to its player, or why it was not played. */
export type Sent = { readonly ok: true; readonly told: readonly Told[] } | { readonly ok: false; readonly error: Refusal | 'offline' }

export interface Connection {
  readonly seat: Seat
  /** By which this window comes back to the seat; null: nobody can take it, or a class gives it anew. */
  readonly key: SeatKey | null
  readonly view: ReadonlySignal<View | null>
  /** null: solo play, nobody else is in the room. */
  readonly room: ReadonlySignal<RoomState | null>
  readonly health: ReadonlySignal<Health>
  /** The last phrase said; a new object each time. */
  readonly phrase: ReadonlySignal<PhraseMessage | null>
  /** Match time now, ms. */
  now(): number
  send(move: Move | NetworkMove): Promise<Sent>
  say(phrase: PhraseId): void
  /** Asks for the same match again with the roles swapped; it begins when everybody did. */
  rematch(): void
  /** Position text of a round that is over, just before `at` (ms of play time); null: it cannot be had. */
  positionBefore(round: number, at: number): Promise<string | null>
  /** Leaves for good. */
  leave(): void
}
