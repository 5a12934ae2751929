// What is printed of a round that is over: the ladder, both scores and the position at its end.
import { formatPosition, type Match, positionOf, ROLES, type Role, type RoundResult } from '../../shared/game/index.ts'
import { ladder } from './ladder.ts'

function scoreLine({ scores, client }: RoundResult, role: Role): string {
  const { points, accuracy, goal, due, violations, missed, waste } = scores[role]
  const seat = (role === 'client') === (client === 'a') ? 'a' : 'b'
  const percent = accuracy === null ? '–' : `${Math.round(accuracy * 100)} %`
  return `${role} (seat ${seat}): ${points} points (goal ${goal}), accuracy ${percent}, ${due} due, ${violations} violations, ${missed} missed, ${waste} waste`
}

/** The last round of a match, as text. */
export function report(match: Match): string {
  const result = match.results.at(-1)
  const position = `position ${formatPosition(positionOf(match))}`
  const story = ladder(match.live.story, match.live.startedAt)
  if (result === undefined) return [story, '', 'the round is not over', position].join('\n')
  const end = result.goal ? `goal reached after ${((result.goalAfter ?? 0) / 1000).toFixed(1)} s` : 'goal not reached'
  return [story, '', `${end}; pair ${result.pair} points`, ...ROLES.map((role) => scoreLine(result, role)), position].join('\n')
}
