// The ways in, right and wrong, as anybody may call them.
import { once } from 'node:events'
import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, entered, refusal } from './http-call.ts'
import { Player } from './player.ts'
import { type Started, startServer } from './start.ts'

let server: Started
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

/** A new server, so that what it counted against this address is forgotten. */
const wrong = async (path: string, body: unknown) => refusal(await call(server.url, path, body))

describe('opening a match', () => {
  test.each([
    [{}, 'name'],
    [{ name: 'Ann', level: 'easy' }, 'level'],
    [{ name: 'Ann', playlist: [] }, 'playlist'],
    [{ name: 'Ann', playlist: ['no-such-scenario'] }, 'playlist'],
    [{ name: 'Ann', bot: 1 }, 'bot'],
    [{ name: 'Ann', seed: 'mine' }, ''],
  ])('%j is refused at %s', async (body, path) => {
    const { error, problems } = await wrong('/api/matches', body)
    expect(error).toBe('bad-request')
    expect(problems?.some((problem) => problem.path.startsWith(path))).toBe(true)
  })

  test('a body that is no JSON, or too large, is told so', async () => {
    expect((await wrong('/api/matches', '{"name":')).problems?.[0]?.reason).toMatch(/not JSON/)
    const name = 'x'.repeat(5000)
    expect((await wrong('/api/matches', { name })).problems?.[0]).toMatchObject({ path: 'name', reason: 'is too long' })
    expect((await wrong('/api/quick', { name })).problems?.[0]?.reason).toMatch(/larger than 4096/)
    expect((await wrong('/api/matches', { name: 'x'.repeat(33_000) })).problems?.[0]?.reason).toMatch(/larger than 32768/)
  })

  test.each([
    '',
    '   ',
    '\u200b\u200b',
    'x'.repeat(21),
    '---',
    'f u c k',
    'sh1t',
    '시 발',
    '시1발',
    'ㅅㅂ',
    'ㅂ ㅅ',
    '병신님',
    `a${'\u0301'.repeat(9)}`,
  ])('the name %j is refused', async (name) => expect(['bad-name', 'bad-request']).toContain((await wrong('/api/matches', { name })).error))

  test.each([
    ['  Ann   Lee ', 'Ann Lee'],
    ['Ａｎｎ', 'Ann'],
    ['<b>Ann</b>', '<b>Ann</b>'],
    ['용감한 부표 42', '용감한 부표 42'],
    ['A\u202enn', 'Ann'],
    ['ㅋㅋ', 'ㅋㅋ'],
  ])('the name %j is shown as %j', async (name, shown) => {
    const player = await Player.open(server.url, { name })
    await player.shared('the name', (state) => state.a !== undefined && state.a.name === shown)
    await player.leave()
  })
})

describe('joining', () => {
  test('a friend takes the other seat, a third one finds it full', async () => {
    const first = await entered(server.url, '/api/matches', { name: 'Ann' })
    const second = await entered(server.url, `/api/matches/${first.code.toLowerCase()}/join`, { name: 'Bo' })
    expect([first.seat, second.seat]).toEqual(['a', 'b'])
    expect(first.token).not.toBe(second.token)
    expect((await wrong(`/api/matches/${first.code}/join`, { name: 'Cy' })).error).toBe('match-full')
  })

  test('whoever has a code may ask whether it leads to a free seat, and is told nothing else', async () => {
    const { code } = await entered(server.url, '/api/matches', { name: 'Ann' })
    const asked = async () => (await call(server.url, `/api/matches/${code.toLowerCase()}`)).json
    expect(await asked()).toEqual({ code, open: true })
    await entered(server.url, `/api/matches/${code}/join`, { name: 'Bo' })
    expect(await asked()).toEqual({ code, open: false })
    const against = await entered(server.url, '/api/matches', { name: 'Cy', bot: true })
    expect((await call(server.url, `/api/matches/${against.code}`)).json).toEqual({ code: against.code, open: false })
    expect(refusal(await call(server.url, '/api/matches/QQQQQQ')).error).toBe('no-such-match')
    expect(refusal(await call(server.url, '/api/matches/12')).error).toBe('bad-code')
  })

  test('quick match brings two strangers of one level together, and no third', async () => {
    const players = []
    for (const level of ['match', 'exam', 'match', 'match'])
      players.push(await Player.sit(server.url, await entered(server.url, '/api/quick', { name: 'Ann', level })))
    const codes = players.map(({ entry }) => entry.code)
    expect(codes[2]).toBe(codes[0])
    expect(new Set(codes).size).toBe(3)
    for (const player of players) await player.leave()
  })

  test('a token opens its own seat only', async () => {
    const { code, token } = await entered(server.url, '/api/matches', { name: 'Ann' })
    const back = await entered(server.url, `/api/matches/${code}/return`, { token })
    expect(back.seat).toBe('a')
    expect((await wrong(`/api/matches/${code}/return`, { token: '0'.repeat(32) })).error).toBe('not-your-seat')
    expect((await wrong(`/api/matches/${code}/return`, { token: 'short' })).error).toBe('bad-request')
  })
})

describe('what the server does not do', () => {
  test('its headers forbid foreign scripts, frames and origins', async () => {
    const { headers } = await call(server.url, '/api/health', undefined, { origin: 'https://evil.example' })
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|https?:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
  })

  test('the matchmaking of the framework is shut', async () => {
    for (const method of ['create', 'joinOrCreate', 'join', 'joinById', 'reconnect'])
      expect((await call(server.url, `/matchmake/${method}/match`, {})).status).toBeGreaterThanOrEqual(400)
  })

  test.each([
    ['https://evil.example', 403],
    [undefined, 101],
    ['own', 101],
  ])('a socket of origin %s: %i', async (origin, status) => {
    const { reservation } = await entered(server.url, '/api/matches', { name: 'Ann' })
    const request = get(`${server.url}/${reservation.processId}/${reservation.roomId}?sessionId=${reservation.sessionId}`, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...(origin === undefined ? {} : { origin: origin === 'own' ? server.url : origin }),
      },
    })
    const answered = await Promise.race([
      once(request, 'upgrade').then(([response]) => response.statusCode),
      once(request, 'response').then(([response]) => response.statusCode),
    ])
    request.destroy()
    expect(answered).toBe(status)
  })

  test('a replay is not there before its match is over, and an unknown path is told', async () => {
    expect(refusal(await call(server.url, '/api/replays/xyz')).error).toBe('not-found')
    expect(refusal(await call(server.url, '/api/nothing')).error).toBe('not-found')
    expect(await call(server.url, '/nothing')).toMatchObject({ status: 404, text: expect.stringMatching('no such page') })
  })
})

test('wrong codes run out, right ones never do', async () => {
  const { code } = await entered(server.url, '/api/matches', { name: 'Ann' })
  let last = ''
  for (let count = 0; count < 60 && last !== 'too-many-tries'; count += 1)
    last = (await wrong('/api/matches/QQQQQQ/join', { name: 'Bo' })).error
  expect(last).toBe('too-many-tries')
  const answer = await call(server.url, '/api/matches/QQQQQQ/join', { name: 'Bo' })
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  // Opening a match of one's own is never in the way; joining waits for the bucket.
  expect((await entered(server.url, '/api/matches', { name: 'Cy' })).code).not.toBe(code)
})
