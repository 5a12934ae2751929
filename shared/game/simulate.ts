// Two bots play a match through the very reducer that the server and the browser run.
import { type Bot, type BotMove, botMove } from './bot.ts'
import type { MatchConfig } from './config.ts'
import type { GameEvent } from './event.ts'
import type { Input } from './input.ts'
import type { Match } from './match.ts'
import { createMatch, nextDue, play } from './play.ts'
import { ROLES, type Role } from './roles.ts'

export interface Simulation {
  readonly match: Match
  readonly inputs: readonly Input[]
  readonly events: readonly GameEvent[]
  /** Why it ended before the match was over; null: it was over, or `until` had enough. */
  readonly stuck: string | null
}

/** More inputs than any match has: a bot that moves for ever is a mistake to be told of. */
const MOST_INPUTS = 100_000

/** The earlier of what the bots and the clock do next; what is due comes before a move of the same moment. */
function nextInput(match: Match, bots: Readonly<Record<Role, Bot>>): Input | null {
  const n = match.n + 1
  const due = nextDue(match)
  let first: { readonly role: Role; readonly planned: BotMove } | null = null
  for (const role of ROLES) {
    const planned = botMove(match, role, bots[role])
    if (planned !== null && (due === null || planned.at < due) && (first === null || planned.at < first.planned.at))
      first = { role, planned }
  }
  if (first !== null) return { ...first.planned.move, at: first.planned.at, n, from: first.role, round: match.round }
  return due === null ? null : { at: due, n, from: 'clock' }
}

/** Plays until the match is over, or `until` says that it is enough; `until` sees the match before every input. */
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
      return { match, inputs, events, stuck: `the match stands still in ${match.phase} after ${inputs.length} inputs` }
    const step = play(match, input)
    const rejected = step.events.find((event) => event.on === 'rejected')
    if (rejected?.on === 'rejected') return { match, inputs, events, stuck: `${JSON.stringify(input)} was rejected: ${rejected.reason}` }
    match = step.match
    inputs.push(input)
    events.push(...step.events)
  }
  return { match, inputs, events, stuck: null }
}
