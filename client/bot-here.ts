// A match against the bot in this page, where the server has no seat for it: everything that it needs comes with the page or is kept in this browser.
import { loadMessages } from './i18n/i18n.ts'
import type { SoloChoices } from './net/solo.ts'
import { game, playHere } from './session.ts'

/** Rejects when something of it is not in this browser and cannot be fetched. */
const load = () =>
  Promise.all([import('./net/solo.ts'), import('./store/game.ts'), import('./ui/match/MatchScreen.tsx'), loadMessages('game')])

/** Whether it can be played now. */
export const canPlayHere = (): Promise<boolean> =>
  load().then(
    () => true,
    () => false,
  )

/** `why`: what is to be told of it; null: nothing. false: it cannot be played here now. */
export async function playBotHere(choices: SoloChoices, why: 'offline' | 'blocked' | 'busy' | null): Promise<boolean> {
  if (!(await canPlayHere())) return false
  const [{ startSolo }] = await load()
  await playHere(startSolo(choices))
  if (why !== null) game.peek()?.tell(`lobby.botHere.${why}`)
  return true
}
