// What crosses the socket of a match. Every command is a request of the SDK (`room.request`) and has an answer.
import * as z from 'zod/mini'
import { type BySeat, CONSEQUENCES, DOINGS, type LevelId, type Problem, type Rejection, type Seat } from '../game/index.ts'
import { FLAGS, isSeq, STATES } from '../tcp/index.ts'

const whole = z.int('must be a whole number').check(z.minimum(0, 'must not be negative'))
const seq = z.number('must be a number').check(z.refine(isSeq, 'must be a whole number of 32 bits'))
const octets = whole.check(z.maximum(0xffff, 'must be at most 65535'))
const flags = z.array(z.enum(FLAGS)).check(z.maxLength(FLAGS.length, 'has too many flags'))
/** `n`: the number that this player's next move in this round has, as the last View or answer said. */
const stamp = { round: whole, n: whole }

/** Request `move`. */
export const moveSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...stamp, kind: z.literal('segment'), flags, seq, ack: seq, len: octets, wnd: z.nullable(octets) }),
  z.strictObject({ ...stamp, kind: z.literal('discard'), arrival: whole }),
  z.strictObject({ ...stamp, kind: z.literal('state'), state: z.enum(STATES), question: z.optional(whole) }),
  z.strictObject({ ...stamp, kind: z.literal('predict'), flags, seq: z.nullable(seq), ack: z.nullable(seq), len: z.nullable(octets) }),
  z.strictObject({ ...stamp, kind: z.enum(['listen', 'hint', 'accept-ghost', 'ready', 'not-ready']) }),
  // Of whoever is the network of the round.
  z.strictObject({ ...stamp, kind: z.literal('fault'), doing: z.enum(DOINGS), flight: whole }),
  z.strictObject({ ...stamp, kind: z.literal('expect'), consequence: z.enum(CONSEQUENCES) }),
])
export type MoveMessage = z.output<typeof moveSchema>

/** Ready-made phrases: there is no free text between strangers. */
export const PHRASES = ['hello', 'your-turn', 'look-at-ack', 'look-at-seq', 'wait', 'nice', 'thanks', 'again'] as const
export type PhraseId = (typeof PHRASES)[number]

/** Request `phrase`. */
export const phraseSchema = z.strictObject({ phrase: z.enum(PHRASES) })

/** Request `position`, about a round that is over; `at` in ms of play time. */
export const positionSchema = z.strictObject({ round: whole, at: whole })

/** `position`: position text just before that moment; null: that round did not live then, or it still does. */
export interface PositionAnswer {
  readonly position: string | null
}

/** Request `time` and `rematch`: no payload. */
export type Command = 'move' | 'phrase' | 'time' | 'rematch' | 'position'

export type Refusal = Rejection | 'bad-payload' | 'too-fast' | 'no-match' | 'unknown-command' | 'shutting-down'

/** `at`: match time, ms. `n`: the number of this player's next move. `v` and `view`: as in a `ViewMessage`; null: their View did not change. */
export type Answer =
  | { readonly ok: true; readonly at: number; readonly n: number; readonly v: number; readonly view: string | null }
  | { readonly ok: false; readonly at: number; readonly n: number; readonly error: Refusal; readonly problems?: readonly Problem[] }

/** Message `view`, whenever this player's View changed. */
export interface ViewMessage {
  /** Match time, ms, at which it was sent. */
  readonly at: number
  readonly n: number
  /** Number of this View: one more than that of the one before, which a change is a change of. */
  readonly v: number
  /** A `View` of shared/game as JSON text, or a `ViewChange`. */
  readonly view: string
}

/** Message `phrase`. */
export interface PhraseMessage {
  readonly seat: Seat
  readonly phrase: PhraseId
}

/** Message `bye`, before the server closes the socket. */
export interface ByeMessage {
  /** `restart`: come back by `return`; `elsewhere`: this seat was taken over by another window; `abuse`: too many bad messages; `removed`: the teacher took them out of the class. */
  readonly why: 'restart' | 'elsewhere' | 'abuse' | 'removed'
}

/** The room's shared state (Colyseus schema), the same for everybody in it. */
export interface RoomState {
  readonly code: string
  /** `waiting`: for the second player. */
  readonly stage: 'waiting' | 'playing' | 'over'
  readonly level: LevelId
  readonly quick: boolean
  /** The rounds' scenarios by their ids. */
  readonly playlist: readonly string[]
  readonly seats: BySeat<SeatState>
  /** The seat for whose return the match waits, '' if none; unix time in ms until which it does. */
  readonly away: Seat | ''
  readonly awayUntil: number
  /** The id of the finished match's replay, '' before. */
  readonly replay: string
}

export interface SeatState {
  /** '' while nobody has it. */
  readonly name: string
  readonly bot: boolean
  readonly connected: boolean
  readonly rematch: boolean
}
