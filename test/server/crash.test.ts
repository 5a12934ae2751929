// The server's process is killed in mid-round and started again: both return, nothing answered is lost, nothing is doubled.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStorage } from '../../server/storage/sql.ts'
import { sqliteDatabase } from '../../server/storage/sqlite.ts'
import type { StoredMatch } from '../../server/storage/storage.ts'
import { playReplay, recordOf } from '../../shared/game/index.ts'
import { hash } from '../../shared/net/index.ts'
import { TestServer } from '../e2e/server.ts'
import { bothReady, type Player, pair, until } from './player.ts'

const KILLS = 6

let server: TestServer
beforeAll(async () => {
  server = await TestServer.start({ MOVES_PER_SECOND: '10000', LOG_LEVEL: 'silent' })
}, 30_000)
afterAll(() => server.close())

/** The match of this room as the database has it, with all of its inputs. */
async function stored(code: string): Promise<StoredMatch> {
  const storage = await openStorage(sqliteDatabase(server.folder))
  try {
    const room = await storage.readRoom(code)
    const match = room?.match == null ? null : await storage.readMatch(room.match, 'all')
    if (match === null) throw new Error('no match is stored')
    return match
  } finally {
    await storage.close()
  }
}

/** Each move carries a number of its own, by which it is found again among the stored inputs. */
class Marks {
  readonly sent: number[] = []
  readonly answered: number[] = []
  readonly times: number[] = []

  /** Predicts without pause, which the rules always allow in a live round, until the line is cut. */
  async play(player: Player, gap: number): Promise<void> {
    while (player.closed === null) {
      const mark = this.sent.push(this.sent.length)
      const answer = await player.move({ kind: 'predict', flags: ['ACK'], seq: mark, ack: null, len: null }).catch(() => null)
      if (answer === null) return
      if (answer.ok) this.answered.push(mark)
      this.times.push(answer.at)
      await sleep(gap)
    }
  }
}

const marksOf = ({ inputs }: StoredMatch, role: 'client' | 'server'): readonly number[] =>
  inputs.flatMap((input) => (input.from === role && input.kind === 'predict' && input.seq !== null ? [input.seq] : []))

const isRising = (list: readonly number[]): boolean => list.every((one, index) => index === 0 || one >= (list[index - 1] ?? 0))

/** Both come back at the same moment, and the match goes on. */
async function bothBack(players: readonly [Player, Player]): Promise<readonly [Player, Player]> {
  const [ann, min] = await Promise.all([players[0].comeBack(), players[1].comeBack()])
  for (const player of [ann, min]) {
    await player.seen('the match going on', ({ pausedAt, bots }) => pausedAt === null && !bots.a && !bots.b)
    expect(player.view?.phase).toBe('live')
  }
  return [ann, min]
}

test('kill -9 between and during moves', { timeout: 60_000 }, async () => {
  let players = await pair(server.url, { playlist: ['whole-life'] })
  await bothReady(players)
  await players[1].played({ kind: 'listen' })
  const { code } = players[0].entry
  const client = new Marks()
  const partner = new Marks()
  const match = (await stored(code)).id
  for (let kill = 0; kill < KILLS; kill += 1) {
    const answeredBefore = client.answered.length
    const playing = Promise.all([client.play(players[0], kill % 2), partner.play(players[1], kill % 3)])
    await sleep(100 + (hash(2026, kill) % 300))
    await server.kill('SIGKILL')
    await playing
    await until('the cut lines', () => players.every(({ closed }) => closed !== null))
    expect(client.answered.length).toBeGreaterThan(answeredBefore)
    await server.start()
    players = await bothBack(players)
    const kept = await stored(code)
    expect(kept.id).toBe(match)
    for (const [marks, role] of [
      [client, 'client'],
      [partner, 'server'],
    ] as const) {
      const found = marksOf(kept, role)
      expect(new Set(found).size).toBe(found.length)
      expect(marks.answered.filter((mark) => !found.includes(mark))).toEqual([])
      expect(found.filter((mark) => !marks.sent.includes(mark - 1))).toEqual([])
      expect(isRising(marks.times)).toBe(true)
    }
    expect(kept.inputs.map(({ n }) => n)).toEqual(kept.inputs.map((_, index) => index))
    expect(isRising(kept.inputs.map(({ at }) => at))).toBe(true)
  }
  // What is stored is a match that can be played from its beginning.
  expect(playReplay(recordOf((await stored(code)).config, (await stored(code)).inputs)).ok).toBe(true)
  // The role's moves go on where they were: the listening survived.
  expect(players[1].host.state).toBe('LISTEN')
})

test('SIGTERM tells both to come back, stores a paused match and ends in order', { timeout: 60_000 }, async () => {
  const players = await pair(server.url, { playlist: ['whole-life'] })
  await bothReady(players)
  const { code } = players[0].entry
  const marks = new Marks()
  const playing = marks.play(players[0], 1)
  await sleep(200)
  const asked = performance.now()
  expect(await server.kill('SIGTERM')).toBe(0)
  expect(performance.now() - asked).toBeLessThan(5000)
  await playing
  await until('the cut lines', () => players.every(({ closed }) => closed !== null))
  for (const player of players) {
    expect(player.byes).toEqual(['restart'])
    expect(player.closed).toBe(4010)
  }
  const { inputs } = await stored(code)
  const last = inputs.at(-1)
  expect(last).toMatchObject({ from: 'control', kind: 'pause' })
  expect(marks.answered.length).toBeGreaterThan(5)
  const found = marksOf(await stored(code), 'client')
  expect(marks.answered.filter((mark) => !found.includes(mark))).toEqual([])
  await sleep(1000)
  await server.start()
  const [ann] = await bothBack(players)
  // Match time stood while no process drove the match.
  expect(ann.messages[0]?.at ?? Number.POSITIVE_INFINITY).toBeLessThan((last?.at ?? 0) + 500)
  expect(await ann.move({ kind: 'predict', flags: ['SYN'], seq: null, ack: null, len: null })).toMatchObject({ ok: true })
})
