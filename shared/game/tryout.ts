// Whether a scenario can be played: two perfect bots of several paces try it on several seeds, and what keeps them from the goal is told as data.
import { parseConfig } from './config-schema.ts'
import { holds } from './holds.ts'
import type { LevelId } from './levels.ts'
import type { Live, Match } from './match.ts'
import type { Scenario } from './scenario.ts'
import { simulate } from './simulate.ts'

/** How a pair plays: ms from a duty to the move, at this level, on this seed. */
export interface Pace {
  readonly level: LevelId
  readonly think: number
  readonly seed: string
}

const PACES = [
  { level: 'coach', think: 1500 },
  { level: 'coach', think: 5000 },
  { level: 'coach', think: 9000 },
  { level: 'match', think: 1500 },
  { level: 'match', think: 5000 },
] as const
const SEEDS = ['1', '2', '3', '4']

/** All that a try-out plays; the first one is the one to show. */
export const ALL_PACES: readonly Pace[] = SEEDS.flatMap((seed) => PACES.map((pace) => ({ ...pace, seed })))
/** Few that fail wherever most of them would: the quickest, the slowest, and the one nearest to its level's deadline. */
export const FEW_PACES: readonly Pace[] = [
  { level: 'coach', think: 1500, seed: '1' },
  { level: 'coach', think: 9000, seed: '2' },
  { level: 'match', think: 5000, seed: '3' },
]

/** Why a play ended without its goal: nobody owes anything and nothing more can come; the clock ended; the bots moved without end. */
export type Ending = 'idle' | 'clock' | 'endless'

export interface Play {
  readonly pace: Pace
  /** ms from live to goal; null: not reached. */
  readonly goalAfter: number | null
  /** null: it was reached. */
  readonly why: Why | null
  /** The round at its end. */
  readonly live: Live
}

export interface Why {
  readonly ending: Ending
  /** ms from live to the last thing that happened. */
  readonly after: number
  /** Places of the goal's conditions that did not hold at the end. */
  readonly goal: readonly number[]
  /** Requests that were not done, by their ids; `waiting`: never dealt. */
  readonly requests: readonly Readonly<{ id: string; status: 'waiting' | 'failed' | 'open' }>[]
  /** Incidents that never happened. */
  readonly incidents: readonly string[]
}

export interface TryOut {
  /** Every play reached the goal. */
  readonly solvable: boolean
  readonly plays: readonly Play[]
}

/** Inputs after which a play is given up: more than any round that people can play has. */
const MOST_INPUTS = 4000

const quiet = ({ agenda, hosts }: Live): boolean =>
  agenda.length === 0 && hosts.client.duties.length === 0 && hosts.server.duties.length === 0

function whyNot(last: Live, stuck: boolean): Why {
  const { scenario, requests, incidents, startedAt, story } = last
  return {
    ending: stuck ? 'endless' : quiet(last) ? 'idle' : 'clock',
    after: Math.max(0, (story.at(-1)?.at ?? startedAt) - startedAt),
    goal: scenario.goal.flatMap((condition, index) => (holds(last, last.endsAt, condition) ? [] : [index])),
    requests: requests.flatMap(({ request: { id }, status }) =>
      status === 'done' ? [] : [{ id, status: status === 'delayed' ? 'waiting' : status }],
    ),
    incidents: scenario.incidents.flatMap(({ id }, index) => (incidents[index] === 'happened' ? [] : [id])),
  }
}

/** Two perfect bots of this pace play the scenario until its goal, or until nothing is left to do if there is no encore. */
export function playAt(scenario: Scenario, pace: Pace): Play {
  const config = parseConfig({
    seed: pace.seed,
    level: pace.level,
    rounds: [scenario],
    bots: { a: true, b: true },
    briefing: 0,
    debrief: 0,
  })
  // A Scenario cannot be wrong, and the rest is ours.
  if (!config.ok) throw new Error(config.problems[0].reason)
  const bot = { think: pace.think, errors: 0, seed: 1 }
  let last: Live | null = null
  let inputs = 0
  const enough = (match: Match): boolean => {
    if (match.phase !== 'live') return true
    last = match.live
    inputs += 1
    return inputs > MOST_INPUTS || (match.live.goalAt !== null && scenario.encore)
  }
  const { match, stuck } = simulate(config.value, { client: bot, server: bot }, enough)
  const { goalAt, startedAt } = match.live
  if (goalAt !== null) return { pace, goalAfter: goalAt - startedAt, why: null, live: match.live }
  return { pace, goalAfter: null, why: whyNot(last ?? match.live, stuck !== null || inputs > MOST_INPUTS), live: match.live }
}

/** One play after the other, so that whoever has other things to do may stop in between. */
export function* playsOf(scenario: Scenario, paces: readonly Pace[] = ALL_PACES): Generator<Play> {
  for (const pace of paces) yield playAt(scenario, pace)
}

/** Plays all of these paces. */
export function tryOut(scenario: Scenario, paces: readonly Pace[] = ALL_PACES): TryOut {
  const plays = [...playsOf(scenario, paces)]
  return { solvable: plays.every(({ why }) => why === null), plays }
}
