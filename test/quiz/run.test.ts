// What the campaign remembers of a round, and what follows from it: stars, the ghost, fading help, what comes next.
import { describe, expect, test } from 'vitest'
import { LEVEL, LEVELS, parseConfig, ROLES, type Role, SCENARIO_IDS, type ScenarioId, simulate, view } from '../../shared/game/index.ts'
import {
  bestRuns,
  fadeFor,
  fadeOf,
  ghostOf,
  NO_PROGRESS,
  nextStep,
  type Progress,
  type Run,
  runOf,
  starsOf,
  steadyTime,
  wantsExample,
} from '../../shared/quiz/index.ts'

const THINK = 1500

/** A round that ended: the learner is seat a, and thinks and errs as said. */
function played(id: ScenarioId, role: Role, { think = 2000, errors = 0, seed = '3' } = {}): Run {
  const config = parseConfig({
    seed,
    level: 'coach',
    rounds: [id],
    firstClient: role === 'client' ? 'a' : 'b',
    bots: { a: true, b: true },
    briefing: 0,
    debrief: 5000,
  })
  if (!config.ok) throw new Error(config.problems[0].reason)
  const me = { think, errors, seed: 5 }
  const partner = { think: THINK, errors: 0, seed: 1 }
  const { match } = simulate(
    config.value,
    role === 'client' ? { client: me, server: partner } : { client: partner, server: me },
    ({ phase }) => phase === 'debrief',
  )
  const run = runOf(view(match, role), { at: 1, seed, role, partnerThinks: THINK })
  if (run === null) throw new Error('the round is over')
  return run
}

const run = (scenario: ScenarioId, at: number, change: Partial<Run> = {}): Run => ({
  at,
  scenario,
  level: 'coach',
  role: 'client',
  goal: true,
  accuracy: 1,
  goalAfter: 10_000,
  inTime: true,
  wrong: [],
  ghosted: 0,
  steps: [1000, 4000],
  ...change,
})
const withRuns = (...runs: readonly Run[]): Progress => ({ ...NO_PROGRESS, runs })

describe('a run', () => {
  test.each(SCENARIO_IDS)('%s: whoever answers well and soon gets all three stars, in both roles', (id) => {
    for (const role of ROLES) {
      const good = played(id, role)
      expect(good).toMatchObject({ scenario: id, role, goal: true, inTime: true, wrong: [] })
      expect(good.steps.length).toBeGreaterThan(0)
      expect([...good.steps].sort((a, b) => a - b)).toEqual(good.steps)
      expect(starsOf(withRuns(good), id)).toEqual({ goal: true, accuracy: true, time: true })
    }
  })

  test('remembers what a violation showed to be missing, once each, and is less accurate for it', () => {
    const bad = played('whole-life', 'client', { errors: 0.5 })
    expect(bad.wrong.length).toBeGreaterThan(0)
    expect(new Set(bad.wrong).size).toBe(bad.wrong.length)
    expect(bad.accuracy).toBeLessThan(1)
  })

  test('that takes longer than the whole grace for every move is not in time', () => {
    expect(played('first-words', 'client', { think: LEVEL.coach.grace + 3000 })).toMatchObject({ goal: true, inTime: false })
  })

  test('is none while the round lives', () => {
    const config = parseConfig({ seed: '1', rounds: ['handshake'], bots: { a: true, b: true }, briefing: 0 })
    if (!config.ok) throw new Error('a config')
    const bot = { think: THINK, errors: 0, seed: 1 }
    const { match } = simulate(config.value, { client: bot, server: bot }, ({ live }) => live.story.length > 3)
    expect(runOf(view(match, 'client'), { at: 1, seed: '1', role: 'client', partnerThinks: THINK })).toBeNull()
  })
})

test('the steady player reaches every goal, at every level, in both roles', () => {
  for (const id of SCENARIO_IDS)
    for (const level of LEVELS)
      for (const role of ROLES) expect(steadyTime(id, '1', level, role, THINK), `${id} ${level} ${role}`).not.toBeNull()
})

