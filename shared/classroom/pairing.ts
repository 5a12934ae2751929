// Who plays with whom: at random, as before, or by rank; what the teacher paired by hand comes first. The odd one out plays with a bot.
import { hash, hashText } from '../net/index.ts'
import { type ClassState, isPresent, standings } from './state.ts'

export interface Couple {
  readonly a: string
  readonly b: string | null
}

const shuffled = (ids: readonly string[], seed: number): readonly string[] =>
  ids
    .map((id) => ({ id, rank: hash(seed, hashText(id)) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ id }) => id)

/** Neighbours of a list; the last one alone if their number is odd. */
const neighbours = (ids: readonly string[]): readonly Couple[] =>
  ids.flatMap((a, index) => (index % 2 === 0 ? [{ a, b: ids[index + 1] ?? null }] : []))

/** The couples of the next round. `here`: who is there now; others are left out until they are back. */
export function couplesFor(state: ClassState, here: ReadonlySet<string>): readonly Couple[] {
  const able = new Set(state.students.filter((one) => isPresent(one) && here.has(one.id)).map(({ id }) => id))
  const couples: Couple[] = []
  const take = (a: string, b: string | null): void => {
    if (!able.has(a) || (b !== null && !able.has(b))) return
    able.delete(a)
    if (b !== null) able.delete(b)
    couples.push({ a, b })
  }
  for (const { a, b } of state.wished) take(a, b)
  if (state.options.pairing === 'same') for (const { a, b } of state.pairs) if (b !== null) take(a, b)
  const rest =
    state.options.pairing === 'rank' && state.round >= 0
      ? standings(state).flatMap(({ id }) => (able.has(id) ? [id] : []))
      : shuffled([...able], hash(hashText(state.seed), state.round + 1))
  return [...couples, ...neighbours(rest)]
}
