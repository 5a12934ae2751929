// Bodies and answers of the HTTP calls that lead into a room.
import * as z from 'zod/mini'
import { LEVELS, type Problem, SCENARIO_IDS, type Seat } from '../game/index.ts'
import { PLAYLIST_IDS } from './playlists.ts'

/** Characters of a name, counted as people see them. */
export const NAME_LENGTH = 20
/** Of one custom playlist. */
export const MOST_ROUNDS = 12
/** Octets of a request's body and of a message on the socket. */
export const MOST_BODY = 4096
export const MOST_MESSAGE = 2048

const name = z.string('must be a text').check(z.minLength(1, 'must not be empty'), z.maxLength(80, 'is too long'))
const playlist = z.union([
  z.enum(PLAYLIST_IDS),
  z
    .array(z.enum(SCENARIO_IDS))
    .check(z.minLength(1, 'must name at least one scenario'), z.maxLength(MOST_ROUNDS, `must be at most ${MOST_ROUNDS} rounds`)),
])

/** `POST /api/matches` */
export const newMatchSchema = z.strictObject({
  name,
  level: z._default(z.enum(LEVELS), 'coach'),
  playlist: z._default(playlist, 'first-steps'),
  /** The role in the first round. */
  role: z._default(z.enum(['client', 'server', 'random']), 'random'),
  /** A bot takes the other seat. */
  bot: z._default(z.boolean(), false),
  /** Practice option: losses are shown at once. */
  xray: z._default(z.boolean(), false),
})
export type NewMatch = z.output<typeof newMatchSchema>

/** `POST /api/matches/<code>/join` */
export const joinSchema = z.strictObject({ name })

/** `POST /api/matches/<code>/return` */
export const returnSchema = z.strictObject({
  token: z.string('must be a text').check(z.regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal digits')),
})

/** `POST /api/quick` */
export const quickSchema = z.strictObject({ name, level: z._default(z.enum(LEVELS), 'match') })

/** What opens the socket: handed to the SDK's `consumeSeatReservation` as it is. */
export interface Reservation {
  readonly name: string
  readonly sessionId: string
  readonly roomId: string
  readonly processId: string
  readonly publicAddress?: string
}

/** The answer of all four calls. `token` is the seat's secret: whoever has it gets back to this seat. */
export interface Entry {
  readonly code: string
  readonly token: string
  readonly seat: Seat
  readonly reservation: Reservation
}

export const API_ERRORS = [
  'bad-request',
  'bad-name',
  'bad-code',
  'no-such-match',
  'match-full',
  'not-your-seat',
  'too-many-tries',
  'server-full',
  'shutting-down',
  'not-found',
  'internal',
] as const
export type ApiErrorCode = (typeof API_ERRORS)[number]

/** The body of every answer that is not 2xx. `retryAfter` in seconds. */
export interface ApiError {
  readonly error: ApiErrorCode
  /** One plain English sentence. */
  readonly message: string
  readonly problems?: readonly Problem[]
  readonly retryAfter?: number
}

/** `GET /api/health` */
export interface Health {
  readonly ok: boolean
  readonly version: string
  /** Of the rules. */
  readonly core: number
  /** Seconds since the start. */
  readonly up: number
  readonly rooms: number
  readonly players: number
  readonly storage: 'ok' | 'failing'
}
