// Two bots play the draft after every change, one play at a time, so that typing never waits for them.
import { useEffect, useState } from 'preact/hooks'
import { ALL_PACES, type Play, playsOf, type Scenario } from '../../../shared/game/index.ts'

export interface Trial {
  /** The plays so far. */
  readonly plays: readonly Play[]
  readonly done: boolean
  /** They are of the draft before: the new one's have not come yet. */
  readonly stale: boolean
}

/** ms without a change until the bots begin. */
const QUIET = 250
/** Plays after which the page is shown how far it is. */
const AT_ONCE = 5

/** null: there is nothing that could be played. */
export function useTrial(scenario: Scenario | null): Trial | null {
  const [shown, setShown] = useState<{ of: string; plays: readonly Play[] }>({ of: '', plays: [] })
  // Another object with the same scenario in it is no change.
  const text = scenario === null ? '' : JSON.stringify(scenario)
  useEffect(() => {
    if (scenario === null) return
    const plays: Play[] = []
    const coming = playsOf(scenario)
    const next = (): void => {
      const play = coming.next()
      if (play.done !== true) plays.push(play.value)
      const done = plays.length === ALL_PACES.length
      if (done || plays.length === 1 || plays.length % AT_ONCE === 0) setShown({ of: text, plays: [...plays] })
      if (!done) timer = setTimeout(next)
    }
    let timer = setTimeout(next, QUIET)
    return () => clearTimeout(timer)
  }, [text])
  if (scenario === null) return null
  const stale = shown.of !== text
  return { plays: shown.plays, done: !stale && shown.plays.length === ALL_PACES.length, stale }
}
