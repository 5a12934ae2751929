// A match against the bot in this page, made from the same choices as one on the server.
import { botFor } from '../../shared/game/bot-levels.ts'
import { parseConfig, rematch } from '../../shared/game/index.ts'
import type { NewMatch } from '../../shared/protocol/index.ts'
import { PLAYLISTS } from '../../shared/protocol/playlists.ts'
import type { Connection } from './connection.ts'
import { startLocal } from './local.ts'

/** A bot's match needs no name: nobody else is there to read it. */
export type SoloChoices = Pick<NewMatch, 'level' | 'playlist' | 'role' | 'xray'>

const BOTS = { a: false, b: true }

const newSeed = (): string => Math.random().toString(36).slice(2).padEnd(8, '0')

/** Starts the match; the player has seat a. Throws when the choices make no match. */
export function startSolo({ level, playlist, role, xray }: SoloChoices): Connection {
  const client = role === 'random' ? Math.random() < 0.5 : role === 'client'
  const rounds = typeof playlist === 'string' ? PLAYLISTS[playlist] : playlist
  const config = parseConfig({ seed: newSeed(), level, rounds, firstClient: client ? 'a' : 'b', xray, bots: BOTS })
  if (!config.ok) throw new Error(config.problems[0].reason)
  return startLocal({
    config: config.value,
    seat: 'a',
    bot: botFor(level, false),
    again: (before) => ({ ...rematch(before, newSeed()), bots: BOTS }),
  })
}
