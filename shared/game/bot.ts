// A bot for one host: it knows what its host knows, thinks for a while, and errs as people do: by misconceptions, not by noise.
import { hash } from '../net/index.ts'
import { mistakesFor, type Segment } from '../tcp/index.ts'
import { acting } from './acting.ts'
import { isNetworkRound } from './faults.ts'
import type { Move } from './input.ts'
import type { Host, Match, OpenDuty } from './match.ts'
import { isAsked } from './name-state.ts'
import type { Role } from './roles.ts'

export interface Bot {
  /** From when a duty arises to the move, ms. */
  readonly think: number
  /** 0 … 1: how often a misconception writes the segment. */
  readonly errors: number
  readonly seed: number
}

export interface BotMove {
  /** ms of match time. */
  readonly at: number
  readonly move: Move
}

/** Nobody's hands are faster than this from one segment to the next, ms. */
const BETWEEN_MOVES = 500

/** When this host's player moved last, and whether that was wrong; ms of play time. */
function lastMove(match: Match, role: Role): { at: number; wrong: boolean } | null {
  const found = match.live.story.findLast((event) => event.on === 'move' && event.role === role)
  return found?.on === 'move' ? { at: found.at, wrong: found.judged.kind === 'violation' } : null
}

const asMove = ({ flags, seq, ack, len }: Segment, wnd: number | null): Move => ({ kind: 'segment', flags, seq, ack, len, wnd })

/** The right segment, or one that a misconception makes of it; the same choice for the same move of the same round. */
function answer(match: Match, host: Host, { duty }: OpenDuty, bot: Bot): Move {
  const wnd = match.live.scenario.asksWindow ? duty.segment.wnd : null
  const roll = (salt: number): number => hash(bot.seed, match.round, host.tally.moves, salt)
  if (roll(1) / 2 ** 32 >= bot.errors) return asMove(duty.segment, wnd)
  const wrong = mistakesFor(acting(match.live, host.role), duty)
  return asMove(wrong[roll(2) % Math.max(1, wrong.length)]?.segment ?? duty.segment, wnd)
}

/** What this bot does next if nothing else happens before; null: it has nothing to do. */
export function botMove(match: Match, role: Role, bot: Bot): BotMove | null {
  if (match.pausedAt !== null || match.phase === 'over') return null
  const then = (playTime: number, move: Move): BotMove => ({ at: Math.max(match.at, playTime + match.lag), move })
  if (match.phase !== 'live')
    return match.ready[role] || isNetworkRound(match.live.scenario) ? null : then(match.phaseStarted + bot.think, { kind: 'ready' })
  const host = match.live.hosts[role]
  if (isAsked(host)) return then(match.at - match.lag, { kind: 'state', state: host.tcb.state })
  const listen = match.live.requests.find((one) => one.request.host === role && one.request.call === 'listen' && one.status === 'open')
  // On a host that has a connection the call would be refused: it waits until there is none.
  if (listen !== undefined && host.tcb.state === 'CLOSED') return then((listen.dealtAt ?? 0) + bot.think, { kind: 'listen' })
  const [first] = host.duties
  if (first === undefined) return null
  const before = lastMove(match, role)
  const rest = before === null ? 0 : before.at + (before.wrong ? Math.max(bot.think, BETWEEN_MOVES) : Math.min(bot.think, BETWEEN_MOVES))
  return then(Math.max(first.since + bot.think, rest), answer(match, host, first, bot))
}
