// A seat of a match on the server, held through drops, reloads and restarts.
import { signal } from '@preact/signals'
import type { Room } from 'colyseus.js'
import type { MatchState } from '../../server/rooms/match-state.ts'
import { type Move, type NetworkMove, otherRole, type Told, type View } from '../../shared/game/index.ts'
import {
  type Answer,
  type ByeMessage,
  type Command,
  type Entry,
  type PhraseMessage,
  type PositionAnswer,
  type RoomState,
  type SeatState,
  ViewKeeper,
  type ViewMessage,
} from '../../shared/protocol/index.ts'
import { type ApiResult, returnToMatch } from './api.ts'
import type { Connection, Health, Sent } from './connection.ts'
import { holdLine } from './held-line.ts'
import { MatchClock } from './match-clock.ts'
import { keepSeat, type SeatKey } from './seat-key.ts'

/** ms: how often the line is tried, and how long an answer may take before the line counts as cut. */
const ASK_EVERY = 2500
const PATIENCE = 4000
/** ms before each try to come back; the last one goes on. */
const WAITS = [0, 400, 1000, 2000, 3000, 5000]

const seatState = ({ name, bot, connected, rematch }: MatchState['a']): SeatState => ({ name, bot, connected, rematch })

const roomState = (state: MatchState): RoomState => ({
  code: state.code,
  stage: state.stage,
  level: state.level === 'match' || state.level === 'exam' ? state.level : 'coach',
  quick: state.quick,
  playlist: [...state.playlist],
  seats: { a: seatState(state.a), b: seatState(state.b) },
  away: state.away,
  awayUntil: state.awayUntil,
  replay: state.replay,
})

/** What a View tells that the one before did not. */
function news(before: View | null, after: View): readonly Told[] {
  const role = after.eyes
  if (role === 'all' || role === 'network') return []
  const known = before !== null && before.eyes === role && before.round === after.round && before.attempt === after.attempt ? before : null
  return (after.hosts[role] ?? after.hosts[otherRole(role)])?.story.slice(known?.hosts[role]?.story.length ?? 0) ?? []
}

export const enter = (entry: Entry): Connection => hold(entry, entry)

/** A seat to which this window keeps no key: whoever gave it gives it again. */
export const enterUnkept = (entry: Entry): Connection => hold(entry, entry, null, () => undefined)

/** Back to a seat that this window had; `asked` for while this script was still under way. */
export const resume = (key: SeatKey, asked: Promise<ApiResult<Entry>>): Connection => hold(key, null, asked)

function hold(key: SeatKey, fresh: Entry | null, asked: Promise<ApiResult<Entry>> | null = null, keep = keepSeat): Connection {
  keep(key)
  const view = signal<View | null>(null)
  const room = signal<RoomState | null>(null)
  const health = signal<Health>({ is: 'connecting' })
  const phrase = signal<PhraseMessage | null>(null)
  const clock = new MatchClock()
  const keeper = new ViewKeeper()
  let n = 0
  let early = asked
  let sending: Promise<unknown> = Promise.resolve()

  const gone = (why: Extract<Health, { is: 'gone' }>['why']): void => {
    health.value = { is: 'gone', why }
    if (why !== 'elsewhere') keep(null)
  }

  const request = (line: Room<unknown, MatchState>, command: Command, payload?: object): Promise<Answer> =>
    line.request<object | undefined, Answer>(command, payload, { timeout: PATIENCE })

  /** What was sent at `at`. Over is over: a View of anything else after it is of another match. */
  const show = (next: View | null, at: number): void => {
    if (view.peek()?.phase === 'over' && next !== null && next.phase !== 'over') clock.reset()
    clock.heard(at)
    view.value = next
  }

  const line = holdLine<MatchState, Answer>(
    {
      askEvery: ASK_EVERY,
      waits: WAITS,
      spread: 0,
      again() {
        const first = early
        early = null
        return first ?? returnToMatch(key.code, key.token)
      },
      refused(error) {
        if (error !== 'no-such-match' && error !== 'not-your-seat' && error !== 'bad-code' && error !== 'outdated') return false
        gone(error === 'bad-code' ? 'no-such-match' : error)
        return true
      },
      opened(opened) {
        clock.reset()
        keeper.anew()
        opened.onStateChange((state) => {
          room.value = roomState(state)
        })
        opened.onMessage<ViewMessage>('view', ({ at, n: next, v, view: text }) => {
          n = next
          show(keeper.take(v, text), at)
        })
        opened.onMessage<PhraseMessage>('phrase', (said) => {
          phrase.value = { ...said }
        })
        opened.onMessage<ByeMessage>('bye', ({ why }) => {
          if (why === 'restart') return line.restarts()
          gone(why)
          line.end()
        })
      },
      online() {
        health.value = { is: 'online', rtt: null }
      },
      lost(since) {
        health.value = { is: 'lost', ...since }
      },
      ask: (opened) => request(opened, 'time'),
      answered({ at, n: next }, since) {
        n = next
        if (at > 0) clock.answered(at, since)
        health.value = { is: 'online', rtt: Math.round(performance.now() - since) }
      },
    },
    fresh,
  )

  async function sendNow(move: Move | NetworkMove): Promise<Sent> {
    const round = view.peek()?.round ?? 0
    const before = line.room()
    if (before === null) return { ok: false, error: 'offline' }
    const asked = performance.now()
    try {
      const answer = await request(before, 'move', { ...move, round, n })
      n = answer.n
      clock.heard(answer.at, asked)
      if (!answer.ok) return { ok: false, error: answer.error }
      if (answer.view === null) return { ok: true, told: [] }
      const shown = view.peek()
      const next = keeper.take(answer.v, answer.view)
      view.value = next
      return { ok: true, told: next === null ? [] : news(shown, next) }
    } catch {
      if (line.room() === before) line.cut()
      return { ok: false, error: 'offline' }
    }
  }

  /** What nobody waits for. */
  const tell = (command: Command, payload?: object): void => {
    const now = line.room()
    if (now !== null) void request(now, command, payload).catch(() => undefined)
  }

  return {
    seat: key.seat,
    key: keep === keepSeat ? key : null,
    view,
    room,
    health,
    phrase,
    now: () => clock.now(),
    send(move) {
      const sent = sending.then(() => sendNow(move))
      sending = sent
      return sent
    },
    say: (said) => tell('phrase', { phrase: said }),
    rematch: () => tell('rematch'),
    async positionBefore(round, at) {
      try {
        const answer = await line.room()?.request<object, PositionAnswer>('position', { round, at }, { timeout: PATIENCE })
        return answer?.position ?? null
      } catch {
        return null
      }
    },
    leave() {
      keep(null)
      line.leave()
    },
  }
}
