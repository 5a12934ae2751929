// The ways into a room: open one, join one, meet a stranger, come back. Each ends with a reserved seat.

import { randomInt } from 'node:crypto'
import { matchMaker, type Room } from '@colyseus/core'
import { CORE, type LevelId, type Seat } from '../shared/game/index.ts'
import { type ApiErrorCode, type Entry, type MatchStanding, type NewMatch, QUICK_PLAYLIST } from '../shared/protocol/index.ts'
import type { OpenRooms } from './open-rooms.ts'
import type { MatchCalls, MatchRoomOptions } from './rooms/match-calls.ts'
import { fits, hashOf, newCode, newToken } from './secrets.ts'
import type { Services } from './services.ts'
import type { RoomRecord } from './storage/storage.ts'

export type EntryResult = { readonly ok: true; readonly entry: Entry } | { readonly ok: false; readonly error: ApiErrorCode }

/** The seat of who opened the room; a bot or the second player has the other. */
const HOST: Seat = 'a'
const MOST_TRIES = 20
/** Whose rooms a class's are. */
const NOBODY = ''
const BOT_SEAT = { name: '', tokenHash: '' }

export class Entries {
  readonly #services: Services
  readonly #rooms: OpenRooms

  constructor(services: Services, rooms: OpenRooms) {
    this.#services = services
    this.#rooms = rooms
  }

