// What a running pair shows of itself: how far it is, never what it sends.
import { crossedArrival, type Match, networkScore, ROLES, seatOf } from '../game/index.ts'
import { differing, type SkillId } from '../tcp/index.ts'
import type { Mistake, PairResult, SeatResult } from './event.ts'

/** `done`: 0 … 1000 of the par of both ends. `at` of the last move that did something, ms of play time. */
export interface PairLive {
  readonly pair: number
  readonly done: number
  readonly due: number
  readonly violations: number
  readonly missed: number
  readonly lastDue: number
  readonly goal: boolean
}

export function pairLive(pair: number, { live }: Match): PairLive {
  const network = networkLive(pair, live)
  if (network !== null) return network
  const hosts = ROLES.map((role) => live.hosts[role])
  const units = hosts.flatMap(({ ledger }) => ledger.units)
  const size = units.reduce((sum, unit) => sum + unit.size, 0)
  const paid = units.reduce((sum, unit) => sum + Math.min(unit.paid, unit.size), 0)
  const moves = live.story.filter((event) => event.on === 'move' && event.judged.kind === 'due')
  return {
    pair,
    done: live.goalAt !== null ? 1000 : size === 0 ? 0 : Math.round((990 * paid) / size),
    due: hosts.reduce((sum, { tally }) => sum + tally.due, 0),
    violations: hosts.reduce((sum, { tally }) => sum + tally.violations, 0),
    missed: hosts.reduce((sum, { tally }) => sum + tally.missed, 0),
    lastDue: Math.max(0, (moves.at(-1)?.at ?? live.startedAt) - live.startedAt),
    goal: live.goalAt !== null,
  }
}

/** How far somebody is who is the network: what they foresaw, of all that they may; null: nobody is. */
function networkLive(pair: number, live: Match['live']): PairLive | null {
  const score = networkScore(live)
  if (score === null) return null
  const { right, wrong, silent, par, goal } = score
  const last = live.network?.faults.at(-1)
  const lastDue = Math.max(0, (last?.known?.at ?? last?.at ?? live.startedAt) - live.startedAt)
  return {
    pair,
    done: goal ? 1000 : Math.round((990 * right) / Math.max(1, par)),
    due: right,
    violations: wrong,
    missed: silent,
    lastDue,
    goal,
  }
}

/** The wrong segments of a pair's round, without names; those of a bot are nobody's, and one that crossed an arrival fooled nobody. */
export function mistakesOf({ live }: Match): readonly Mistake[] {
  return live.story.flatMap((event, index): Mistake[] => {
    if (event.on !== 'move' || event.judged.kind !== 'violation' || event.bot || event.judged.right === null) return []
    if (crossedArrival(live.story, index)) return []
    const { skill, rule, right } = event.judged
    return [{ skill, rule, role: event.role, sent: event.segment, right, wrong: differing(event.segment, right) }]
  })
}

/** A pair's round that is over; null: it is not. */
export function resultOfPair(pair: number, id: string, match: Match): PairResult | null {
  const round = match.results.find((one) => one.round === match.round)
  if (round === undefined) return null
  if (round.network !== undefined) {
    const { points, right, wrong, silent, goal } = round.network
    const all = right + wrong + silent
    const counted = { due: right, violations: wrong, missed: silent, waste: 0, skills: {} }
    const seat: SeatResult = { seat: 'a', role: 'network', points, accuracy: all === 0 ? null : right / all, ...counted }
    return { pair, goal, goalAfter: null, points: Math.round(round.pair), seats: [seat], match: id }
  }
  const seats = ROLES.map((role): SeatResult => {
    const { points, accuracy, due, violations, missed, waste } = round.scores[role]
    const skills: Partial<Record<SkillId, number>> = {}
    for (const [index, event] of match.live.story.entries()) {
      if (event.on !== 'move' || event.role !== role || event.bot) continue
      const { kind, skill } = event.judged
      if (kind === 'violation' && skill !== null && !crossedArrival(match.live.story, index)) skills[skill] = (skills[skill] ?? 0) + 1
    }
    return { seat: seatOf(role, match.round, match.config.firstClient), role, points, accuracy, due, violations, missed, waste, skills }
  })
  return { pair, goal: round.goal, goalAfter: round.goalAfter, points: Math.round(round.pair), seats, match: id }
}
