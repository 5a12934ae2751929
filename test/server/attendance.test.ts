// Who is there: drops, returns, windows that take over, bots that sit in, rematches, and what a restart leaves.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playRound } from './handshaker.ts'
import { call } from './http-call.ts'
import { bothReady, Player, pair, until } from './player.ts'
import { type Started, startServer } from './start.ts'

let server: Started
beforeAll(async () => {
  server = await startServer({ AWAY_SECONDS: '1', MOVES_PER_SECOND: '50' })
})
afterAll(() => server.close())

const short = { level: 'match', playlist: ['handshake'] }

test('a drop pauses the match, then a bot sits in until the owner is back at the same seat', { timeout: 20_000 }, async () => {
  const [ann, min] = await pair(server.url, short)
  await bothReady([ann, min])
  min.drop()
  await ann.seen('the pause', ({ pausedAt }) => pausedAt !== null)
  await ann.shared('who is away', (state) => state.away === 'b' && state.awayUntil > Date.now())
  expect((await ann.move({ kind: 'hint' })).ok).toBe(false)
  await ann.seen('the bot', ({ pausedAt, bots }) => pausedAt === null && bots.b)
  // The bot listens for the absent server: the client's application may connect.
  await until('connect', () => ann.host.requests.some((request) => request.call === 'connect'))
  const back = await min.comeBack()
  await ann.seen('the owner', ({ bots }) => !bots.b)
  await back.seen('a View', () => true)
  expect(back.entry.seat).toBe('b')
  expect(back.host.state).toBe('LISTEN')
  await ann.shared('nobody away', (state) => state.away === '' && state.b.connected && !state.b.bot)
})

test('with nobody there the match stands, and goes on when both are back', { timeout: 20_000 }, async () => {
  const [ann, min] = await pair(server.url, short)
  await bothReady([ann, min])
  ann.drop()
  min.drop()
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const again = await ann.comeBack()
  await again.seen('a View', () => true)
  const stood = again.messages[0]?.at ?? Number.POSITIVE_INFINITY
  expect(stood).toBeLessThan(1400)
  await min.comeBack()
  await again.seen('the match', ({ pausedAt, bots }) => pausedAt === null && !bots.b)
})

test('a second window takes the seat over and the first is told', async () => {
  const [ann] = await pair(server.url, short)
  const second = await ann.comeBack()
  await until('the dismissal', () => ann.closed)
  expect(ann.byes).toEqual(['elsewhere'])
  await second.seen('the match', ({ phase }) => phase === 'briefing')
})

test('who leaves for good is replaced at once', async () => {
  const [ann, min] = await pair(server.url, short)
  await bothReady([ann, min])
  await min.leave()
  await ann.seen('the bot', ({ pausedAt, bots }) => pausedAt === null && bots.b, 900)
})

test('a move that is sent twice is played once; a View that did not change is not sent', async () => {
  const [ann, min] = await pair(server.url, short)
  await bothReady([ann, min])
  const { n } = min
  await min.played({ kind: 'listen' })
  expect(await min.ask('move', { kind: 'listen', round: 0, n })).toMatchObject({ ok: false, error: 'stale', n: n + 1 })
  await ann.seen('connect', () => ann.host.requests.length > 0)
  const before = ann.messages.length
  await min.move({ kind: 'predict', flags: ['SYN'], seq: null, ack: null, len: null })
  await min.move({ kind: 'segment', flags: ['FIN'], seq: 1, ack: 0, len: 0, wnd: null })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(ann.messages).toHaveLength(before)
})

test('a phrase reaches both; a rematch swaps the roles and the replay can be had', { timeout: 30_000 }, async () => {
  const [ann, min] = await pair(server.url, short)
  await ann.ask('phrase', { phrase: 'nice' })
  await until('the phrase', () => min.phrases.length > 0 && ann.phrases.length > 0)
  await bothReady([ann, min])
  await playRound([ann, min], 20_000)
  await ann.seen('the debrief', ({ phase }) => phase === 'debrief')
  expect(await ann.ask('position', { round: 0, at: 2000 })).toMatchObject({ position: expect.any(String) })
  for (const player of [ann, min]) await player.played({ kind: 'ready' })
  await ann.shared('the end', (state) => state.stage === 'over' && state.replay !== '')
  const { json, status } = await call(server.url, `/api/replays/${ann.state.replay}`)
  expect(status).toBe(200)
  expect(json).toMatchObject({ names: { a: 'Ann', b: '민준' }, config: { firstClient: 'a' } })
  expect(JSON.stringify(json)).not.toContain(ann.entry.token)
  await ann.ask('rematch')
  await min.shared('the wish', (state) => state.a.rematch)
  // Pressed twice: one match begins.
  await Promise.all([min.ask('rematch'), min.ask('rematch')])
  await ann.seen('the rematch', ({ phase, eyes }) => phase === 'briefing' && eyes === 'server')
  await min.move({ kind: 'ready' })
  const begun = min.messages.filter(({ at, view }) => at === 0 && JSON.parse(view).eyes === 'client')
  expect(begun).toHaveLength(1)
})

test('a room that nobody is in comes back from the storage', async () => {
  const player = await Player.open(server.url, { ...short, bot: true })
  await player.seen('the match', ({ phase }) => phase === 'briefing')
  const { code } = player.entry
  const room = await import('@colyseus/core').then(({ matchMaker }) => matchMaker.getLocalRoomById(code))
  await room.disconnect()
  await until('the end of the socket', () => player.closed)
  const back = await player.comeBack()
  await back.seen('the match', ({ phase }) => phase === 'briefing')
})
