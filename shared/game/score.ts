// From units to points. Accuracy before speed; hints and violations cost; what is not a unit pays nothing.
import type { MatchConfig } from './config.ts'
import { encorePoints } from './encore.ts'
import type { Host, Live, RoundResult, Tally } from './match.ts'
import { networkScore } from './network-score.ts'
import { isOverdue } from './open-duties.ts'
import { RIGHT, SPEED } from './pay.ts'
import { type BySeat, type Role, seatOf } from './roles.ts'
import { FAULT_KINDS, type RoleScore, type Unit } from './units.ts'

/** Points for a whole par at difficulty 1, and at the goal. */
const FULL_ROUND = 1000
const GOAL = 250

/** What hints leave of a unit, in thousandths, without a speed share; the ghost sends it for nothing. */
const HINTED = [RIGHT + SPEED, 700, 500, 200, 0] as const

/** Per cent of a unit that a hint leaves at most. */
export const hintLeaves = (hint: Unit['hint']): number => HINTED[hint] / 10

/** 0 … 1000. */
export function worth(unit: Unit, scoring: MatchConfig['scoring']): number {
  if (unit.cuts >= 2 || unit.paid === 0) return 0
  const plain = scoring === 'right' ? unit.paid * HINTED[0] : unit.earned
  const thousandths = unit.hint === 0 ? plain : unit.paid * HINTED[unit.hint]
  return thousandths / unit.size / (unit.cuts === 1 ? 2 : 1)
}

/** Due ÷ (due + violations + missed); null while nothing was judged. */
export function accuracyOf({ due, violations, missed }: Tally): number | null {
  const all = due + violations + missed
  return all === 0 ? null : due / all
}

/** A fault of the reference round that this play never met is nobody's loss: its answer counts once it was given, or stayed away too long. */
function counts(unit: Unit, live: Live, host: Host, now: number): boolean {
  const kind = FAULT_KINDS.find((one) => unit.id.startsWith(`${one}:`))
  if (kind === undefined) return true
  const given = host.ledger.units.filter(({ id, paid }) => id.startsWith(`${kind}:`) && paid > 0).length
  const open = host.duties.filter((one) => one.fault === kind && isOverdue(one, now, live.level.deadline)).length
  return Number(unit.id.slice(kind.length + 1)) <= given + open + (host.ledger.overdue[kind] ?? 0)
}

function scoreOf(live: Live, host: Host, scoring: MatchConfig['scoring'], now: number): RoleScore {
  const { units } = host.ledger
  const earned = units.reduce((sum, unit) => sum + worth(unit, scoring), 0)
  const par = units.filter((unit) => counts(unit, live, host, now)).length * 1000
  const goal = live.goalAt === null ? 0 : GOAL
  const encore = encorePoints(live.requests.filter((one) => one.encore && one.status === 'done').length)
  const round = par === 0 ? 0 : Math.round((FULL_ROUND * live.scenario.difficulty * earned) / par)
  const { due, violations, missed, waste, bestStreak } = host.tally
  return {
    points: round + goal + encore,
    units,
    earned: Math.round(earned),
    par,
    goal,
    encore,
    accuracy: accuracyOf(host.tally),
    due,
    violations,
    missed,
    waste,
    bestStreak,
  }
}

type BotShare = 'none' | 'part' | 'whole'

const botShare = ({ hadBot, hadHuman }: Host): BotShare => (!hadBot ? 'none' : hadHuman ? 'part' : 'whole')

/**
 * The pair's points: the sum; with a bot as partner twice the human's. A seat that a bot had for a part of the round counts for no more
 * than the partner's, so that leaving never pays.
 */
function pairPoints(scores: RoundResult['scores'], shares: Readonly<Record<Role, BotShare>>): number {
  const { client, server } = scores
  const part = (role: Role, own: number, partners: number): number => (shares[role] === 'part' ? Math.min(own, partners) : own)
  if (shares.client === 'whole' && shares.server !== 'whole') return 2 * server.points
  if (shares.server === 'whole' && shares.client !== 'whole') return 2 * client.points
  return part('client', client.points, server.points) + part('server', server.points, client.points)
}

/** A round as it stands at `now` (play time, ms). */
export function resultOf(config: MatchConfig, round: number, live: Live, now: number): RoundResult {
  const { client, server } = live.hosts
  const scores = { client: scoreOf(live, client, config.scoring, now), server: scoreOf(live, server, config.scoring, now) }
  const shares = { client: botShare(client), server: botShare(server) }
  const clientSeat = seatOf('client', round, config.firstClient)
  const bots: BySeat<BotShare> = clientSeat === 'a' ? { a: shares.client, b: shares.server } : { a: shares.server, b: shares.client }
  const network = networkScore(live)
  return {
    scenario: live.scenario.id,
    round,
    client: clientSeat,
    goal: live.goalAt !== null,
    goalAfter: live.goalAt === null ? null : live.goalAt - live.startedAt,
    scores,
    pair: network === null ? pairPoints(scores, shares) : 2 * network.points,
    bots,
    ...(network === null ? {} : { network }),
  }
}
