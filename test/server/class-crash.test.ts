// A class on a server that is killed between two moves: who comes back finds the lesson as it was, and its clock has not run on.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HostView, ScreenView } from '../../shared/classroom/index.ts'
import { TestServer } from '../e2e/server.ts'
import { Member, openClass } from './class-member.ts'
import { nextMove, playRound } from './handshaker.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.start()
}, 30_000)
afterAll(() => server.close())

test('killed in mid-round: names, seats, moves and the clock are there again', { timeout: 60_000 }, async () => {
  const made = await openClass(server.url, { playlist: ['handshake', 'handshake'], briefing: 100, quiz: false })
  const host = await Member.host(server.url, made)
  const students = [await Member.student(server.url, made.code, 'Ann'), await Member.student(server.url, made.code, '민준', 'Kim')]
  await host.seen('both', ({ roster }) => roster.filter(({ here }) => here).length === 2)
  await host.command({ do: 'factor', id: students[0]?.entry.id ?? '', factor: 1.5 })
  await host.command({ do: 'next' })
  const players = await Promise.all(
    students.map(async (student) => {
      await student.seen('a seat', ({ seat }) => seat !== null)
      return student.sitDown()
    }),
  )
  for (const player of players) await player.seen('live', ({ phase }) => phase === 'live')
  const listener = players.find(({ view }) => view?.eyes === 'server')
  const listen = await listener?.seen('the request', (view) => nextMove(view)?.kind === 'listen')
  await listener?.played({ kind: 'listen' })
  expect(listen?.phase).toBe('live')
  const caller = players.find(({ view }) => view?.eyes === 'client')
  await caller?.seen('the connect', (view) => nextMove(view) !== null, 8000)
  const before = await host.seen('the climb', ({ screen }) => screen.clock.phase === 'live' && screen.clock.ends !== null)
  const left = (before.screen.clock.ends ?? 0) - before.screen.clock.now

  await server.kill()
  await sleep(3000)
  await server.start()
  const again = await Member.back<HostView>(server.url, made.code, made.token)
  const view = await again.seen('the lesson', ({ screen }) => screen.clock.phase === 'live')
  expect(view.roster.map(({ name, extra, factor }) => ({ name, extra, factor }))).toEqual([
    { name: 'Ann', extra: '', factor: 1.5 },
    { name: '민준', extra: 'Kim', factor: 1 },
  ])
  // Three seconds of darkness are no part of the round; what lies between the last stored move and the crash is nobody's loss.
  const now = (view.screen.clock.ends ?? 0) - view.screen.clock.now
  expect(now).toBeGreaterThan(left - 2500)
  expect(now).toBeLessThanOrEqual(left + 2500)

  const back = await Promise.all(students.map((student) => student.comeBack()))
  for (const [index, student] of back.entries()) {
    const seen = await student.seen('the seat', ({ seat }) => seat !== null)
    expect(seen.seat?.code).toBe(players[index]?.entry.code)
  }
  const seated = await Promise.all(players.map((player) => player.comeBack()))
  for (const player of seated) await player.seen('the round', ({ phase, pausedAt }) => phase === 'live' && pausedAt === null)
  const syn = await seated.find(({ view: one }) => one?.eyes === 'client')?.seen('the connect', (one) => nextMove(one) !== null)
  expect(syn === undefined ? null : nextMove(syn)).toMatchObject({ kind: 'segment', flags: ['SYN'] })
  await again.command({ do: 'end' })
  const screen = await Member.back<ScreenView>(server.url, made.code, made.screen)
  await screen.seen('the results', ({ wreck, clock }) => clock.phase === 'debrief' && wreck !== null)
  await again.command({ do: 'next' })
  await again.seen('the second round', ({ screen: { clock } }) => clock.round === 1)
})

test('killed while two play a round of an assignment: both are in their match again, and its result is for both', {
  timeout: 60_000,
}, async () => {
  const deadline = Date.now() + 3_600_000
  const made = await openClass(server.url, { playlist: ['handshake'], briefing: 0, quiz: false, deadline })
  const students = [await Member.student(server.url, made.code, 'Ann'), await Member.student(server.url, made.code, '민준')]
  const [ann, min] = students
  if (ann === undefined || min === undefined) throw new Error('nobody')
  await ann.request('together', { do: 'invite', round: 0 })
  const { together } = await ann.seen('a number', (view) => view.together !== null)
  await min.request('together', { do: 'meet', number: together?.number ?? '' })
  const players = []
  for (const student of students) {
    await student.seen('a seat', ({ seat }) => seat !== null)
    players.push(await student.sitDown())
  }
  for (const player of players) await player.played({ kind: 'ready' })
  for (const player of players) await player.seen('the round', ({ phase }) => phase === 'live')

  await server.kill()
  await server.start()
  const back = await Promise.all(students.map((student) => student.comeBack()))
  const seated = []
  for (const student of back) {
    await student.seen('the seat', ({ seat }) => seat !== null)
    seated.push(await student.sitDown())
  }
  for (const player of seated) await player.seen('the round', ({ phase, pausedAt }) => phase === 'live' && pausedAt === null)
  await playRound(seated, 25_000)
  for (const student of back) await student.seen('the result', ({ played, you }) => played.includes(0) && you.points > 0)
})
