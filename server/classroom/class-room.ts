// The room of one class: it knows who may say what, hands it to the hub, and lets each pair of eyes be told.
import { CloseCode, ServerError } from '@colyseus/core'
import { gradeQuiz, type HostCommand } from '../../shared/classroom/index.ts'
import { type Result, read } from '../../shared/game/index.ts'
import {
  type ClassAnswer,
  type ClassBye,
  type ClassRefused,
  hostCommandSchema,
  quizSchema,
  togetherSchema,
  voteSchema,
} from '../../shared/protocol/index.ts'
import type { Entries } from '../entry.ts'
import { logOf } from '../log.ts'
import { closeRoom } from '../rooms/close-room.ts'
import { COME_BACK, NEVER } from '../rooms/room-terms.ts'
import { SeatGuard } from '../rooms/seat-guard.ts'
import type { Services } from '../services.ts'
import { lineOf } from '../sockets.ts'
import { ClassDesk, type Member, SharedState } from './class-desk.ts'
import { ClassHub } from './class-hub.ts'
import { ClassViews, Viewer } from './class-views.ts'
import { roomOfClass } from './classes.ts'

const answer = (error: ClassRefused | null): ClassAnswer =>
  error === null ? { ok: true, now: Date.now() } : { ok: false, now: Date.now(), error }

/** A class with nobody in it stays open so long, ms. */
const IDLE = 15 * 60_000

