// Choices that follow from a seed: the same card from the same seed, on every machine.
import { hash } from '../net/index.ts'

/** 0 … below-1. */
export const roll = (below: number, ...from: readonly number[]): number => (below <= 1 ? 0 : hash(...from) % below)

/** The list in an order that follows from the seed alone. */
export const shuffled = <T>(list: readonly T[], ...from: readonly number[]): readonly T[] =>
  list
    .map((one, index) => ({ one, rank: hash(...from, index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one)

export const pickOf = <T>(list: readonly T[], ...from: readonly number[]): T | undefined => list[roll(list.length, ...from)]

/** Places at which `isRight` holds. */
export const placesOf = <T>(list: readonly T[], isRight: (one: T) => boolean): readonly number[] =>
  list.flatMap((one, index) => (isRight(one) ? [index] : []))
