// Two people at a table who know what they do: each answers what they owe after a while, unless a test says otherwise.
import {
  createMatch,
  type Input,
  type Match,
  type MatchConfig,
  type Move,
  nextDue,
  play,
  ROLES,
  type Role,
} from '../../shared/game/index.ts'

/** Chooses a move for a host whose thinking time is over; null: nothing for now. */
export type Player = (match: Match, role: Role) => Move | null

/** The most urgent duty, as it is plainest. */
export const dutiful: Player = (match, role) => {
  const { live } = match
  const listens = live.requests.some(({ request, status }) => request.host === role && request.call === 'listen' && status === 'open')
  if (listens) return { kind: 'listen' }
  const [first] = live.hosts[role].duties
  if (first === undefined) return null
  const { flags, seq, ack, len, wnd } = first.duty.segment
  return { kind: 'segment', flags, seq, ack, len, wnd: live.scenario.asksWindow ? wnd : null }
}

/** When this host's player would move next: so long after what it owes came up, and not twice at once. */
function readyAt(match: Match, role: Role, think: number, rest: number): number | null {
  const { live, lag } = match
  const listen = live.requests.find(({ request, status }) => request.host === role && request.call === 'listen' && status === 'open')
  const since = listen?.dealtAt ?? live.hosts[role].duties[0]?.since
  if (since === undefined) return null
  const moved = live.story.findLast((event) => event.on === 'move' && event.role === role)
  return Math.max(match.at, since + think + lag, (moved?.at ?? -rest) + rest + lag)
}

export interface Table {
  readonly think: number
  readonly player: Player
  /** ms from one move to the next; 500 if not said. */
  readonly rest?: number
  /** Sees every step. */
  readonly watch?: (before: Match, input: Input, after: Match) => void
}

/** Plays a match with a player on both sides until `until` holds. */
export function playTable(config: MatchConfig, { think, player, rest = 500, watch }: Table, until: (match: Match) => boolean): Match {
  let match = createMatch(config)
  for (let turn = 0; turn < 5000 && match.phase !== 'over' && !until(match); turn += 1) {
    const n = match.n + 1
    const due = nextDue(match)
    let next: Input | null = due === null ? null : { at: due, n, from: 'clock' }
    for (const role of match.phase === 'live' ? ROLES : []) {
      const at = readyAt(match, role, think, rest)
      if (at === null || (next !== null && next.at <= at)) continue
      const move = player(match, role)
      if (move !== null) next = { ...move, at, n, from: role, round: match.round }
    }
    if (next === null) throw new Error(`nothing will ever happen in ${match.phase}`)
    const step = play(match, next)
    if (step.match === match) throw new Error(`${JSON.stringify(next)}: ${JSON.stringify(step.events)}`)
    watch?.(match, next, step.match)
    match = step.match
  }
  return match
}

/** Both do what they owe a second after they owe it. */
export const answerAll = (config: MatchConfig, until: (match: Match) => boolean, think = 1000): Match =>
  playTable(config, { think, player: dutiful }, until)
