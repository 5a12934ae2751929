// The HTTP calls of classes: open, join, come back, the plan and results of who plays alone, the report.
import express, { type Request, type Response, Router } from 'express'
import { parseClassOptions } from '../../shared/classroom/index.ts'
import { isRoundId, type Problem, read } from '../../shared/game/index.ts'
import {
  aloneSchema,
  joinClassSchema,
  MOST_MATCH_BODY,
  readClassCode,
  reportSchema,
  returnClassSchema,
} from '../../shared/protocol/index.ts'
import type { ClassEntries, Entered, Untold } from '../classroom/class-entries.ts'
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
  const untold = (request: Request, response: Response, error: Untold): void => {
    code.missed(request, error)
    refuse(response, error)
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
    const plan = await classes.plan(digits, bearer(request))
    if (typeof plan === 'string') return untold(request, response, plan)
    response.json(plan)
  })

  router.post('/:code/alone', express.json({ limit: MOST_REPLAY }), async (request, response) => {
    const digits = code.of(request, response)
    if (digits === null) return
    const parsed = read(aloneSchema, request.body ?? {})
    if (!parsed.ok) return refuse(response, 'bad-request', problems(parsed.problems))
    const { token, round, replay } = parsed.value
    const told = await classes.alone(digits, token, round, replay)
    if (typeof told === 'string') return untold(request, response, told)
    if ('taken' in told) return void response.json(told)
    refuse(response, told.refused, 'why' in told ? { problems: [{ path: 'replay', reason: told.why }] } : {})
  })

  router.post('/:code/report', express.json({ limit: '4kb' }), async (request, response) => {
    const digits = code.of(request, response)
    if (digits === null) return
    const parsed = read(reportSchema, request.body ?? {})
    if (!parsed.ok) return refuse(response, 'bad-request', problems(parsed.problems))
    const { token, format } = parsed.value
    const report = await classes.report(digits, token, format)
    if (typeof report === 'string') return untold(request, response, report)
    response.set('Content-Disposition', `attachment; filename="ackward-class-${digits}.${format}"`)
    response.type(format === 'json' ? 'json' : 'text/csv').send(report.text)
  })
  return router
}
