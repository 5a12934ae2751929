// A match with scenarios that somebody composed: opened, refused with the reason, played, and there again after a crash.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EMPTY_SCENARIO, type Request, type Scenario, scenarioOf } from '../../shared/game/index.ts'
import { TestServer } from '../e2e/server.ts'
import { call, entered, refusal } from './http-call.ts'
import { bothReady, Player, pair } from './player.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.start({ LOG_LEVEL: 'silent' })
}, 30_000)
afterAll(() => server.close())

const LISTEN: Request = { id: 'listen', host: 'server', call: 'listen', len: 0, when: [], delay: 0 }
const CONNECT: Request = { ...LISTEN, id: 'connect', host: 'client', call: 'connect' }
const OWN: Scenario = {
  ...EMPTY_SCENARIO,
  id: 'a-hello',
  requests: [LISTEN, { ...CONNECT, when: [{ is: 'state', host: 'server', states: ['LISTEN'] }] }],
  goal: [{ is: 'reached', host: 'server', state: 'ESTABLISHED' }],
}

const refused = async (...playlist: readonly unknown[]) => {
  const { error, problems } = refusal(await call(server.url, '/api/matches', { name: 'Ann', playlist }))
  expect(error).toBe('bad-request')
  return problems ?? []
}

describe('opening a match with an own scenario', () => {
  test('beside bundled ones, and a bundled one as an object', async () => {
    const bundled = scenarioOf('handshake')
    if (!bundled.ok) throw new Error('no handshake')
    const player = await Player.open(server.url, { playlist: ['handshake', OWN, bundled.value] })
    await player.shared('the rounds', ({ playlist }) => [...(playlist ?? [])].join(' ') === 'handshake a-hello handshake')
    await player.leave()
  })

  test.each<[string, unknown, RegExp, RegExp]>([
    ['without a goal', { ...OWN, goal: [] }, /^playlist\.1\.goal$/, /must not be empty/],
    ['with a trigger of no request', { ...OWN, goal: [{ is: 'done', request: 'x' }] }, /^playlist\.1\.goal\.0\.request$/, /no request 'x'/],
    ['under the id of a bundled one', { ...OWN, id: 'storm' }, /^playlist\.1\.id$/, /of the curriculum/],
    ['that nobody can solve', { ...OWN, requests: [LISTEN] }, /^playlist\.1$/, /cannot be solved: .*goal\.0/],
    [
      'whose request is never dealt',
      { ...OWN, requests: [LISTEN, { ...CONNECT, when: [{ is: 'closing', host: 'client' }] }] },
      /^playlist\.1$/,
      /connect is never dealt/,
    ],
    ['that is a number', 7, /^playlist\.1$/, /object/],
    ['that is unknown', 'no-such-one', /^playlist\.1$/, /no scenario 'no-such-one'/],
  ])('one %s is refused, with the place and the reason', async (_what, round, path, reason) => {
    const [problem] = await refused('handshake', round)
    expect(problem?.path).toMatch(path)
    expect(problem?.reason).toMatch(reason)
  })

  test('twelve at most, within 32 KB', async () => {
    expect((await refused(...Array.from({ length: 13 }, () => OWN)))[0]?.reason).toMatch(/at most 12/)
    const large = await call(server.url, '/api/matches', { name: 'Ann', playlist: ['x'.repeat(40_000)] })
    expect(refusal(large).problems?.[0]?.reason).toMatch(/larger than 32768/)
    const many = Array.from({ length: 12 }, (_, index) => ({ ...OWN, id: `a-${index}` }))
    expect((await entered(server.url, '/api/matches', { name: 'Ann', playlist: many })).seat).toBe('a')
  })
})

test('is played, and goes on after a crash', { timeout: 60_000 }, async () => {
  const players = await pair(server.url, { playlist: [OWN, 'handshake'] })
  const [ann, min] = players
  expect(ann.view?.scenario.id).toBe('a-hello')
  await bothReady(players)
  await min.played({ kind: 'listen' })
  await ann.seen('the connect', ({ hosts }) => hosts.client?.requests.some((one) => one.call === 'connect') === true)
  const iss = ann.host.tcb?.iss ?? 0
  await ann.played({ kind: 'segment', flags: ['SYN'], seq: iss, ack: 0, len: 0, wnd: null })
  expect(ann.host.state).toBe('SYN-SENT')

  await server.kill('SIGKILL')
  await server.start()
  const again = await ann.comeBack()
  await again.seen('the round', ({ phase, scenario }) => phase === 'live' && scenario.id === 'a-hello')
  expect(again.host.state).toBe('SYN-SENT')
  expect(again.host.tcb?.iss).toBe(iss)
  await again.leave()
})

test('own scenarios run out for a while, bundled ones never do', async () => {
  let last = ''
  for (let count = 0; count < 12 && last !== 'too-many-tries'; count += 1) {
    const answer = await call(server.url, '/api/matches', { name: 'Ann', playlist: Array.from({ length: 12 }, () => OWN) })
    last = answer.status === 201 ? '' : refusal(answer).error
  }
  expect(last).toBe('too-many-tries')
  expect((await entered(server.url, '/api/matches', { name: 'Ann', playlist: ['handshake'] })).seat).toBe('a')
})
