// Bodies and answers of the HTTP calls that lead into a room.
import * as z from 'zod/mini'
import {
  bad,
  isScenarioId,
  LEVELS,
  type Problem,
  parseOwnScenario,
  type Result,
  read,
  type Scenario,
  type ScenarioId,
  type Seat,
} from '../game/index.ts'
import { PLAYLIST_IDS, type PlaylistId } from './playlists.ts'

/** Of one custom playlist. */
export const MOST_ROUNDS = 12
/** Octets of a request's body and of a message on the socket. */
export const MOST_BODY = 4096
/** Octets of the body that opens a match: it may bring scenarios of its own. */
export const MOST_MATCH_BODY = 32_768
export const MOST_MESSAGE = 2048

const name = z.string('must be a text').check(z.minLength(1, 'must not be empty'), z.maxLength(80, 'is too long'))
const listId = z.enum(PLAYLIST_IDS, `must be one of ${PLAYLIST_IDS.join(', ')}, or an array of rounds`)
const rounds = z
  .array(z.unknown(), 'must be the id of a list, or an array of rounds')
  .check(z.minLength(1, 'must name at least one scenario'), z.maxLength(MOST_ROUNDS, `must be at most ${MOST_ROUNDS} rounds`))

/** The ready-made lists by their ids, or rounds: bundled scenarios by their ids, one's own as objects. */
export type Playlist = PlaylistId | readonly (ScenarioId | Scenario)[]

const under = (place: string | number, problems: readonly Problem[]): readonly Problem[] =>
  problems.map(({ path, reason }) => ({ path: path === '' ? String(place) : `${place}.${path}`, reason }))

function readRound(round: unknown): Result<ScenarioId | Scenario> {
  if (isScenarioId(round)) return { ok: true, value: round }
  return typeof round === 'string' ? bad('', `there is no scenario '${round.slice(0, 64)}'`) : parseOwnScenario(round)
}

function readPlaylist(value: unknown): Result<Playlist> {
  if (typeof value === 'string') return read(listId, value)
  const list = read(rounds, value)
  if (!list.ok) return list
  const results = list.value.map(readRound)
  const [first, ...others] = results.flatMap((result, index) => (result.ok ? [] : under(index, result.problems)))
  if (first !== undefined) return { ok: false, problems: [first, ...others] }
  return { ok: true, value: results.flatMap((result) => (result.ok ? [result.value] : [])) }
}

const newMatch = z.strictObject({
  name,
  level: z._default(z.enum(LEVELS), 'coach'),
  playlist: z._default(z.unknown(), 'first-steps'),
  /** The role in the first round. */
  role: z._default(z.enum(['client', 'server', 'random']), 'random'),
  /** A bot takes the other seat. */
  bot: z._default(z.boolean(), false),
  /** Practice option: losses are shown at once. */
  xray: z._default(z.boolean(), false),
})
export type NewMatch = Omit<z.output<typeof newMatch>, 'playlist'> & { readonly playlist: Playlist }

/** Reads the body of `POST /api/matches`; problems in one's own scenarios have their path in them. */
export function readNewMatch(value: unknown): Result<NewMatch> {
  const parsed = read(newMatch, value)
  if (!parsed.ok) return parsed
  const playlist = readPlaylist(parsed.value.playlist)
  if (playlist.ok) return { ok: true, value: { ...parsed.value, playlist: playlist.value } }
  const [first, ...others] = under('playlist', playlist.problems)
  return first === undefined ? playlist : { ok: false, problems: [first, ...others] }
}

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
}

/** What somebody is told of a match by its code alone. */
export interface MatchStanding {
  readonly code: string
  /** A seat is free. */
  readonly open: boolean
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
  'no-such-class',
  'match-full',
  'outdated',
  'not-your-seat',
  'name-taken',
  'banned',
  'locked',
  'class-over',
  'late',
  'bad-replay',
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
