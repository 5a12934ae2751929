// Several processes serve one game: a match is where it is, whoever is asked for it, and outlives the process that had it.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { playReplay, recordOf } from '../../shared/game/index.ts'
import { playRound } from './handshaker.ts'
import { call, entered } from './http-call.ts'
import { bothReady, Player, until } from './player.ts'
import { comeBack, homeOf, type Name, others, Processes, SKIPPED, untilIn } from './processes.ts'
import { TestRedis } from './redis.ts'

describe.skipIf(SKIPPED !== '')(`matches of several processes${SKIPPED}`, () => {
  let game: Processes
  beforeAll(async () => {
    game = await Processes.start()
  }, 60_000)
  afterAll(() => game.close(), 30_000)

  /** Two players of one room, who came through different processes. */
  async function pairThrough(first: Name, second: Name, more: object): Promise<readonly [Player, Player]> {
    const ann = await game.only(first, () => Player.open(game.url, more))
    const min = await game.only(second, () => Player.join(game.url, ann.entry.code))
    for (const player of [ann, min]) await player.seen('the match', ({ phase, pausedAt }) => phase === 'briefing' && pausedAt === null)
    return [ann, min]
  }

  /** Both at one moment, through different processes. */
  async function bothBack([ann, min]: readonly [Player, Player], through: readonly Name[]): Promise<readonly [Player, Player]> {
    const back = await game.only(through, () => Promise.all([comeBack(ann), comeBack(min)]))
    for (const player of back) await player.seen('the match going on', ({ pausedAt, bots }) => pausedAt === null && !bots.a && !bots.b)
    return back
  }

  async function stored(code: string) {
    const storage = await game.storage()
    const room = await storage.readRoom(code)
    const match = room?.match == null ? null : await storage.readMatch(room.match, 'all')
    await storage.close()
    if (match === null) throw new Error('nothing is stored')
    return match
  }

  /** What is stored is one match, without a gap or a double, that can be played again. */
  async function isWhole(code: string): Promise<void> {
    const { config, inputs } = await stored(code)
    expect(inputs.map(({ n }) => n)).toEqual(inputs.map((_, index) => index))
    expect(playReplay(recordOf(config, inputs)).ok).toBe(true)
  }

  test('a match made through one, joined through another, played to its end; its replay from the third', { timeout: 60_000 }, async () => {
    const players = await pairThrough('a', 'b', { playlist: ['handshake'] })
    expect(players.map(homeOf)).toEqual(['a', 'a'])
    const { code } = players[0].entry
    expect((await call(game.all.c.url, `/api/matches/${code}`)).json).toEqual({ code, open: false })
    await bothReady(players)
    await playRound(players, 30_000)
    for (const player of players) await player.seen('the debrief', ({ phase }) => phase === 'debrief')
    await bothReady(players)
    await players[1].shared('the replay', ({ replay }) => replay !== '')
    const replay = await call(game.all.c.url, `/api/replays/${players[1].state.replay}`)
    expect(replay.json).toMatchObject({ names: { a: 'Ann', b: '민준' } })
    await isWhole(code)
  })

  test('two strangers who press Quick on different processes meet; nobody meets whoever is gone with theirs', {
    timeout: 60_000,
  }, async () => {
    const quick = (through: Name, level: string): Promise<Player> =>
      game.only(through, async () => Player.sit(game.url, await entered(game.url, '/api/quick', { name: 'Ann', level })))
    const first = await quick('b', 'coach')
    const second = await quick('c', 'coach')
    expect(second.entry.code).toBe(first.entry.code)
    await first.seen('the match', ({ phase }) => phase === 'briefing')
    const lonely = await quick('b', 'exam')
    await game.all.b.kill()
    const next = await quick('c', 'exam')
    expect(next.entry.code).not.toBe(lonely.entry.code)
    await game.all.b.start()
    const last = await quick('b', 'exam')
    expect(last.entry.code).toBe(next.entry.code)
    expect(homeOf(last)).toBe('c')
  })

  test('the process of a room is killed: both come back at one moment through others, and play it to its end', {
    timeout: 90_000,
  }, async () => {
    let players = await pairThrough('b', 'c', { playlist: ['handshake'] })
    const { code } = players[0].entry
    await bothReady(players)
    await players[1].seen('the request', ({ hosts }) => hosts.server !== undefined)
    const { id } = await stored(code)
    for (const victim of ['b', null] as const) {
      // Whoever has it now; once more after it moved.
      const home = victim ?? homeOf(players[0])
      await game.all[home].kill()
      await until('the cut lines', () => players.every(({ closed }) => closed !== null))
      players = await bothBack(players, others(home))
      expect(new Set(players.map(homeOf)).size).toBe(1)
      expect(players.map(homeOf)).not.toContain(home)
      expect((await stored(code)).id).toBe(id)
      await game.all[home].start()
    }
    await playRound(players, 30_000)
    for (const player of players) await player.seen('the debrief', ({ phase }) => phase === 'debrief')
    await isWhole(code)
  })

  test('a process that is told to end sends its players to the others', { timeout: 60_000 }, async () => {
    const players = await pairThrough('a', 'c', { playlist: ['handshake'] })
    await bothReady(players)
    const ended = game.all.a.kill('SIGTERM')
    await until('the cut lines', () => players.every(({ closed }) => closed === 4010))
    const back = await bothBack(players, ['b', 'c'])
    expect(await ended).toBe(0)
    expect(back.map(homeOf)).not.toContain('a')
    await isWhole(back[0].entry.code)
    await game.all.a.start()
  })

  test('a process that stands still is taken for dead; awake again, it lets the others go on', { timeout: 120_000 }, async () => {
    const players = await pairThrough('a', 'b', { playlist: ['whole-life'] })
    await bothReady(players)
    const { code } = players[0].entry
    game.all.a.signal('SIGSTOP')
    for (const player of players) player.drop()
    const back = await bothBack(players, ['b', 'c'])
    expect(new Set(back.map(homeOf)).size).toBe(1)
    expect(back.map(homeOf)).not.toContain('a')
    game.all.a.signal('SIGCONT')
    for (let count = 0; count < 20; count += 1) {
      await sleep(100)
      for (const player of back) await player.played({ kind: 'predict', flags: ['ACK'], seq: count, ack: null, len: null })
    }
    // Whoever asks the one that slept finds the match where it is.
    const again = await game.only('a', () => back[0].comeBack())
    expect(homeOf(again)).toBe(homeOf(back[1]))
    await again.seen('the match', ({ pausedAt }) => pausedAt === null)
    await isWhole(code)
  })

  test('whoever waits for a friend on a process that stands still is sent to where the friend is', { timeout: 60_000 }, async () => {
    const ann = await game.only('a', () => Player.open(game.url, { playlist: ['handshake'] }))
    const { code } = ann.entry
    game.all.a.signal('SIGSTOP')
    const min = await game.only('b', () => untilIn(() => Player.join(game.url, code)))
    expect(homeOf(min)).toBe('b')
    game.all.a.signal('SIGCONT')
    await until('the way to the other one', () => ann.closed === 4010)
    const back = await game.only('a', () => comeBack(ann))
    expect(homeOf(back)).toBe('b')
    for (const player of [back, min]) await player.seen('the match', ({ pausedAt }) => pausedAt === null)
    // What was asked of the one that slept has changed nothing: the friend's seat is still theirs.
    const again = await comeBack(min)
    await again.seen('the match', ({ pausedAt }) => pausedAt === null)
    await isWhole(code)
  })

  test('Redis is gone for a while and comes back empty: the match goes on, and who comes back finds it', { timeout: 60_000 }, async () => {
    const players = await pairThrough('a', 'b', { playlist: ['whole-life'] })
    await bothReady(players)
    await game.redis.close()
    await players[0].played({ kind: 'predict', flags: ['ACK'], seq: 1, ack: null, len: null })
    game.redis = await TestRedis.start(Number(new URL(game.redis.url).port))
    await game.redis.lists(players[0].entry.code)
    await players[0].played({ kind: 'predict', flags: ['ACK'], seq: 2, ack: null, len: null })
    const again = await game.only('c', () => comeBack(players[1]))
    expect(homeOf(again)).toBe('a')
    expect(players[0].closed).toBe(null)
    const later = await pairThrough('b', 'c', { playlist: ['handshake'] })
    expect(later.map(homeOf)).toEqual(['b', 'b'])
    await isWhole(players[0].entry.code)
  })
})
