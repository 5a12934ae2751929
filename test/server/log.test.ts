// What the real server writes into its log while matches and a class live: the events with their figures, and nobody's name, code or token.
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Entry } from '../../shared/protocol/index.ts'
import { Member, openClass } from './class-member.ts'
import { playRound } from './handshaker.ts'
import { call, entered } from './http-call.ts'
import { bothReady, type Player, pair, until } from './player.ts'
import { type Started, startServer } from './start.ts'

type Line = Readonly<Record<string, unknown>>
const INFO = 30
/** What stands in every line and says nothing about anybody. */
const ALWAYS = ['time', 'pid', 'hostname', 'level']

let server: Started
const texts: string[] = []
const lines = (): readonly Line[] => texts.map((text) => JSON.parse(text))
const said = (msg: string): readonly Line[] => lines().filter((line) => line.msg === msg)
const saidOnce = async (msg: string, fields: Line): Promise<Line> =>
  until(`the line '${msg}'`, () => said(msg).find((line) => Object.entries(fields).every(([key, value]) => line[key] === value)))

/** Whatever would name somebody or let somebody in. */
const secrets = new Set<string>()
const keep = ({ code, token, reservation }: Pick<Entry, 'code' | 'token' | 'reservation'>): void => {
  for (const one of [code, token, reservation.sessionId]) secrets.add(one)
}
const keepAll = (players: readonly Player[]): void => {
  for (const { entry } of players) keep(entry)
}

beforeAll(async () => {
  server = await startServer({ AWAY_SECONDS: '1', MOVES_PER_SECOND: '50', LOG_LEVEL: 'trace' }, ':memory:', undefined, {
    write: (text) => void texts.push(text),
  })
  for (const name of ['Ann', '민준', 'Zoë', 'Kim Seo-yeon', '127.0.0.1']) secrets.add(name)
})
afterAll(() => server.close())

