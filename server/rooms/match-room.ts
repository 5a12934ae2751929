// The room of one match: it authorises and parses what comes in, hands it to the table, and sends what comes out.
import { type Client, CloseCode, Room, ServerError } from '@colyseus/core'
import { read, SEATS, type Seat } from '../../shared/game/index.ts'
import {
  type Answer,
  type ByeMessage,
  moveSchema,
  type PositionAnswer,
  phraseSchema,
  positionSchema,
  type Refusal,
} from '../../shared/protocol/index.ts'
import { Table } from '../match/table.ts'
import type { Services } from '../services.ts'
import type { RoomRecord } from '../storage/storage.ts'
import { MatchState } from './match-state.ts'
import { SeatGuard } from './seat-guard.ts'

/** Only the server creates rooms and reserves seats, so these come from `entry.ts` and from nowhere else. */
export interface MatchRoomOptions {
  readonly record: RoomRecord
  /** Of `filterBy`: who looks for a stranger. */
  readonly quick: boolean
  readonly level: string
}

interface JoinOptions {
  readonly seat: Seat
}

interface Seated {
  readonly seat: Seat
  readonly guard: SeatGuard
}

/** A patch rate that never comes: `Patches` sends the patches. */
const NEVER = 2 ** 31 - 1
/** An empty room stays so long, ms; then it lives on in the storage. */
const IDLE = 60_000
/** Close code that tells the SDK's users to come back. */
const COME_BACK = 4010

