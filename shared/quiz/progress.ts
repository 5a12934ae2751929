// What a player has done alone: logs that only grow, so that two of them are merged without loss. Everything else follows from them.
import type { LevelId, Role, ScenarioId } from '../game/index.ts'
import type { SkillId } from '../tcp/index.ts'
import type { CardKind } from './card.ts'

export const PROGRESS_FORM = 1

/** An answer to a card. `at`: unix time, ms. */
export interface Review {
  readonly at: number
  readonly skill: SkillId
  readonly kind: CardKind
  readonly right: boolean
}

/** A round of the campaign that came to its end. */
export interface Run {
  readonly at: number
  readonly scenario: ScenarioId
  readonly level: LevelId
  readonly role: Role
  readonly goal: boolean
  /** 0 … 1; null: nothing was judged. */
  readonly accuracy: number | null
  /** ms from live to goal. */
  readonly goalAfter: number | null
  /** The goal was reached as soon as by somebody who takes the whole grace for every move. */
  readonly inTime: boolean
  /** Skills that a violation showed to be missing. */
  readonly wrong: readonly SkillId[]
  /** Segments that the help's ghost sent for the player. */
  readonly ghosted: number
  /** ms from live to each move that did a duty: what the ghost of this run shows. */
  readonly steps: readonly number[]
}

/** A streak or a storm: how many cards were right. */
export interface Score {
  readonly at: number
  readonly mode: 'streak' | 'storm'
  readonly score: number
}

/** The first try at a day's segment; `date` is UTC's, such as `2026-11-25`. */
export interface Daily {
  readonly at: number
  readonly date: string
  readonly right: number
  readonly of: number
}

/** A worked example that was seen to its end. */
export interface Example {
  readonly at: number
  readonly scenario: ScenarioId
}

export interface Progress {
  readonly form: typeof PROGRESS_FORM
  readonly reviews: readonly Review[]
  readonly runs: readonly Run[]
  readonly scores: readonly Score[]
  readonly dailies: readonly Daily[]
  readonly examples: readonly Example[]
}

export const NO_PROGRESS: Progress = { form: PROGRESS_FORM, reviews: [], runs: [], scores: [], dailies: [], examples: [] }

/** Both logs in the order of time, what stands in both once. */
function union<T extends { readonly at: number }>(a: readonly T[], b: readonly T[], name: (one: T) => string): readonly T[] {
  const known = new Set<string>()
  const all = [...a, ...b].filter((one) => {
    const key = `${one.at} ${name(one)}`
    return known.has(key) ? false : known.add(key).has(key)
  })
  return all.length === a.length ? a : all.sort((one, other) => one.at - other.at)
}

/** All that stands in either; the same, whichever comes first. Merging twice changes nothing. */
export function mergeProgress(a: Progress, b: Progress): Progress {
  return {
    form: PROGRESS_FORM,
    reviews: union(a.reviews, b.reviews, ({ skill, kind, right }) => `${skill} ${kind} ${right}`),
    runs: union(a.runs, b.runs, ({ scenario, role, level }) => `${scenario} ${role} ${level}`),
    scores: union(a.scores, b.scores, ({ mode, score }) => `${mode} ${score}`),
    dailies: union(a.dailies, b.dailies, ({ date }) => date),
    examples: union(a.examples, b.examples, ({ scenario }) => scenario),
  }
}

/** The best of a mode so far; null: never played. */
export const bestOf = ({ scores }: Progress, mode: Score['mode']): number | null =>
  scores.reduce<number | null>((best, one) => (one.mode === mode && (best === null || one.score > best) ? one.score : best), null)

/** The first try at a date's segment. */
export const dailyOf = ({ dailies }: Progress, date: string): Daily | null => dailies.find((one) => one.date === date) ?? null
