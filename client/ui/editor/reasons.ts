// The reasons of the scenario's schema as message keys with their values: the schema speaks English, the player may not.

import { findReason, type Known, type Reason } from '../words/reason.ts'

const KNOWN: Known = [
  [/^must be a whole number$/, 'whole'],
  [/^must be a number$/, 'number'],
  [/^must be a text$/, 'text'],
  [/^must not be negative$/, 'negative'],
  [/^must be at most 3, or correct play never completes$/, 'copies'],
  [/^must be at most (?<most>\d+)$/, 'most'],
  [/^must be at least (?<least>\d+)$/, 'least'],
  [/^must be 0 … 1$/, 'chance'],
  [/^must be small letters, digits and hyphens, at most 64$/, 'id'],
  [/^must fit in 32 bits$/, 'bits'],
  [/^must name a state$/, 'state'],
  [/^must name a kind$/, 'kind'],
  [/^must be a skill id$/, 'skill'],
  [/^must not be empty$/, 'empty'],
  [/^is missing$/, 'missing'],
  [/^must be (?:one of )?(?<choices>.+(?:, | or ).+)$/, 'choices'],
  [/^must be of type (?<type>\w+)$/, 'type'],
  [/^has unknown fields: (?<fields>.+)$/, 'unknown'],
  [/^is not valid$/, 'invalid'],
  [/^has no known (?:form|'\w+')$/, 'form'],
  [/^'(?<id>.*)' is there twice$/, 'twice'],
  [/^there is no request '(?<id>.*)'$/, 'noRequest'],
  [/^there is no incident '(?<id>.*)'$/, 'noIncident'],
  [/^(?<call>\w+) needs a length$/, 'needsLength'],
  [/^(?<call>\w+) has no length$/, 'noLength'],
  [/^needs start\.open 'established'$/, 'needsOpen'],
  [/^'(?<id>.*)' is a scenario of the curriculum$/, 'taken'],
  [/^need (?<count>\d+) data segments, at most (?<most>\d+) can be played$/, 'segments'],
  [/^is not a scenario's text/, 'notText'],
  [/^is of version (?<version>\d+)/, 'version'],
  [/^is longer than (?<most>\d+) characters$/, 'long'],
  [/^has a character that does not belong there, at character (?<at>\d+)$/, 'character'],
  [/^is cut off or damaged$/, 'damaged'],
]

/** Its key stands behind `editor.reason.`. */
export const reasonOf = (english: string): Reason => findReason(KNOWN, english)

/** Every message that a reason can have. */
export const REASON_KEYS: readonly string[] = [...new Set(KNOWN.map(([, key]) => key))]
