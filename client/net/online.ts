// The one module that knows the SDK: a seat of a match on the server, held through drops, reloads and restarts.
import { signal } from '@preact/signals'
import { Client, type Room } from 'colyseus.js'
import type { MatchState } from '../../server/rooms/match-state.ts'
import { type Move, type NetworkMove, otherRole, type Told, type View } from '../../shared/game/index.ts'
import type {
  Answer,
  ByeMessage,
  Command,
  Entry,
  PhraseMessage,
  PositionAnswer,
  RoomState,
  SeatState,
  ViewMessage,
} from '../../shared/protocol/index.ts'
import { type ApiResult, returnToMatch } from './api.ts'
import type { Connection, Health, Sent } from './connection.ts'
import { MatchClock } from './match-clock.ts'
import { followNetwork } from './network-events.ts'
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
  const sdk = new Client(location.origin)
  const view = signal<View | null>(null)
  const room = signal<RoomState | null>(null)
  const health = signal<Health>({ is: 'connecting' })
  const phrase = signal<PhraseMessage | null>(null)
  const clock = new MatchClock()
  let line: Room<unknown, MatchState> | null = null
  let n = 0
  let tries = 0
  let left = false
  let early = asked
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<unknown> = Promise.resolve()

  const gone = (why: Extract<Health, { is: 'gone' }>['why']): void => {
    clearTimeout(timer)
    health.value = { is: 'gone', why }
    if (why !== 'elsewhere') keep(null)
    hangUp()
  }

  function hangUp(): void {
    const before = line
    line = null
    before?.removeAllListeners()
    before?.connection.close()
  }

  /** The line is cut: says so at once and tries to come back. */
  function lost(): void {
    if (left || health.peek().is === 'gone') return
    hangUp()
    clearTimeout(timer)
    const before = health.peek()
    health.value = { is: 'lost', since: before.is === 'lost' ? before.since : Date.now(), tries }
    timer = setTimeout(() => void comeBack(), WAITS[Math.min(tries, WAITS.length - 1)])
  }

  async function comeBack(): Promise<void> {
    tries += 1
    const before = health.peek()
    if (before.is === 'lost') health.value = { ...before, tries }
    const result = await (early ?? returnToMatch(key.code, key.token))
    early = null
    if (left) return
    if (result.ok) await open(result.value)
    else if (result.error === 'no-such-match' || result.error === 'not-your-seat' || result.error === 'bad-code')
      gone(result.error === 'not-your-seat' ? 'not-your-seat' : 'no-such-match')
    else lost()
  }

  async function open({ reservation }: Entry): Promise<void> {
    try {
      const opened = await sdk.consumeSeatReservation<MatchState>(reservation)
      if (left) return void opened.leave()
      opened.reconnection.enabled = false
      line = opened
      clock.reset()
      opened.onStateChange((state) => {
        room.value = roomState(state)
      })
      opened.onMessage<ViewMessage>('view', ({ at, n: next, view: text }) => {
        n = next
        clock.heard(at)
        view.value = JSON.parse(text)
      })
      opened.onMessage<PhraseMessage>('phrase', (said) => {
        phrase.value = { ...said }
      })
      opened.onMessage<ByeMessage>('bye', ({ why }) => {
        if (why !== 'restart') gone(why)
      })
      opened.onMessage('refused', () => undefined)
      opened.onLeave(() => lost())
      opened.onError(() => lost())
      tries = 0
      health.value = { is: 'online', rtt: null }
      ask()
    } catch {
      lost()
    }
  }

  async function request(command: Command, payload?: object): Promise<Answer> {
    if (line === null) throw new Error('offline')
    return line.request<object | undefined, Answer>(command, payload, { timeout: PATIENCE })
  }

  /** Tries the line and sets the clock by it. */
  function ask(): void {
    clearTimeout(timer)
    const asked = performance.now()
    const before = line
    request('time').then(
      ({ at, n: next }) => {
        if (line !== before) return
        n = next
        if (at > 0) clock.answered(at, asked)
        health.value = { is: 'online', rtt: Math.round(performance.now() - asked) }
        timer = setTimeout(ask, ASK_EVERY)
      },
      () => line === before && lost(),
    )
  }

  async function sendNow(move: Move | NetworkMove): Promise<Sent> {
    const round = view.peek()?.round ?? 0
    const before = line
    try {
      const answer = await request('move', { ...move, round, n })
      n = answer.n
      clock.heard(answer.at)
      if (!answer.ok) return { ok: false, error: answer.error }
      if (answer.view === null) return { ok: true, told: [] }
      const next: View = JSON.parse(answer.view)
      const told = news(view.peek(), next)
      view.value = next
      return { ok: true, told }
    } catch {
      if (line === before) lost()
      return { ok: false, error: 'offline' }
    }
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
    seat: key.seat,
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
    say: (said) => void request('phrase', { phrase: said }).catch(() => undefined),
    rematch: () => void request('rematch').catch(() => undefined),
    async positionBefore(round, at) {
      try {
        const answer = await line?.request<object, PositionAnswer>('position', { round, at }, { timeout: PATIENCE })
        return answer?.position ?? null
      } catch {
        return null
      }
    },
    leave() {
      left = true
      clearTimeout(timer)
      unfollow()
      keep(null)
      void line?.leave()
      line = null
    },
  }
}
