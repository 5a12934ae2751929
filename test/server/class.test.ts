// A class on the real server: rounds in step, late ones, dropped ones, who may say what, the report, and what it survives.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quizCards } from '../../shared/classroom/index.ts'
import { scenarioOf } from '../../shared/game/index.ts'
import type { HostRequest } from '../../shared/protocol/index.ts'
import { Member, openClass } from './class-member.ts'
import { playRound } from './handshaker.ts'
import { call } from './http-call.ts'
import { until } from './player.ts'
import { type Started, startServer } from './start.ts'

let server: Started
beforeAll(async () => {
  server = await startServer({ AWAY_SECONDS: '1', MOVES_PER_SECOND: '50' })
})
afterAll(() => server.close())

const FAST = { playlist: ['handshake', 'lost-syn-ack'], level: 'coach', briefing: 200 }

async function classOf(names: readonly string[], options: object = FAST) {
  const made = await openClass(server.url, options)
  const host = await Member.host(server.url, made)
  const screen = await Member.screen(server.url, made)
  const students = []
  for (const name of names) students.push(await Member.student(server.url, made.code, name, `${name} real`))
  await host.seen('everybody', ({ roster }) => roster.filter(({ here }) => here).length === names.length)
  return { made, host, screen, students }
}

describe('a lesson', () => {
  test('from the lobby to the podium, with an odd one out, a late one and a kicked one', { timeout: 60_000 }, async () => {
    const { made, host, screen, students } = await classOf(['Ann', '민준', 'Zoë'])
    await until('the names', () => screen.names.length === 3)
    expect(screen.names).toEqual(['Ann', '민준', 'Zoë'])
    expect(JSON.stringify(screen.view)).not.toContain('real')
    expect(host.view?.roster.map(({ extra }) => extra)).toEqual(['Ann real', '민준 real', 'Zoë real'])

    // The quiz before: an answer counts once.
    const [ann, min, zoe] = students
    if (ann === undefined || min === undefined || zoe === undefined) throw new Error('nobody')
    const view = await ann.seen('the quiz', ({ quiz }) => quiz?.time === 'before')
    expect(view.quiz?.cards).toHaveLength(5)
    expect(await ann.request('quiz', { quiz: 'before', index: 0, pick: 0 })).toMatchObject({ ok: true })
    expect(await ann.request('quiz', { quiz: 'before', index: 0, pick: 1 })).toMatchObject({ ok: false, error: 'stale' })
    expect(await ann.request('quiz', { quiz: 'after', index: 0, pick: 1 })).toMatchObject({ ok: false, error: 'wrong-phase' })
    expect(await ann.request('quiz', { quiz: 'before', index: 9, pick: 1 })).toMatchObject({ ok: false, error: 'bad-value' })

    await host.command({ do: 'next' })
    for (const student of students) await student.seen('a seat', ({ seat }) => seat !== null)
    const alone = students.filter(({ view: now }) => now?.partner === null)
    expect(alone).toHaveLength(1)
    const players = await Promise.all(students.map((student) => student.sitDown()))
    for (const player of players) await player.seen('the round', ({ phase }) => phase === 'live')
    // Being ready ends nothing in a class: all keep step.
    const late = await Member.student(server.url, made.code, 'Late')
    await late.seen('a seat of their own', ({ seat, partner }) => seat !== null && partner === null)
    const latePlayer = await late.sitDown()
    await latePlayer.seen('the running round', ({ phase }) => phase === 'live')
    const all = [...players, latePlayer]
    await Promise.all(
      all.map((player) => player.seen('requests', ({ hosts, eyes }) => eyes !== 'all' && eyes !== 'network' && hosts[eyes] !== undefined)),
    )
    const pairs = new Map<string, typeof all>()
    for (const player of all) pairs.set(player.entry.code, [...(pairs.get(player.entry.code) ?? []), player])
    await Promise.race([
      Promise.all([...pairs.values()].map((one) => playRound(one, 25_000).catch(() => undefined))),
      until('a goal', () => host.view?.pairs.every(({ goal }) => goal), 25_000),
    ])
    await screen.seen('the climb', ({ boats }) => boats.length === 3 && boats.every(({ done }) => done === 1000), 20_000)
    await host.command({ do: 'pause' })
    await Promise.all(all.map((player) => player.seen('the pause', ({ pausedAt }) => pausedAt !== null)))
    expect(await host.request('host', { do: 'pause' })).toMatchObject({ ok: false, error: 'wrong-phase' })
    await host.command({ do: 'resume' })
    await Promise.all(all.map((player) => player.seen('the going on', ({ pausedAt }) => pausedAt === null)))
    await host.command({ do: 'end' })
    for (const player of all) await player.seen('the debrief', ({ phase }) => phase === 'debrief')
    const after = await screen.seen('the wreck report', ({ wreck, top }) => wreck !== null && top.length > 0 && (top[0]?.points ?? 0) > 0)
    expect(after.wreck).toMatchObject({ pairs: 3, reached: 3, wrecks: [] })
    expect(after.wreck?.best?.story.length).toBeGreaterThan(3)
    const points = await Promise.all(students.map((student) => student.seen('points', ({ you }) => you.points > 0 && you.rank !== null)))
    expect(points.every(({ you }) => you.of === 4)).toBe(true)

    await host.command({ do: 'kick', id: zoe.entry.id })
    await until('the farewell', () => zoe.byes.includes('removed'))
    await until('three names', () => screen.names.length === 3)
    expect((await call(server.url, `/api/classes/${made.code}/return`, { token: zoe.entry.token })).status).toBe(403)
    // Out of the class is out of the match: by its socket and by its token.
    const [out] = all.filter(({ byes }) => byes.includes('removed'))
    await until('the closed socket', () => out?.closed)
    expect((await call(server.url, `/api/matches/${out?.entry.code}/return`, { token: out?.entry.token })).status).toBe(403)
    expect(all.filter(({ closed }) => closed !== null)).toEqual([out])

    // The second round: the SYN-ACK is lost in every pair alike.
    await host.command({ do: 'next' })
    const stay = [ann, min, late]
    for (const student of stay) await student.seen('the second round', ({ clock, seat }) => clock.round === 1 && seat !== null)
    const again = await Promise.all(stay.map((student) => student.sitDown()))
    for (const player of again) await player.seen('live', ({ phase }) => phase === 'live')
    await host.command({ do: 'end' })
    await host.seen('the debrief', ({ screen: { clock } }) => clock.phase === 'debrief')
    expect(await host.request('host', { do: 'end' })).toMatchObject({ ok: false, error: 'wrong-phase' })
    await host.command({ do: 'next' })
    await screen.seen('the podium', ({ clock, top }) => clock.phase === 'podium' && top.length === 3)
    const asked = await ann.seen('the quiz after', ({ quiz }) => quiz?.time === 'after')
    expect(asked.quiz?.cards).toEqual(view.quiz?.cards)
    expect(await ann.request('quiz', { quiz: 'after', index: 0, pick: 0 })).toMatchObject({ ok: true })
    await host.command({ do: 'finish' })

    const csv = await call(server.url, `/api/classes/${made.code}/report`, { token: made.token, format: 'csv' })
    expect(csv.text.startsWith('\uFEFF') || csv.text.startsWith('student')).toBe(true)
    expect(csv.text).toContain('민준')
    const json = await call(server.url, `/api/classes/${made.code}/report`, { token: made.token, format: 'json' })
    expect(json.json).toMatchObject({ class: made.code, scenarios: ['handshake', 'lost-syn-ack'] })
    expect((await call(server.url, `/api/classes/${made.code}/report`, { token: ann.entry.token, format: 'json' })).status).toBe(403)
    await host.command({ do: 'delete' })
    await until('the end', () => host.byes.includes('deleted'))
    expect((await call(server.url, `/api/classes/${made.code}/return`, { token: made.token })).status).toBe(404)
    expect(await server.storage.readEvents(made.code)).toEqual([])
  })

  test('who drops out never holds the others up: the bot sits in, and they come back to their seat', { timeout: 30_000 }, async () => {
    const { host, students } = await classOf(['A1', 'B1'])
    await host.command({ do: 'next' })
    const players = await Promise.all(
      students.map(async (student) => {
        await student.seen('a seat', ({ seat }) => seat !== null)
        return student.sitDown()
      }),
    )
    const [first, second] = players
    if (first === undefined || second === undefined) throw new Error('nobody')
    await second.seen('live', ({ phase }) => phase === 'live')
    first.drop()
    await second.shared('the bot', (state) => state[first.entry.seat].bot, 6000)
    expect(second.view?.pausedAt).toBeNull()
    const back = await first.comeBack()
    await second.shared('the owner', (state) => !state[first.entry.seat].bot, 6000)
    // A reload of the class page as well: the same student, the same seat.
    const again = await students[0]?.comeBack()
    const view = await again?.seen('the seat', ({ seat }) => seat !== null)
    expect(view?.seat?.code).toBe(first.entry.code)
    expect(back.view?.phase).toBe('live')
  })
})

