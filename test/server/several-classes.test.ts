// Several processes serve one class: it is in one of them, with all its pairs, whoever is asked for it, and outlives the process that had it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HostView } from '../../shared/classroom/index.ts'
import { replayOf } from './alone-replay.ts'
import { Member, openClass } from './class-member.ts'
import { playRound } from './handshaker.ts'
import { call } from './http-call.ts'
import { type Player, until } from './player.ts'
import { comeBack, homeOf, others, Processes, SKIPPED, untilIn } from './processes.ts'

const FAST = { playlist: ['handshake', 'handshake'], level: 'coach', briefing: 200, quiz: false }

/** Everybody plays until the lesson ends the round. */
function playAll(players: readonly Player[]): Promise<unknown> {
  const rooms = new Map<string, Player[]>()
  for (const player of players) rooms.set(player.entry.code, [...(rooms.get(player.entry.code) ?? []), player])
  return Promise.all([...rooms.values()].map((one) => playRound(one, 40_000).catch(() => undefined)))
}

/** The round as the teacher sees it, until every pair has its goal; then it is ended. */
async function playToGoals(host: Member<HostView>, players: readonly Player[], pairs: number): Promise<void> {
  const playing = playAll(players)
  await until('the goals', () => host.view?.pairs.length === pairs && host.view.pairs.every(({ goal }) => goal), 40_000)
  await host.command({ do: 'end' })
  await playing
}

