// Why a position text cannot be read, as message keys: the reader speaks English, the player may not.
import { hasMessage, t } from '../../i18n/i18n.ts'

const KNOWN: readonly (readonly [pattern: RegExp, key: string])[] = [
  [/^a position text begins with '(?<form>.*)', not '(?<found>.*)'$/, 'form'],
  [/^a position text is not that long$/, 'long'],
  [/^the text ends where (?<expected>.+) should be at character (?<at>\d+)$/, 'ends'],
  [/^(?<expected>.+) expected, not '(?<found>.*)' at character (?<at>\d+)$/, 'unexpected'],
  [/^there is more text than a position has at character (?<at>\d+)$/, 'more'],
  [/^this position is of a scenario that is not known here: '(?<id>.*)'$/, 'scenario'],
]

/** What the reader expects, by the first word that tells it apart. */
const EXPECTED: readonly (readonly [start: string, key: string])[] = [
  ['a number of octets', 'octets'],
  ['a number', 'number'],
  ['a sequence number', 'sequence'],
  ['yes', 'yesNo'],
  ['one of', 'choice'],
  ['some of', 'choice'],
  ['an id', 'id'],
  ['a rule id', 'rule'],
  ['a count', 'count'],
]

const expectedWords = (expected: string): string => {
  const key = EXPECTED.find(([start]) => expected.startsWith(start))?.[1]
  return key === undefined ? expected : t(`quiz.position.expected.${key}`)
}

/** `path`: which part of the position it is about; '' for all of it. A reason that is not known here is shown as it is. */
export function positionReason({ path, reason }: Readonly<{ path: string; reason: string }>): string {
  const part = path.split('.')[0] ?? ''
  const where = hasMessage(`quiz.position.part.${part}`) ? `${t(`quiz.position.part.${part}`)}: ` : ''
  for (const [pattern, key] of KNOWN) {
    const found = pattern.exec(reason)?.groups
    if (found === undefined && !pattern.test(reason)) continue
    const { expected = '', ...values } = { ...found }
    return where + t(`quiz.position.reason.${key}`, { ...values, expected: expectedWords(expected) })
  }
  return where + reason
}

/** For the tests: every message that a reason can have. */
export const POSITION_REASON_KEYS: readonly string[] = [
  ...KNOWN.map(([, key]) => `reason.${key}`),
  ...EXPECTED.map(([, key]) => `expected.${key}`),
]
