// The ways into a class: open one, join it, come back to it as whoever one was. Each ends with a reserved place.
import { randomInt } from 'node:crypto'
import { matchMaker } from '@colyseus/core'
import type { ClassOptions, ClassState } from '../../shared/classroom/index.ts'
import { isPresent } from '../../shared/classroom/index.ts'
import type { ApiErrorCode, ClassEntry, ClassRole, NewClassAnswer } from '../../shared/protocol/index.ts'
import { fits, hashOf, newMatchId, newSeed, newToken } from '../secrets.ts'
import type { Services } from '../services.ts'
import type { ClassRecord } from '../storage/storage.ts'
import type { ClassHub } from './class-hub.ts'

const MOST_TRIES = 50
const DAY = 86_400_000
const DIGITS = 1_000_000

export type Opened = { readonly ok: true; readonly answer: NewClassAnswer } | { readonly ok: false; readonly error: ApiErrorCode }
export type Entered = { readonly ok: true; readonly entry: ClassEntry } | { readonly ok: false; readonly error: ApiErrorCode }

/** Who holds this token in a class. */
export interface Holder {
  readonly role: ClassRole
  readonly id: string
  readonly hub: ClassHub
}

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
    if (this.#services.draining) return { ok: false, error: 'shutting-down' }
    const hub = await this.#services.classes.find(code)
    if (hub === null) return { ok: false, error: 'no-such-class' }
    const token = newToken()
    const id = newMatchId()
    const refused = await hub.act({ do: 'join', id, name, extra, tokenHash: hashOf(token) })
    if (refused === 'banned' || refused === 'locked' || refused === 'name-taken' || refused === 'class-over')
      return { ok: false, error: refused }
    if (refused !== null) return { ok: false, error: 'internal' }
    return this.#enter({ role: 'student', id, hub }, token)
  }

  /** Back to the place that this token is for. */
  async back(code: string, token: string): Promise<Entered> {
    if (this.#services.draining) return { ok: false, error: 'shutting-down' }
    const holder = await this.holder(code, token)
    if (holder === 'no-such-class' || holder === 'not-your-seat') return { ok: false, error: holder }
    return this.#enter(holder, token)
  }

  async holder(code: string, token: string): Promise<Holder | 'no-such-class' | 'not-your-seat'> {
    const hub = await this.#services.classes.find(code)
    if (hub === null) return 'no-such-class'
    if (fits(token, hub.record.hostHash)) return { role: 'host', id: '', hub }
    if (fits(token, hub.record.screenHash)) return { role: 'screen', id: '', hub }
    const id = studentOf(hub.state, token)
    return id === null ? 'not-your-seat' : { role: 'student', id, hub }
  }

  async #enter({ role, id, hub }: Holder, token: string): Promise<Entered> {
    const { code } = hub.record
    const room = await matchMaker.getRoomById(`class-${code}`)
    if (room === undefined) return { ok: false, error: 'no-such-class' }
    const { name, sessionId, roomId, processId = '', publicAddress } = await matchMaker.reserveSeatFor(room, { role, id })
    const reservation = { name, sessionId, roomId, processId, ...(publicAddress === undefined ? {} : { publicAddress }) }
    return { ok: true, entry: { code, role, id, token, reservation } }
  }
}

function studentOf({ students }: ClassState, token: string): string | null {
  const hash = hashOf(token)
  return students.find((one) => isPresent(one) && one.tokenHash === hash)?.id ?? null
}
