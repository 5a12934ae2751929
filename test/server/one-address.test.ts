// One address that opens matches as fast as it can, and everybody else.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { networkOf } from '../../server/limits/address-buckets.ts'
import { Member, openClass } from './class-member.ts'
import { call, entered, refusal } from './http-call.ts'
import { Player } from './player.ts'
import { type Started, startServer } from './start.ts'

const A_MINUTE = 60
const ROOMS = 200

// Read once, when the framework is loaded: s that a reservation is good for.
vi.hoisted(() => {
  process.env.COLYSEUS_SEAT_RESERVATION_TIME = '2'
})

let server: Started
beforeAll(async () => {
  server = await startServer({
    MATCHES_PER_MINUTE: String(A_MINUTE),
    MAX_ROOMS: String(ROOMS),
    ADDRESS_SHARE: '25',
    // The address is what the caller says.
    TRUST_PROXY: '1',
  })
})
afterAll(() => server.close())

const from = (address: string) => ({ 'x-forwarded-for': address })
const open = (address: string, path = '/api/matches') => call(server.url, path, { name: 'Ann' }, from(address))

async function rooms(): Promise<number> {
  const { json } = await call(server.url, '/api/health')
  return typeof json === 'object' && json !== null && 'rooms' in json && typeof json.rooms === 'number' ? json.rooms : Number.NaN
}

test('whoever opens matches in a loop is stopped, everybody else is let in, and what nobody opened is soon gone', async () => {
  const answers = await Promise.all(Array.from({ length: ROOMS * 2 }, () => open('203.0.113.1')))
  const letIn = answers.filter(({ status }) => status === 201).length
  const stopped = answers.filter(({ status }) => status === 429)
  expect(letIn + stopped.length).toBe(ROOMS * 2)
  expect(letIn).toBeLessThanOrEqual(A_MINUTE * 2)
  const [first] = stopped
  expect(first && refusal(first)).toMatchObject({ error: 'too-many-tries', retryAfter: expect.any(Number) })
  expect(Number(first?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await open('203.0.113.1', '/api/quick')).status).toBe(429)

  // A school behind another address comes at once.
  const school = await Promise.all(Array.from({ length: 20 }, () => open('198.51.100.7')))
  expect(school.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201))
  expect((await open('198.51.100.7', '/api/quick')).status).toBe(201)

  // One of them is opened, and stays.
  const [mine] = school
  const entry = JSON.parse(mine?.text ?? '')
  const player = await Player.sit(server.url, entry)
  let left = await rooms()
  expect(left).toBeGreaterThan(1)
  await sleep(2000)
  await vi.waitFor(async () => {
    left = await rooms()
    expect(left).toBe(1)
  }, 3000)
  await player.leave()
})

test('an address holds its share of the rooms, opened anew or woken up', { timeout: 30_000 }, async () => {
  const share = ROOMS / 4
  const before = await rooms()
  const some = await Promise.all(Array.from({ length: share }, () => open('192.0.2.5')))
  expect(some.every(({ status }) => status === 201)).toBe(true)
  // The room has closed by now.
  const asleep = await entered(server.url, '/api/matches', { name: 'Cy' })
  await vi.waitFor(async () => expect(await rooms()).toBe(before), 5000)
  const back = () => call(server.url, `/api/matches/${asleep.code}/return`, { token: asleep.token }, from('2001:db8::1'))

  const held = await Promise.all(Array.from({ length: share }, (_, n) => open(`2001:db8::${n.toString(16)}`)))
  expect(held.every(({ status }) => status === 201)).toBe(true)
  expect(refusal(await open('2001:db8:0:0:ffff::1')).error).toBe('too-many-tries')
  expect(refusal(await back()).error).toBe('too-many-tries')
  // Other networks, and whoever has a seat in what is open.
  expect((await open('2001:db8:0:1::1')).status).toBe(201)
  const one = JSON.parse(held[0]?.text ?? '')
  expect((await call(server.url, `/api/matches/${one.code}/return`, { token: one.token }, from('2001:db8::1'))).status).toBe(201)

  // Once its rooms are closed it is as before.
  await vi.waitFor(async () => expect((await back()).status).toBe(201), 8000)
})

test('a class is seated from an address that holds all it may', { timeout: 20_000 }, async () => {
  for (let count = 0; count < ROOMS / 4; count += 1) await entered(server.url, '/api/matches', { name: 'Ann' })
  expect(refusal(await call(server.url, '/api/matches', { name: 'Ann' })).error).toBe('too-many-tries')
  const made = await openClass(server.url, { playlist: ['handshake'], briefing: 200 })
  const host = await Member.host(server.url, made)
  const students = [await Member.student(server.url, made.code, 'Ann'), await Member.student(server.url, made.code, 'Bo')]
  await host.seen('everybody', ({ roster }) => roster.filter(({ here }) => here).length === 2)
  await host.command({ do: 'next' })
  for (const student of students) await student.seen('a seat', ({ seat }) => seat !== null)
  for (const student of students) await (await student.sitDown()).seen('the round', ({ phase }) => phase === 'live')
})

test.each([
  ['203.0.113.1', '203.0.113.1'],
  ['::ffff:203.0.113.1', '::ffff:203.0.113.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('the network of %j is %j', (address, network) => expect(networkOf(address)).toBe(network))
