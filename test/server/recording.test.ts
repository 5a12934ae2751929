// A change of the rules, as a database meets it: matches of others are shown as they were recorded, and do not go on.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../../server/log.ts'
import { Table } from '../../server/match/table.ts'
import { MatchState } from '../../server/rooms/match-state.ts'
import { openStorage } from '../../server/storage/sql.ts'
import { sqliteDatabase } from '../../server/storage/sqlite.ts'
import type { RoomRecord } from '../../server/storage/storage.ts'
import { CORE, parseConfig, parseRecording, recordMatch, type ScenarioId, simulate } from '../../shared/game/index.ts'
import { playRound } from './handshaker.ts'
import { call, refusal } from './http-call.ts'
import { bothReady, Player, pair, until } from './player.ts'
import { type Started, startServer } from './start.ts'

const NAMES = { a: 'Ann', b: '민준' }
/** Octets that a match takes in the database at most, by what was played. */
const MOST = { 'whole-life': 1700, storm: 2600 } as const

const folder = mkdtempSync(join(tmpdir(), 'ackward-recording-'))
let server: Started

function played(scenario: ScenarioId) {
  const config = parseConfig({ seed: '7', level: 'coach', rounds: [scenario], bots: { a: true, b: true }, briefing: 0, debrief: 0 })
  if (!config.ok) throw new Error(config.problems[0].reason)
  const bot = { think: 1500, errors: 0.2, seed: 1 }
  return { config: config.value, inputs: simulate(config.value, { client: bot, server: bot }).inputs }
}

const storm = played('storm')
const life = played('whole-life')

/** Straight into the file, as nobody but a change of the rules can. */
function change(sql: string, ...values: readonly (string | number)[]): void {
  const database = new DatabaseSync(join(folder, 'ackward.sqlite'))
  try {
    expect(database.prepare(sql).run(...values).changes).toBe(1)
  } finally {
    database.close()
  }
}

const age = (match: string): void => change('update matches set core = ? where id = ?', CORE - 1, match)
const replayOf = (match: string) => call(server.url, `/api/replays/${match}`)
const recorded = (match: string) => expect.poll(() => server.storage.readRecording(match), { timeout: 5000 })

beforeAll(async () => {
  // Ended before this process, or before the version that records.
  const storage = await openStorage(sqliteDatabase(folder))
  for (const [id, { config, inputs }] of [['storm', storm] as const, ['life', life] as const, ['lost', life] as const]) {
    await storage.createMatch({ id, code: 'ABCDEF', core: CORE, config, names: NAMES })
    for (const input of inputs) await storage.append(id, input)
    await storage.finishMatch(id)
  }
  await storage.createMatch({ id: 'going-on', code: 'ABCDEF', core: CORE, config: life.config, names: NAMES })
  await storage.close()
  change('update matches set core = ? where id = ?', CORE - 1, 'lost')
  server = await startServer({ MOVES_PER_SECOND: '50' }, folder)
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

test('what ended before the server started is recorded then, in few octets', async () => {
  await recorded('life').toEqual(recordMatch(life.config, life.inputs))
  await recorded('storm').toEqual(recordMatch(storm.config, storm.inputs))
  await server.app.services.recorder.settled()
  expect(await server.storage.unrecorded(CORE)).toEqual([])
  const database = new DatabaseSync(join(folder, 'ackward.sqlite'), { readOnly: true })
  const octets = (id: string) => database.prepare('select length(text) as octets from recordings where match_id = ?').get(id)?.octets
  expect(octets('life')).toBeLessThan(MOST['whole-life'])
  expect(octets('storm')).toBeLessThan(MOST.storm)
  database.close()
})

test('under its own rules a match is its config and inputs; under others its recording, though these cannot be read any more', async () => {
  await recorded('storm').not.toBeNull()
  expect((await replayOf('storm')).json).toMatchObject({ core: CORE, names: NAMES, config: { seed: '7' } })
  age('storm')
  change('update matches set config = ? where id = ?', '{"rounds":"of old"}', 'storm')
  const { status, json } = await replayOf('storm')
  expect(status).toBe(200)
  expect(json).toEqual({ core: CORE - 1, recording: recordMatch(storm.config, storm.inputs), names: NAMES })
})

test('a match of other rules without a recording says so; one that is not over says nothing', async () => {
  expect((await replayOf('lost')).json).toEqual({ core: CORE - 1, recording: null, names: NAMES })
  age('going-on')
  expect(refusal(await replayOf('going-on')).error).toBe('not-found')
})

test('a match of two is recorded when it ends', { timeout: 30_000 }, async () => {
  const [ann, min] = await pair(server.url, { level: 'match', playlist: ['handshake'] })
  await bothReady([ann, min])
  await playRound([ann, min], 20_000)
  await ann.seen('the debrief', ({ phase }) => phase === 'debrief')
  for (const player of [ann, min]) await player.played({ kind: 'ready' })
  await ann.shared('the end', (state) => state.replay !== '')
  await recorded(ann.state.replay).not.toBeNull()
  const read = parseRecording(await server.storage.readRecording(ann.state.replay))
  expect(read.ok && read.value.rounds.map(({ scenario, client, result }) => ({ scenario, client, goal: result?.goal }))).toEqual([
    { scenario: 'handshake', client: 'a', goal: true },
  ])
})

test('who comes back to a match of other rules is told that it cannot go on', async () => {
  const player = await Player.open(server.url, { bot: true })
  await player.seen('the match', ({ phase }) => phase === 'briefing')
  const { code, token } = player.entry
  const room = await import('@colyseus/core').then(({ matchMaker }) => matchMaker.getLocalRoomById(code))
  await room.disconnect()
  await until('the end of the socket', () => player.closed)
  age((await server.storage.readRoom(code))?.match ?? '')
  expect(refusal(await call(server.url, `/api/matches/${code}/return`, { token }))).toMatchObject({ error: 'outdated' })
  expect((await call(server.url, `/api/matches/${code}/return`, { token })).status).toBe(410)
  expect(refusal(await call(server.url, `/api/matches/${code}/return`, { token: 'f'.repeat(32) })).error).toBe('not-your-seat')
})

test('a class’s round of other rules begins anew for its pair, with the seed that all pairs have', async () => {
  const inClass = { code: '123456', pair: 1, round: 0, seed: 'of-all', scoring: 'speed', factor: 1, pace: 'class' } as const
  const record: RoomRecord = {
    code: 'MNPQRS',
    options: { level: 'coach', playlist: ['handshake'], role: 'random', bot: false, xray: false, quick: false, inClass },
    seats: { a: { name: 'Ann', tokenHash: '' }, b: { name: '민준', tokenHash: '' } },
    firstClient: 'a',
    match: 'pair-before',
  }
  await server.storage.createRoom(record)
  await server.storage.createMatch({ id: 'pair-before', code: record.code, core: CORE, config: life.config, names: NAMES })
  age('pair-before')
  const outside = {
    state: new MatchState(),
    log: createLog('silent'),
    changed: () => undefined,
    send: () => undefined,
    broken: () => undefined,
  }
  const table = await Table.open(record, server.app.services, outside)
  expect(table.matchId).not.toBe('pair-before')
  expect(table.match).toMatchObject({ phase: 'briefing', config: { seed: 'of-all' } })
  expect((await server.storage.readRoom(record.code))?.match).toBe(table.matchId)
  await table.close()
})
