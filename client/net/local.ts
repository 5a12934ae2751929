// Solo play: the same core in this page, with a bot on the other side. Nothing leaves the browser.
import { signal } from '@preact/signals'
import {
  type Bot,
  botsOf,
  createMatch,
  type Input,
  inputOf,
  isNetworkRound,
  type Match,
  type MatchConfig,
  type Move,
  type NetworkMove,
  nextInput,
  type Player,
  play,
  positionBefore,
  type Replay,
  recordOf,
  roleOf,
  type Seat,
  type Told,
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
  /** A host, or the network where two bots play. */
  const mine = (): Player => (isNetworkRound(match.live.scenario) ? 'network' : roleOf(seat, match.round, match.config.firstClient))
  const shown = signal(view(match, mine()))
  const health = signal<Health>({ is: 'online', rtt: null })
  const phrase = signal(null)
  const now = (): number => Math.max(match.at, Math.floor(performance.now() - began))

  function publish(): void {
    const next = view(match, mine())
    if (JSON.stringify(next) !== JSON.stringify(shown.peek())) shown.value = next
  }

  /** Everything that is due by now: the bot's moves and the clock's, in the order of their times. */
  function catchUp(until: number): void {
    for (;;) {
      const next = nextInput(match, botsOf(match, bot))
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
    const next = nextInput(match, botsOf(match, bot))
    const wait = next === null ? LONGEST_WAIT : next.at - now()
    timer = setTimeout(wake, Math.min(LONGEST_WAIT, Math.max(4, wait)))
  }

  /** What this player's own host was told; nothing for the network. */
  function told(): readonly Told[] {
    const player = mine()
    return player === 'network' ? [] : (view(match, player).hosts[player]?.story ?? [])
  }

  function send(move: Move | NetworkMove): Sent {
    const at = now()
    catchUp(at)
    const before = told().length
    const { round } = match
    const input = inputOf(mine(), move, { at, n: match.n + 1, round })
    if (input === null) return { ok: false, error: 'malformed' }
    const step = play(match, input)
    if (step.match !== match) inputs.push(input)
    const rejected = step.events.find((event) => event.on === 'rejected')
    match = step.match
    const story = told()
    wake()
    if (rejected?.on === 'rejected') return { ok: false, error: rejected.reason }
    return { ok: true, told: match.round === round ? story.slice(before) : [] }
  }

  wake()
  return {
    seat,
    key: null,
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
