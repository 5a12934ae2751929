// An assignment's round that two students play together when they like: one gets a number, whoever types it sits down at the other end.
import { isNetworkRound } from '../game/index.ts'
import type { Pair, PairResult } from './event.ts'
import { type ClassState, isLate, isPresent, type StudentRound } from './state.ts'
import { type ClassStep, no, yes } from './step.ts'

/** `b` null and `code` '': `a` waits for somebody who knows the number. */
export interface Duo extends Pair {
  readonly round: number
  /** Four digits, unique among those who wait. */
  readonly number: string
  readonly done: boolean
  /** Who has turned to something else; what is played from then on is not theirs. */
  readonly left: readonly string[]
}

const isIn = (duo: Duo, id: string): boolean => (duo.a === id || duo.b === id) && !duo.left.includes(id)

/** Where this student waits or plays; null: nowhere. */
export const duoOf = ({ duos }: ClassState, id: string): Duo | null => duos.findLast((duo) => isIn(duo, id)) ?? null

/** Who waits behind this number; null: nobody. */
export const waiting = ({ duos }: ClassState, number: string): Duo | null =>
  duos.find((duo) => duo.number === number && duo.b === null && duo.left.length === 0) ?? null

/** Why this student cannot play this round of the assignment with somebody now; null: they can. */
function hindrance(state: ClassState, id: string, round: number, at: number): ClassStep | null {
  if (state.deadline === null || state.phase !== 'lobby') return no('wrong-phase')
  if (isLate(state, at)) return no('late')
  if (!state.students.some((one) => one.id === id && isPresent(one))) return no('no-such-student')
  const scenario = state.options.playlist[round]
  // Two cannot be the network of the same bots.
  if (scenario === undefined || isNetworkRound(scenario)) return no('bad-value')
  if (state.rounds.some((one) => one.id === id && one.round === round)) return no('stale')
  return null
}

/** The duos once this student is in none of them. */
export const without = (duos: readonly Duo[], id: string): readonly Duo[] =>
  duos.flatMap((duo): Duo[] => {
    if (!isIn(duo, id)) return [duo]
    const left = [...duo.left, id]
    // Nobody is in it any more: only a pair that plays on is kept.
    return duo.b === null || (left.includes(duo.a) && left.includes(duo.b)) ? [] : [{ ...duo, left }]
  })

/** Waits for a partner under this number. */
export function invite(state: ClassState, id: string, round: number, number: string, at: number): ClassStep {
  const hindered = hindrance(state, id, round, at)
  if (hindered !== null) return hindered
  if (waiting(state, number) !== null) return no('bad-value')
  // The number of the event: an id that no other duo ever had.
  const duo: Duo = { id: state.n + 1, round, number, a: id, b: null, code: '', done: false, left: [] }
  return yes({ ...state, duos: [...without(state.duos, id), duo] })
}

/** Sits down beside whoever waits. `code`: of the match's room. */
export function meet(state: ClassState, id: string, number: string, code: string, at: number): ClassStep {
  const found = waiting(state, number)
  if (found === null || found.a === id) return no('no-invitation')
  const hindered = hindrance(state, id, found.round, at)
  if (hindered !== null) return hindered
  const others = without(state.duos, id)
  return yes({ ...state, duos: others.map((duo) => (duo.id === found.id ? { ...duo, b: id, code } : duo)) })
}

/** Turns to something else. */
export const part = (state: ClassState, id: string): ClassStep =>
  duoOf(state, id) === null ? no('stale') : yes({ ...state, duos: without(state.duos, id) })

/** What a pair's result is worth to both. Who has a result of this round already, sent from elsewhere, keeps that one. */
export const roundsOf = (state: ClassState, result: PairResult, pair: Pair, round: number, at: number): readonly StudentRound[] =>
  result.seats.flatMap((seat): StudentRound[] => {
    const id = seat.seat === 'a' ? pair.a : pair.b
    const partner = seat.seat === 'a' ? pair.b : pair.a
    const has = state.rounds.some((other) => other.id === id && other.round === round)
    const { goal, goalAfter, points } = result
    return id === null || has ? [] : [{ ...seat, id, round, goal, goalAfter, pairPoints: points, partner, at, over: 'pair' }]
  })

/** The result of such a round: for those who stayed. */
export function together(state: ClassState, result: PairResult, at: number): ClassStep {
  const duo = state.duos.find(({ id }) => id === result.pair)
  if (duo === undefined) return no('wrong-phase')
  if (duo.done) return no('stale')
  if (isLate(state, at)) return no('late')
  const rounds = roundsOf(state, result, duo, duo.round, at).filter(({ id }) => !duo.left.includes(id))
  return yes({
    ...state,
    duos: state.duos.map((one) => (one === duo ? { ...duo, done: true } : one)),
    rounds: [...state.rounds, ...rounds],
  })
}
