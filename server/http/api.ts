// The HTTP calls under /api: health, the ways into a room, replays.
import { matchMaker } from '@colyseus/core'
import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { CORE, type Problem, read, recordOf } from '../../shared/game/index.ts'
import {
  type ApiError,
  type ApiErrorCode,
  type Health,
  joinSchema,
  MOST_BODY,
  MOST_MATCH_BODY,
  quickSchema,
  readCode,
  readNewMatch,
  returnSchema,
} from '../../shared/protocol/index.ts'
import type { ClassEntries } from '../classroom/class-entries.ts'
import type { Entries, EntryResult } from '../entry.ts'
import { AddressBuckets } from '../limits/address-buckets.ts'
import { Tries } from '../limits/tries.ts'
import { ownOf, Trials } from '../match/trials.ts'
import { cleanName } from '../names.ts'
import type { Services } from '../services.ts'
import { classesApi } from './classes-api.ts'
import { codes } from './codes.ts'

const STATUS: Readonly<Record<ApiErrorCode, number>> = {
  'bad-request': 400,
  'bad-name': 400,
  'bad-code': 404,
  'no-such-match': 404,
  'no-such-class': 404,
  'match-full': 409,
  'name-taken': 409,
  banned: 403,
  locked: 403,
  'class-over': 410,
  late: 410,
  'bad-replay': 400,
  outdated: 410,
  'not-your-seat': 403,
  'too-many-tries': 429,
  'server-full': 503,
  'shutting-down': 503,
  'not-found': 404,
  internal: 500,
}

const SAYS: Readonly<Record<ApiErrorCode, string>> = {
  'bad-request': 'The request cannot be read; the problems say where.',
  'bad-name': 'This name cannot be used; choose one of 1 to 20 letters or digits.',
  'bad-code': 'A code has six letters; this is not one.',
  'no-such-match': 'There is no match with this code; check the letters.',
  'no-such-class': 'There is no class with this code; check the digits.',
  'name-taken': 'Somebody in this class has this name already; choose another one.',
  banned: 'The teacher does not let this name in.',
  locked: 'The teacher has closed the door of this class.',
  'class-over': 'This class is over.',
  late: 'The deadline of this assignment is over: the result came too late.',
  'bad-replay': 'This round cannot be played again as it was sent.',
  outdated: 'The rules of the game have changed since this began, so it cannot go on or be taken; play anew.',
  'match-full': 'Both seats of this match are taken.',
  'not-your-seat': 'This token is not for a seat of this match.',
  'too-many-tries': 'Too many tries from this address; wait and try again.',
  'server-full': 'The server has no room left; try again in a minute.',
  'shutting-down': 'The server is restarting; try again in a few seconds.',
  'not-found': 'There is nothing here.',
  internal: 'Something went wrong on the server; try again.',
}

/** Seconds after which coming back makes sense, unless it is known better: a restart is quick, and rooms that nobody opened close in so many. */
const RETRY_AFTER: Partial<Readonly<Record<ApiErrorCode, number>>> = { 'shutting-down': 2, 'server-full': 2, 'too-many-tries': 15 }
/** Of a minute's matches, how many may be opened at once. */
const BURST = 2

function refuse(response: Response, error: ApiErrorCode, more: Pick<ApiError, 'problems' | 'retryAfter'> = {}): void {
  const wait = more.retryAfter ?? RETRY_AFTER[error]
  if (wait !== undefined) response.set('Retry-After', String(wait))
  const body: ApiError = { error, message: SAYS[error], ...more, ...(wait === undefined ? {} : { retryAfter: wait }) }
  response.status(STATUS[error]).json(body)
}

/** Octets that this request's body may have. */
const mostOf = ({ path }: Request): number => (path === '/matches' ? MOST_MATCH_BODY : MOST_BODY)

function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store')
  next()
}

const problems = (list: readonly Problem[]): { problems: readonly Problem[] } => ({ problems: list.slice(0, 5) })

