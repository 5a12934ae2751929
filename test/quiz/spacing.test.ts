// Spacing by skill, the log it is made of, and what survives merging and bad files.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CARD_KINDS,
  CURRICULUM,
  fadeOf,
  mergeProgress,
  NO_PROGRESS,
  nextScenario,
  type Progress,
  parseProgress,
  parseProgressText,
  type Review,
  type Run,
  reviewed,
  SKILL_IDS,
  skillsToAsk,
  spacingOf,
  starsOf,
  steadyTime,
  strengthOf,
} from '../../shared/quiz/index.ts'

const DAY = 86_400_000
const START = Date.UTC(2026, 10, 1)

const review = (at: number, right: boolean, skill: Review['skill'] = 'M03'): Review => ({ at, right, skill, kind: 'send' })
const run = (at: number, more: Partial<Run> = {}): Run => ({
  at,
  scenario: 'handshake',
  level: 'coach',
  role: 'client',
  goal: true,
  accuracy: 1,
  goalAfter: 5000,
  inTime: true,
  wrong: [],
  ghosted: 0,
  steps: [1000, 3000],
  ...more,
})

const reviews = fc.array(
  fc.record({
    at: fc.integer({ min: START, max: START + 90 * DAY }),
    skill: fc.constantFrom(...SKILL_IDS),
    kind: fc.constantFrom(...CARD_KINDS),
    right: fc.boolean(),
  }),
  { maxLength: 60 },
)
const progress = fc.record({
  form: fc.constant(1 as const),
  reviews: reviews.map((list) => mergeProgress(NO_PROGRESS, { ...NO_PROGRESS, reviews: list }).reviews),
  runs: fc
    .array(fc.integer({ min: START, max: START + 90 * DAY }), { maxLength: 5 })
    .map((times) => [...new Set(times)].sort((a, b) => a - b).map((at) => run(at))),
  scores: fc.constant([]),
  dailies: fc.constant([]),
  examples: fc.constant([]),
})

describe('spacing', () => {
  test('right answers push the next one further away each time; a wrong one brings it back', () => {
    let spacing = spacingOf([])
    let at = START
    const gaps: number[] = []
    for (let count = 0; count < 6; count += 1) {
      spacing = reviewed(spacing, review(at, true))
      const due = spacing.get('M03')?.due ?? 0
      gaps.push(due - at)
      at = due
    }
    expect(gaps.slice(2)).toEqual(gaps.slice(2).toSorted((a, b) => a - b))
    expect(gaps.at(-1)).toBeGreaterThan(20 * DAY)
    spacing = reviewed(spacing, review(at, false))
    expect((spacing.get('M03')?.due ?? 0) - at).toBeLessThan(DAY)
    expect(strengthOf(spacing, 'M03', at).bars).toBeLessThan(4)
  })

  test('one answer after the other and the whole log lead to the same', () => {
    fc.assert(
      fc.property(progress, ({ reviews: log }) => {
        const stepwise = log.reduce(reviewed, spacingOf([]))
        expect(stepwise).toEqual(spacingOf(log))
      }),
      { numRuns: 100 },
    )
  })

  test('due skills come first, then new ones in the curriculum’s order, and not the same skill twice running', () => {
    const log = [review(START, true, 'M20'), review(START, false, 'M36')]
    const spacing = spacingOf(log)
    const later = START + 40 * DAY
    const order = skillsToAsk(spacing, later, log)
    expect(new Set(order.slice(0, 2))).toEqual(new Set(['M20', 'M36']))
    expect(order.slice(2, 6)).toEqual(CURRICULUM.filter((skill) => !spacing.has(skill)).slice(0, 4))
    expect(new Set(order).size).toBe(SKILL_IDS.length)
    const [first] = order
    expect(skillsToAsk(spacing, later, log, first === undefined ? [] : [first]).at(-1)).toBe(first)
  })

  test('a day begins eight new skills, no more', () => {
    const log = CURRICULUM.slice(0, 8).map((skill, index) => review(START + index, true, skill))
    const order = skillsToAsk(spacingOf(log), START + 1000, log)
    const known = new Set(log.map(({ skill }) => skill))
    expect(order.slice(0, 8).every((skill) => known.has(skill))).toBe(true)
  })

  test('strength: never asked, then growing', () => {
    expect(strengthOf(spacingOf([]), 'M01', START)).toEqual({ bars: 0, recall: null, isDue: false, seen: 0, right: 0 })
    const spacing = spacingOf([review(START, true), review(START + DAY, true), review(START + 12 * DAY, true)])
    const soon = strengthOf(spacing, 'M03', START + 12 * DAY)
    expect(soon.bars).toBeGreaterThanOrEqual(2)
    expect(soon).toMatchObject({ seen: 3, right: 3, isDue: false })
    expect(strengthOf(spacing, 'M03', START + 3000 * DAY).bars).toBeLessThan(soon.bars)
  })
})