describe.skipIf(SKIPPED !== '')(`a class of several processes${SKIPPED}`, () => {
  let game: Processes
  beforeAll(async () => {
    game = await Processes.start()
  }, 60_000)
  afterAll(() => game.close(), 30_000)

  test('whose students all come at one moment, through all processes, is one class; a round to its end; its report from anywhere', {
    timeout: 120_000,
  }, async () => {
    const made = await openClass(game.url, FAST)
    const names = Array.from({ length: 12 }, (_, index) => `Student ${index + 1}`)
    const students = await Promise.all(names.map((name) => Member.student(game.url, made.code, name)))
    const host = await Member.host(game.url, made)
    const screen = await Member.screen(game.url, made)
    const { roster } = await host.seen('everybody', (view) => view.roster.filter(({ here }) => here).length === names.length)
    expect(roster.map(({ name }) => name).sort()).toEqual([...names].sort())
    const home = homeOf(host)
    expect(students.map(homeOf)).toEqual(students.map(() => home))
    const [next, third] = others(home)

    await host.command({ do: 'next' })
    for (const student of students) await student.seen('a seat', ({ seat }) => seat !== null)
    const players = await Promise.all(students.map((student) => student.sitDown()))
    // The pairs play where their class is.
    expect(new Set(players.map(homeOf))).toEqual(new Set([home]))
    for (const player of players) await player.seen('the round', ({ phase }) => phase === 'live')
    await playToGoals(host, players, 6)
    await screen.seen('the results', ({ wreck }) => wreck?.reached === 6)

    const report = await call(game.all[next].url, `/api/classes/${made.code}/report`, { token: made.token, format: 'csv' })
    expect(report.status).toBe(200)
    for (const name of names) expect(report.text).toContain(`${name},`)
    const json = await call(game.all[third].url, `/api/classes/${made.code}/report`, { token: made.token, format: 'json' })
    expect(json.json).toMatchObject({ class: made.code, students: names.map(() => ({ rounds: 1, goals: 1 })) })
    const wrong = await call(game.all[next].url, `/api/classes/${made.code}/report`, { token: made.screen, format: 'csv' })
    expect(wrong.status).toBe(403)
    const plan = await call(game.all[third].url, `/api/classes/${made.code}/plan`, undefined, {
      authorization: `Bearer ${students[0]?.entry.token}`,
    })
    expect(plan.json).toMatchObject({ level: 'coach', seeds: [expect.any(String)] })
  })

  test('whose process is killed in mid-round goes on in another one, with all its pairs', { timeout: 120_000 }, async () => {
    const made = await openClass(game.url, FAST)
    const host = await game.only('c', () => Member.host(game.url, made))
    expect(homeOf(host)).toBe('c')
    const students = await Promise.all(['Ann', '민준', 'Zoë', 'Kim'].map((name) => Member.student(game.url, made.code, name)))
    await host.seen('everybody', ({ roster }) => roster.filter(({ here }) => here).length === 4)
    await host.command({ do: 'next' })
    for (const student of students) await student.seen('a seat', ({ seat }) => seat !== null)
    const players = await Promise.all(students.map((student) => student.sitDown()))
    for (const player of players) await player.seen('the round', ({ phase }) => phase === 'live')

    await game.all.c.kill()
    await until('the cut lines', () => players.every(({ closed }) => closed !== null))
    // Matches and class at one moment, through both: the class is opened once, and its pairs beside it.
    const [seated, back, again] = await game.only(['a', 'b'], () =>
      Promise.all([
        Promise.all(players.map(comeBack)),
        Promise.all(students.map((student) => student.comeBack())),
        Member.host(game.url, made),
      ]),
    )
    await game.all.c.start()
    const homes = new Set([...seated, ...back, again].map(homeOf))
    expect(homes.size).toBe(1)
    expect(homes).not.toContain('c')
    for (const player of seated) await player.seen('the round', ({ phase, pausedAt }) => phase === 'live' && pausedAt === null)
    await playToGoals(again, seated, 2)
    for (const student of back) await student.seen('points', ({ you }) => you.points > 0)
    await again.command({ do: 'next' })
    for (const student of back) await student.seen('the second round', ({ clock, seat }) => clock.round === 1 && seat !== null)

    // Whoever asks for a match elsewhere is led to where the class is.
    const home = homeOf(again)
    const [toClass, toMatch] = others(home)
    const second = await Promise.all(back.map((student) => student.sitDown()))
    await game.all[home].kill()
    await until('the cut lines', () => second.every(({ closed }) => closed !== null))
    const there = await game.only(toClass, () => Member.host(game.url, made))
    const led = await game.only(toMatch, () => Promise.all(second.map(comeBack)))
    expect([there, ...led].map(homeOf)).toEqual([there, ...led].map(() => toClass))
    await game.all[home].start()
  })

  test('whose process stands still is opened in another one; awake again, the first one sends all there', {
    timeout: 120_000,
  }, async () => {
    const made = await openClass(game.url, FAST)
    const host = await game.only('a', () => Member.host(game.url, made))
    expect(homeOf(host)).toBe('a')
    const students = await Promise.all(['Ann', '민준'].map((name) => Member.student(game.url, made.code, name)))
    await host.seen('everybody', ({ roster }) => roster.filter(({ here }) => here).length === 2)
    await host.command({ do: 'next' })
    for (const student of students) await student.seen('a seat', ({ seat }) => seat !== null)
    const players = await Promise.all(students.map((student) => student.sitDown()))
    for (const player of players) await player.seen('the round', ({ phase }) => phase === 'live')

    game.all.a.signal('SIGSTOP')
    const again = await game.only(['b', 'c'], () => untilIn(() => Member.host(game.url, made)))
    const back = await game.only(['b', 'c'], () => Promise.all(students.map((student) => untilIn(() => student.comeBack()))))
    const home = homeOf(again)
    expect(home).not.toBe('a')
    expect(back.map(homeOf)).toEqual([home, home])
    game.all.a.signal('SIGCONT')
    // The teacher's page still hangs on the one that slept: its next word is not stored there.
    host.request('host', { do: 'end' }).catch(() => undefined)
    await until('the cut line', () => host.closed !== null)
    const seated = await game.only('a', () => Promise.all(players.map(comeBack)))
    expect(seated.map(homeOf)).toEqual([home, home])
    for (const player of seated) await player.seen('the round', ({ phase, pausedAt }) => phase === 'live' && pausedAt === null)
    await playToGoals(again, seated, 1)
    for (const student of back) await student.seen('points', ({ you }) => you.points > 0)
  })

  test('of an assignment: plans, results and rounds together through any of them', { timeout: 60_000 }, async () => {
    const deadline = Date.now() + 3_600_000
    const made = await openClass(game.url, { playlist: ['handshake'], level: 'coach', briefing: 0, quiz: false, deadline })
    const [ann, min, zoe] = await game.only('a', () =>
      Promise.all(['Ann', '민준', 'Zoë'].map((name) => Member.student(game.url, made.code, name))),
    )
    if (ann === undefined || min === undefined || zoe === undefined) throw new Error('nobody')
    expect([ann, min, zoe].map(homeOf)).toEqual(['a', 'a', 'a'])
    const plan = await call(game.all.b.url, `/api/classes/${made.code}/plan`, undefined, { authorization: `Bearer ${zoe.entry.token}` })
    expect(plan.json).toMatchObject({ deadline, seeds: [expect.any(String)] })
    const { seeds } = JSON.parse(plan.text)
    const handIn = (seed: string) =>
      call(game.all.c.url, `/api/classes/${made.code}/alone`, { token: zoe.entry.token, round: 0, replay: replayOf(seed) })
    expect(await handIn('forged')).toMatchObject({ status: 400, json: { error: 'bad-replay' } })
    expect(await handIn(seeds[0])).toMatchObject({ status: 200, json: { taken: true } })
    expect(await handIn(seeds[0])).toMatchObject({ status: 200, json: { taken: false } })

    await ann.request('together', { do: 'invite', round: 0 })
    const { together } = await ann.seen('a number', (view) => view.together !== null)
    await min.request('together', { do: 'meet', number: together?.number ?? '' })
    const players = []
    for (const student of [ann, min]) {
      await student.seen('a seat', ({ seat }) => seat !== null)
      players.push(await student.sitDown())
    }
    expect(players.map(homeOf)).toEqual(['a', 'a'])
    for (const player of players) await player.played({ kind: 'ready' })
    for (const player of players) await player.seen('the round', ({ phase }) => phase === 'live')
    await playAll(players)
    for (const student of [ann, min]) await student.seen('the result', ({ played, you }) => played.includes(0) && you.points > 0)
    const report = await call(game.all.b.url, `/api/classes/${made.code}/report`, { token: made.token, format: 'json' })
    expect(report.json).toMatchObject({ students: [{ goals: 1 }, { goals: 1 }, { goals: 1 }] })
  })
})
