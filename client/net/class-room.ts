// A place in a class on the server: as a student, as its host or as a projector.
import { type ReadonlySignal, signal } from '@preact/signals'
import type { RosterNews } from '../../shared/classroom/index.ts'
import type { ClassAnswer, ClassBye, ClassEntry, ClassMessage } from '../../shared/protocol/index.ts'
import { returnToClass } from './class-api.ts'
import { holdLine, type Lost } from './held-line.ts'
import { MatchClock } from './match-clock.ts'

/** ms: how often the line is tried, and how long an answer may take before the line counts as cut. */
const ASK_EVERY = 5000
const PATIENCE = 8000
/** ms before each try to come back; the last one goes on. A class that comes back at once spreads itself. */
const WAITS = [0, 500, 1500, 3000, 5000]
const SPREAD = 700

export type ClassHealth =
  | { readonly is: 'connecting' }
  | { readonly is: 'online' }
  | ({ readonly is: 'lost' } & Lost)
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
  const view = signal<V | null>(null)
  const names = signal<readonly string[]>([])
  const health = signal<ClassHealth>({ is: 'connecting' })
  const clock = new MatchClock()
  const gone = (why: Extract<ClassHealth, { is: 'gone' }>['why']): void => {
    health.value = { is: 'gone', why }
  }

  const line = holdLine<unknown, ClassAnswer>(
    {
      askEvery: ASK_EVERY,
      waits: WAITS,
      spread: SPREAD,
      again: () => returnToClass(key.code, key.token),
      refused(error) {
        if (error !== 'no-such-class' && error !== 'not-your-seat') return false
        gone(error === 'no-such-class' ? 'no-such-class' : 'not-yours')
        return true
      },
      opened(room) {
        room.onMessage<ClassMessage>('class', ({ view: text }) => {
          view.value = JSON.parse(text)
        })
        room.onMessage<RosterNews>('roster', ({ names: more, more: adds }) => {
          names.value = adds ? [...names.peek(), ...more] : more
        })
        room.onMessage<ClassBye>('bye', ({ why }) => {
          if (why === 'restart') return line.restarts()
          gone(why)
          line.end()
        })
      },
      online() {
        health.value = { is: 'online' }
      },
      lost(since) {
        health.value = { is: 'lost', ...since }
      },
      ask: (room) => room.request<undefined, ClassAnswer>('time', undefined, { timeout: PATIENCE }),
      answered: ({ now }, asked) => clock.answered(now, asked),
    },
    fresh,
  )

  return {
    code: key.code,
    view,
    names,
    health,
    now: () => (clock.now() === 0 ? Date.now() : clock.now()),
    async request(type, payload) {
      try {
        const answer = await line.room()?.request<object | undefined, ClassAnswer>(type, payload, { timeout: PATIENCE })
        return answer ?? { ok: false, error: 'offline' }
      } catch {
        return { ok: false, error: 'offline' }
      }
    },
    leave: () => line.leave(),
  }
}
