// What an empty boat is loaded with by Enter, in real matches: the kind that stands next, at every move of the reference player.
import { describe, expect, it } from 'vitest'
import { suggest, unanswered } from '../../../client/store/suggest.ts'
import {
  botMove,
  createMatch,
  formatPosition,
  type Input,
  type Match,
  nextDue,
  otherRole,
  parseConfig,
  play,
  positionOf,
  ROLES,
  type Role,
  view,
} from '../../../shared/game/index.ts'
import { duties, type Flag } from '../../../shared/tcp/index.ts'
import { configOf } from '../../game/plays.ts'
import { answerAll } from '../../game/tables.ts'

const BOT = { think: 700, errors: 0, seed: 1 }

interface Seen {
  readonly role: Role
  readonly sent: readonly Flag[]
  readonly suggested: readonly Flag[]
}

/** Lets two bots play one round; before each of their segments the player's suggestion is noted. */
function playRound(scenario: string): { readonly seen: readonly Seen[]; readonly match: Match } {
  const config = parseConfig({ seed: 'suggest', level: 'match', rounds: [scenario], briefing: 0, debrief: 0 })
  if (!config.ok) throw new Error(scenario)
  let match = createMatch(config.value)
  const seen: Seen[] = []
  while (match.phase === 'live') {
    const due = nextDue(match)
    const moves = ROLES.flatMap((role) => {
      const planned = botMove(match, role, BOT)
      return planned === null || (due !== null && planned.at >= due) ? [] : [{ role, planned }]
    }).sort((a, b) => a.planned.at - b.planned.at)
    const [first] = moves
    if (first === undefined && due === null) break
    if (first?.planned.move.kind === 'segment') {
      const { role } = first
      seen.push({ role, sent: first.planned.move.flags, suggested: suggest(view(match, role).hosts[role] ?? null) })
    }
    const next: Input =
      first === undefined
        ? { at: due ?? match.at, n: match.n + 1, from: 'clock' }
        : { ...first.planned.move, at: first.planned.at, n: match.n + 1, from: first.role, round: match.round }
    const step = play(match, next)
    if (step.match === match) throw new Error(`${scenario}: stuck`)
    match = step.match
  }
  return { seen, match }
}

const SCENARIOS = ['handshake', 'whole-life', 'lost-syn', 'lost-syn-ack', 'lost-fin', 'goodbye', 'abort']

describe('what Enter loads into an empty boat', () => {
  it.each(SCENARIOS)('is a legal next kind at every move of %s', (scenario) => {
    const { seen } = playRound(scenario)
    expect(seen.length).toBeGreaterThan(2)
    for (const { sent, suggested, role } of seen) {
      // One segment or two for an ACK and a FIN, a RST with an ACK or without: both are right.
      const plain = (flags: readonly Flag[]) => (flags.includes('RST') ? 'RST' : flags.filter((flag) => flag !== 'FIN').join(' '))
      expect(plain(suggested), `${role} sent ${sent.join(' ')}`).toBe(plain(sent))
    }
  })

  it('answers an arrival that was there before the story began, until it is answered', () => {
    const owes = answerAll(configOf('handshake', 'coach', '1'), (match) => match.live.hosts.server.duties.length > 0)
    const begun = createMatch(configOf('handshake', 'coach', '1', { position: formatPosition(positionOf(owes)), briefing: 0 }))
    const server = view(begun, 'server').hosts.server
    if (server === undefined) throw new Error('no server')
    expect(unanswered(server)).toHaveLength(1)
    expect(suggest(server)).toEqual(['SYN', 'ACK'])
    const verdict = { kind: 'due', rule: null, skill: null, wrong: null, right: null, crossed: false, birds: 1 } as const
    const sent = { at: 0, told: 'move', move: 1, left: true, verdict } as const
    const [segment] = duties(begun.live.hosts.server.tcb).map((duty) => duty.segment)
    if (segment === undefined) throw new Error('the server owes a SYN-ACK')
    expect(unanswered({ ...server, story: [{ ...sent, segment }] })).toEqual([])
  })

  it('loads nothing where nothing stands next', () => {
    const config = parseConfig({ seed: 'quiet', level: 'match', rounds: ['handshake'], briefing: 0 })
    if (!config.ok) throw new Error('handshake')
    const match = createMatch(config.value)
    const server = view(match, otherRole('client')).hosts.server
    expect(server?.inbox).toEqual([])
    expect(suggest(server ?? null)).toEqual([])
    expect(suggest(null)).toEqual([])
  })
})
