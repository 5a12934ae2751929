// Two bots play a match through the very reducer that the server and the browser run.
import {
  type Bot,
  botMove,
  createMatch,
  type GameEvent,
  type Input,
  type Match,
  type MatchConfig,
  nextDue,
  play,
  ROLES,
  type Role,
} from '../../shared/game/index.ts'

export interface Simulation {
  readonly match: Match
  readonly inputs: readonly Input[]
  readonly events: readonly GameEvent[]
}

/** More inputs than any match has: a bot that moves for ever is a mistake to be told of. */
const MOST_INPUTS = 100_000

/** The earlier of what the bots and the clock do next; what is due comes before a move of the same moment. */
function nextInput(match: Match, bots: Readonly<Record<Role, Bot>>): Input | null {
  const n = match.n + 1
  const due = nextDue(match)
  let next: Input | null = due === null ? null : { at: due, n, from: 'clock' }
  for (const role of ROLES) {
    const planned = botMove(match, role, bots[role])
    if (planned !== null && (next === null || planned.at < next.at))
      next = { ...planned.move, at: planned.at, n, from: role, round: match.round }
  }
  return next
}

/** Plays until the match is over, or `until` says that it is enough. */
export function simulate(
  config: MatchConfig,
  bots: Readonly<Record<Role, Bot>>,
  until: (match: Match) => boolean = () => false,
): Simulation {
  let match = createMatch(config)
  const inputs: Input[] = []
  const events: GameEvent[] = []
  while (match.phase !== 'over' && !until(match)) {
    const input = nextInput(match, bots)
    if (input === null || inputs.length >= MOST_INPUTS)
      throw new Error(`the match stands still in ${match.phase} after ${inputs.length} inputs`)
    const step = play(match, input)
    const rejected = step.events.find((event) => event.on === 'rejected')
    if (rejected !== undefined) throw new Error(`${JSON.stringify(input)} was rejected: ${JSON.stringify(rejected)}`)
    match = step.match
    inputs.push(input)
    events.push(...step.events)
  }
  return { match, inputs, events }
}
