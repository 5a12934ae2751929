// The way of inputs through the journal into their table: nothing is lost, doubled or out of order, whoever else has the file open.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { openStorage } from '../../server/storage/sql.ts'
import { sqliteDatabase } from '../../server/storage/sqlite.ts'
import { Fenced, type Storage } from '../../server/storage/storage.ts'
import { CORE, type Input, parseConfig } from '../../shared/game/index.ts'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'ackward-journal-'))
  folders.push(made)
  return made
}
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

const open = (where: string): Promise<Storage> => openStorage(sqliteDatabase(where))
const input = (n: number): Input => ({ at: n * 10, n, from: 'clock' })
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n)

async function begin(storage: Storage, id: string): Promise<void> {
  const config = parseConfig({ seed: 's', rounds: ['handshake'] })
  if (!config.ok) throw new Error('no config')
  await storage.createMatch({ id, code: 'ABCDEF', core: CORE, config: config.value, names: { a: 'A', b: 'B' } })
}

async function play(storage: Storage, id: string, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += 1) await storage.append(id, input(n))
}

const stored = async (storage: Storage, id: string): Promise<readonly number[] | undefined> =>
  (await storage.readMatch(id, 'all'))?.inputs.map(({ n }) => n)

const rowsIn = (where: string, table: 'journal' | 'inputs'): number => {
  const database = new DatabaseSync(join(where, 'ackward.sqlite'), { readOnly: true })
  const count = Number(database.prepare(`select count(*) as count from ${table}`).get()?.count)
  database.close()
  return count
}

test('inputs of many matches at once come back each in order, in a few rows of the table', async () => {
  const where = folder()
  const storage = await open(where)
  const ids = numbers(40).map((index) => `match${index}`)
  for (const id of ids) await begin(storage, id)
  await Promise.all(ids.map((id) => play(storage, id, 0, 250)))
  for (const id of ids) expect(await stored(storage, id)).toEqual(numbers(250))
  // 10,000 inputs: the journal was emptied once by itself, and by whoever read.
  expect(rowsIn(where, 'journal')).toBe(0)
  expect(rowsIn(where, 'inputs')).toBeLessThan(600)
  await storage.close()
})

test('what follows a snapshot is found in the middle of a row', async () => {
  const storage = await open(':memory:')
  await begin(storage, 'm')
  await play(storage, 'm', 0, 100)
  await storage.saveSnapshot('m', 49, 'text')
  const after = async () => (await storage.readMatch('m', 'after-snapshot'))?.inputs.map(({ n }) => n)
  expect(await after()).toEqual(numbers(100).slice(50))
  await play(storage, 'm', 100, 110)
  expect(await after()).toEqual(numbers(110).slice(50))
  await storage.close()
})

test('a process that ended without closing leaves its journal to the next', async () => {
  const where = folder()
  const storage = await open(where)
  await begin(storage, 'm')
  await play(storage, 'm', 0, 30)
  // The first one is never closed: for the file that is what a kill leaves.
  expect(rowsIn(where, 'inputs')).toBe(0)
  const next = await open(where)
  expect(await stored(next, 'm')).toEqual(numbers(30))
  await play(next, 'm', 30, 40)
  expect(await stored(next, 'm')).toEqual(numbers(40))
  await next.close()
})

test('of two processes that play on one match, the second to write a number is fenced off', async () => {
  const where = folder()
  const [one, other] = [await open(where), await open(where)]
  await begin(one, 'm')
  await begin(one, 'n')
  await play(one, 'm', 0, 10)
  await play(other, 'n', 0, 10)
  await expect(other.append('m', input(9))).rejects.toThrow(Fenced)
  await play(other, 'm', 10, 12)
  await expect(one.append('m', input(10))).rejects.toThrow(Fenced)
  await expect(one.append('m', input(11))).rejects.toThrow(Fenced)
  await play(one, 'm', 12, 14)
  for (const storage of [one, other]) {
    expect(await stored(storage, 'm')).toEqual(numbers(14))
    expect(await stored(storage, 'n')).toEqual(numbers(10))
  }
  // The number is still taken once it has left the journal.
  await expect(one.append('m', input(13))).rejects.toThrow(Fenced)
  await expect(other.append('m', input(0))).rejects.toThrow(Fenced)
  await one.close()
  await other.close()
})

test('a code that is free again begins anew', async () => {
  const storage = await open(':memory:')
  const close = { do: 'lock', locked: true } as const
  for (const n of [1, 2, 3]) await storage.appendEvent('123456', { ...close, n, at: n })
  await storage.deleteClass('123456')
  expect(await storage.readEvents('123456')).toEqual([])
  await storage.appendEvent('123456', { ...close, n: 1, at: 9 })
  expect(await storage.readEvents('123456')).toEqual([{ ...close, n: 1, at: 9 }])
  await storage.close()
})

test('what is stored counts as stored, though the journal cannot be emptied behind it', async () => {
  const where = folder()
  const storage = await open(where)
  await begin(storage, 'm')
  const other = new DatabaseSync(join(where, 'ackward.sqlite'))
  other.exec("insert into inputs (match_id, n, input) values ('m', 7000, '{}')")
  other.prepare('insert into journal (rows) values (?)').run(`m 7000 ${JSON.stringify(input(7000))}`)
  await play(storage, 'm', 7001, 16_001)
  expect(rowsIn(where, 'journal')).toBeGreaterThan(9000)
  await expect(storage.readMatch('m', 'all')).rejects.toThrow(/UNIQUE/)
  other.exec("delete from inputs where match_id = 'm'")
  other.close()
  expect(await stored(storage, 'm')).toHaveLength(9001)
  await storage.close()
})
