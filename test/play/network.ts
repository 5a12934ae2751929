// Somebody who is the network, as a program: plays a round between two bots by a policy that sees what the network's View shows.
import {
  type Bot,
  createMatch,
  type Input,
  isNetworkRound,
  type Match,
  type MatchConfig,
  type NetworkMove,
  nextInput,
  parseConfig,
  play,
  type Scenario,
  type View,
  view,
} from '../../shared/game/index.ts'

/** What the network does at this moment; null: nothing. Asked after everything that happens. */
export type Policy = (view: View, match: Match) => NetworkMove | null

export interface NetworkPlayed {
  readonly match: Match
  readonly inputs: readonly Input[]
  /** Moves of the network that were refused, and why. */
  readonly refused: readonly string[]
  /** The match after every input. */
  readonly steps: readonly Match[]
}

export function networkConfig(scenario: Scenario, seed: string, level: MatchConfig['level'], more: object = {}): MatchConfig {
  const config = parseConfig({ seed, level, rounds: [scenario], bots: { a: true, b: true }, briefing: 0, debrief: 0, ...more })
  if (!config.ok) throw new Error(config.problems[0].reason)
  if (!isNetworkRound(config.value.rounds[0])) throw new Error('nobody is the network there')
  return config.value
}

/** Most inputs of a round; more is a mistake to be told of. */
const MOST = 5000

export function playNetwork(config: MatchConfig, think: number, policy: Policy): NetworkPlayed {
  const bot: Bot = { think, errors: 0, seed: 1 }
  let match = createMatch(config)
  const inputs: Input[] = []
  const refused: string[] = []
  const steps: Match[] = []
  const take = (input: Input): boolean => {
    const step = play(match, input)
    if (step.match === match) {
      refused.push(step.events.flatMap((event) => (event.on === 'rejected' ? [event.reason] : [])).join())
      return false
    }
    match = step.match
    inputs.push(input)
    steps.push(match)
    return true
  }
  while (match.phase !== 'over') {
    if (inputs.length > MOST) throw new Error('the round does not end')
    for (let move = policy(view(match, 'network'), match); move !== null; move = policy(view(match, 'network'), match))
      if (!take({ ...move, at: match.at, n: match.n + 1, from: 'network', round: match.round })) break
    const input = nextInput(match, { client: bot, server: bot })
    if (input === null || !take(input)) throw new Error(`the match stands still in ${match.phase}`)
  }
  return { match, inputs, refused, steps }
}