export function matchRoom(services: Services) {
  return class MatchRoom extends Room<{ state: MatchState; client: Client<{ userData: Seated }> }> {
    override state = new MatchState()
    override patchRate = NEVER
    override autoDispose = false
    override maxClients = 16
    #table: Table | null = null
    #idle: NodeJS.Timeout | undefined
    #leaveClass: () => unknown = () => undefined

    override messages = {
      move: (client: Client<{ userData: Seated }>, payload: unknown) => this.#move(client, payload),
      time: (client: Client<{ userData: Seated }>): Answer => this.#answer(client),
      phrase: (client: Client<{ userData: Seated }>, payload: unknown): Answer => {
        const parsed = read(phraseSchema, payload)
        if (!parsed.ok) return this.#bad(client, parsed.problems)
        if (client.userData?.guard.command() !== true) return this.#refuse(client, 'too-fast')
        this.broadcast('phrase', { seat: client.userData.seat, phrase: parsed.value.phrase })
        return this.#answer(client)
      },
      rematch: async (client: Client<{ userData: Seated }>): Promise<Answer> => {
        const done = client.userData !== undefined && (await this.#table?.rematch(client.userData.seat)) === true
        return done ? this.#answer(client) : this.#refuse(client, 'wrong-phase')
      },
      position: async (client: Client<{ userData: Seated }>, payload: unknown): Promise<Answer | PositionAnswer> => {
        const parsed = read(positionSchema, payload)
        if (!parsed.ok) return this.#bad(client, parsed.problems)
        if (client.userData?.guard.command() !== true) return this.#refuse(client, 'too-fast')
        return { position: (await this.#table?.position(parsed.value.round, parsed.value.at)) ?? null }
      },
      _: (client: Client<{ userData: Seated }>) => {
        client.send('refused', this.#bad(client, [{ path: '', reason: 'there is no such message; PROTOCOL.md lists them' }]))
      },
    }

    override async onCreate({ record, quick }: MatchRoomOptions): Promise<void> {
      this.roomId = record.code
      if (!quick || (record.seats.a !== null && record.seats.b !== null)) await this.setPrivate(true)
      const { inClass } = record.options
      const hub = inClass === null ? null : await services.classes.find(inClass.code)
      const pair = inClass?.pair ?? 0
      const inStep = inClass?.pace === 'class'
      this.#table = await Table.open(record, services, {
        ...(hub === null || inClass === null
          ? {}
          : {
              held: () => inStep && hub.isHeld(inClass.round),
              played: (match, id) => (inStep ? hub.played(inClass.round, pair, match, id) : hub.playedTogether(pair, match, id)),
            }),
        state: this.state,
        changed: () => services.patches.mark(this),
        send: (seat, type, message) => this.#clientOf(seat)?.send(type, message),
        broken: (error) => {
          services.log.error({ err: error }, 'a match broke')
          void this.#sendAway('restart')
        },
      })
      if (hub !== null && inClass !== null && inStep) hub.attach(inClass.round, pair, this.#table)
      this.#leaveClass = () => this.#table !== null && hub?.detach(pair, this.#table)
      this.#restIfEmpty()
    }

    /** A new secret for a seat of a class's pair. Called by `entry.ts`. */
    async giveSeat(seat: Seat, tokenHash: string): Promise<void> {
      await this.#table?.giveSeat(seat, tokenHash)
    }

    /** Gives the free seat to somebody of that name; null: there is none. Called by `entry.ts`. */
    async takeSeat(name: string, tokenHash: string): Promise<Seat | null> {
      const seat = (await this.#table?.takeSeat(name, tokenHash)) ?? null
      if (seat !== null) await this.setPrivate(true)
      return seat
    }

    override async onJoin(client: Client<{ userData: Seated }>, { seat }: JoinOptions): Promise<void> {
      if (this.#table === null || services.draining) throw new ServerError(503, 'shutting down')
      const before = this.#clientOf(seat)
      client.userData = { seat, guard: new SeatGuard(services.config) }
      client.ref.on('message', () => {
        if (client.userData?.guard.frame() === false) this.#dismiss(client, 'abuse')
      })
      if (before !== undefined && before !== client) this.#dismiss(before, 'elsewhere')
      clearTimeout(this.#idle)
      // Their return ends the pause: the first View that they see is one in which they may move.
      await this.#table.came(seat)
      const view = this.#table.viewFor(seat)
      if (view !== null) client.send('view', view)
    }

    override onDrop(client: Client<{ userData: Seated }>): Promise<void> {
      return this.#gone(client, false)
    }

    override onLeave(client: Client<{ userData: Seated }>, code?: number): Promise<void> {
      return this.#gone(client, code === CloseCode.CONSENTED)
    }

    override async onBeforeShutdown(): Promise<void> {
      await this.#table?.close()
      await this.#sendAway('restart')
    }

    override async onDispose(): Promise<void> {
      clearTimeout(this.#idle)
      this.#leaveClass()
      services.patches.drop(this)
      await this.#table?.close()
    }

    async #move(client: Client<{ userData: Seated }>, payload: unknown): Promise<Answer> {
      const { userData } = client
      if (userData === undefined || this.#table === null) return this.#refuse(client, 'no-match')
      const parsed = read(moveSchema, payload)
      if (!parsed.ok) return this.#bad(client, parsed.problems)
      if (!userData.guard.command()) return this.#refuse(client, 'too-fast')
      if (services.draining) return this.#refuse(client, 'shutting-down')
      return (await this.#table.move(userData.seat, parsed.value)) ?? this.#refuse(client, 'no-match')
    }

    #answer(client: Client<{ userData: Seated }>): Answer {
      return { ok: true, ...this.#where(client), view: null }
    }

    #refuse(client: Client<{ userData: Seated }>, error: Refusal): Answer {
      return { ok: false, ...this.#where(client), error }
    }

    #where({ userData }: Client<{ userData: Seated }>): { at: number; n: number } {
      return userData === undefined || this.#table === null ? { at: 0, n: 0 } : this.#table.where(userData.seat)
    }

    #bad(client: Client<{ userData: Seated }>, problems: readonly { path: string; reason: string }[]): Answer {
      if (client.userData?.guard.bad() === false) this.#dismiss(client, 'abuse')
      return { ok: false, ...this.#where(client), error: 'bad-payload', problems: problems.slice(0, 5) }
    }

    #clientOf(seat: Seat): Client<{ userData: Seated }> | undefined {
      return this.clients.findLast((client) => client.userData?.seat === seat)
    }

    #dismiss(client: Client<{ userData: Seated }>, why: ByeMessage['why']): void {
      client.send('bye', { why })
      client.leave(why === 'restart' ? COME_BACK : CloseCode.WITH_ERROR)
    }

    async #gone(client: Client<{ userData: Seated }>, forGood: boolean): Promise<void> {
      const seat = client.userData?.seat
      // onLeave follows onDrop, and a seat that was taken over has a newer connection.
      if (seat !== undefined && this.#clientOf(seat) === undefined && this.#table?.there(seat) === true)
        await this.#table.went(seat, forGood)
      this.#restIfEmpty()
    }

    #restIfEmpty(): void {
      clearTimeout(this.#idle)
      if (!SEATS.some((seat) => this.#clientOf(seat) !== undefined)) this.#idle = setTimeout(() => void this.disconnect(), IDLE)
    }

    async #sendAway(why: ByeMessage['why']): Promise<void> {
      for (const client of this.clients) client.send('bye', { why })
      await this.disconnect(COME_BACK)
    }
  }
}
