import { useEffect, useState } from 'preact/hooks'
import type { HelpView } from '../../../shared/game/index.ts'
import { listens } from '../../commands/commands.ts'
import type { Game } from '../../store/game.ts'

/** How often it is looked whether help has come by itself, ms. */
const LOOK_EVERY = 250

/** The help that is shown now: that for an open `listen` comes without a new View. */
export function useHelp(game: Game): HelpView | null {
  const waits = listens(game)
  const [, setStep] = useState(0)
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => setStep(game.help()?.step ?? 0), LOOK_EVERY)
    return () => clearInterval(timer)
  }, [game, waits])
  return game.help()
}
