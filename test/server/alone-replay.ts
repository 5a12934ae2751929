// The round of a class that somebody played without a socket.
import { type Bot, botFor, parseConfig, type Replay, recordOf, scenarioOf, simulate } from '../../shared/game/index.ts'

/** Whoever played it alone. */
export const FAST: Bot = { think: 1000, errors: 0, seed: 1 }

/** `server`: who played there; the class's own bot unless it is forged. */
export function replayOf(seed: string, server: Bot = botFor('coach', false)): Replay {
  const scenario = scenarioOf('handshake')
  if (!scenario.ok) throw new Error('no scenario')
  const config = parseConfig({ seed, level: 'coach', rounds: [scenario.value], bots: { a: false, b: true }, briefing: 0, debrief: 0 })
  if (!config.ok) throw new Error(config.problems[0].reason)
  return recordOf(config.value, simulate(config.value, { client: FAST, server }).inputs)
}