/** A raw line to a seat: what the SDK would never send. */
async function rawLine(code: string, token: string): Promise<WebSocket> {
  const entry = await entered(server.url, `/api/matches/${code}/return`, { token })
  keep(entry)
  const { processId, roomId, sessionId } = entry.reservation
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/${processId}/${roomId}?sessionId=${sessionId}`)
  await new Promise((resolve, reject) => {
    socket.onmessage = resolve
    socket.onerror = reject
  })
  return socket
}

test('a match: its room, its seats, the bot that sits in, its end; and not its moves', { timeout: 60_000 }, async () => {
  const [ann, min] = await pair(server.url, { level: 'match', playlist: ['handshake'] })
  keepAll([ann, min])
  const { room } = await saidOnce('match begun', { levelId: 'match', rounds: 1 })
  expect(room).toEqual(expect.any(Number))
  await saidOnce('room opened', { room, kind: 'private' })
  for (const seat of ['a', 'b']) await saidOnce('seat taken', { room, seat })
  await bothReady([ann, min])
  min.drop()
  await saidOnce('seat dropped', { room, seat: 'b', forGood: false })
  await saidOnce('bot took the seat', { room, seat: 'b' })
  const back = await min.comeBack()
  keepAll([back])
  await saidOnce('seat back', { room, seat: 'b' })
  await saidOnce('bot left the seat', { room, seat: 'b' })
  await ann.seen('the owner', ({ bots, pausedAt }) => !bots.b && pausedAt === null)
  const before = lines().filter(({ level }) => level === INFO).length
  await playRound([ann, back], 30_000)
  expect(lines().filter(({ level }) => level === INFO)).toHaveLength(before)
  await ann.played({ kind: 'ready' })
  await back.played({ kind: 'ready' })
  await ann.shared('the end', ({ stage }) => stage === 'over')
  const over = await saidOnce('match over', { room, levelId: 'match', rounds: 1, goals: 1, forfeited: false })
  expect(over).toMatchObject({ ms: expect.any(Number), points: [expect.any(Number)] })
  expect(ann.state.replay).not.toBe('')
  secrets.add(ann.state.replay)
})

test('who abuses a seat is dismissed, and the line says by what, once', { timeout: 30_000 }, async () => {
  const [ann, min] = await pair(server.url)
  keepAll([ann, min])
  const { room } = await until('the match', () => said('match begun').at(-1))
  const noisy = await rawLine(ann.entry.code, ann.entry.token)
  // Both dismissals are of seat a: the page that was there, then the noise.
  await saidOnce('dismissed', { room, seat: 'a', why: 'elsewhere' })
  for (let count = 0; count < 4000; count += 1) noisy.send(new Uint8Array([18]))
  await saidOnce('dismissed', { room, seat: 'a', why: 'abuse', abuse: 'frames' })
  for (let count = 0; count < 300 && min.closed === null; count += 1) void min.ask('phrase', { phrase: 'no such phrase' }).catch(() => null)
  await saidOnce('dismissed', { room, seat: 'b', why: 'abuse', abuse: 'malformed' })
  await until('the end of both lines', () => min.closed !== null && noisy.readyState === WebSocket.CLOSED)
  expect(said('dismissed').filter((line) => line.room === room && line.why === 'abuse')).toHaveLength(2)
})

test('what cannot be read is told by the framework without the room’s code', async () => {
  const [ann, min] = await pair(server.url)
  keepAll([ann, min])
  const socket = await rawLine(ann.entry.code, ann.entry.token)
  const closed = new Promise((resolve) => {
    socket.onclose = resolve
  })
  // A message whose type is 'move' and whose payload is cut off.
  socket.send(Uint8Array.from([13, 0xa4, ...new TextEncoder().encode('move'), 0xdd]))
  await closed
  await until('what the framework says', () => lines().find(({ from, level }) => from === 'colyseus' && Number(level) > INFO))
  server.app.services.log.error({ err: new Error(`room "${ann.entry.code}" is gone`) }, 'a request failed')
  expect(said('a request failed').at(-1)).toMatchObject({ err: { type: 'Error', message: 'room "[code]" is gone' } })
})

test('a page of elsewhere is refused, and its origin is told', async () => {
  const response = await call(server.url, '/api/matches', { name: 'Ann' })
  expect(response.status).toBe(201)
  const { status } = await upgrade('https://elsewhere.example')
  expect(status).toBe(403)
  await saidOnce('upgrade refused', { origin: 'https://elsewhere.example' })
})

/** The server's answer to a page of this origin that would open a socket. */
async function upgrade(origin: string): Promise<{ status: number | undefined }> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    origin,
  }
  return new Promise((resolve, reject) => {
    request(`${server.url}/a/b?sessionId=c`, { headers })
      .on('response', (response) => resolve({ status: response.statusCode }))
      .on('error', reject)
      .end()
  })
}

test('a class: opened, its phases, its end, deleted; its pairs’ rooms tell which class', { timeout: 60_000 }, async () => {
  const made = await openClass(server.url, { playlist: ['handshake'], level: 'match', briefing: 100, quiz: false })
  for (const one of [made.code, made.token, made.screen]) secrets.add(one)
  const host = await Member.host(server.url, made)
  const { class: number } = await saidOnce('class opened', { phase: 'lobby', students: 0, rounds: 1 })
  const ann = await Member.student(server.url, made.code, 'Zoë', 'Kim Seo-yeon')
  const min = await Member.student(server.url, made.code, '민준')
  for (const { entry } of [host, ann, min]) keep(entry)
  await host.seen('everybody', ({ roster }) => roster.filter(({ here }) => here).length === 2)
  await host.command({ do: 'next' })
  await saidOnce('class phase', { class: number, phase: 'briefing', round: 0, students: 2, pairs: 1, here: 2 })
  await saidOnce('class phase', { class: number, phase: 'live' })
  keepAll(await Promise.all([ann.sitDown(), min.sitDown()]))
  await saidOnce('room opened', { class: number, kind: 'class' })
  await host.command({ do: 'end' })
  await saidOnce('class phase', { class: number, phase: 'debrief' })
  await host.command({ do: 'next' })
  await saidOnce('class phase', { class: number, phase: 'podium' })
  await host.command({ do: 'finish' })
  await saidOnce('class over', { class: number, results: 1 })
  await host.command({ do: 'delete' })
  await saidOnce('class deleted', { class: number })
  await saidOnce('class closed', { class: number })
})

test('no line names anybody or lets anybody in', async () => {
  await server.close()
  expect(said('room closed').length).toBeGreaterThan(2)
  expect(secrets.size).toBeGreaterThan(25)
  const told = lines().map((line) => JSON.stringify(Object.entries(line).filter(([key]) => !ALWAYS.includes(key))))
  expect(told.length).toBeGreaterThan(40)
  for (const secret of secrets) expect(told.filter((text) => text.includes(secret))).toEqual([])
  // Nothing had to be struck out: no line was given a secret in the first place.
  expect(told.filter((text) => text.includes('[not logged]'))).toEqual([])
})