export function classRoom(services: Services, entries: Entries) {
  return class ClassRoom extends ClassDesk {
    override state = new SharedState()
    override patchRate = NEVER
    override autoDispose = false
    override maxClients = 10_000
    #views: ClassViews | null = null
    #idle: NodeJS.Timeout | undefined
    readonly #log = logOf('class', services.log)

    override messages = {
      host: (client: Member, payload: unknown) => this.#host(client, payload),
      seat: (client: Member) =>
        this.#student(client, async (hub, id) => {
          const pair = hub.pairOf(id)
          const result = pair === null ? null : await entries.seatInClass(pair.code, pair.a === id ? 'a' : 'b')
          return result?.ok ? { ok: true, now: Date.now(), entry: result.entry } : answer('no-seat')
        }),
      quiz: (client: Member, payload: unknown) =>
        this.#said(client, read(quizSchema, payload), async (hub, id, { quiz, index, pick }) => {
          const right = gradeQuiz(hub.state, index, { is: 'pick', pick })
          if (right === null) return answer('bad-value')
          const answered = answer(await hub.act({ do: 'answer', id, quiz, index, right }))
          return answered.ok ? { ...answered, right } : answered
        }),
      vote: (client: Member, payload: unknown) =>
        this.#said(client, read(voteSchema, payload), async (hub, id, { field }) => answer(await hub.act({ do: 'vote', id, field }))),
      together: (client: Member, payload: unknown) =>
        this.#said(client, read(togetherSchema, payload), async (hub, id, asked) => answer(await hub.together(id, asked))),
      time: (): ClassAnswer => answer(null),
      _: (client: Member) => {
        client.send('refused', this.#bad(client, [{ path: '', reason: 'there is no such message; PROTOCOL.md lists them' }]))
      },
    }

    override async onCreate({ code }: { readonly code: string }): Promise<void> {
      this.roomId = roomOfClass(code)
      await this.setPrivate(true)
      const hub = await ClassHub.open(code, this.#log, services, entries, {
        changed: (student) => this.#views?.mark(student),
        broken: (error) => {
          this.#log.error({ err: error }, 'a class broke')
          void this.#sendAway('restart')
        },
      })
      if (hub === null) throw new ServerError(404, 'there is no such class')
      this.hub = hub
      this.#views = new ClassViews(hub, () => this.clients)
      services.classes.add(code, hub)
      this.#restIfEmpty()
    }

    override onJoin(client: Member, { role, id }: Pick<Viewer, 'role' | 'id'>): void {
      if (this.hub === null || services.draining) throw new ServerError(503, 'shutting down')
      const before = role === 'student' ? this.#clientOf(id) : undefined
      const viewer = new Viewer(role, id)
      const guard = new SeatGuard(services.config, client, lineOf(client), (abuse) => this.#dismiss(client, 'abuse', { abuse }))
      client.userData = { viewer, guard }
      if (before !== undefined && before !== client) this.#dismiss(before, 'elsewhere')
      clearTimeout(this.#idle)
      if (role === 'student') this.hub.came(id)
      this.#views?.came(client, viewer)
    }

    override onLeave({ userData }: Member): void {
      const viewer = userData?.viewer
      if (viewer?.role === 'student' && this.#clientOf(viewer.id) === undefined) this.hub?.went(viewer.id)
      this.#restIfEmpty()
    }

    override openPair(code: string): Promise<boolean> {
      return entries.openPair(code)
    }

    override async onBeforeShutdown(): Promise<void> {
      await this.hub?.stop()
      await this.#sendAway('restart')
    }

    override async onDispose(): Promise<void> {
      this.#views?.stop()
      clearTimeout(this.#idle)
      if (this.hub === null) return
      services.classes.drop(this.hub.record.code, this.hub)
      await this.hub.stop()
      this.#log.info('class closed')
    }

    async #host(client: Member, payload: unknown): Promise<ClassAnswer> {
      const parsed = read(hostCommandSchema, payload)
      if (!parsed.ok) return this.#bad(client, parsed.problems)
      if (client.userData?.viewer.role !== 'host') return answer('not-yours')
      if (services.draining) return answer('shutting-down')
      const command = parsed.value
      if (command.do === 'delete') return this.#delete()
      if (this.hub === null) return answer('class-over')
      const refused = await this.hub.command(command)
      if (refused === null) this.#commanded(command)
      return answer(refused)
    }

    #commanded(command: HostCommand): void {
      if (command.do === 'kick' || command.do === 'ban') {
        const client = this.#clientOf(command.id)
        if (client !== undefined) this.#dismiss(client, 'removed')
        this.#views?.renewRosters()
      }
      this.#views?.pressed()
    }

    async #delete(): Promise<ClassAnswer> {
      const hub = this.hub
      if (hub === null) return answer('class-over')
      await hub.stop()
      await services.storage.deleteClass(hub.record.code)
      this.#log.info('class deleted')
      // The answer leaves before the door is shut.
      setTimeout(() => void this.#sendAway('deleted'), 50)
      return answer(null)
    }

    /** Answers what a student says, once it is parsed. */
    async #said<T>(
      client: Member,
      said: Result<T>,
      act: (hub: ClassHub, id: string, said: T) => Promise<ClassAnswer>,
    ): Promise<ClassAnswer> {
      if (!said.ok) return this.#bad(client, said.problems)
      return this.#student(client, (hub, id) => act(hub, id, said.value))
    }

    /** Lets a student do it, and nobody else. */
    async #student({ userData }: Member, act: (hub: ClassHub, id: string) => Promise<ClassAnswer>): Promise<ClassAnswer> {
      if (userData?.viewer.role !== 'student') return answer('not-yours')
      if (!userData.guard.command()) return answer('too-fast')
      return this.hub === null ? answer('class-over') : act(this.hub, userData.viewer.id)
    }

    #bad(client: Member, problems: readonly { path: string; reason: string }[]): ClassAnswer {
      client.userData?.guard.bad()
      return { ok: false, now: Date.now(), error: 'bad-payload', problems: problems.slice(0, 5) }
    }

    #clientOf(id: string): Member | undefined {
      return this.clients.findLast(({ userData }) => userData?.viewer.role === 'student' && userData.viewer.id === id)
    }

    #dismiss(client: Member, why: ClassBye['why'], more: object = {}): void {
      this.#log.info({ role: client.userData?.viewer.role, why, ...more }, 'dismissed')
      client.userData?.guard.shut()
      client.send('bye', { why })
      client.leave(why === 'restart' ? COME_BACK : CloseCode.WITH_ERROR)
    }

    #restIfEmpty(): void {
      clearTimeout(this.#idle)
      if (this.clients.length === 0) this.#idle = setTimeout(() => void this.disconnect(), IDLE)
    }

    async #sendAway(why: ClassBye['why']): Promise<void> {
      for (const client of this.clients) client.send('bye', { why })
      await closeRoom(this, why === 'restart' ? COME_BACK : CloseCode.WITH_ERROR)
    }
  }
}
