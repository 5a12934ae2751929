// The ways into a class: open one, join it, come back to it as whoever one was. Each ends with a reserved place.
import { randomInt } from 'node:crypto'
import { matchMaker } from '@colyseus/core'
import type { ClassOptions } from '../../shared/classroom/index.ts'
import type { ApiErrorCode, ClassEntry, NewClassAnswer } from '../../shared/protocol/index.ts'
import { hashOf, newMatchId, newSeed, newToken } from '../secrets.ts'
import type { Services } from '../services.ts'
import type { ClassRecord } from '../storage/storage.ts'
import type { Plan } from './alone.ts'
import type { AloneAnswer, Holder } from './class-desk.ts'

const MOST_TRIES = 50
const DAY = 86_400_000
const DIGITS = 1_000_000

export type Opened = { readonly ok: true; readonly answer: NewClassAnswer } | { readonly ok: false; readonly error: ApiErrorCode }
export type Entered = { readonly ok: true; readonly entry: ClassEntry } | { readonly ok: false; readonly error: ApiErrorCode }

/** Why nothing was told to this token. */
export type Untold = 'no-such-class' | 'not-your-seat'

export class ClassEntries {
  readonly #services: Services
  constructor(services: Services) {
    this.#services = services
  }

  async open(options: ClassOptions): Promise<Opened> {
    const { storage, config, draining } = this.#services
    if (draining) return { ok: false, error: 'shutting-down' }
    if (matchMaker.stats.local.roomCount >= config.maxRooms) return { ok: false, error: 'server-full' }
    const token = newToken()
    const screen = newToken()
    const created = Date.now()
    for (let count = 0; count < MOST_TRIES; count += 1) {
      const code = String(randomInt(DIGITS)).padStart(6, '0')
      const record: ClassRecord = { code, seed: newSeed(), options, created, hostHash: hashOf(token), screenHash: hashOf(screen) }
      if (await storage.createClass(record, created + options.keepDays * DAY)) return { ok: true, answer: { code, token, screen } }
    }
    return { ok: false, error: 'server-full' }
  }

  /** Whether there is such a class; nothing is opened for the question. */
  async exists(code: string): Promise<boolean> {
    return (await this.#services.storage.readClass(code)) !== null
  }

  /** `name` is one that others may read. */
  async join(code: string, name: string, extra: string): Promise<Entered> {
    const { classes, draining } = this.#services
    if (draining) return { ok: false, error: 'shutting-down' }
    if (!(await classes.wake(code))) return { ok: false, error: 'no-such-class' }
    const token = newToken()
    const id = newMatchId()
    const refused = await classes.ask(code, 'admit', [id, name, extra, hashOf(token)])
    if (refused === 'banned' || refused === 'locked' || refused === 'name-taken' || refused === 'class-over')
      return { ok: false, error: refused }
    if (refused !== null) return { ok: false, error: 'internal' }
    return this.#enter(code, { role: 'student', id }, token)
  }

  /** Back to the place that this token is for. */
  async back(code: string, token: string): Promise<Entered> {
    const { classes, draining } = this.#services
    if (draining) return { ok: false, error: 'shutting-down' }
    if (!(await classes.wake(code))) return { ok: false, error: 'no-such-class' }
    const holder = await classes.ask(code, 'holder', [hashOf(token)])
    return holder === null ? { ok: false, error: 'not-your-seat' } : this.#enter(code, holder, token)
  }

  /** For a student's token. */
  async plan(code: string, token: string): Promise<Plan | Untold> {
    const { classes } = this.#services
    if (!(await classes.wake(code))) return 'no-such-class'
    return (await classes.ask(code, 'plan', [hashOf(token)])) ?? 'not-your-seat'
  }

  /** For a student's token. */
  async alone(code: string, token: string, round: number, replay: unknown): Promise<AloneAnswer | Untold> {
    const { classes } = this.#services
    if (!(await classes.wake(code))) return 'no-such-class'
    return (await classes.ask(code, 'alone', [hashOf(token), round, replay])) ?? 'not-your-seat'
  }

  /** For the host's token: the text of a file. */
  async report(code: string, token: string, format: 'csv' | 'json'): Promise<{ readonly text: string } | Untold> {
    const { classes } = this.#services
    if (!(await classes.wake(code))) return 'no-such-class'
    const text = await classes.ask(code, 'report', [hashOf(token), format])
    return text === null ? 'not-your-seat' : { text }
  }

  async #enter(code: string, { role, id }: Holder, token: string): Promise<Entered> {
    const reservation = await this.#services.classes.reserve(code, { role, id })
    if (reservation === null) return { ok: false, error: 'no-such-class' }
    return { ok: true, entry: { code, role, id, token, reservation } }
  }
}
