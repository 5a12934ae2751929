// What students, projectors and hosts are told of their class: to each pair of eyes its own view, and only when that view changed.
import type { Client } from '@colyseus/core'
import { hostView, isPresent, type LiveNow, scenarioOfRound, screenView, studentViews } from '../../shared/classroom/index.ts'
import { isNetworkRound } from '../../shared/game/index.ts'
import type { ClassRole } from '../../shared/protocol/index.ts'
import type { ClassHub } from './class-hub.ts'

/** ms between two looks for students, and for projectors and hosts; a projector gets at most one update a second. */
const STUDENT_TICK = 150
const SCREEN_TICK = 250
const SECOND = 1040
/** Up to so many students, those who wait in the lobby are told of each who comes. */
const COUNTED = 200

/** One pair of eyes. */
export class Viewer {
  readonly role: ClassRole
  /** A student's. */
  readonly id: string
  /** The view that was sent last, without its clock, and how many names. */
  shown = ''
  names = 0
  /** When something was sent last, ms. */
  told = Number.NEGATIVE_INFINITY

  constructor(role: ClassRole, id: string) {
    this.role = role
    this.id = id
  }
}

type Watching = Client<{ userData: { readonly viewer: Viewer } }>

export class ClassViews {
  readonly #hub: ClassHub
  readonly #clients: () => readonly Watching[]
  readonly #timers: readonly NodeJS.Timeout[]
  #everybody = true
  readonly #some = new Set<string>()
  #students = 0

  /** `clients`: whoever is connected now. */
  constructor(hub: ClassHub, clients: () => readonly Watching[]) {
    this.#hub = hub
    this.#clients = clients
    this.#timers = [setInterval(() => this.#tellStudents(), STUDENT_TICK), setInterval(() => this.#tellScreens(), SCREEN_TICK)]
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer)
  }

  /** Something changed. null: for everybody; '': for nobody but hosts and projectors. */
  mark(student: string | null): void {
    if (student === null) this.#everybody = true
    else if (student !== '') this.#some.add(student)
  }

  came(client: Watching, { role, id }: Viewer): void {
    if (role === 'student') this.#some.add(id)
    else this.#tellScreen(client, this.#live())
  }

  /** Whoever pressed sees at once what came of it. */
  pressed(): void {
    for (const { userData } of this.#clients()) if (userData?.viewer.role === 'host') userData.viewer.told = Number.NEGATIVE_INFINITY
    this.#tellScreens()
  }

  /** Somebody was taken out of the class: every list of names is sent anew. */
  renewRosters(): void {
    for (const { userData } of this.#clients()) if (userData !== undefined) userData.viewer.names = 0
  }

  #live(): LiveNow {
    const { state, here, length } = this.#hub
    const watch = this.#hub.look()
    const between = state.phase !== 'lobby' && state.phase !== 'briefing' && state.phase !== 'live'
    return {
      now: Date.now(),
      pairs: watch.pairs,
      boats: watch.boats,
      here,
      histogram: watch.histogram,
      mistakes: watch.mistakes,
      wreck: between && state.round >= 0 ? watch.wreck(isNetworkRound(scenarioOfRound(state))) : null,
      length,
    }
  }

  #tellStudents(): void {
    const { state, length } = this.#hub
    const count = state.students.length
    if (state.phase === 'lobby' && count !== this.#students && count < COUNTED) this.#everybody = true
    if (!this.#everybody && this.#some.size === 0) return
    this.#students = count
    const viewOf = studentViews(state, Date.now(), length)
    for (const client of this.#clients()) {
      const viewer = client.userData?.viewer
      if (viewer?.role !== 'student' || (!this.#everybody && !this.#some.has(viewer.id))) continue
      const view = viewOf(viewer.id)
      if (view !== null) this.#tell(client, viewer, view)
    }
    this.#everybody = false
    this.#some.clear()
  }

  #tellScreens(): void {
    const now = performance.now()
    const ripe = this.#clients().filter(({ userData }) => {
      const viewer = userData?.viewer
      return viewer !== undefined && viewer.role !== 'student' && now - viewer.told >= SECOND
    })
    if (ripe.length === 0) return
    const live = this.#live()
    for (const client of ripe) this.#tellScreen(client, live)
  }

  #tellScreen(client: Watching, live: LiveNow): void {
    const viewer = client.userData?.viewer
    if (viewer === undefined) return
    const { state } = this.#hub
    this.#tell(client, viewer, viewer.role === 'host' ? hostView(state, live) : screenView(state, live))
    const names = state.students.filter(isPresent).map(({ name }) => name)
    if (names.length === viewer.names) return
    const more = viewer.names > 0 && names.length > viewer.names
    viewer.told = performance.now()
    client.send('roster', { names: more ? names.slice(viewer.names) : names, more })
    viewer.names = names.length
  }

  /** Sends a view if it is another one than was shown; the time of day alone makes no other one. */
  #tell(client: Watching, viewer: Viewer, view: object): void {
    const text = JSON.stringify(view)
    const key = text.replaceAll(/"(now|stuckFor)":\d+/g, '')
    if (key === viewer.shown) return
    viewer.shown = key
    viewer.told = performance.now()
    client.send('class', { view: text })
  }
}
