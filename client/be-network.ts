// "Be the network" alone: two bots in this page, and nobody else.
import { botFor } from '../shared/game/bot-levels.ts'
import { type LevelId, NETWORK_ROUND, parseConfig } from '../shared/game/index.ts'
import { type LocalConnection, startLocal } from './net/local.ts'
import { go } from './route.ts'
import { endPractice, playHere } from './session.ts'

const newSeed = (): string => crypto.getRandomValues(new Uint32Array(2)).join('-')

/** The middle level. */
export const NETWORK_LEVEL: LevelId = 'match'

export function networkMatch(): LocalConnection {
  const config = parseConfig({ seed: newSeed(), level: NETWORK_LEVEL, rounds: [NETWORK_ROUND], bots: { a: true, b: true }, endless: true })
  // The round comes with the game, and the rest is ours.
  if (!config.ok) throw new Error(config.problems[0].reason)
  return startLocal({
    config: config.value,
    seat: 'a',
    bot: botFor(NETWORK_LEVEL, true),
    again: (before) => ({ ...before, seed: newSeed() }),
  })
}

/** Starts a round and shows it. Throws when a part of the game cannot be loaded. */
export async function beTheNetwork(): Promise<void> {
  endPractice()
  await playHere(networkMatch())
  go('/match')
}
