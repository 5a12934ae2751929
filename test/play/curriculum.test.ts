import { describe, expect, test } from 'vitest'
import { FILES, LEVEL, LEVELS, parseScenario, SCENARIO_IDS, scenarioOf } from '../../shared/game/index.ts'
import { failures, playScenario, THINKING } from './curriculum.ts'

/** `npm run soak` plays 200. */
const SEEDS = 25

describe('the curriculum', () => {
  test('its files are read, in their order, under their own ids', () => {
    for (const [index, id] of SCENARIO_IDS.entries()) {
      const scenario = scenarioOf(id)
      expect(scenario).toMatchObject({ ok: true, value: { id, number: index + 1 } })
    }
  })

  test.each(SCENARIO_IDS)('%s: two perfect bots reach the goal in time', (id) => {
    expect(failures(id, SEEDS)).toEqual([])
  })

  // In a storm the reference, which answers at once, may meet a repeat that a person's pace lets pass: its par is an upper bound there.
  test.each(SCENARIO_IDS.filter((id) => id !== 'storm'))(
    '%s: a perfect and quick pair earns all that there is, and wastes nothing',
    (id) => {
      for (const seed of ['1', '2', '3']) {
        const [result] = playScenario(id, seed, 'coach', 1500).match.results
        for (const role of ['client', 'server'] as const) {
          const score = result?.scores[role]
          expect(score).toMatchObject({ violations: 0, missed: 0, waste: 0 })
          expect(score?.accuracy ?? 1).toBe(1)
          expect(score?.earned, `${role}, seed ${seed}`).toBe(score?.par)
        }
      }
    },
  )

  test('requests wait for what their own host knows; only the connect waits for the listener', () => {
    for (const id of SCENARIO_IDS) {
      const scenario = scenarioOf(id)
      if (!scenario.ok) throw new Error(id)
      for (const { call, host, when } of scenario.value.requests) {
        for (const condition of when) if ('host' in condition && call !== 'connect') expect(condition.host, id).toBe(host)
      }
    }
  })

  test.each([
    ['a text', 'handshake'],
    ['without a goal', { ...Object(FILES.handshake), goal: [] }],
    ['with an unknown field', { ...Object(FILES.handshake), colour: 'red' }],
    ['with a request that does not exist', { ...Object(FILES.handshake), goal: [{ is: 'done', request: 'nothing' }] }],
    [
      'with a length that its call has not',
      { ...Object(FILES.handshake), requests: [{ id: 'a', host: 'client', call: 'close', len: 5, when: [], delay: 0 }] },
    ],
  ])('a scenario %s is refused, with the path and the reason', (_name, file) => {
    const result = parseScenario(file)
    expect(result.ok).toBe(false)
    if (!result.ok) for (const problem of result.problems) expect(problem.reason).not.toBe('')
  })
})

describe('levels', () => {
  test.each(LEVELS)('%s keeps its invariants', (id) => {
    const level = LEVEL[id]
    expect(level.rto).toBe(2 * level.delay + level.deadline)
    expect(level.grace).toBeLessThan(level.deadline)
  })

  test('nobody is asked to think less than the deadline', () => {
    for (const [think, level] of THINKING) expect(think).toBeLessThan(LEVEL[level].deadline)
  })
})
