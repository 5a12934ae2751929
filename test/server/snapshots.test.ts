// How often a match is kept as a whole: often enough to be back soon after a crash, and no oftener because somebody hurries.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { restore } from '../../server/match/restore.ts'
import { MatchRunner } from '../../server/match/runner.ts'
import { openStorage } from '../../server/storage/sql.ts'
import { sqliteDatabase } from '../../server/storage/sqlite.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { BOT_OF_LEVEL, CORE, parseConfig } from '../../shared/game/index.ts'

// The thread of the database lives by real time.
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

interface Playing {
  readonly runner: MatchRunner
  /** So many moves in no time. */
  hurry(moves: number): Promise<void>
}

/** The match goes on from where it stands in the storage. */
async function playing(storage: Storage): Promise<Playing> {
  const stored = await storage.readMatch('m', 'after-snapshot')
  if (stored === null) throw new Error('no match')
  const runner = new MatchRunner({
    id: 'm',
    ...restore(stored),
    shown: { a: 0, b: 0 },
    storage,
    bot: { ...BOT_OF_LEVEL.coach, seed: 1 },
    onView: () => undefined,
    onTurn: () => undefined,
    onBroken: (error) => {
      throw error
    },
  })
  return {
    runner,
    async hurry(moves) {
      for (let count = 0; count < moves; count += 1) {
        const n = runner.next('a')
        const answer = await runner.move('a', { kind: 'predict', flags: ['ACK'], seq: count, ack: null, len: null, round: 0, n })
        expect(answer).toMatchObject({ ok: true })
      }
    },
  }
}

async function begun(): Promise<Storage> {
  const storage = await openStorage(sqliteDatabase(':memory:'))
  const config = parseConfig({ seed: 's', rounds: ['whole-life'] })
  if (!config.ok) throw new Error('no config')
  await storage.createMatch({ id: 'm', code: 'ABCDEF', core: CORE, config: config.value, names: { a: 'A', b: 'B' } })
  const { runner } = await playing(storage)
  for (const seat of ['a', 'b'] as const) expect(await runner.move(seat, { kind: 'ready', round: 0, n: 1 })).toMatchObject({ ok: true })
  await runner.stop()
  return storage
}

/** Of the last snapshot; null: none was taken. */
const kept = async (storage: Storage): Promise<number | null> => (await storage.readMatch('m', 'after-snapshot'))?.snapshot?.n ?? null

test('fifty inputs and ten seconds after the last one', async () => {
  const storage = await begun()
  const { runner, hurry } = await playing(storage)
  await hurry(120)
  expect(await kept(storage)).toBeNull()
  vi.advanceTimersByTime(10_000)
  await hurry(1)
  const first = await kept(storage)
  expect(first).toBe(runner.match.n)
  vi.advanceTimersByTime(10_000)
  await hurry(20)
  expect(await kept(storage)).toBe(first)
  await hurry(40)
  expect(await kept(storage)).toBeGreaterThanOrEqual((first ?? 0) + 50)
  const stored = await storage.readMatch('m', 'after-snapshot')
  expect(stored === null ? null : restore(stored).match).toEqual(runner.match)
  await runner.stop()
  await storage.close()
})

test('a match that is taken up again and again is kept as often', async () => {
  const storage = await begun()
  for (let life = 0; life < 6; life += 1) {
    const { runner, hurry } = await playing(storage)
    vi.advanceTimersByTime(6000)
    await hurry(30)
    await runner.stop()
    const after = (await storage.readMatch('m', 'after-snapshot'))?.inputs.length
    expect(after).toBeLessThan(70)
  }
  expect(await kept(storage)).not.toBeNull()
  await storage.close()
})
