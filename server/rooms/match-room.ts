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
import { type Tie, tieTo } from '../classroom/tie.ts'
import { type Logger, logOf } from '../log.ts'
import { Table } from '../match/table.ts'
import type { Services } from '../services.ts'
import { lineOf } from '../sockets.ts'
import { strictReader } from '../strict-reader.ts'
import { closeRoom } from './close-room.ts'
import { expectListed } from './listed.ts'
import type { MatchCalls, MatchRoomOptions } from './match-calls.ts'
import { MatchState } from './match-state.ts'
import { Rest } from './rest.ts'
import { COME_BACK, NEVER } from './room-terms.ts'
import { SeatGuard } from './seat-guard.ts'

interface Seated {
  readonly seat: Seat
  readonly guard: SeatGuard
}

const readMove = strictReader(moveSchema)

type Player = Client<{ userData: Seated }>

export function matchRoom(services: Services) {
  return class MatchRoom extends Room<{ state: MatchState; client: Player }> implements MatchCalls {
    override state = new MatchState()
    override patchRate = NEVER
    override autoDispose = false
    override maxClients = 16
    #table: Table | null = null
    readonly #rest = new Rest(this.seatReservationTimeout * 1000, () => void this.disconnect())
    #tie: Tie | null = null
    #release: () => void = () => undefined
    #log: Logger = services.log
    readonly #opened = performance.now()

    override messages = {
      move: (client: Player, payload: unknown) => this.#move(client, payload),
      time: (client: Player): Answer => this.#answer(client),
      phrase: (client: Player, payload: unknown): Answer => {
        const parsed = read(phraseSchema, payload)
        if (!parsed.ok) return this.#bad(client, parsed.problems)
        if (client.userData?.guard.command() !== true) return this.#refuse(client, 'too-fast')
        this.broadcast('phrase', { seat: client.userData.seat, phrase: parsed.value.phrase })
        return this.#answer(client)
      },
      rematch: async (client: Player): Promise<Answer> => {
        const done = client.userData !== undefined && (await this.#table?.rematch(client.userData.seat)) === true
        return done ? this.#answer(client) : this.#refuse(client, 'wrong-phase')
      },
      position: async (client: Player, payload: unknown): Promise<Answer | PositionAnswer> => {
        const parsed = read(positionSchema, payload)
        if (!parsed.ok) return this.#bad(client, parsed.problems)
        if (client.userData?.guard.command() !== true) return this.#refuse(client, 'too-fast')
        return { position: (await this.#table?.position(parsed.value.round, parsed.value.at)) ?? null }
      },
      _: (client: Player) => {
        client.send('refused', this.#bad(client, [{ path: '', reason: 'there is no such message; PROTOCOL.md lists them' }]))
      },
    }

    override async onCreate({ record, quick, by }: MatchRoomOptions): Promise<void> {
      this.roomId = record.code
      if (!quick || (record.seats.a !== null && record.seats.b !== null)) await this.setPrivate(true)
      this.#tie = await tieTo(record.options.inClass, services.classes)
      this.#log = logOf('room', this.#tie?.log ?? services.log)
      this.#log.info({ kind: record.options.inClass !== null ? 'class' : quick ? 'quick' : 'private' }, 'room opened')
      this.#table = await Table.open(record, services, {
        ...this.#tie,
        state: this.state,
        log: this.#log,
        changed: () => services.patches.mark(this),
        send: (seat, type, message) => this.#clientOf(seat)?.send(type, message),
        broken: (error) => {
          this.#log.error({ err: error }, 'a match broke')
          void this.#sendAway('restart')
        },
      })
      this.#tie?.begin(this.#table)
      this.#release = services.held.hold(by)
      this.#restIfEmpty()
    }

    async giveSeat(seat: Seat, tokenHash: string): Promise<void> {
      await expectListed(this.roomId)
      await this.#table?.giveSeat(seat, tokenHash)
      this.#restIfEmpty()
    }

    async shutSeat(seat: Seat, tokenHash: string): Promise<void> {
      await expectListed(this.roomId)
      await this.#table?.giveSeat(seat, tokenHash)
      const client = this.#clientOf(seat)
      if (client !== undefined) this.#dismiss(client, 'removed')
    }

    async takeSeat(name: string, tokenHash: string): Promise<Seat | null> {
      await expectListed(this.roomId)
      const seat = (await this.#table?.takeSeat(name, tokenHash)) ?? null
      if (seat !== null) await this.setPrivate(true)
      this.#restIfEmpty()
      return seat
    }

    moveAway(): Promise<void> {
      return this.#sendAway('restart')
    }

    override async onJoin(client: Player, { seat }: { readonly seat: Seat }): Promise<void> {
      if (this.#table === null || services.draining) throw new ServerError(503, 'shutting down')
      const before = this.#clientOf(seat)
      client.userData = {
        seat,
        guard: new SeatGuard(services.config, client, lineOf(client), (abuse) => this.#dismiss(client, 'abuse', { abuse })),
      }
      if (before !== undefined && before !== client) this.#dismiss(before, 'elsewhere')
      this.#rest.end()
      // Their return ends the pause: the first View that they see is one in which they may move.
      await this.#table.came(seat)
      const view = this.#table.viewFor(seat)
      if (view !== null) client.send('view', view)
    }

    override async onLeave(client: Player, code?: number): Promise<void> {
      const seat = client.userData?.seat
      // A seat that was taken over has a newer connection.
      if (seat !== undefined && this.#clientOf(seat) === undefined) await this.#table?.went(seat, code === CloseCode.CONSENTED)
      this.#restIfEmpty()
    }

    override async onBeforeShutdown(): Promise<void> {
      await this.#table?.close()
      await this.#sendAway('restart')
    }

    override async onDispose(): Promise<void> {
      this.#rest.end()
      this.#release()
      if (this.#table !== null) this.#tie?.end(this.#table)
      services.patches.drop(this)
      await this.#table?.close()
      this.#log.info({ ms: Math.round(performance.now() - this.#opened) }, 'room closed')
    }

    #move(client: Player, payload: unknown): Answer | Promise<Answer> {
      const { userData } = client
      if (userData === undefined || this.#table === null) return this.#refuse(client, 'no-match')
      const parsed = readMove(payload)
      if (!parsed.ok) return this.#bad(client, parsed.problems)
      if (!userData.guard.command()) return this.#refuse(client, 'too-fast')
      if (services.draining) return this.#refuse(client, 'shutting-down')
      return this.#table.move(userData.seat, parsed.value) ?? this.#refuse(client, 'no-match')
    }

    #answer(client: Player): Answer {
      return { ok: true, ...this.#where(client), view: null }
    }

    #refuse(client: Player, error: Refusal): Answer {
      return { ok: false, ...this.#where(client), error }
    }

    #where({ userData }: Player): { at: number; n: number; v: number } {
      return userData === undefined || this.#table === null ? { at: 0, n: 0, v: 0 } : this.#table.where(userData.seat)
    }

    #bad(client: Player, problems: readonly { path: string; reason: string }[]): Answer {
      client.userData?.guard.bad()
      return { ok: false, ...this.#where(client), error: 'bad-payload', problems: problems.slice(0, 5) }
    }

    #clientOf(seat: Seat): Player | undefined {
      return this.clients.findLast((client) => client.userData?.seat === seat)
    }

    #dismiss(client: Player, why: ByeMessage['why'], more: object = {}): void {
      this.#log.info({ seat: client.userData?.seat, why, ...more }, 'dismissed')
      client.userData?.guard.shut()
      client.send('bye', { why })
      client.leave(why === 'restart' ? COME_BACK : CloseCode.WITH_ERROR)
    }

    #restIfEmpty(): void {
      if (!SEATS.some((seat) => this.#clientOf(seat) !== undefined)) this.#rest.begin()
    }

    async #sendAway(why: ByeMessage['why']): Promise<void> {
      for (const client of this.clients) client.send('bye', { why })
      await closeRoom(this, COME_BACK)
    }
  }
}
