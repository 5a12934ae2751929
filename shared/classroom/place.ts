// Where each student plays now: in a pair of the running round, or in a round of an assignment that two play together.
import type { Pair } from './event.ts'
import type { ClassState } from './state.ts'
import type { Duo } from './together.ts'

export interface StudentPlace {
  /** Who sits at the other end; null: a bot, bots at both ends, or nobody yet. */
  readonly partner: string | null
  /** The room of the match, and whether they are the network there; null: no seat in one. */
  readonly seat: Readonly<{ code: string; seat: 'a' | 'b'; network: boolean }> | null
  /** A round of an assignment that two play together: theirs, or the number by which somebody joins them. null: none. */
  readonly together: Readonly<{ round: number; number: string; isWaiting: boolean }> | null
}

/** Those of a pair who are in it: of a duo, who has not turned to something else. */
export const membersOf = ({ a, b, left = [] }: Pair & Partial<Pick<Duo, 'left'>>): readonly string[] =>
  [a, b].flatMap((id) => (id === null || left.includes(id) ? [] : [id]))

const byMember = <P extends Pair>(pairs: readonly P[]): ReadonlyMap<string, P> =>
  new Map(pairs.flatMap((pair) => membersOf(pair).map((id) => [id, pair] as const)))

/** The places of all students at one moment, each asked for by their id. */
export function studentPlaces({ phase, pairs, duos, students }: ClassState): (id: string) => StudentPlace {
  const inRound = byMember(phase === 'briefing' || phase === 'live' || phase === 'debrief' ? pairs : [])
  const inDuo = byMember(phase === 'lobby' ? duos : [])
  const names = new Map(students.map(({ id, name, gone }) => [id, gone ? null : name]))
  return (id) => {
    const duo = inDuo.get(id) ?? null
    const pair = inRound.get(id) ?? (duo?.b == null ? null : duo)
    const partner = pair?.a === id ? pair.b : (pair?.a ?? null)
    return {
      partner: partner === null ? null : (names.get(partner) ?? null),
      seat: pair === null ? null : { code: pair.code, seat: pair.a === id ? 'a' : 'b', network: pair.network === true },
      together: duo === null ? null : { round: duo.round, number: duo.number, isWaiting: duo.b === null },
    }
  }
}