describe('doors', () => {
  test('names are one of a kind, filtered and locked out', async () => {
    const { made, host } = await classOf(['Ann'])
    const join = (name: string) => call(server.url, `/api/classes/${made.code}/join`, { name })
    expect(await join('  aNN ')).toMatchObject({ status: 409, json: { error: 'name-taken' } })
    expect(await join('시 발')).toMatchObject({ status: 400, json: { error: 'bad-name' } })
    const bad = await Member.student(server.url, made.code, 'Rude')
    await host.command({ do: 'ban', id: bad.entry.id })
    expect(await join('rude')).toMatchObject({ status: 403, json: { error: 'banned' } })
    await host.command({ do: 'lock', locked: true })
    expect(await join('Eve')).toMatchObject({ status: 403, json: { error: 'locked' } })
    await host.command({ do: 'lock', locked: false })
    expect((await Member.student(server.url, made.code, 'Eve')).entry.role).toBe('student')
    expect(await call(server.url, '/api/classes/12345/join', { name: 'X' })).toMatchObject({
      status: 404,
      json: { error: 'no-such-class' },
    })
  })

  test.each<readonly [object, string]>([
    [{ playlist: [] }, 'playlist'],
    [{ playlist: ['nowhere'] }, 'playlist.0'],
    [{ level: 'easy' }, 'level'],
    [{ preset: 'goodbye-90' }, 'preset'],
    [{ keepDays: 1000 }, 'keepDays'],
    [{ more: 1 }, ''],
  ])('%j makes no class', async (options, path) => {
    const answer = await call(server.url, '/api/classes', options)
    expect(answer).toMatchObject({ status: 400, json: { error: 'bad-request', problems: [{ path }] } })
  })

  test('no student and no projector moves the class, whatever they say', { timeout: 20_000 }, async () => {
    const { made, host, screen, students } = await classOf(['A', 'B'])
    const [student] = students
    if (student === undefined) throw new Error('nobody')
    // Every command there is: a further one does not type-check until it stands here.
    const commands: { readonly [Do in HostRequest['do']]: Extract<HostRequest, { do: Do }> } = {
      next: { do: 'next' },
      pause: { do: 'pause' },
      resume: { do: 'resume' },
      end: { do: 'end' },
      finish: { do: 'finish' },
      delete: { do: 'delete' },
      lock: { do: 'lock', locked: true },
      'late-join': { do: 'late-join', allowed: false },
      kick: { do: 'kick', id: student.entry.id },
      ban: { do: 'ban', id: student.entry.id },
      factor: { do: 'factor', id: student.entry.id, factor: 3 },
      pair: { do: 'pair', a: student.entry.id, b: null },
      show: { do: 'show', mistake: null },
      reveal: { do: 'reveal' },
      deadline: { do: 'deadline', until: Date.now() + 60_000 },
      keep: { do: 'keep', days: 0 },
    }
    const before = await server.storage.readEvents(made.code)
    for (const member of [student, screen])
      for (const command of Object.values(commands))
        expect(await member.request('host', command)).toMatchObject({ ok: false, error: 'not-yours' })
    for (const nonsense of [{}, { do: 'x' }, { do: 'kick' }, { do: 'factor', id: 'x', factor: 99 }])
      expect(await host.request('host', nonsense)).toMatchObject({ ok: false, error: 'bad-payload' })
    expect(await screen.request('vote', { field: 'ack' })).toMatchObject({ ok: false, error: 'not-yours' })
    expect(await student.request('vote', { field: 'ack' })).toMatchObject({ ok: false, error: 'wrong-phase' })
    expect(await student.request('seat')).toMatchObject({ ok: false, error: 'no-seat' })
    expect(await server.storage.readEvents(made.code)).toEqual(before)
  })

  test('two classes never see each other', { timeout: 20_000 }, async () => {
    const one = await classOf(['Only here'])
    const other = await classOf(['Only there'])
    await one.host.command({ do: 'next' })
    await one.screen.seen('their round', ({ clock }) => clock.round === 0)
    expect(other.screen.view?.clock.round).toBe(-1)
    expect(other.screen.texts.join()).not.toContain('Only here')
    expect(other.host.view?.roster.map(({ name }) => name)).toEqual(['Only there'])
    expect((await call(server.url, `/api/classes/${other.made.code}/return`, { token: one.made.token })).status).toBe(403)
  })
})

