// A place in a class on the server: as a student, as its host or as a projector, held through drops, reloads and restarts.
import { type ReadonlySignal, signal } from '@preact/signals'
import { Client, type Room } from 'colyseus.js'
import type { RosterNews } from '../../shared/classroom/index.ts'
import type { ClassAnswer, ClassBye, ClassEntry, ClassMessage } from '../../shared/protocol/index.ts'
import { returnToClass } from './class-api.ts'
import { MatchClock } from './match-clock.ts'
import { followNetwork } from './network-events.ts'

/** ms: how often the line is tried, and how long an answer may take before the line counts as cut. */
const ASK_EVERY = 5000
const PATIENCE = 8000
/** ms before each try to come back; the last one goes on. A class that comes back at once spreads itself. */
const WAITS = [0, 500, 1500, 3000, 5000]
const SPREAD = 700

export type ClassHealth =
  | { readonly is: 'connecting' }
  | { readonly is: 'online' }
  /** `since`: unix time, ms. */
  | { readonly is: 'lost'; readonly since: number; readonly tries: number }
  | { readonly is: 'gone'; readonly why: 'elsewhere' | 'removed' | 'deleted' | 'abuse' | 'no-such-class' | 'not-yours' }

export type ClassReply = ClassAnswer | { readonly ok: false; readonly error: 'offline' }

export interface ClassConnection<V> {
  readonly code: string
  /** StudentClassView, ScreenView or HostView, by the role. */
  readonly view: ReadonlySignal<V | null>
  /** For host and projector: every name in the class, in the order in which they came. */
  readonly names: ReadonlySignal<readonly string[]>
  readonly health: ReadonlySignal<ClassHealth>
  /** The server's unix time, ms. */
  now(): number
  request(type: 'host' | 'seat' | 'quiz' | 'vote' | 'together', payload?: object): Promise<ClassReply>
  /** Leaves this page's connection; the place in the class stays. */
  leave(): void
}

/** `fresh`: an entry that was just given; without its reservation the place is asked for by its token. */
export function holdClass<V>(key: Pick<ClassEntry, 'code' | 'token'>, fresh: ClassEntry | null): ClassConnection<V> {
  const sdk = new Client(location.origin)
  const view = signal<V | null>(null)
  const names = signal<readonly string[]>([])
  const health = signal<ClassHealth>({ is: 'connecting' })
  const clock = new MatchClock()
  let line: Room | null = null
  let tries = 0
  let left = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function hangUp(): void {
    const before = line
    line = null
    before?.removeAllListeners()
    before?.connection.close()
  }

  const gone = (why: Extract<ClassHealth, { is: 'gone' }>['why']): void => {
    clearTimeout(timer)
    health.value = { is: 'gone', why }
    hangUp()
  }

  function lost(): void {
    if (left || health.peek().is === 'gone') return
    hangUp()
    clearTimeout(timer)
    const before = health.peek()
    health.value = { is: 'lost', since: before.is === 'lost' ? before.since : Date.now(), tries }
    const wait = WAITS[Math.min(tries, WAITS.length - 1)] ?? 0
    timer = setTimeout(() => void comeBack(), wait + ((crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) % SPREAD))
  }

  async function comeBack(): Promise<void> {
    tries += 1
    const before = health.peek()
    if (before.is === 'lost') health.value = { ...before, tries }
    const result = await returnToClass(key.code, key.token)
    if (left) return
    if (result.ok) await open(result.value)
    else if (result.error === 'no-such-class') gone('no-such-class')
    else if (result.error === 'not-your-seat') gone('not-yours')
    else lost()
  }

  async function open({ reservation }: ClassEntry): Promise<void> {
    try {
      const opened = await sdk.consumeSeatReservation(reservation)
      if (left) return void opened.leave()
      opened.reconnection.enabled = false
      line = opened
      opened.onMessage<ClassMessage>('class', ({ view: text }) => {
        view.value = JSON.parse(text)
      })
      opened.onMessage<RosterNews>('roster', ({ names: more, more: adds }) => {
        names.value = adds ? [...names.peek(), ...more] : more
      })
      opened.onMessage<ClassBye>('bye', ({ why }) => {
        if (why !== 'restart') gone(why)
      })
      opened.onMessage('refused', () => undefined)
      opened.onLeave(() => lost())
      opened.onError(() => lost())
      tries = 0
      health.value = { is: 'online' }
      ask()
    } catch {
      lost()
    }
  }

  /** Tries the line and sets the clock by it. */
  function ask(): void {
    clearTimeout(timer)
    const asked = performance.now()
    const before = line
    if (before === null) return
    before.request<undefined, ClassAnswer>('time', undefined, { timeout: PATIENCE }).then(
      ({ now }) => {
        if (line !== before) return
        clock.answered(now, asked)
        timer = setTimeout(ask, ASK_EVERY)
      },
      () => line === before && lost(),
    )
  }

  const tryNow = (): void => {
    if (health.peek().is !== 'lost') return
    clearTimeout(timer)
    void comeBack()
  }
  const unfollow = followNetwork({ back: tryNow, cut: lost })

  if (fresh === null) void comeBack()
  else void open(fresh)

  return {
    code: key.code,
    view,
    names,
    health,
    now: () => (clock.now() === 0 ? Date.now() : clock.now()),
    async request(type, payload) {
      if (line === null) return { ok: false, error: 'offline' }
      try {
        return await line.request<object | undefined, ClassAnswer>(type, payload, { timeout: PATIENCE })
      } catch {
        return { ok: false, error: 'offline' }
      }
    },
    leave() {
      left = true
      clearTimeout(timer)
      unfollow()
      void line?.leave()
      line = null
    },
  }
}
