// What happens to a match by itself: what the clock or a bot does next, wherever the match is driven from.
import { type Bot, type BotMove, botMove } from './bot.ts'
import type { Input } from './input.ts'
import type { Match } from './match.ts'
import { nextDue } from './play.ts'
import { ROLES, type Role, seatOf } from './roles.ts'

/** The earlier of what these bots and the clock do next; what is due comes before a move of the same moment. null: nothing by itself. */
export function nextInput(match: Match, bots: Readonly<Partial<Record<Role, Bot>>>): Input | null {
  const n = match.n + 1
  const due = nextDue(match)
  let first: { readonly role: Role; readonly planned: BotMove } | null = null
  for (const role of ROLES) {
    const bot = bots[role]
    const planned = bot === undefined ? null : botMove(match, role, bot)
    if (planned !== null && (due === null || planned.at < due) && (first === null || planned.at < first.planned.at))
      first = { role, planned }
  }
  if (first !== null) return { ...first.planned.move, at: first.planned.at, n, from: first.role, round: match.round }
  return due === null ? null : { at: due, n, from: 'clock' }
}

/** The bot at each seat that a bot has now. */
export function botsOf({ bots, round, config }: Match, bot: Bot): Readonly<Partial<Record<Role, Bot>>> {
  const sits = (role: Role): boolean => bots[seatOf(role, round, config.firstClient)]
  return { ...(sits('client') ? { client: bot } : {}), ...(sits('server') ? { server: bot } : {}) }
}