  /** Opens a private room, with a bot or for a friend. `by`, here and below: the address that calls. */
  async open({ name, ...options }: NewMatch, by: string, quick = false): Promise<EntryResult> {
    if (this.#services.draining) return { ok: false, error: 'shutting-down' }
    if (this.#services.held.full(by)) return { ok: false, error: 'too-many-tries' }
    if (matchMaker.stats.local.roomCount >= this.#services.config.maxRooms) return { ok: false, error: 'server-full' }
    const token = newToken()
    const client = options.role === 'random' ? randomInt(2) === 0 : options.role === 'client'
    for (let count = 0; count < MOST_TRIES; count += 1) {
      const record: RoomRecord = {
        code: newCode(),
        options: { ...options, quick, inClass: null },
        seats: { a: { name, tokenHash: hashOf(token) }, b: options.bot ? BOT_SEAT : null },
        firstClient: client ? 'a' : 'b',
        match: null,
      }
      if (!(await this.#services.storage.createRoom(record))) continue
      await this.#create(record, by)
      return this.#seat(record.code, HOST, token)
    }
    return { ok: false, error: 'internal' }
  }

  async join(code: string, name: string, by: string): Promise<EntryResult> {
    if (this.#services.draining) return { ok: false, error: 'shutting-down' }
    if (await this.#isTooMuch(code, by)) return { ok: false, error: 'too-many-tries' }
    const record = await this.#services.storage.readRoom(code)
    if (record === null || !(await this.#wakeUp(record, by))) return { ok: false, error: 'no-such-match' }
    const token = newToken()
    const seat = await this.#rooms.ask<MatchCalls, 'takeSeat'>(code, 'takeSeat', [name, hashOf(token)])
    return seat === null ? { ok: false, error: 'match-full' } : this.#seat(code, seat, token)
  }

  /** Whether there is such a match, and a free seat in it; nothing is opened for the question. */
  async standing(code: string): Promise<MatchStanding | null> {
    const record = await this.#services.storage.readRoom(code)
    return record === null ? null : { code, open: record.seats.a === null || record.seats.b === null }
  }

  /** Joins somebody who waits at this level, or waits for somebody. */
  async quick(name: string, level: LevelId, by: string): Promise<EntryResult> {
    if (this.#services.draining) return { ok: false, error: 'shutting-down' }
    const waiting = await matchMaker.query<Room<{ metadata: { quick: boolean; level: string } }>>({
      name: 'match',
      private: false,
      locked: false,
      quick: true,
      level,
    })
    for (const room of waiting) {
      // Whoever opened it has gone: nobody waits there.
      if (room.clients === 0 || !(await this.#rooms.isOpen(room))) continue
      const joined = await this.join(room.roomId, name, by)
      if (joined.ok) return joined
    }
    return this.open({ name, level, playlist: QUICK_PLAYLIST, role: 'random', bot: false, xray: false }, by, true)
  }

  /** Back to the seat that this token is for, in whatever phase; rebuilds the room if no process has it. */
  async back(code: string, token: string, by: string): Promise<EntryResult> {
    if (this.#services.draining) return { ok: false, error: 'shutting-down' }
    const record = await this.#services.storage.readRoom(code)
    if (record === null) return { ok: false, error: 'no-such-match' }
    const seat = (['a', 'b'] as const).find((one) => {
      const hash = record.seats[one]?.tokenHash ?? ''
      return hash !== '' && fits(token, hash)
    })
    if (seat === undefined) return { ok: false, error: 'not-your-seat' }
    if (await this.#isOutdated(record)) return { ok: false, error: 'outdated' }
    if (await this.#isTooMuch(code, by)) return { ok: false, error: 'too-many-tries' }
    return (await this.#wakeUp(record, by)) ? this.#seat(code, seat, token) : { ok: false, error: 'no-such-match' }
  }

  /** A room for a pair of a class, which opens when one of them comes. Its code; null: no code was free. */
  async prepare(record: Omit<RoomRecord, 'code' | 'match'>): Promise<string | null> {
    for (let count = 0; count < MOST_TRIES; count += 1) {
      const code = newCode()
      if (await this.#services.storage.createRoom({ ...record, code, match: null })) return code
    }
    return null
  }

  /** A seat for somebody whom the class knows, with a new secret of its own. */
  async seatInClass(code: string, seat: Seat): Promise<EntryResult> {
    if (this.#services.draining) return { ok: false, error: 'shutting-down' }
    if (!(await this.openPair(code))) return { ok: false, error: 'no-such-match' }
    const token = newToken()
    await this.#rooms.ask<MatchCalls, 'giveSeat'>(code, 'giveSeat', [seat, hashOf(token)])
    return this.#seat(code, seat, token)
  }

  /** Nobody comes back to this seat, and whoever has it now is sent away. */
  async shut(code: string, seat: Seat): Promise<void> {
    if (await this.openPair(code)) await this.#rooms.ask<MatchCalls, 'shutSeat'>(code, 'shutSeat', [seat, hashOf(newToken())])
  }

  /** Its match is of other rules and cannot go on. A class brings its students on by itself. */
  async #isOutdated({ match, options }: RoomRecord): Promise<boolean> {
    if (match === null || options.inClass !== null) return false
    const head = await this.#services.storage.readHead(match)
    return head !== null && head.core !== CORE
  }

  /** The match of a pair, in this process, as its class is; false: there is none of this code. */
  async openPair(code: string): Promise<boolean> {
    if (await this.#rooms.isHere(code)) return true
    const record = await this.#services.storage.readRoom(code)
    return record !== null && this.#rooms.wakeHere(code, () => this.#create(record, NOBODY))
  }

  /** A room would have to be opened for somebody who holds too many. */
  async #isTooMuch(code: string, by: string): Promise<boolean> {
    return this.#services.held.full(by) && (await matchMaker.getRoomById(code)) === undefined
  }

  async #create(record: RoomRecord, by: string): Promise<true> {
    const { quick, level } = record.options
    const options: MatchRoomOptions = { record, quick, level, by }
    await matchMaker.createRoom('match', options)
    return true
  }

  /** Makes sure that the room is open, a pair's where its class is; false: there is no such room. */
  async #wakeUp(record: RoomRecord, by: string): Promise<boolean> {
    const { classes } = this.#services
    const { code, options } = record
    if (options.inClass === null || !(await classes.wake(options.inClass.code)))
      return this.#rooms.wake(code, () => this.#create(record, by))
    return classes.ask(options.inClass.code, 'openPair', [code])
  }

  async #seat(code: string, seat: Seat, token: string): Promise<EntryResult> {
    const reservation = await this.#rooms.reserve(code, { seat })
    return reservation === null ? { ok: false, error: 'no-such-match' } : { ok: true, entry: { code, token, seat, reservation } }
  }
}
