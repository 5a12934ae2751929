// A position that somebody shared, opened as a card to try: what does this host owe now?
import { createMatch, type Match, type Problem, parseConfig, parsePosition, play, type Result, ROLES, type Role } from '../game/index.ts'
import { hashText } from '../net/index.ts'
import type { Scene, SendCard } from './card.ts'
import { momentOf, sceneOf } from './moments.ts'
import { nothingCardOf, sendCardOf } from './send.ts'

export interface OpenedPosition {
  readonly text: string
  readonly scenario: string
  /** What each host knows. */
  readonly scenes: Readonly<Record<Role, Scene>>
  /** The card of each host; null: there is nothing to ask it here. */
  readonly cards: Readonly<Record<Role, SendCard | null>>
}

/** A match that goes live at once from this position. */
function matchFrom(text: string, scenario: string): Result<Match> {
  const config = parseConfig({
    seed: 'position',
    level: 'coach',
    rounds: [scenario],
    bots: { a: false, b: true },
    briefing: 0,
    position: text,
  })
  if (!config.ok) return config
  const match = createMatch(config.value)
  return { ok: true, value: match.phase === 'live' ? match : play(match, { at: 0, n: match.n + 1, from: 'clock' }).match }
}

/** Opens a position text, or says what is wrong with it. */
export function openPosition(text: string): Result<OpenedPosition> {
  const position = parsePosition(text)
  if (!position.ok) return position
  const { scenario } = position.value
  const match = matchFrom(text, scenario)
  if (!match.ok) {
    const problem: Problem = { path: 'scenario', reason: `this position is of a scenario that is not known here: '${scenario}'` }
    return match.problems.some(({ path }) => path.startsWith('rounds')) ? { ok: false, problems: [problem] } : match
  }
  const seed = hashText(text)
  const card = (role: Role): SendCard | null => {
    const moment = momentOf(match.value, role)
    return sendCardOf(moment, null, seed) ?? nothingCardOf(moment, seed)
  }
  const [client, server] = ROLES.map(card)
  const scene = (role: Role): Scene => sceneOf(momentOf(match.value, role))
  return {
    ok: true,
    value: {
      text,
      scenario,
      scenes: { client: scene('client'), server: scene('server') },
      cards: { client: client ?? null, server: server ?? null },
    },
  }
}
