// A pair whose two students sit down at one moment: both seats keep their secrets, in whatever order the database finishes.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Classes } from '../../server/classroom/classes.ts'
import { parseEnvironment } from '../../server/config.ts'
import { RoomsHeld } from '../../server/limits/rooms-held.ts'
import { createLog } from '../../server/log.ts'
import { Recorder } from '../../server/match/recorder.ts'
import { Table } from '../../server/match/table.ts'
import { OpenRooms } from '../../server/open-rooms.ts'
import { NO_PEERS } from '../../server/peers/peers.ts'
import { MatchState } from '../../server/rooms/match-state.ts'
import { Patches } from '../../server/rooms/patches.ts'
import { openStorage } from '../../server/storage/sql.ts'
import { sqliteDatabase } from '../../server/storage/sqlite.ts'
import type { RoomRecord } from '../../server/storage/storage.ts'

test('two seats that are given at once are both stored', async () => {
  const parsed = parseEnvironment({ LOG_LEVEL: 'silent' })
  if (!parsed.ok) throw new Error('no configuration')
  const storage = await openStorage(sqliteDatabase(':memory:'))
  const record: RoomRecord = {
    code: 'ABCDEF',
    options: { level: 'coach', playlist: 'first-steps', role: 'client', bot: false, xray: false, quick: false, inClass: null },
    seats: { a: { name: 'Ann', tokenHash: '' }, b: { name: '민준', tokenHash: '' } },
    firstClient: 'a',
    match: null,
  }
  await storage.createRoom(record)
  // As a pool of connections: what was asked first may be done last.
  let wait = 90
  const pool = {
    ...storage,
    async saveRoom(room: RoomRecord): Promise<void> {
      wait -= 30
      await sleep(wait)
      await storage.saveRoom(room)
    },
  }
  const log = createLog('silent')
  const services = {
    config: parsed.value,
    storage: pool,
    log,
    recorder: new Recorder(pool, log),
    held: new RoomsHeld(1),
    patches: new Patches(),
    classes: new Classes(new OpenRooms(NO_PEERS), () => Promise.resolve(false)),
    draining: false,
  }
  const table = await Table.open(record, services, {
    state: new MatchState(),
    log,
    changed: () => undefined,
    send: () => undefined,
    broken(error) {
      throw error
    },
  })
  await Promise.all([table.giveSeat('a', 'hash of a'), table.giveSeat('b', 'hash of b')])
  const stored = await storage.readRoom(record.code)
  expect([stored?.seats.a?.tokenHash, stored?.seats.b?.tokenHash]).toEqual(['hash of a', 'hash of b'])
  await table.close()
  services.patches.close()
  await storage.close()
})