test('the quiz is about what the rounds teach, and the same before and after', () => {
  const scenario = scenarioOf('lost-data')
  if (!scenario.ok) throw new Error('no scenario')
  const options = {
    playlist: [scenario.value],
    level: 'coach',
    scoring: 'speed',
    pairing: 'random',
    odd: 'bot',
    lateJoin: true,
    briefing: 0,
    quiz: true,
    deadline: null,
    keepDays: 1,
  } as const
  const cards = quizCards({ options: { ...options, playlist: [scenario.value] }, seed: 's' })
  expect(cards.map(({ skill }) => skill).slice(0, scenario.value.skills.length)).toEqual(scenario.value.skills)
  expect(cards).toEqual(quizCards({ options: { ...options, playlist: [scenario.value] }, seed: 's' }))
})

test('a school is one address: whatever it mistypes, thirty students come in within seconds', { timeout: 30_000 }, async () => {
  const made = await openClass(server.url, FAST)
  const ask = (code: string) => call(server.url, `/api/classes/${code}`)
  const join = (code: string) => call(server.url, `/api/classes/${code}/join`, { name: 'Lost' })
  const other = made.code === '000000' ? '000001' : '000000'
  expect(await ask(made.code)).toMatchObject({ status: 200, json: { code: made.code } })
  expect(await ask(other)).toMatchObject({ status: 404, json: { error: 'no-such-class' } })
  // Asking costs as much as trying to get in.
  let refused = 0
  for (let count = 0; count < 60; count += 1) if ((await (count % 2 === 0 ? ask : join)(other)).status === 429) refused += 1
  expect(refused).toBeGreaterThanOrEqual(20)
  const begun = performance.now()
  const names = Array.from({ length: 30 }, (_, index) => `Student ${index}`)
  const answers = await Promise.all(names.map((name) => call(server.url, `/api/classes/${made.code}/join`, { name })))
  expect(answers.map(({ status }) => status)).toEqual(names.map(() => 201))
  expect(performance.now() - begun).toBeLessThan(5000)
  // Not even the teacher's way back is shut.
  expect((await call(server.url, `/api/classes/${made.code}/return`, { token: made.token })).status).toBe(201)
})
