// Solo play: the same core in this page, with a bot on the other side. Nothing leaves the browser.
import { signal } from '@preact/signals'
import {
  type Bot,
  botMove,
  createMatch,
  type Input,
  type Match,
  type MatchConfig,
  type Move,
  nextDue,
  play,
  positionBefore,
  type Replay,
  recordOf,
  roleOf,
  type Seat,
  view,
} from '../../shared/game/index.ts'
import type { Connection, Health, Sent } from './connection.ts'

export interface LocalOptions {
  readonly config: MatchConfig
  readonly seat: Seat
  readonly bot: Bot
  /** The config of the match that `rematch` starts. */
  readonly again: (config: MatchConfig) => MatchConfig
}

export interface LocalConnection extends Connection {
  /** The match as it was played so far. */
  replay(): Replay
}

/** How long the page waits at most before it looks again: sleeping laptops wake up late. */
const LONGEST_WAIT = 1000

export function startLocal({ config, seat, bot, again }: LocalOptions): LocalConnection {
  let match: Match = createMatch(config)
  let inputs: Input[] = []
  let began = performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  const shown = signal(view(match, roleOf(seat, 0, config.firstClient)))
  const health = signal<Health>({ is: 'online', rtt: null })
  const phrase = signal(null)
  const now = (): number => Math.max(match.at, Math.floor(performance.now() - began))

  const mine = () => roleOf(seat, match.round, match.config.firstClient)
  const other = () => roleOf(seat === 'a' ? 'b' : 'a', match.round, match.config.firstClient)

  function publish(): void {
    const next = view(match, mine())
    if (JSON.stringify(next) !== JSON.stringify(shown.peek())) shown.value = next
  }

  /** Everything that is due by now: the bot's moves and the clock's, in the order of their times. */
  function catchUp(until: number): void {
    for (;;) {
      const due = nextDue(match)
      const planned = botMove(match, other(), bot)
      const next: Input | null =
        planned !== null && (due === null || planned.at < due)
          ? { ...planned.move, at: planned.at, n: match.n + 1, from: other(), round: match.round }
          : due === null
            ? null
            : { at: due, n: match.n + 1, from: 'clock' }
      if (next === null || next.at > until) return
      const step = play(match, next)
      if (step.match === match) return
      match = step.match
      inputs.push(next)
    }
  }

  function wake(): void {
    clearTimeout(timer)
    catchUp(now())
    publish()
    if (match.phase === 'over') return
    const times = [nextDue(match), botMove(match, other(), bot)?.at ?? null].filter((time) => time !== null)
    const wait = times.length === 0 ? LONGEST_WAIT : Math.min(...times) - now()
    timer = setTimeout(wake, Math.min(LONGEST_WAIT, Math.max(4, wait)))
  }

  function send(move: Move): Sent {
    const at = now()
    catchUp(at)
    const before = view(match, mine()).hosts[mine()]?.story.length ?? 0
    const { round } = match
    const input: Input = { ...move, at, n: match.n + 1, from: mine(), round }
    const step = play(match, input)
    if (step.match !== match) inputs.push(input)
    const rejected = step.events.find((event) => event.on === 'rejected')
    match = step.match
    const story = view(match, mine()).hosts[mine()]?.story ?? []
    wake()
    if (rejected?.on === 'rejected') return { ok: false, error: rejected.reason }
    return { ok: true, told: match.round === round ? story.slice(before) : [] }
  }

  wake()
  return {
    seat,
    view: shown,
    room: signal(null),
    health,
    phrase,
    now,
    send: (move) => Promise.resolve(send(move)),
    say: () => {},
    rematch() {
      match = createMatch(again(match.config))
      inputs = []
      began = performance.now()
      wake()
    },
    positionBefore: (round, at) => Promise.resolve(positionBefore(match.config, inputs, round, at)),
    replay: () => recordOf(match.config, [...inputs]),
    leave: () => clearTimeout(timer),
  }
}
