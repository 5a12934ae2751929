// What is built for the browser must not hold what belongs to the server.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../../dist/client/assets/', import.meta.url))
const server = fileURLToPath(new URL('../../server/', import.meta.url))

const scripts = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.js')) : []
const text = (file: string): string => readFileSync(join(folder, file), 'utf8')

/** Texts that stand in the server's sources and would survive minifying. */
const MARKS = [
  { file: 'storage/sql.ts', mark: 'is damaged' },
  { file: 'storage/sqlite.ts', mark: 'ackward.sqlite' },
  { file: 'storage/tables.ts', mark: '001-rooms-and-matches' },
  { file: 'http/api.ts', mark: 'This token is not for a seat of this match.' },
  { file: 'config.ts', mark: 'TRUST_PROXY' },
  { file: 'match/runner.ts', mark: 'what was due is rejected' },
]

describe('the built client', () => {
  test('was built: npm test builds it first', () => expect(scripts.length).toBeGreaterThan(2))
  test.each(MARKS)('holds nothing of server/$file', ({ file, mark }) => {
    expect(readFileSync(join(server, file), 'utf8')).toContain(mark)
    expect(scripts.filter((script) => text(script).includes(mark))).toEqual([])
  })
  test('names no module of Node', () => {
    expect(scripts.filter((script) => /["']node:[a-z]+/.test(text(script)))).toEqual([])
  })
})
