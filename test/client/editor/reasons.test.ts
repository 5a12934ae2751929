// Whatever can be wrong with a scenario is said in the player's language.
import { describe, expect, test } from 'vitest'
import { pathText, withValue } from '../../../client/ui/editor/json.ts'
import { REASON_KEYS, reasonOf } from '../../../client/ui/editor/reasons.ts'
import { FILES, parseOwnScenario, parseScenarioText, SCENARIO_IDS } from '../../../shared/game/index.ts'
import { MESSAGES } from '../message-files.ts'

type Path = readonly (string | number)[]

/** Every place in the value, the value itself first. */
function placesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Array.isArray(value) ? value.map((one, index) => [index, one] as const) : Object.entries(value)
  return [path, ...inner.flatMap(([key, one]) => placesOf(one, [...path, key]))]
}

const WRONG: readonly unknown[] = [
  null,
  '',
  'Not An Id',
  'nothing',
  -1,
  0.5,
  70_000,
  true,
  [],
  ['nothing'],
  {},
  { is: 'nothing' },
  undefined,
]

/** Reasons of every bundled scenario with every place in it made wrong, with an example of where. */
function reasonsMade(): ReadonlyMap<string, string> {
  const made = new Map<string, string>()
  for (const id of SCENARIO_IDS) {
    for (const path of placesOf(FILES[id])) {
      for (const wrong of WRONG) {
        const result = parseOwnScenario(withValue(FILES[id], path, wrong))
        if (!result.ok)
          for (const problem of result.problems) made.set(problem.reason, `${id}.${pathText(path)} = ${JSON.stringify(wrong)}`)
      }
    }
  }
  return made
}

describe('reasons', () => {
  test('every one that a broken scenario gets is known', () => {
    const made = reasonsMade()
    expect(made.size).toBeGreaterThan(20)
    const unknown = [...made].filter(([reason]) => reasonOf(reason).key === null)
    expect(unknown).toEqual([])
  })

  test.each([
    [
      'requests',
      { requests: [{ id: 'a', host: 'client', call: 'send', len: 65_535, when: [], delay: 0 }] },
      'segments',
      { count: '123', most: '60' },
    ],
    [
      'twice',
      { requests: [1, 2].map(() => ({ id: 'a', host: 'client', call: 'close', len: 0, when: [], delay: 0 })) },
      'twice',
      { id: 'a' },
    ],
    ['length', { requests: [{ id: 'a', host: 'client', call: 'send', len: 0, when: [], delay: 0 }] }, 'needsLength', { call: 'send' }],
    ['flight', { start: { open: 'closed', flight: { from: 'client', lens: [5] } } }, 'needsOpen', {}],
    ['bundled', { id: 'storm' }, 'taken', { id: 'storm' }],
  ])('%s: the key and its values', (_what, more, key, values) => {
    const result = parseOwnScenario({ ...Object(FILES.refused), id: 'mine', goal: [{ is: 'full', host: 'client' }], ...more })
    const reasons = result.ok ? [] : result.problems.map(({ reason }) => reasonOf(reason))
    expect(reasons).toContainEqual({ key, values })
  })

  test('of a link that cannot be read', () => {
    for (const text of ['', 's9.abc', 's1.a!', 's1.abc', `s1.${'a'.repeat(50_000)}`]) {
      const result = parseScenarioText(text)
      expect(result.ok ? null : reasonOf(result.problems[0].reason).key, text.slice(0, 20)).not.toBeNull()
    }
  })

  test('each has a text with the same values', () => {
    for (const language of ['en', 'ko'] as const)
      for (const key of [...REASON_KEYS, 'other']) expect(MESSAGES[language].get(`editor.reason.${key}`), key).toBeDefined()
  })

  test('one that is not known is shown as it is', () => expect(reasonOf('is too blue')).toEqual({ key: null, values: {} }))
})
