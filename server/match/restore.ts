// A stored match as it stood after its last input.
import { createMatch, type Match, playParsed } from '../../shared/game/index.ts'
import type { StoredMatch } from '../storage/storage.ts'
import { countMove, type Made, noneMade, type RunnerOptions, stampOf } from './runner.ts'

interface Snapshot {
  readonly match: Match
  readonly made: Made
}

/** Snapshots are written by `MatchRunner` and by nobody else; one of another core is never read. */
const readSnapshot = (text: string): Snapshot => JSON.parse(text)

/** Where a match stands, as its runner takes it over. */
export type Standing = Pick<RunnerOptions, 'match' | 'made' | 'kept'>

export const standingAtFirst = (match: Match): Standing => ({ match, made: noneMade(match), kept: stampOf(match) })

/** Only of a match of these rules. Throws when an input is rejected: the stored match is damaged. */
export function restore(stored: StoredMatch): Standing {
  const { snapshot } = stored
  let { match, made } = snapshot === null ? standingAtFirst(createMatch(stored.config)) : readSnapshot(snapshot.text)
  const kept = stampOf(match)
  for (const input of stored.inputs) {
    const step = playParsed(match, input)
    if (step.match === match) throw new Error(`a match's stored input ${input.n} is rejected`)
    match = step.match
    made = countMove(made, input, match)
  }
  return { match, made, kept }
}