export function api(services: Services, entries: Entries, classes: ClassEntries, version: string): Router {
  const router = Router()
  const code = codes(readCode, 'bad-code', ['no-such-match', 'not-your-seat'], refuse)
  /** Own scenarios cost the server a few plays each. */
  const composed = new Tries()
  const trials = new Trials()
  const { config, storage, log } = services
  const opened = new AddressBuckets(config.matchesPerMinute / 60, config.matchesPerMinute * BURST)

  const answer = (response: Response, result: EntryResult): void => {
    if (result.ok) response.status(201).json(result.entry)
    else refuse(response, result.error)
  }

  /** Whether this address may open a match now; if not, that was answered. */
  const mayOpen = (request: Request, response: Response): boolean => {
    const address = request.ip ?? ''
    const may = opened.take(address)
    if (!may) refuse(response, 'too-many-tries', { retryAfter: opened.wait(address) })
    return may
  }

  /** The name as it will be shown, or a refusal. */
  const named = (response: Response, name: string): string | null => {
    const clean = cleanName(name)
    if (clean === null) refuse(response, 'bad-name')
    return clean
  }

  const missed = (request: Request, result: EntryResult): void => {
    if (!result.ok) code.missed(request, result.error)
  }

  // Classes read bodies of their own sizes.
  router.use('/classes', noStore, classesApi(classes, trials, refuse))

  const small = express.json({ limit: MOST_BODY, strict: true })
  const large = express.json({ limit: MOST_MATCH_BODY, strict: true })
  router.use((request, response, next) => (mostOf(request) === MOST_BODY ? small : large)(request, response, next))
  router.use(noStore)

  router.get('/health', async (_request, response) => {
    const storageState = await storage.check().then(
      () => 'ok' as const,
      () => 'failing' as const,
    )
    const { roomCount, ccu } = matchMaker.stats.local
    const health: Health = {
      ok: storageState === 'ok' && !services.draining,
      version,
      core: CORE,
      up: Math.floor(process.uptime()),
      rooms: roomCount,
      players: ccu,
      storage: storageState,
    }
    response.status(health.ok ? 200 : 503).json(health)
  })

  router.post('/matches', async (request, response) => {
    const parsed = readNewMatch(request.body ?? {})
    if (!parsed.ok) return refuse(response, 'bad-request', problems(parsed.problems))
    const name = named(response, parsed.value.name)
    if (name === null || !mayOpen(request, response)) return
    const own = ownOf(parsed.value.playlist)
    const wait = own.length === 0 ? 0 : composed.wait(request.ip ?? '')
    if (wait > 0) return refuse(response, 'too-many-tries', { retryAfter: wait })
    for (const _one of own) composed.miss(request.ip ?? '')
    const unsolvable = await trials.problems(parsed.value.playlist)
    if (unsolvable.length > 0) return refuse(response, 'bad-request', problems(unsolvable))
    answer(response, await entries.open({ ...parsed.value, name }, request.ip ?? ''))
  })

  router.post('/quick', async (request, response) => {
    const parsed = read(quickSchema, request.body ?? {})
    if (!parsed.ok) return refuse(response, 'bad-request', problems(parsed.problems))
    const name = named(response, parsed.value.name)
    if (name === null || !mayOpen(request, response)) return
    answer(response, await entries.quick(name, parsed.value.level, request.ip ?? ''))
  })

  router.get('/matches/:code', async (request, response) => {
    const match = code.of(request, response)
    if (match === null) return
    const standing = await entries.standing(match)
    if (standing !== null) {
      response.json(standing)
      return
    }
    code.missed(request, 'no-such-match')
    refuse(response, 'no-such-match')
  })

  router.post('/matches/:code/join', async (request, response) => {
    const match = code.of(request, response)
    if (match === null) return
    const parsed = read(joinSchema, request.body ?? {})
    if (!parsed.ok) return refuse(response, 'bad-request', problems(parsed.problems))
    const name = named(response, parsed.value.name)
    if (name === null) return
    const result = await entries.join(match, name, request.ip ?? '')
    missed(request, result)
    answer(response, result)
  })

  router.post('/matches/:code/return', async (request, response) => {
    const match = code.of(request, response)
    if (match === null) return
    const parsed = read(returnSchema, request.body ?? {})
    if (!parsed.ok) return refuse(response, 'bad-request', problems(parsed.problems))
    const result = await entries.back(match, parsed.value.token, request.ip ?? '')
    missed(request, result)
    answer(response, result)
  })

  router.get('/replays/:id', async (request, response) => {
    const { id } = request.params
    const head = await storage.readHead(id)
    // While it is played, nobody is told what the network does: not even who guesses its id.
    if (head === null || !head.finished) return refuse(response, 'not-found')
    const { core, names } = head
    if (core !== CORE) {
      response.json({ core, recording: await storage.readRecording(id), names })
      return
    }
    const stored = await storage.readMatch(id, 'all')
    if (stored === null) return refuse(response, 'not-found')
    response.json({ ...recordOf(stored.config, stored.inputs), names })
  })

  router.use((_request, response) => refuse(response, 'not-found'))

  router.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error)
    const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500
    if (status < 500) {
      const reason = status === 413 ? `the body is larger than ${mostOf(request)} octets` : 'the body is not JSON'
      return refuse(response, 'bad-request', { problems: [{ path: '', reason }] })
    }
    log.error({ err: error }, 'a request failed')
    refuse(response, 'internal')
  })
  return router
}
