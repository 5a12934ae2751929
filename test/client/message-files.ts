// The message files as flat lists, for the tests that read them.
import en from '../../client/i18n/en.json' with { type: 'json' }
import ko from '../../client/i18n/ko.json' with { type: 'json' }

export type Messages = ReadonlyMap<string, string>

function leaves(prefix: string, value: unknown): readonly (readonly [key: string, text: string])[] {
  if (typeof value === 'string') return [[prefix, value]]
  if (value === null || typeof value !== 'object') throw new Error(`${prefix} is no text`)
  return Object.entries(value).flatMap(([key, inner]) => leaves(prefix === '' ? key : `${prefix}.${key}`, inner))
}

/** Each language's texts by their keys, such as `rule.seq-number`. */
export const MESSAGES: Readonly<Record<'en' | 'ko', Messages>> = { en: new Map(leaves('', en)), ko: new Map(leaves('', ko)) }

export const FILES = { en, ko }

/** Names of the values that a text takes in: `{{count}}`, `{{flag, 을/를}}`. */
export const valuesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*([^,}\s]+)[^}]*\}\}/g)].map((match) => match[1] ?? '')

/** The key without i18next's plural suffix, which differs between languages. */
export const withoutPlural = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '')