describe('merging', () => {
  test('keeps all of both, whichever comes first, and nothing twice', () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        const both = mergeProgress(a, b)
        expect(new Set(mergeProgress(b, a).reviews.map((one) => JSON.stringify(one)))).toEqual(
          new Set(both.reviews.map((one) => JSON.stringify(one))),
        )
        expect(mergeProgress(both, b)).toEqual(both)
        expect(mergeProgress(both, a)).toEqual(both)
        for (const one of [...a.reviews, ...b.reviews]) expect(both.reviews).toContainEqual(one)
        for (const one of [...a.runs, ...b.runs]) expect(both.runs).toContainEqual(one)
      }),
      { numRuns: 100 },
    )
  })

  test('goes through a file unchanged', () => {
    fc.assert(
      fc.property(progress, (one) => {
        expect(parseProgressText(JSON.stringify(one))).toEqual({ ok: true, value: one })
      }),
      { numRuns: 50 },
    )
  })

  test.each<readonly [unknown, string]>([
    [null, ''],
    [{ ...NO_PROGRESS, form: 2 }, 'form'],
    [{ ...NO_PROGRESS, reviews: undefined }, 'reviews'],
    [{ ...NO_PROGRESS, reviews: [{ ...review(START, true), skill: 'M99' }] }, 'reviews.0.skill'],
    [{ ...NO_PROGRESS, reviews: [{ ...review(START, true), at: -1 }] }, 'reviews.0.at'],
    [{ ...NO_PROGRESS, runs: [run(START, { accuracy: 2 })] }, 'runs.0.accuracy'],
    [{ ...NO_PROGRESS, more: 1 }, ''],
  ])('a broken file is refused at %#', (value, path) => {
    const read = parseProgress(value)
    expect(read).toMatchObject({ ok: false, problems: [{ path }] })
  })

  test('a text that is not JSON is refused', () => {
    expect(parseProgressText('{')).toMatchObject({ ok: false })
  })
})

describe('the campaign', () => {
  const withRuns = (runs: readonly Run[]): Progress => ({ ...NO_PROGRESS, runs })

  test('a star is kept once it was earned, each by its own run', () => {
    const runs = [
      run(1, { accuracy: 0.5, inTime: true }),
      run(2, { accuracy: 0.95, inTime: false }),
      run(3, { goal: false, goalAfter: null, inTime: false }),
    ]
    expect(starsOf(withRuns(runs), 'handshake')).toEqual({ goal: true, accuracy: true, time: true })
    expect(starsOf(withRuns(runs.slice(2)), 'handshake')).toEqual({ goal: false, accuracy: false, time: false })
    expect(starsOf(withRuns(runs), 'goodbye').goal).toBe(false)
  })

  test('the next scenario is the first whose goal was not reached', () => {
    expect(nextScenario(NO_PROGRESS)).toBe('handshake')
    expect(nextScenario(withRuns([run(1)]))).toBe('handshake-numbers')
  })

  test('two clean rounds in a row fade help by one, two with errors bring it back by one', () => {
    const clean = (at: number): Run => run(at)
    const wrong = (at: number): Run => run(at, { wrong: ['M03'] })
    const fade = (runs: readonly Run[]) => fadeOf(withRuns(runs), 'M03')
    expect(fade([])).toBe(0)
    expect(fade([clean(1)])).toBe(0)
    expect(fade([clean(1), clean(2)])).toBe(1)
    expect(fade([clean(1), wrong(2), clean(3)])).toBe(0)
    expect(fade([1, 2, 3, 4, 5, 6, 7, 8].map(clean))).toBe(3)
    expect(fade([clean(1), clean(2), clean(3), clean(4), wrong(5), wrong(6)])).toBe(1)
    expect(fade([wrong(1), wrong(2), wrong(3), wrong(4)])).toBe(0)
    // A round that does not teach the skill says nothing about it.
    expect(fadeOf(withRuns([run(1), run(2)]), 'M36')).toBe(0)
  })

  test('somebody who takes the whole grace reaches the goal of the first scenarios', () => {
    for (const id of ['handshake', 'goodbye', 'whole-life'] as const) {
      for (const role of ['client', 'server'] as const) expect(steadyTime(id, 's', 'coach', role, 2000)).toBeGreaterThan(0)
    }
  })
})
