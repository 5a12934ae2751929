// A stored match as it stood after its last input.
import { createMatch, type Match, playParsed } from '../../shared/game/index.ts'
import type { StoredMatch } from '../storage/storage.ts'
import { countMove, type Made, noneMade } from './runner.ts'

interface Snapshot {
  readonly match: Match
  readonly made: Made
}

/** Snapshots are written by `MatchRunner` and by nobody else; one of another core is never read. */
const readSnapshot = (text: string): Snapshot => JSON.parse(text)

/** Only of a match of these rules. Throws when an input is rejected: the stored match is damaged. */
export function restore(stored: StoredMatch): Snapshot {
  const first = createMatch(stored.config)
  let { match, made } = stored.snapshot === null ? { match: first, made: noneMade(first) } : readSnapshot(stored.snapshot.text)
  for (const input of stored.inputs) {
    const step = playParsed(match, input)
    if (step.match === match) throw new Error(`a match's stored input ${input.n} is rejected`)
    match = step.match
    made = countMove(made, input, match)
  }
  return { match, made }
}
