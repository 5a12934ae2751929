// The room of one class: it knows who may say what, hands it to the hub, and sends each pair of eyes its view.
import { type Client, CloseCode, Room, ServerError } from '@colyseus/core'
import { type SchemaType, schema, t } from '@colyseus/schema'
import {
  gradeQuiz,
  type HostCommand,
  hostView,
  isPresent,
  type LiveNow,
  scenarioOfRound,
  screenView,
  studentViews,
} from '../../shared/classroom/index.ts'
import { isNetworkRound, read } from '../../shared/game/index.ts'
import {
  type ClassAnswer,
  type ClassBye,
  type ClassRefused,
  type ClassRole,
  type HostRequest,
  hostCommandSchema,
  quizSchema,
  togetherSchema,
  voteSchema,
} from '../../shared/protocol/index.ts'
import type { Entries } from '../entry.ts'
import { COME_BACK, NEVER } from '../rooms/room-terms.ts'
import { SeatGuard } from '../rooms/seat-guard.ts'
import type { Services } from '../services.ts'
import { ClassHub } from './class-hub.ts'

/** Nothing is shared by state: every pair of eyes has its own view. */
const ClassState = schema({ code: t.string().default('') }, 'ClassState')
type ClassState = SchemaType<typeof ClassState>

interface Place {
  readonly role: ClassRole
  /** A student's. */
  readonly id: string
  readonly guard: SeatGuard
  /** The view that was sent last, without its clock, and how many names. */
  shown: string
  names: number
  /** When something was sent last, ms. */
  told: number
}
type Member = Client<{ userData: Place }>

/** ms between two looks for students, and for projectors and hosts; a projector gets at most one update a second. */
const STUDENT_TICK = 150
const SCREEN_TICK = 250
const SECOND = 1040
/** A class with nobody in it stays open so long, ms. */
const IDLE = 15 * 60_000

