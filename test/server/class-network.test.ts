// A class in which the odd one out is the network, and then everybody is: seats, moves, what survives a kill, results and the report.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HostView } from '../../shared/classroom/index.ts'
import { asNetworkRound, botFor, CORE, scenarioOf } from '../../shared/game/index.ts'
import { TestServer } from '../e2e/server.ts'
import { networkConfig, playNetwork } from '../play/network.ts'
import { Member, openClass } from './class-member.ts'
import { call } from './http-call.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.start()
}, 30_000)
afterAll(() => server.close())

test('the odd one out is the network, also after a kill; then everybody is', { timeout: 90_000 }, async () => {
  const playlist = ['handshake', 'be-the-network']
  const made = await openClass(server.url, { playlist, odd: 'network', level: 'exam', briefing: 300, quiz: false })
  const host = await Member.host(server.url, made)
  const screen = await Member.screen(server.url, made)
  const names = ['Ann', '민준', 'Zoë']
  const students = []
  for (const name of names) students.push(await Member.student(server.url, made.code, name))
  await host.seen('everybody', ({ roster }) => roster.filter(({ here }) => here).length === 3)
  await host.command({ do: 'next' })
  for (const student of students) await student.seen('a seat', ({ seat }) => seat !== null)
  const odd = students.find(({ view }) => view?.seat?.network === true)
  if (odd === undefined) throw new Error('nobody is the network')
  const name = odd.view?.you.name ?? ''
  expect(students.filter(({ view }) => view?.seat?.network === true)).toHaveLength(1)
  expect(students.filter(({ view }) => view?.partner === null)).toEqual([odd])
  const named = await host.seen('the pairs', ({ pairs, screen: now }) => pairs.length > 0 || now.networks.length > 0)
  expect(named.screen.networks).toEqual([name])
  expect((await screen.seen('who it is', ({ networks }) => networks.length > 0)).networks).toEqual([name])

  // The hosts of the others know nothing of it; the network sees both bots and the wire.
  const player = await odd.sitDown()
  const pair = await Promise.all(students.filter((one) => one !== odd).map((one) => one.sitDown()))
  for (const one of pair) {
    await one.seen('their host', ({ phase }) => phase === 'live')
    expect(one.view).toMatchObject({ network: null, wire: null })
    expect(await one.move({ kind: 'fault', doing: 'drop', flight: 1 })).toMatchObject({ ok: false, error: 'malformed' })
  }
  const seen = await player.seen('a segment under way', ({ network }) => (network?.exposed.length ?? 0) > 0, 15_000)
  expect(seen).toMatchObject({ eyes: 'network', bots: { a: true, b: true }, network: { left: { drop: 1, duplicate: 1, delay: 0 } } })
  expect(await player.move({ kind: 'segment', flags: ['SYN'], seq: 1, ack: 0, len: 0, wnd: null })).toMatchObject({
    ok: false,
    error: 'malformed',
  })
  const flight = seen.network?.exposed[0] ?? 0
  await player.played({ kind: 'fault', doing: 'drop', flight })
  await player.played({ kind: 'expect', consequence: 'sender-timer' })
  expect(await player.move({ kind: 'fault', doing: 'duplicate', flight })).toMatchObject({ ok: false, error: 'fault-open' })

  await server.kill()
  await server.start()
  const hostAgain = await Member.back<HostView>(server.url, made.code, made.token)
  const back = []
  for (const one of students) back.push(await one.comeBack())
  const oddAgain = back.find(({ entry }) => entry.id === odd.entry.id)
  await oddAgain?.seen('the same seat', ({ seat }) => seat?.network === true)
  const again = await oddAgain?.sitDown()
  for (const one of back.filter((member) => member !== oddAgain)) await one.sitDown()
  if (again === undefined) throw new Error('no seat')
  const view = await again.seen('the fault', ({ network }) => network?.faults.length === 1)
  expect(view.network).toMatchObject({ waits: true, faults: [{ doing: 'drop', guess: 'sender-timer', known: null }] })
  const known = await again.seen('who noticed', ({ network }) => network?.waits === false, 20_000)
  expect(known.network?.faults).toMatchObject([{ known: { what: 'sender-timer' } }])
  await hostAgain.seen('how far they are', ({ pairs }) => pairs.some(({ network, done }) => network && done > 400))
  await hostAgain.command({ do: 'end' })
  const points = await oddAgain?.seen('points', ({ you }) => you.points > 0)
  // One of two: half of 1000, twice as beside a bot.
  expect(points?.you.points).toBe(1000)
  // The pair's round alone is told of; nothing drowned there.
  const after = await hostAgain.seen('the report', ({ screen: { wreck } }) => wreck !== null)
  expect(after.screen.wreck).toMatchObject({ pairs: 1, wrecks: [], foresight: null })

  await hostAgain.command({ do: 'next' })
  for (const one of back) await one.seen('a seat as the network', ({ seat, clock }) => clock.round === 1 && seat?.network === true)
  const all = await Promise.all(back.map((one) => one.sitDown()))
  for (const one of all) await one.seen('the round', ({ phase, eyes }) => phase === 'live' && eyes === 'network')
  const numbers = all.map(({ view: now }) => [now?.hosts.client?.tcb.iss, now?.hosts.server?.tcb.iss])
  expect(new Set(numbers.map(String)).size).toBe(1)
  // The class's clock is this round's own, at whatever level.
  const { screen: live } = await hostAgain.seen('the round', ({ screen: { clock } }) => clock.phase === 'live')
  expect((live.clock.ends ?? 0) - live.clock.now).toBeGreaterThan(150_000)
  const [first] = all
  await first?.seen('a segment', ({ network }) => (network?.exposed.length ?? 0) > 0, 15_000)
  await first?.played({ kind: 'fault', doing: 'duplicate', flight: first.view?.network?.exposed[0] ?? 0 })
  await first?.played({ kind: 'expect', consequence: 'sender-timer' })
  await first?.seen('who noticed', ({ network }) => network?.waits === false, 15_000)
  await hostAgain.command({ do: 'end' })
  const report = await hostAgain.seen('the report', ({ screen: { wreck } }) => wreck?.foresight != null)
  expect(report.screen.wreck).toMatchObject({ pairs: 3, reached: 0, foresight: [{ doing: 'duplicate', right: 0, times: 1 }] })
  expect(report.screen.wreck?.best?.story.length).toBeGreaterThan(3)

  const read = async (): Promise<string> =>
    JSON.stringify((await call(server.url, `/api/classes/${made.code}/report`, { token: made.token, format: 'json' })).json)
  // The pairs' results come in one by one.
  await expect.poll(async () => (await read()).match(/"role":"network"/g)?.length).toBe(4)
  const text = await read()
  expect(text).toContain(`"role":"network","partner":"two bots","points":500,"accuracy":100`)
  const csv = await call(server.url, `/api/classes/${made.code}/report`, { token: made.token, format: 'csv' })
  expect(csv.text).toContain(`${name},,,,1,handshake,network,two bots,500,100,no,1,0,0,0`)
})

