// Whatever can be wrong with a position's link is said in the player's language.
import { expect, test } from 'vitest'
import { expectedOf, positionReason } from '../../client/ui/quiz/position-reasons.ts'
import { formatPosition, positionOf } from '../../shared/game/index.ts'
import { openPosition } from '../../shared/quiz/index.ts'
import { configOf } from '../game/plays.ts'
import { answerAll } from '../game/tables.ts'
import { MESSAGES } from './message-files.ts'

/** Something is under way and an answer is owed. */
const text = formatPosition(positionOf(answerAll(configOf('goodbye', 'match', '1'), (match) => match.live.hosts.server.duties.length > 0)))
const tokens = text.split('.')

/** Every token made wrong in several ways, the text cut behind each, and what is no position at all. */
const BROKEN = [
  '',
  'x9.1',
  `${text}.1`,
  `p2.${'1.'.repeat(50_001)}`,
  text.replace('goodbye', 'nowhere'),
  ...tokens.flatMap((_, index) => [
    tokens.slice(0, index).join('.'),
    ...['?', 'zz', '-', 'zzzzzzzzzz', '-5'].map((junk) => tokens.with(index, junk).join('.')),
  ]),
]

test('every reason and every part of it has its message in both languages', { timeout: 60_000 }, () => {
  const unknown = new Set<string>()
  const seen = new Set<string>()
  for (const one of BROKEN) {
    const opened = openPosition(one)
    if (opened.ok) continue
    const { path, reason } = opened.problems[0]
    const { key, values } = positionReason(reason)
    const expected = values.expected === undefined ? null : expectedOf(values.expected).key
    if (key === null || (values.expected !== undefined && expected === null)) unknown.add(`${path}: ${reason}`)
    seen.add(`reason.${key}`)
    if (expected !== null) seen.add(`expected.${expected}`)
    if (path !== '') seen.add(`part.${path.split('.')[0]}`)
  }
  expect([...unknown]).toEqual([])
  for (const language of ['en', 'ko'] as const) {
    expect([...seen].filter((key) => !MESSAGES[language].has(`quiz.position.${key}`))).toEqual([])
    const made = [...MESSAGES[language].keys()].filter((key) => /^quiz\.position\.(?:reason|expected)\./.test(key))
    expect(made.filter((key) => !seen.has(key.slice('quiz.position.'.length)))).toEqual([])
  }
})