export function classRoom(services: Services, entries: Entries) {
  return class ClassRoom extends Room<{ state: ClassState; client: Member }> {
    override state = new ClassState()
    override patchRate = NEVER
    override autoDispose = false
    override maxClients = 10_000
    #hub: ClassHub | null = null
    #everybody = true
    readonly #some = new Set<string>()
    #timers: NodeJS.Timeout[] = []
    #idle: NodeJS.Timeout | undefined
    #students = 0

    override messages = {
      host: (client: Member, payload: unknown) => this.#host(client, payload),
      seat: (client: Member) => this.#seat(client),
      quiz: (client: Member, payload: unknown) => this.#quiz(client, payload),
      vote: async (client: Member, payload: unknown): Promise<ClassAnswer> => {
        const parsed = read(voteSchema, payload)
        if (!parsed.ok) return this.#bad(client, parsed.problems)
        const student = this.#student(client)
        if (typeof student !== 'string') return student
        return this.#after(await this.#hub?.act({ do: 'vote', id: student, field: parsed.value.field }))
      },
      together: async (client: Member, payload: unknown): Promise<ClassAnswer> => {
        const parsed = read(togetherSchema, payload)
        if (!parsed.ok) return this.#bad(client, parsed.problems)
        const student = this.#student(client)
        if (typeof student !== 'string') return student
        return this.#after(await this.#hub?.together(student, parsed.value))
      },
      time: (): ClassAnswer => ({ ok: true, now: Date.now() }),
      _: (client: Member) => {
        client.send('refused', this.#bad(client, [{ path: '', reason: 'there is no such message; PROTOCOL.md lists them' }]))
      },
    }

    override async onCreate({ code }: { readonly code: string }): Promise<void> {
      this.roomId = `class-${code}`
      await this.setPrivate(true)
      const hub = await ClassHub.open(code, services, entries, {
        changed: (student) => this.#mark(student),
        broken: (error) => {
          services.log.error({ err: error }, 'a class broke')
          void this.#sendAway('restart')
        },
      })
      if (hub === null) throw new ServerError(404, 'there is no such class')
      this.#hub = hub
      services.classes.add(code, hub)
      this.#timers = [setInterval(() => this.#tellStudents(), STUDENT_TICK), setInterval(() => this.#tellScreens(), SCREEN_TICK)]
      this.#restIfEmpty()
    }

    override onJoin(client: Member, { role, id }: Pick<Place, 'role' | 'id'>): void {
      const hub = this.#hub
      if (hub === null || services.draining) throw new ServerError(503, 'shutting down')
      const before = role === 'student' ? this.#clientOf(id) : undefined
      client.userData = { role, id, guard: new SeatGuard(services.config), shown: '', names: 0, told: Number.NEGATIVE_INFINITY }
      client.ref.on('message', () => {
        if (client.userData?.guard.frame() === false) this.#dismiss(client, 'abuse')
      })
      if (before !== undefined && before !== client) this.#dismiss(before, 'elsewhere')
      clearTimeout(this.#idle)
      if (role === 'student') {
        hub.came(id)
        this.#some.add(id)
      } else this.#tellScreen(client, this.#live(hub))
    }

    override onDrop(client: Member): void {
      this.#gone(client)
    }

    override onLeave(client: Member): void {
      this.#gone(client)
    }

    override async onBeforeShutdown(): Promise<void> {
      await this.#hub?.stop()
      await this.#sendAway('restart')
    }

    override async onDispose(): Promise<void> {
      for (const timer of this.#timers) clearInterval(timer)
      clearTimeout(this.#idle)
      if (this.#hub === null) return
      services.classes.drop(this.#hub.record.code, this.#hub)
      await this.#hub.stop()
    }

    async #host(client: Member, payload: unknown): Promise<ClassAnswer> {
      const parsed = read(hostCommandSchema, payload)
      if (!parsed.ok) return this.#bad(client, parsed.problems)
      if (client.userData?.role !== 'host') return this.#refuse('not-yours')
      if (services.draining) return this.#refuse('shutting-down')
      const command: HostRequest = parsed.value
      if (command.do === 'delete') return this.#delete()
      return this.#after(await this.#hub?.command(command), command)
    }

    async #seat(client: Member): Promise<ClassAnswer> {
      const student = this.#student(client)
      if (typeof student !== 'string') return student
      const pair = this.#hub?.pairOf(student) ?? null
      if (pair === null) return this.#refuse('no-seat')
      const result = await entries.seatInClass(pair.code, pair.a === student ? 'a' : 'b')
      return result.ok ? { ok: true, now: Date.now(), entry: result.entry } : this.#refuse('no-seat')
    }

    async #quiz(client: Member, payload: unknown): Promise<ClassAnswer> {
      const parsed = read(quizSchema, payload)
      if (!parsed.ok) return this.#bad(client, parsed.problems)
      const student = this.#student(client)
      if (typeof student !== 'string') return student
      const { quiz, index, pick } = parsed.value
      const right = this.#hub === null ? null : gradeQuiz(this.#hub.state, index, { is: 'pick', pick })
      if (right === null) return this.#refuse('bad-value')
      const answer = this.#after(await this.#hub?.act({ do: 'answer', id: student, quiz, index, right }))
      return answer.ok ? { ...answer, right } : answer
    }

    /** The student who says this, or why nobody may. */
    #student({ userData }: Member): string | ClassAnswer {
      if (userData?.role !== 'student') return this.#refuse('not-yours')
      return userData.guard.command() ? userData.id : this.#refuse('too-fast')
    }

    #after(refused: ClassRefused | null | undefined, command: HostCommand | null = null): ClassAnswer {
      if (refused === undefined) return this.#refuse('class-over')
      if (refused !== null) return this.#refuse(refused)
      if (command?.do === 'kick' || command?.do === 'ban') {
        const client = this.#clientOf(command.id)
        if (client !== undefined) this.#dismiss(client, 'removed')
        for (const { userData } of this.clients) if (userData !== undefined) userData.names = 0
      }
      // Whoever pressed sees at once what came of it.
      for (const { userData } of this.clients) if (command !== null && userData?.role === 'host') userData.told = Number.NEGATIVE_INFINITY
      if (command !== null) this.#tellScreens()
      return { ok: true, now: Date.now() }
    }

    #refuse(error: ClassRefused): ClassAnswer {
      return { ok: false, now: Date.now(), error }
    }

    #bad(client: Member, problems: readonly { path: string; reason: string }[]): ClassAnswer {
      if (client.userData?.guard.bad() === false) this.#dismiss(client, 'abuse')
      return { ok: false, now: Date.now(), error: 'bad-payload', problems: problems.slice(0, 5) }
    }

    async #delete(): Promise<ClassAnswer> {
      const hub = this.#hub
      if (hub === null) return this.#refuse('class-over')
      await hub.stop()
      await services.storage.deleteClass(hub.record.code)
      // The answer leaves before the door is shut.
      setTimeout(() => void this.#sendAway('deleted'), 50)
      return { ok: true, now: Date.now() }
    }

    /** null: for everybody; '': for nobody but hosts and projectors. */
    #mark(student: string | null): void {
      if (student === null) this.#everybody = true
      else if (student !== '') this.#some.add(student)
    }

    #live(hub: ClassHub): LiveNow {
      hub.look()
      const between = hub.state.phase !== 'lobby' && hub.state.phase !== 'briefing' && hub.state.phase !== 'live'
      return {
        now: Date.now(),
        pairs: hub.watch.pairs,
        boats: hub.watch.boats,
        here: hub.here,
        histogram: hub.watch.histogram,
        mistakes: hub.watch.mistakes,
        wreck: between && hub.state.round >= 0 ? hub.watch.wreck(isNetworkRound(scenarioOfRound(hub.state))) : null,
        length: hub.length,
      }
    }

    #tellStudents(): void {
      const hub = this.#hub
      if (hub === null) return
      const count = hub.state.students.length
      if (hub.state.phase === 'lobby' && count !== this.#students && count < 200) this.#everybody = true
      if (!this.#everybody && this.#some.size === 0) return
      this.#students = count
      const viewOf = studentViews(hub.state, Date.now(), hub.length)
      for (const client of this.clients) {
        const { userData } = client
        if (userData?.role !== 'student' || (!this.#everybody && !this.#some.has(userData.id))) continue
        const view = viewOf(userData.id)
        if (view !== null) this.#tell(client, userData, view)
      }
      this.#everybody = false
      this.#some.clear()
    }

    #tellScreens(): void {
      const hub = this.#hub
      const now = performance.now()
      const ripe = this.clients.filter(
        ({ userData }) => userData !== undefined && userData.role !== 'student' && now - userData.told >= SECOND,
      )
      if (hub === null || ripe.length === 0) return
      const live = this.#live(hub)
      for (const client of ripe) this.#tellScreen(client, live)
    }

    #tellScreen(client: Member, live: LiveNow): void {
      const { userData } = client
      if (userData === undefined || this.#hub === null) return
      const { state } = this.#hub
      this.#tell(client, userData, userData.role === 'host' ? hostView(state, live) : screenView(state, live))
      const names = state.students.filter(isPresent).map(({ name }) => name)
      if (names.length === userData.names) return
      const more = userData.names > 0 && names.length > userData.names
      userData.told = performance.now()
      client.send('roster', { names: more ? names.slice(userData.names) : names, more })
      userData.names = names.length
    }

    /** Sends a view if it is another one than was shown; the time of day alone makes no other one. */
    #tell(client: Member, place: Place, view: object): void {
      const text = JSON.stringify(view)
      const key = text.replaceAll(/"(now|stuckFor)":\d+/g, '')
      if (key === place.shown) return
      place.shown = key
      place.told = performance.now()
      client.send('class', { view: text })
    }

    #clientOf(id: string): Member | undefined {
      return this.clients.findLast(({ userData }) => userData?.role === 'student' && userData.id === id)
    }

    #dismiss(client: Member, why: ClassBye['why']): void {
      client.send('bye', { why })
      client.leave(why === 'restart' ? COME_BACK : CloseCode.WITH_ERROR)
    }

    #gone({ userData }: Member): void {
      if (userData?.role === 'student' && this.#clientOf(userData.id) === undefined) this.#hub?.went(userData.id)
      this.#restIfEmpty()
    }

    #restIfEmpty(): void {
      clearTimeout(this.#idle)
      if (this.clients.length === 0) this.#idle = setTimeout(() => void this.disconnect(), IDLE)
    }

    async #sendAway(why: ClassBye['why']): Promise<void> {
      for (const client of this.clients) client.send('bye', { why })
      await this.disconnect(why === 'restart' ? COME_BACK : CloseCode.WITH_ERROR)
    }
  }
}
