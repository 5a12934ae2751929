// How often a match is kept as a whole: often enough to be back soon after a crash, and no oftener because somebody hurries.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { restore } from '../../server/match/restore.ts'
import { MatchRunner, noneMade } from '../../server/match/runner.ts'
import { openStorage } from '../../server/storage/sql.ts'
import { sqliteDatabase } from '../../server/storage/sqlite.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { BOT_OF_LEVEL, CORE, createMatch, parseConfig } from '../../shared/game/index.ts'

// The thread of the database lives by real time.
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

interface Playing {
  readonly storage: Storage
  readonly runner: MatchRunner
  /** So many moves in no time. */
  hurry(moves: number): Promise<void>
  /** Of the last snapshot; null: none was taken. */
  kept(): Promise<number | null>
}

async function playing(): Promise<Playing> {
  const storage = await openStorage(sqliteDatabase(':memory:'))
  const config = parseConfig({ seed: 's', rounds: ['whole-life'] })
  if (!config.ok) throw new Error('no config')
  const match = createMatch(config.value)
  await storage.createMatch({ id: 'm', code: 'ABCDEF', core: CORE, config: config.value, names: { a: 'A', b: 'B' } })
  const runner = new MatchRunner({
    id: 'm',
    match,
    made: noneMade(match),
    shown: { a: 0, b: 0 },
    storage,
    bot: { ...BOT_OF_LEVEL.coach, seed: 1 },
    onView: () => undefined,
    onTurn: () => undefined,
    onBroken: (error) => {
      throw error
    },
  })
  for (const seat of ['a', 'b'] as const) expect(await runner.move(seat, { kind: 'ready', round: 0, n: 1 })).toMatchObject({ ok: true })
  return {
    storage,
    runner,
    async hurry(moves) {
      for (let count = 0; count < moves; count += 1) {
        const n = runner.next('a')
        const answer = await runner.move('a', { kind: 'predict', flags: ['ACK'], seq: count, ack: null, len: null, round: 0, n })
        expect(answer).toMatchObject({ ok: true })
      }
    },
    async kept() {
      return (await storage.readMatch('m', 'after-snapshot'))?.snapshot?.n ?? null
    },
  }
}

test('fifty inputs and ten seconds after the last one', async () => {
  const { runner, hurry, kept, storage } = await playing()
  await hurry(120)
  expect(await kept()).toBeNull()
  vi.advanceTimersByTime(10_000)
  await hurry(1)
  const first = await kept()
  expect(first).toBe(runner.match.n)
  vi.advanceTimersByTime(10_000)
  await hurry(20)
  expect(await kept()).toBe(first)
  await hurry(40)
  expect(await kept()).toBeGreaterThanOrEqual((first ?? 0) + 50)
  const stored = await storage.readMatch('m', 'after-snapshot')
  expect(stored === null ? null : restore(stored).match).toEqual(runner.match)
  await runner.stop()
  await storage.close()
})
