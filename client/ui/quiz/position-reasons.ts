// Why a position's link cannot be read, as message keys with their values.
import { findReason, type Known, type Reason } from '../words/reason.ts'

const KNOWN: Known = [
  [/^a position text begins with '(?<form>.*)', not '(?<found>.*)'$/, 'form'],
  [/^a position text is not that long$/, 'long'],
  [/^the text ends where (?<expected>.+) should be at character (?<at>\d+)$/, 'ends'],
  [/^(?<expected>.+) expected, not '(?<found>.*)' at character (?<at>\d+)$/, 'unexpected'],
  [/^there is more text than a position has at character (?<at>\d+)$/, 'more'],
  [/^this position is of a scenario that is not known here: '(?<id>.*)'$/, 'scenario'],
]

/** What the reader expects; the first that fits counts. */
const EXPECTED: Known = [
  [/^a number of octets$/, 'octets'],
  [/^a number/, 'number'],
  [/^a sequence number$/, 'sequence'],
  [/^yes \(1\)/, 'yesNo'],
  [/^(?:one|some) of \d+$/, 'choice'],
  [/^an id$/, 'id'],
  [/^a rule id$/, 'rule'],
  [/^a count up to \d+$/, 'count'],
]

/** The key stands behind `quiz.position.reason.`. */
export const positionReason = (english: string): Reason => findReason(KNOWN, english)

/** The key stands behind `quiz.position.expected.`. */
export const expectedOf = (english: string): Reason => findReason(EXPECTED, english)
