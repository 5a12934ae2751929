// The HTTP calls of classes: open, join, come back, the plan and results of who plays alone, the report.
import express, { type Request, type Response, Router } from 'express'
import { isLate, parseClassOptions } from '../../shared/classroom/index.ts'
import { isRoundId, type Problem, read } from '../../shared/game/index.ts'
import {
  aloneSchema,
  joinClassSchema,
  MOST_MATCH_BODY,
  readClassCode,
  reportSchema,
  returnClassSchema,
} from '../../shared/protocol/index.ts'
import { planOf, playAlone } from '../classroom/alone.ts'
import type { ClassEntries, Entered, Holder } from '../classroom/class-entries.ts'
import { reportCsv, reportJson } from '../classroom/report.ts'
import { Tries } from '../limits/tries.ts'
import { ownOf, type Trials } from '../match/trials.ts'
import { cleanName } from '../names.ts'
import { codes, type Refuse } from './codes.ts'

/** Octets of a replay. */
const MOST_REPLAY = 512 * 1024
/** Controls, invisible characters, private use, lone surrogates. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu

const cleanExtra = (text: string): string => text.normalize('NFC').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim()

const bearer = (request: Request): string => /^Bearer ([0-9a-f]{32})$/.exec(request.get('authorization') ?? '')?.[1] ?? ''

export function classesApi(classes: ClassEntries, trials: Trials, refuse: Refuse): Router {
  const router = Router()
  const code = codes(readClassCode, 'no-such-class', ['no-such-class', 'not-your-seat'], refuse)
  const opened = new Tries()
  const problems = (list: readonly Problem[]): { problems: readonly Problem[] } => ({ problems: list.slice(0, 5) })

  const answer = (request: Request, response: Response, result: Entered): void => {
    if (result.ok) {
      code.passed(request, result.entry.code)
      response.status(201).json(result.entry)
      return
    }
    code.missed(request, result.error)
    refuse(response, result.error)
  }
  /** Who holds this token, if they may do this. */
  const holder = async (
    request: Request,
    response: Response,
    digits: string,
    token: string,
    role: Holder['role'],
  ): Promise<Holder | null> => {
    const found = await classes.holder(digits, token)
    if (typeof found !== 'string' && found.role === role) return found
    const error = typeof found === 'string' ? found : 'not-your-seat'
    code.missed(request, error)
    refuse(response, error)
    return null
  }

  router.post('/', express.json({ limit: MOST_MATCH_BODY, strict: true }), async (request, response) => {
    const wait = opened.wait(request.ip ?? '')
    if (wait > 0) return refuse(response, 'too-many-tries', { retryAfter: wait })
    opened.miss(request.ip ?? '')
    const parsed = parseClassOptions(request.body ?? {})
    if (!parsed.ok) return refuse(response, 'bad-request', problems(parsed.problems))
    const playlist = parsed.value.playlist.map((one) => (isRoundId(one.id) ? one.id : one))
    const unsolvable = ownOf(playlist).length === 0 ? [] : await trials.problems(playlist)
    if (unsolvable.length > 0) return refuse(response, 'bad-request', problems(unsolvable))
    const result = await classes.open(parsed.value)
    if (!result.ok) return refuse(response, result.error)
    code.passed(request, result.answer.code)
    response.status(201).json(result.answer)
  })

  router.get('/:code', async (request, response) => {
    const digits = code.of(request, response)
    if (digits === null) return
    if (await classes.exists(digits)) {
      response.json({ code: digits })
      return
    }
    code.missed(request, 'no-such-class')
    refuse(response, 'no-such-class')
  })

  router.post('/:code/join', express.json({ limit: '4kb' }), async (request, response) => {
    const digits = code.of(request, response)
    if (digits === null) return
    const parsed = read(joinClassSchema, request.body ?? {})
    if (!parsed.ok) return refuse(response, 'bad-request', problems(parsed.problems))
    const name = cleanName(parsed.value.name)
    if (name === null) return refuse(response, 'bad-name')
    answer(request, response, await classes.join(digits, name, cleanExtra(parsed.value.extra)))
  })

  router.post('/:code/return', express.json({ limit: '4kb' }), async (request, response) => {
    const digits = code.of(request, response)
    if (digits === null) return
    const parsed = read(returnClassSchema, request.body ?? {})
    if (!parsed.ok) return refuse(response, 'bad-request', problems(parsed.problems))
    answer(request, response, await classes.back(digits, parsed.value.token))
  })

  router.get('/:code/plan', async (request, response) => {
    const digits = code.of(request, response)
    if (digits === null) return
    const student = await holder(request, response, digits, bearer(request), 'student')
    if (student !== null) response.json(planOf(student.hub.state))
  })

  router.post('/:code/alone', express.json({ limit: MOST_REPLAY }), async (request, response) => {
    const digits = code.of(request, response)
    if (digits === null) return
    const parsed = read(aloneSchema, request.body ?? {})
    if (!parsed.ok) return refuse(response, 'bad-request', problems(parsed.problems))
    const { token, round, replay } = parsed.value
    const student = await holder(request, response, digits, token, 'student')
    if (student === null) return
    const { hub, id } = student
    if (hub.state.rounds.some((one) => one.id === id && one.round === round)) return void response.json({ taken: false })
    if (isLate(hub.state, Date.now())) return refuse(response, 'late')
    const played = playAlone(hub.state, round, replay)
    if (!played.ok) return refuse(response, played.error, { problems: [{ path: 'replay', reason: played.why }] })
    const { seat, goal, goalAfter } = played
    const refused = await hub.act({ do: 'alone', id, round, seat, goal, goalAfter, over: 'https' })
    if (refused === 'late') return refuse(response, 'late')
    response.json({ taken: refused === null })
  })

  router.post('/:code/report', express.json({ limit: '4kb' }), async (request, response) => {
    const digits = code.of(request, response)
    if (digits === null) return
    const parsed = read(reportSchema, request.body ?? {})
    if (!parsed.ok) return refuse(response, 'bad-request', problems(parsed.problems))
    const host = await holder(request, response, digits, parsed.value.token, 'host')
    if (host === null) return
    const { state } = host.hub
    const file = `attachment; filename="ackward-class-${digits}.${parsed.value.format}"`
    response.set('Content-Disposition', file)
    if (parsed.value.format === 'json') response.json(reportJson(state))
    else response.type('text/csv').send(reportCsv(state))
  })
  return router
}
