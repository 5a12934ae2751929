// How a bot plays at each level, wherever the match is: on the server or in the page.
import type { Bot } from './bot.ts'
import type { LevelId } from './levels.ts'

export const BOT_OF_LEVEL: Readonly<Record<LevelId, Pick<Bot, 'think' | 'errors'>>> = {
  coach: { think: 2500, errors: 0 },
  match: { think: 1800, errors: 0.04 },
  exam: { think: 1500, errors: 0.06 },
}

/** The bot at the other end, or at both where somebody is the network: between two that err, nobody could tell what the network did. */
export const botFor = (level: LevelId, isNetwork: boolean): Bot => {
  const { think, errors } = BOT_OF_LEVEL[level]
  return { think, errors: isNetwork ? 0 : errors, seed: 1 }
}
