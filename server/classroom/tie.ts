// What a match of a class has to do with its class: it stands when the class does, and tells it what became of the round.
import type { Match } from '../../shared/game/index.ts'
import type { Logger } from '../log.ts'
import type { Table } from '../match/table.ts'
import type { InClass } from '../storage/storage.ts'
import type { Classes } from './classes.ts'

export interface Tie {
  /** The class's. */
  readonly log: Logger
  held(): boolean
  played(match: Match, id: string): void
  /** The table is open: from now on it goes in step with the class. */
  begin(table: Table): void
  end(table: Table): void
}

/** null: the match belongs to no class, or to one that is deleted. */
export async function tieTo(inClass: InClass | null, classes: Classes): Promise<Tie | null> {
  const hub = inClass === null ? null : await classes.find(inClass.code)
  if (hub === null || inClass === null) return null
  const { round, pair, pace } = inClass
  const inStep = pace === 'class'
  return {
    log: hub.log,
    held: () => inStep && hub.isHeld(round),
    played: (match, id) => (inStep ? hub.played(round, pair, match, id) : hub.playedTogether(pair, match, id)),
    begin: (table) => inStep && hub.attach(round, pair, table),
    end: (table) => hub.detach(pair, table),
  }
}
