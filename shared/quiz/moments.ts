// Moments of real play: two bots play a scenario, and whenever a host owes something that is a moment to ask about.
import {
  acting,
  type ByRole,
  createMatch,
  formatPosition,
  type Match,
  type OpenDuty,
  parseConfig,
  positionOf,
  ROLES,
  type Role,
  SCENARIO_IDS,
  type ScenarioId,
  type Simulation,
  scenarioOf,
  simulate,
  type Told,
  view,
} from '../game/index.ts'
import { hash } from '../net/index.ts'
import type { SkillId, Tcb } from '../tcp/index.ts'
import type { Scene } from './card.ts'
import { roll, shuffled } from './dice.ts'

export interface Moment {
  readonly match: Match
  readonly role: Role
  /** The TCB by which this host's moves are judged. */
  readonly tcb: Tcb
  /** What it owes, most urgent first; empty: nothing. */
  readonly duties: readonly OpenDuty[]
}

/** ms from a duty to the bot's move, by the seed. */
const thinkOf = (seed: number, role: number): number => 600 + roll(2400, seed, 7, role)

const configOf = (scenario: unknown, seed: number, briefing: number) =>
  parseConfig({ seed: String(seed), level: 'coach', rounds: [scenario], bots: { a: true, b: true }, briefing, debrief: 0 })

/** Both hosts before the first moment of a round; null: that is no scenario. */
export function hostsBefore(scenario: unknown, seed: number): ByRole<Tcb> | null {
  const config = configOf(scenario, seed, 1)
  if (!config.ok) return null
  const { hosts } = createMatch(config.value).live
  return { client: hosts.client.tcb, server: hosts.server.tcb }
}

/** Two bots that make no mistake play one round of a scenario. */
export function playRound(scenario: unknown, seed: number, until?: (match: Match) => boolean): Simulation | null {
  const config = configOf(scenario, seed, 0)
  if (!config.ok) return null
  const bot = (role: number) => ({ think: thinkOf(seed, role), errors: 0, seed })
  const played = simulate(config.value, { client: bot(0), server: bot(1) }, until)
  return played.stuck === null ? played : null
}

export const momentOf = (match: Match, role: Role): Moment => ({
  match,
  role,
  tcb: acting(match.live, role),
  duties: match.live.hosts[role].duties,
})

/** Every moment of a round at which a host comes to owe something new. */
export function momentsIn(scenario: ScenarioId, seed: number): readonly Moment[] {
  const moments: Moment[] = []
  const asked = new Set<string>()
  playRound(scenario, seed, (match) => {
    if (match.phase !== 'live') return match.phase !== 'briefing'
    for (const role of ROLES) {
      const [open] = match.live.hosts[role].duties
      if (open === undefined || asked.has(`${role} ${open.duty.id}`)) continue
      asked.add(`${role} ${open.duty.id}`)
      moments.push(momentOf(match, role))
    }
    return false
  })
  return moments
}

/** Scenarios in the order in which a card looks for a moment: those that teach the skill first. */
export function scenariosFor(skill: SkillId, seed: number): readonly ScenarioId[] {
  const teaches = (id: ScenarioId): boolean => {
    const scenario = scenarioOf(id)
    return scenario.ok && scenario.value.skills.includes(skill)
  }
  const all = shuffled(SCENARIO_IDS, seed, 11)
  return [...all.filter(teaches), ...all.filter((id) => !teaches(id))]
}

export const positionTextOf = ({ match }: Moment): string => formatPosition(positionOf(match))

/** Told lines that say nothing about the answer. */
const harmless = ({ told }: Told): boolean =>
  told === 'move' || told === 'arrived' || told === 'timer' || told === 'signal' || told === 'crashed' || told === 'request'

/** What this host knows; without its state where that is asked. */
export function sceneOf({ match, role }: Moment, hideState = false): Scene {
  const host = view(match, role).hosts[role]
  const nothing = { iss: 0, irs: null, sndUna: 0, sndNxt: 0, sndWnd: 0, rcvNxt: null, rcvWnd: 0 }
  return {
    role,
    state: hideState ? null : (host?.state ?? null),
    tcb: host?.tcb ?? nothing,
    hides: [],
    requests: host?.requests ?? [],
    outbox: host?.outbox ?? [],
    story: host?.story.filter(harmless) ?? [],
    last: match.live.hosts[role].tcb.last,
  }
}

/** A seed for the numbers of a card's match, apart from the card's other dice. */
export const matchSeed = (seed: number): number => hash(seed, 3)
