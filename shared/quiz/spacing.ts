// When to ask about a skill again: FSRS over the log of answers, one memory per skill (right = Good, wrong = Again).
import { createEmptyCard, fsrs, type Card as Memory, Rating } from 'ts-fsrs'
import { SCENARIO_IDS, scenarioOf } from '../game/index.ts'
import type { SkillId } from '../tcp/index.ts'
import { SKILL_IDS } from './deck.ts'
import { shuffled } from './dice.ts'
import type { Review } from './progress.ts'

const scheduler = fsrs({ enable_fuzz: false })

export interface Spaced {
  readonly memory: Memory
  readonly seen: number
  readonly right: number
  /** Unix time, ms: of the last answer, and when the skill should be asked again. */
  readonly last: number
  readonly due: number
}

export type Spacing = ReadonlyMap<SkillId, Spaced>

const next = (before: Spaced | undefined, { at, right }: Review): Spaced => {
  // Two devices' logs may be merged: an answer is never before the last one.
  const when = Math.max(at, before?.last ?? at)
  const memory = scheduler.next(before?.memory ?? createEmptyCard(when), when, right ? Rating.Good : Rating.Again).card
  return { memory, seen: (before?.seen ?? 0) + 1, right: (before?.right ?? 0) + (right ? 1 : 0), last: when, due: memory.due.getTime() }
}

/** The spacing after one more answer. */
export function reviewed(spacing: Spacing, review: Review): Spacing {
  return new Map(spacing).set(review.skill, next(spacing.get(review.skill), review))
}

/** The spacing that a log of answers, oldest first, leads to. */
export function spacingOf(reviews: readonly Review[]): Spacing {
  const spacing = new Map<SkillId, Spaced>()
  for (const review of reviews) spacing.set(review.skill, next(spacing.get(review.skill), review))
  return spacing
}

const DAY = 86_400_000
/** Stability, in days, from which on a skill has one more of four bars. */
const BARS = [1, 7, 30]
/** Below this chance to remember it a skill has a bar less. */
const SHAKY = 0.7

export interface Strength {
  /** 0: never asked; 1 … 4. */
  readonly bars: 0 | 1 | 2 | 3 | 4
  /** Chance that it is known now, 0 … 1; null: never asked. */
  readonly recall: number | null
  readonly isDue: boolean
  readonly seen: number
  readonly right: number
}

const FOUR = [1, 2, 3, 4] as const

/** How well a skill sits at `now` (unix ms). */
export function strengthOf(spacing: Spacing, skill: SkillId, now: number): Strength {
  const spaced = spacing.get(skill)
  if (spaced === undefined) return { bars: 0, recall: null, isDue: false, seen: 0, right: 0 }
  const { memory, seen, right, due, last } = spaced
  const recall = scheduler.get_retrievability(memory, Math.max(now, last), false)
  const long = BARS.filter((days) => memory.stability >= days).length
  const bars = FOUR[Math.max(0, long - (recall < SHAKY ? 1 : 0))] ?? 4
  return { bars, recall, isDue: due <= now, seen, right }
}

/** Skills in the order in which the curriculum comes to them. */
export const CURRICULUM: readonly SkillId[] = [
  ...new Set([
    ...SCENARIO_IDS.flatMap((id) => {
      const scenario = scenarioOf(id)
      return scenario.ok ? scenario.value.skills : []
    }),
    ...SKILL_IDS,
  ]),
]

/** New skills that are begun on one day. */
const NEW_A_DAY = 8

/** What is worth asking now, best first: due skills, those that wait longest first, then new ones, then the shakiest. `lately`: skills of the last cards. */
export function skillsToAsk(
  spacing: Spacing,
  now: number,
  reviews: readonly Review[],
  lately: readonly SkillId[] = [],
): readonly SkillId[] {
  const due = [...spacing].filter(([, spaced]) => spaced.due <= now).sort(([, a], [, b]) => a.due - b.due)
  const begun = new Set(reviews.filter(({ at }) => at > now - DAY).map(({ skill }) => skill))
  const before = new Set(reviews.filter(({ at }) => at <= now - DAY).map(({ skill }) => skill))
  const newToday = [...begun].filter((skill) => !before.has(skill)).length
  const fresh = CURRICULUM.filter((skill) => !spacing.has(skill)).slice(0, Math.max(0, NEW_A_DAY - newToday))
  const rest = [...spacing].sort(
    ([, a], [, b]) => scheduler.get_retrievability(a.memory, now, false) - scheduler.get_retrievability(b.memory, now, false),
  )
  const all = [...new Set([...due.map(([skill]) => skill), ...fresh, ...rest.map(([skill]) => skill), ...CURRICULUM])]
  return [...all.filter((skill) => !lately.includes(skill)), ...all.filter((skill) => lately.includes(skill))]
}

/** Skills in an order that tells nothing, for play without a plan. */
export const anySkills = (seed: number): readonly SkillId[] => shuffled(SKILL_IDS, seed, 31)
