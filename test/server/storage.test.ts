// What the rooms ask of a storage, on the database that is embedded.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openStorage } from '../../server/storage/sql.ts'
import { sqliteDatabase } from '../../server/storage/sqlite.ts'
import { Fenced, type MatchRecord, type RoomRecord } from '../../server/storage/storage.ts'
import { CORE, type Input, parseConfig } from '../../shared/game/index.ts'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'ackward-storage-'))
  folders.push(made)
  return made
}
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

const room = (code: string): RoomRecord => ({
  code,
  options: { level: 'coach', playlist: 'first-steps', role: 'random', bot: false, xray: false, quick: false, inClass: null },
  seats: { a: { name: '민준', tokenHash: 'x' }, b: null },
  firstClient: 'b',
  match: null,
})

const match = (id: string): MatchRecord => {
  const config = parseConfig({ seed: 's', rounds: ['handshake'] })
  if (!config.ok) throw new Error('no config')
  return { id, code: 'ABCDEF', core: CORE, config: config.value, names: { a: 'A', b: 'B' } }
}

const input = (n: number): Input => ({ at: n * 10, n, from: 'clock' })

describe.each(['memory', 'file'])('in a %s', (where) => {
  const open = () => openStorage(sqliteDatabase(where === 'memory' ? ':memory:' : folder()))

  test('rooms come back as they were; a code is given once', async () => {
    const storage = await open()
    expect(await storage.createRoom(room('ABCDEF'))).toBe(true)
    expect(await storage.createRoom(room('ABCDEF'))).toBe(false)
    expect(await storage.readRoom('ABCDEF')).toEqual(room('ABCDEF'))
    await storage.saveRoom({ ...room('ABCDEF'), match: 'm1' })
    expect((await storage.readRoom('ABCDEF'))?.match).toBe('m1')
    expect(await storage.readRoom('XXXXXX')).toBeNull()
    await storage.close()
  })

  test('an input is stored once: a second one of its number is fenced off, and costs no other match anything', async () => {
    const storage = await open()
    for (const id of ['m1', 'm2']) await storage.createMatch(match(id))
    for (const n of [1, 2]) await storage.append('m1', input(n))
    const results = await Promise.allSettled([
      storage.append('m1', input(2)),
      storage.append('m2', input(1)),
      storage.append('m1', input(3)),
    ])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
    expect(results[0]).toMatchObject({ reason: expect.any(Fenced) })
    expect((await storage.readMatch('m1', 'all'))?.inputs.map(({ n }) => n)).toEqual([1, 2, 3])
    expect((await storage.readMatch('m2', 'all'))?.inputs.map(({ n }) => n)).toEqual([1])
    await storage.close()
  })

  test('a snapshot saves reading what is before it; a finished match has none', async () => {
    const storage = await open()
    await storage.createMatch(match('m1'))
    for (const n of [1, 2, 3]) await storage.append('m1', input(n))
    await storage.saveSnapshot('m1', 2, 'first')
    await storage.saveSnapshot('m1', 2, 'second')
    expect(await storage.readMatch('m1', 'after-snapshot')).toMatchObject({
      snapshot: { n: 2, text: 'second' },
      inputs: [{ n: 3 }],
      finished: false,
    })
    await storage.finishMatch('m1')
    expect(await storage.readMatch('m1', 'after-snapshot')).toMatchObject({ snapshot: null, finished: true })
    await storage.close()
  })

  test('what is old is forgotten, all of it', async () => {
    let now = 1000
    const storage = await openStorage(sqliteDatabase(where === 'memory' ? ':memory:' : folder()), () => now)
    await storage.createRoom(room('ABCDEF'))
    await storage.createMatch(match('m1'))
    await storage.append('m1', input(1))
    await storage.saveRecording('m1', { version: 1, core: CORE, rounds: [] })
    expect(await storage.readRecording('m1')).toEqual({ version: 1, core: CORE, rounds: [] })
    now = 5000
    await storage.createRoom(room('GHJKMN'))
    expect(await storage.forget(3000)).toBe(1)
    expect(await storage.readRoom('ABCDEF')).toBeNull()
    expect(await storage.readMatch('m1', 'all')).toBeNull()
    await storage.saveRecording('m1', { version: 1, core: CORE, rounds: [] })
    expect(await storage.readRecording('m1')).toBeNull()
    expect(await storage.readRoom('GHJKMN')).not.toBeNull()
    await storage.close()
  })
})

test('a file outlives the process that wrote it', async () => {
  const where = folder()
  const first = await openStorage(sqliteDatabase(where))
  await first.createMatch(match('m1'))
  await first.append('m1', input(1))
  await first.close()
  const second = await openStorage(sqliteDatabase(where))
  expect((await second.readMatch('m1', 'all'))?.inputs).toEqual([input(1)])
  await second.check()
  await second.close()
})
