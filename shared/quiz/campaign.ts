// The campaign: stars by scenario, what to play next, and how much help a scenario's skills still need.
import {
  FADES,
  type Fade,
  LEVEL,
  type LevelId,
  parseConfig,
  type Role,
  SCENARIO_IDS,
  type ScenarioId,
  scenarioOf,
  simulate,
} from '../game/index.ts'
import type { SkillId } from '../tcp/index.ts'
import type { Progress, Run } from './progress.ts'

export interface Stars {
  readonly goal: boolean
  readonly accuracy: boolean
  readonly time: boolean
}

/** From this accuracy on there is a star for it. */
export const ACCURATE = 0.9

export const starsOfRun = ({ goal, accuracy, inTime }: Run): Stars => ({
  goal,
  accuracy: goal && (accuracy ?? 0) >= ACCURATE,
  time: goal && inTime,
})

/** Each star once it was earned in any run. */
export const starsOf = ({ runs }: Progress, scenario: ScenarioId): Stars =>
  runs
    .filter((run) => run.scenario === scenario)
    .map(starsOfRun)
    .reduce<Stars>((all, one) => ({ goal: all.goal || one.goal, accuracy: all.accuracy || one.accuracy, time: all.time || one.time }), {
      goal: false,
      accuracy: false,
      time: false,
    })

export const countStars = ({ goal, accuracy, time }: Stars): number => Number(goal) + Number(accuracy) + Number(time)

/** Chapters of five: a calm harbour, losses, disorder, long partings, strangers, and the open sea with the two that are left. */
export const CHAPTERS: readonly (readonly ScenarioId[])[] = [0, 5, 10, 15, 20, 25].map((from) => SCENARIO_IDS.slice(from, from + 5))

const isOptional = (id: ScenarioId): boolean => {
  const scenario = scenarioOf(id)
  return scenario.ok && scenario.value.optional
}

/** The first scenario whose goal was never reached, optional ones last; null: all were. */
export function nextScenario(progress: Progress): ScenarioId | null {
  const open = SCENARIO_IDS.filter((id) => !starsOf(progress, id).goal)
  return open.find((id) => !isOptional(id)) ?? open[0] ?? null
}

export interface NextStep {
  readonly does: 'example' | 'play'
  readonly scenario: ScenarioId
}

/** Whether the worked example comes first: all help is needed, and the example was not seen since the last try. */
export function wantsExample(progress: Progress, id: ScenarioId): boolean {
  if (fadeFor(progress, id) > 0) return false
  const isThis = ({ scenario }: { readonly scenario: ScenarioId }): boolean => scenario === id
  const seen = progress.examples.findLast(isThis)
  return seen === undefined || seen.at < (progress.runs.findLast(isThis)?.at ?? 0)
}

/** The one next thing to do; null: every goal was reached. */
export function nextStep(progress: Progress): NextStep | null {
  const scenario = nextScenario(progress)
  return scenario === null ? null : { does: wantsExample(progress, scenario) ? 'example' : 'play', scenario }
}

export interface Best {
  readonly runs: number
  /** 0 … 1; null: no run with a goal was judged. */
  readonly accuracy: number | null
  /** ms; null: the goal was never reached. */
  readonly goalAfter: number | null
}

/** The best of a scenario's runs at a level; accuracy and time need not be of the same run. */
export function bestRuns({ runs }: Progress, scenario: ScenarioId, level: LevelId): Best {
  const these = runs.filter((run) => run.scenario === scenario && run.level === level)
  const reached = these.filter(({ goal }) => goal)
  const accuracies = reached.flatMap(({ accuracy }) => accuracy ?? [])
  const times = reached.flatMap(({ goalAfter }) => goalAfter ?? [])
  return {
    runs: these.length,
    accuracy: accuracies.length === 0 ? null : Math.max(...accuracies),
    goalAfter: times.length === 0 ? null : Math.min(...times),
  }
}

/** The last run of this scenario in this role at this level: the ghost to race. */
export const ghostOf = ({ runs }: Progress, scenario: ScenarioId, role: Role, level: LevelId): Run | null =>
  runs.findLast((run) => run.scenario === scenario && run.role === role && run.level === level && run.goal) ?? null

const CLEAN_IN_A_ROW = 2
const ERRORS_IN_A_ROW = 2

/**
 * How far help has faded for a skill, 0 asking for the worked example first: two clean rounds in a row fade it by one, two with errors bring it
 * back by one. A round in which the ghost sent something is clean of errors, but not
 * by the player's own hand.
 */
export function fadeOf({ runs, examples }: Progress, skill: SkillId): Fade {
  let fade = 0
  let clean = 0
  let errors = 0
  const teaches = (id: ScenarioId): boolean => {
    const scenario = scenarioOf(id)
    return scenario.ok && scenario.value.skills.includes(skill)
  }
  if (examples.some(({ scenario }) => teaches(scenario))) fade = 1
  for (const { scenario, wrong, ghosted } of runs) {
    if (wrong.includes(skill)) {
      errors += 1
      clean = 0
    } else if (teaches(scenario)) {
      clean = ghosted === 0 ? clean + 1 : 0
      errors = 0
    }
    if (clean === CLEAN_IN_A_ROW) [fade, clean] = [Math.min(3, fade + 1), 0]
    if (errors === ERRORS_IN_A_ROW) [fade, errors] = [Math.max(0, fade - 1), 0]
  }
  return FADES[fade] ?? 3
}

/** A scenario's help is that of its shakiest skill. */
export function fadeFor(progress: Progress, id: ScenarioId): Fade {
  const scenario = scenarioOf(id)
  const fades = scenario.ok ? scenario.value.skills.map((skill) => fadeOf(progress, skill)) : []
  return FADES.find((fade) => fades.includes(fade)) ?? 0
}

/** When the goal is reached by a player who takes the whole grace for every move, ms from live; null: not at all. */
export function steadyTime(id: ScenarioId, seed: string, level: LevelId, role: Role, partnerThinks: number): number | null {
  const config = parseConfig({ seed, level, rounds: [id], bots: { a: true, b: true }, briefing: 0, debrief: 0 })
  if (!config.ok) return null
  const steady = { think: LEVEL[level].grace, errors: 0, seed: 1 }
  const partner = { think: partnerThinks, errors: 0, seed: 1 }
  const bots = role === 'client' ? { client: steady, server: partner } : { client: partner, server: steady }
  return simulate(config.value, bots).match.results[0]?.goalAfter ?? null
}
