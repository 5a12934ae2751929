// Two bots play a match through the very reducer that the server and the browser run.
import type { Bot } from './bot.ts'
import type { MatchConfig } from './config.ts'
import type { GameEvent } from './event.ts'
import type { Input } from './input.ts'
import type { Match } from './match.ts'
import { nextInput } from './next-input.ts'
import { createMatch, play } from './play.ts'
import type { Role } from './roles.ts'

export interface Simulation {
  readonly match: Match
  readonly inputs: readonly Input[]
  readonly events: readonly GameEvent[]
  /** Why it ended before the match was over; null: it was over, or `until` had enough. */
  readonly stuck: string | null
}

/** More inputs than any match has: a bot that moves for ever is a mistake to be told of. */
const MOST_INPUTS = 100_000

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
