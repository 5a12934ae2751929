// Who plays with whom: at random, as before, or by rank; what the teacher paired by hand comes first. The odd one out plays with a
// bot or is the network; in a round of the network everybody is, alone.
import { isNetworkRound } from '../game/index.ts'
import { hash, hashText } from '../net/index.ts'
import type { Odd } from './options.ts'
import { type ClassState, isPresent, standings } from './state.ts'

export interface Couple {
  readonly a: string
  readonly b: string | null
  /** `a` is the network between two bots. */
  readonly network: boolean
}

const shuffled = (ids: readonly string[], seed: number): readonly string[] =>
  ids
    .map((id) => ({ id, rank: hash(seed, hashText(id)) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ id }) => id)

/** Neighbours of a list; the last one alone if their number is odd. */
const neighbours = (ids: readonly string[], odd: Odd): readonly Couple[] =>
  ids.flatMap((a, index) => {
    const b = ids[index + 1] ?? null
    return index % 2 === 0 ? [{ a, b, network: b === null && odd === 'network' }] : []
  })

/** The couples of the next round. `here`: who is there now; others are left out until they are back. */
export function couplesFor(state: ClassState, here: ReadonlySet<string>): readonly Couple[] {
  const { odd, pairing, playlist } = state.options
  const able = new Set(state.students.filter((one) => isPresent(one) && here.has(one.id)).map(({ id }) => id))
  const next = playlist[state.round + 1]
  if (next !== undefined && isNetworkRound(next)) return [...able].map((a) => ({ a, b: null, network: true }))
  const couples: Couple[] = []
  const take = (a: string, b: string | null): void => {
    if (!able.has(a) || (b !== null && !able.has(b))) return
    able.delete(a)
    if (b !== null) able.delete(b)
    couples.push({ a, b, network: false })
  }
  for (const { a, b } of state.wished) take(a, b)
  if (pairing === 'same') for (const { a, b } of state.pairs) if (b !== null) take(a, b)
  const rest =
    pairing === 'rank' && state.round >= 0
      ? standings(state).flatMap(({ id }) => (able.has(id) ? [id] : []))
      : shuffled([...able], hash(hashText(state.seed), state.round + 1))
  return [...couples, ...neighbours(rest, odd)]
}
