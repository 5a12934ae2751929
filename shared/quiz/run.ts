// A round that is over, as the campaign remembers it.
import { crossedArrival, type GameEvent, isScenarioId, type Role, type View } from '../game/index.ts'
import { steadyTime } from './campaign.ts'
import type { Run } from './progress.ts'

export interface Played {
  /** Unix time, ms. */
  readonly at: number
  readonly seed: string
  readonly role: Role
  /** How long the bot at the other end thought, ms. */
  readonly partnerThinks: number
}

/** When the round went live: as long before its goal as the result says, or else with the first thing that happened in it. */
function liveSince(ladder: readonly GameEvent[], goalAfter: number | null): number {
  const goal = ladder.find(({ on }) => on === 'goal')
  return goal !== undefined && goalAfter !== null ? goal.at - goalAfter : (ladder[0]?.at ?? 0)
}

/** null: the view is not of a bundled scenario's round that is over. */
export function runOf(view: View, { at, seed, role, partnerThinks }: Played): Run | null {
  const { scenario, level, ladder } = view
  const result = view.results.find(({ round }) => round === view.round)
  if (ladder === null || result === undefined || !isScenarioId(scenario.id)) return null
  const since = liveSince(ladder, result.goalAfter)
  const wrong = ladder.flatMap((event, index) =>
    (event.on === 'move' || event.on === 'discard') &&
    event.role === role &&
    event.judged.kind === 'violation' &&
    !crossedArrival(ladder, index)
      ? (event.judged.skill ?? [])
      : [],
  )
  const steady = result.goalAfter === null ? null : steadyTime(scenario.id, seed, level.id, role, partnerThinks)
  return {
    at,
    scenario: scenario.id,
    level: level.id,
    role,
    goal: result.goal,
    accuracy: result.scores[role].accuracy,
    goalAfter: result.goalAfter,
    inTime: result.goalAfter !== null && (steady === null || result.goalAfter <= steady),
    wrong: [...new Set(wrong)],
    ghosted: ladder.filter((event) => event.on === 'move' && event.role === role && event.ghost).length,
    steps: ladder.flatMap((event) =>
      event.on === 'move' && event.role === role && event.judged.kind === 'due' ? [Math.max(0, event.at - since)] : [],
    ),
  }
}
