// Values as short URL-safe text: tokens with '.' between them, numbers in base 36, nothing for 0. What cannot be read says what and where.
import { bad, good, type Result } from './result.ts'

export interface Reader {
  readonly tokens: readonly string[]
  next: number
  /** Where in the value it is reading. */
  readonly path: string[]
  problem: { path: string; reason: string } | null
}

/** `read` gives undefined after telling the reader's problem. */
export interface Codec<T> {
  readonly write: (value: T, out: string[]) => void
  readonly read: (reader: Reader) => T | undefined
}

function fail(reader: Reader, reason: string): undefined {
  const characters = reader.tokens.slice(0, reader.next).reduce((sum, token) => sum + token.length + 1, 0)
  reader.problem ??= { path: reader.path.join('.'), reason: `${reason} at character ${characters + 1}` }
  return undefined
}

function token<T>(reader: Reader, expected: string, make: (text: string) => T | undefined): T | undefined {
  const text = reader.tokens[reader.next]
  if (text === undefined) return fail(reader, `the text ends where ${expected} should be`)
  const value = make(text)
  if (value === undefined) return fail(reader, `${expected} expected, not '${text.slice(0, 20)}'`)
  reader.next += 1
  return value
}

function parseNumber(text: string): number | undefined {
  if (text === '') return 0
  if (!/^-?[1-9a-z][0-9a-z]{0,9}$/.test(text)) return undefined
  return Number.parseInt(text, 36)
}

/** A whole number. */
export const whole: Codec<number> = {
  write: (value, out) => out.push(value === 0 ? '' : value.toString(36)),
  read: (reader) => token(reader, 'a number', parseNumber),
}

const between = (least: number, most: number, expected: string): Codec<number> => ({
  write: whole.write,
  read: (reader) =>
    token(reader, expected, (text) => {
      const value = parseNumber(text)
      return value !== undefined && value >= least && value <= most ? value : undefined
    }),
})

export const natural = between(0, Number.MAX_SAFE_INTEGER, 'a number that is not negative')
export const sequence = between(0, 0xffff_ffff, 'a sequence number')
export const octets = between(0, 0x3fff_ffff, 'a number of octets')

export const yesNo: Codec<boolean> = {
  write: (value, out) => out.push(value ? '1' : ''),
  read: (reader) => token(reader, 'yes (1) or no (nothing)', (text) => (text === '' ? false : text === '1' ? true : undefined)),
}

/** One of a closed set, by its place. */
export const oneOf = <const T extends string>(set: readonly T[]): Codec<T> => ({
  write: (value, out) => whole.write(set.indexOf(value), out),
  read: (reader) => token(reader, `one of ${set.length}`, (text) => set[parseNumber(text) ?? -1]),
})

/** A name that a guard accepts. */
export const name = <T extends string>(isName: (text: string) => text is T, expected: string): Codec<T> => ({
  write: (value, out) => out.push(value),
  read: (reader) => token(reader, expected, (text) => (isName(text) ? text : undefined)),
})

/** Several of a closed set, in its order. */
export const someOf = <const T extends string>(set: readonly T[]): Codec<readonly T[]> => ({
  write: (value, out) =>
    whole.write(
      set.reduce((mask, one, place) => mask + (value.includes(one) ? 2 ** place : 0), 0),
      out,
    ),
  read: (reader) =>
    token(reader, `some of ${set.length}`, (text) => {
      const mask = parseNumber(text) ?? -1
      return mask >= 0 && mask < 2 ** set.length ? set.filter((_, place) => Math.floor(mask / 2 ** place) % 2 === 1) : undefined
    }),
})

/** `-` for null. */
export const nullable = <T>(codec: Codec<T>): Codec<T | null> => ({
  write: (value, out) => {
    if (value === null) out.push('-')
    else codec.write(value, out)
  },
  read: (reader) => {
    if (reader.tokens[reader.next] !== '-') return codec.read(reader)
    reader.next += 1
    return null
  },
})

export const listOf = <T>(codec: Codec<T>, most: number): Codec<readonly T[]> => ({
  write: (value, out) => {
    whole.write(value.length, out)
    for (const one of value) codec.write(one, out)
  },
  read: (reader) => {
    const length = between(0, most, `a count up to ${most}`).read(reader)
    if (length === undefined) return undefined
    const list: T[] = []
    for (let index = 0; index < length; index += 1) {
      reader.path.push(String(index))
      const one = codec.read(reader)
      if (one === undefined) return undefined
      reader.path.pop()
      list.push(one)
    }
    return list
  },
})

type Fields<T> = { readonly [K in keyof T]-?: Codec<T[K]> }

function isWhole<T>(made: Partial<T>, fields: Fields<T>): made is T {
  for (const key in fields) if (!(key in made)) return false
  return true
}

/** All fields in the order in which they are listed. */
export const record = <T>(fields: Fields<T>): Codec<T> => ({
  write: (value, out) => {
    for (const key in fields) fields[key].write(value[key], out)
  },
  read: (reader) => {
    const made: Partial<T> = {}
    for (const key in fields) {
      reader.path.push(key)
      const value = fields[key].read(reader)
      if (value === undefined) return undefined
      reader.path.pop()
      made[key] = value
    }
    return isWhole(made, fields) ? made : undefined
  },
})

export function write<T>(codec: Codec<T>, value: T): string {
  const out: string[] = []
  codec.write(value, out)
  return out.join('.')
}

export function readText<T>(codec: Codec<T>, text: string): Result<T> {
  const reader: Reader = { tokens: text.split('.'), next: 0, path: [], problem: null }
  const value = codec.read(reader)
  if (value !== undefined && reader.next < reader.tokens.length) fail(reader, 'there is more text than a position has')
  if (reader.problem !== null) return bad(reader.problem.path, reader.problem.reason)
  return value === undefined ? bad('', 'not readable') : good(value)
}