describe('what comes next', () => {
  test('is the worked example of the first scenario, then the scenario, then the next one', () => {
    expect(nextStep(NO_PROGRESS)).toEqual({ does: 'example', scenario: 'handshake' })
    const seen = { ...NO_PROGRESS, examples: [{ at: 1, scenario: 'handshake' as const }] }
    expect(nextStep(seen)).toEqual({ does: 'play', scenario: 'handshake' })
    expect(nextStep({ ...seen, runs: [run('handshake', 2, { goal: false })] })).toEqual({ does: 'play', scenario: 'handshake' })
    expect(nextStep({ ...seen, runs: [run('handshake', 2)] })).toMatchObject({ scenario: 'handshake-numbers' })
  })

  test('skips what is optional until all else is done, and then is nothing', () => {
    const all = withRuns(...SCENARIO_IDS.filter((id) => id !== 'fast-retransmit').map((id, at) => run(id, at)))
    expect(nextStep(all)).toMatchObject({ scenario: 'fast-retransmit' })
    expect(nextStep(withRuns(...SCENARIO_IDS.map((id, at) => run(id, at))))).toBeNull()
  })

  test('is the example once more when two rounds in a row went wrong, but not twice running', () => {
    const wrong = ['M03', 'M06', 'M10', 'M12', 'M43', 'M45'] as const
    const lost = {
      ...withRuns(run('handshake', 2, { goal: false, wrong }), run('handshake', 3, { goal: false, wrong })),
      examples: [{ at: 1, scenario: 'handshake' as const }],
    }
    expect(fadeFor(lost, 'handshake')).toBe(0)
    expect(wantsExample(lost, 'handshake')).toBe(true)
    expect(wantsExample({ ...lost, examples: [...lost.examples, { at: 4, scenario: 'handshake' }] }, 'handshake')).toBe(false)
  })
})

describe('help', () => {
  test('fades with two clean rounds in a row and comes back with two errors', () => {
    const clean = (count: number) => Array.from({ length: count }, (_, at) => run('handshake', at))
    expect([0, 1, 2, 3, 4, 6, 8].map((count) => fadeOf(withRuns(...clean(count)), 'M03'))).toEqual([0, 0, 1, 1, 2, 3, 3])
    const bad = run('handshake', 9, { wrong: ['M03'] })
    expect(fadeOf(withRuns(...clean(4), bad), 'M03')).toBe(2)
    expect(fadeOf(withRuns(...clean(4), bad, bad), 'M03')).toBe(1)
    expect(fadeOf(withRuns(...clean(4), bad, run('handshake', 10), bad), 'M03')).toBe(2)
    expect(fadeOf(withRuns(...clean(4), bad, bad), 'M06')).toBe(3)
    // What the ghost sent is nobody's clean round.
    const ghosted = run('handshake', 8, { ghosted: 1 })
    expect(fadeOf(withRuns(ghosted, ghosted, ghosted), 'M03')).toBe(0)
    expect(fadeOf(withRuns(...clean(1), ghosted, ...clean(1)), 'M03')).toBe(0)
  })
})

test('the ghost is the last run with a goal in the same role at the same level', () => {
  const progress = withRuns(run('handshake', 1), run('handshake', 2, { goal: false }), run('handshake', 3, { role: 'server' }))
  expect(ghostOf(progress, 'handshake', 'client', 'coach')?.at).toBe(1)
  expect(ghostOf(progress, 'handshake', 'server', 'coach')?.at).toBe(3)
  expect(ghostOf(progress, 'handshake', 'client', 'match')).toBeNull()
})

test('the best of a scenario counts runs of its level, and figures of those with a goal', () => {
  const progress = withRuns(
    run('handshake', 1, { accuracy: 0.8, goalAfter: 9000 }),
    run('handshake', 2, { accuracy: 1, goalAfter: 12_000 }),
    run('handshake', 3, { goal: false, accuracy: 1, goalAfter: null }),
    run('handshake', 4, { level: 'exam', goalAfter: 1000 }),
  )
  expect(bestRuns(progress, 'handshake', 'coach')).toEqual({ runs: 3, accuracy: 1, goalAfter: 9000 })
  expect(bestRuns(progress, 'storm', 'coach')).toEqual({ runs: 0, accuracy: null, goalAfter: null })
})