test('a round of the network that was played alone, over HTTPS', { timeout: 30_000 }, async () => {
  const made = await openClass(server.url, { playlist: ['be-the-network'], level: 'match', quiz: false, deadline: Date.now() + 60_000 })
  const student = await Member.student(server.url, made.code, 'Blocked')
  const headers = { authorization: `Bearer ${student.entry.token}` }
  const plan = await call(server.url, `/api/classes/${made.code}/plan`, undefined, headers)
  const seed = /"seeds":\["([^"]+)"/.exec(JSON.stringify(plan.json))?.[1] ?? ''
  const scenario = scenarioOf('be-the-network')
  if (!scenario.ok) throw new Error('no scenario')
  const send = (config: ReturnType<typeof networkConfig>, think = botFor('match', true).think) => {
    // The SYN is dropped, and its sender will notice.
    const { inputs } = playNetwork(config, think, ({ network, phase }) => {
      if (phase !== 'live' || network === null) return null
      const [flight] = network.exposed
      if (network.faults.length === 0) return flight === undefined ? null : { kind: 'fault', doing: 'drop', flight }
      return network.waits && network.faults[0]?.guess === null ? { kind: 'expect', consequence: 'sender-timer' } : null
    })
    const body = { token: student.entry.token, round: 0, replay: { core: CORE, config, inputs } }
    return call(server.url, `/api/classes/${made.code}/alone`, body)
  }
  const other = { ...asNetworkRound(scenario.value), network: { budget: { drop: 1, duplicate: 0, delay: 0 }, clock: null } }
  expect(await send(networkConfig(other, seed, 'match'))).toMatchObject({ status: 400, json: { error: 'bad-replay' } })
  // Bots that answer sooner than those of the class.
  expect(await send(networkConfig(scenario.value, seed, 'match'), 300)).toMatchObject({ status: 400, json: { error: 'bad-replay' } })
  expect(await send(networkConfig(scenario.value, seed, 'match'))).toMatchObject({ status: 200, json: { taken: true } })
  // One of six at difficulty 1.5, twice as beside a bot.
  await student.seen('the points', ({ you }) => you.points === 500)
})
