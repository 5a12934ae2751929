// A worked example: what it asks has exactly one answer, and what it shows is the round itself.
import { describe, expect, test } from 'vitest'
import { ROLES, type Role, SCENARIO_IDS } from '../../shared/game/index.ts'
import { type WorkedExample, workedExample } from '../../shared/quiz/index.ts'
import { differing, has } from '../../shared/tcp/index.ts'
import { MESSAGES } from '../client/message-files.ts'

const SEEDS = 200

const CASES = SCENARIO_IDS.flatMap((id) => ROLES.map((role) => [id, role] as const))

function exampleOf(id: (typeof SCENARIO_IDS)[number], role: Role, seed: number): WorkedExample {
  const example = workedExample(id, role, seed)
  if (example === null) throw new Error(`${id}, ${role}, seed ${seed}: the bots got stuck`)
  return example
}

const movesOf = ({ story, role }: WorkedExample) => story.flatMap((event) => (event.on === 'move' && event.role === role ? [event] : []))

describe.each(CASES)('%s, %s', (id, role) => {
  test(`${SEEDS} seeds: every own segment is asked about, and exactly one option makes its number`, () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const example = exampleOf(id, role, seed)
      const moves = movesOf(example)
      expect(example.stops.length).toBe(moves.length)
      expect(example.stops.length).toBeGreaterThan(0)
      for (const [index, { at, segment, question, formula, scene }] of example.stops.entries()) {
        const move = moves[index]
        expect(move).toMatchObject({ at: at + example.since, judged: { kind: 'due' } })
        expect(move === undefined ? ['none'] : differing(move.segment, segment)).toEqual([])
        const { field, value, options, right } = question
        expect(segment[field]).toBe(value)
        if (field === 'ack') expect(has(segment, 'ACK')).toBe(true)
        expect(options).toHaveLength(3)
        expect(options.filter((one) => one.value === value)).toEqual([options[right]])
        expect(new Set(options.map((one) => one.value)).size).toBe(3)
        expect(formula.key).toBe(`formula.${field}.${options[right]?.id}`)
        expect(scene.role).toBe(role)
        for (const { id: reason } of options) expect(MESSAGES.en.has(`campaign.why.${field}.${reason}`), `${field}.${reason}`).toBe(true)
      }
    }
  })
})

test('the same seed makes the same example, another one other numbers', () => {
  expect(exampleOf('whole-life', 'client', 7)).toEqual(exampleOf('whole-life', 'client', 7))
  expect(exampleOf('whole-life', 'client', 7).stops[0]?.segment).not.toEqual(exampleOf('whole-life', 'client', 8).stops[0]?.segment)
})

test('the encore is no part of it', () => {
  const { story, requests } = exampleOf('first-words', 'client', 1)
  expect(requests.length).toBeGreaterThan(3)
  expect(story.some((event) => event.on === 'goal')).toBe(true)
  expect(story.some((event) => event.on === 'dealt' && event.request.startsWith('encore-'))).toBe(false)
})
