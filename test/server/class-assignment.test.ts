// An assignment on the real server: rounds alone by HTTPS, rounds that two play together, and the deadline for both.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CORE, type Replay, recordOf } from '../../shared/game/index.ts'
import type { ClassAnswer, TogetherRequest } from '../../shared/protocol/index.ts'
import { FAST, replayOf } from './alone-replay.ts'
import { Member, openClass } from './class-member.ts'
import { playRound } from './handshaker.ts'
import { call } from './http-call.ts'
import { type Started, startServer } from './start.ts'

let server: Started
beforeAll(async () => {
  server = await startServer({ AWAY_SECONDS: '1', MOVES_PER_SECOND: '50' })
})
afterAll(() => server.close())

const HOUR = 3_600_000

async function assignment(names: readonly string[]) {
  const deadline = Date.now() + HOUR
  const made = await openClass(server.url, { playlist: ['handshake', 'lost-syn-ack'], level: 'coach', briefing: 0, deadline })
  const host = await Member.host(server.url, made)
  const students = []
  for (const name of names) students.push(await Member.student(server.url, made.code, name))
  return { made, host, students, deadline }
}

type Student = Awaited<ReturnType<typeof assignment>>['students'][number]

/** The seeds of the rounds, as the server gives them to this student. */
async function seedsOf(code: string, { entry }: Student): Promise<readonly string[]> {
  const { json } = await call(server.url, `/api/classes/${code}/plan`, undefined, { authorization: `Bearer ${entry.token}` })
  return json !== null && typeof json === 'object' && 'seeds' in json && Array.isArray(json.seeds) ? json.seeds : []
}

const send = (code: string, { entry }: Student, replay: Replay) =>
  call(server.url, `/api/classes/${code}/alone`, { token: entry.token, round: 0, replay })

const handIn = (code: string, student: Student, seed: string) => send(code, student, replayOf(seed))

const report = async (code: string, token: string): Promise<string> =>
  (await call(server.url, `/api/classes/${code}/report`, { token, format: 'csv' })).text

test('a round that was played elsewhere is played again here and taken once; the report says when', { timeout: 20_000 }, async () => {
  const { made, host, students } = await assignment(['Blocked'])
  await Member.student(server.url, made.code, 'Sly', '=HYPERLINK("http://x")')
  const [student] = students
  if (student === undefined) throw new Error('nobody')
  const [seed] = await seedsOf(made.code, student)
  const before = Date.now()
  const ofOld = { token: student.entry.token, round: 0, replay: { core: CORE - 1, config: { of: 'old' }, inputs: [] } }
  expect(await call(server.url, `/api/classes/${made.code}/alone`, ofOld)).toMatchObject({ status: 410, json: { error: 'outdated' } })
  expect(await handIn(made.code, student, 'forged')).toMatchObject({ status: 400, json: { error: 'bad-replay' } })
  expect(await handIn(made.code, student, seed ?? '')).toMatchObject({ status: 200, json: { taken: true } })
  expect(await handIn(made.code, student, seed ?? '')).toMatchObject({ status: 200, json: { taken: false } })
  const view = await host.seen('the points', ({ roster }) => (roster[0]?.points ?? 0) > 0)
  expect(view.roster[0]).toMatchObject({ handedIn: 1 })
  expect(view.roster[0]?.lastAt).toBeGreaterThanOrEqual(before)
  const csv = await report(made.code, made.token)
  expect(csv).toContain('handedIn')
  // A spreadsheet takes nothing in it for a formula.
  expect(csv).toContain(`Sly,"'=HYPERLINK(""http://x"")"`)
  expect(csv).toMatch(new RegExp(`Blocked.*https,${new Date(before).toISOString().slice(0, 10)}T`))
})

/** What somebody may make of an honest replay. */
const FORGERIES: readonly (readonly [what: string, forge: (replay: Replay) => Replay])[] = [
  ['a bot that is faster than the class’s', ({ config }) => replayOf(config.seed, FAST)],
  ['the other role', ({ config, inputs }) => recordOf({ ...config, firstClient: 'b' }, inputs)],
  [
    'a bot’s move that was left out',
    ({ config, inputs }) =>
      recordOf(
        config,
        inputs.filter(({ from }) => from !== 'server'),
      ),
  ],
  [
    'a bot’s move that came earlier',
    ({ config, inputs }) =>
      recordOf(
        config,
        inputs.map((one) => (one.from === 'server' ? { ...one, at: one.at - 1 } : one)),
      ),
  ],
  [
    'extra time',
    ({ config, inputs }) =>
      recordOf(config, [
        { at: 0, n: 1, from: 'control', kind: 'extra-time', factor: 3 },
        ...inputs.map((one) => ({ ...one, n: one.n + 1 })),
      ]),
  ],
  [
    'a bot at one’s own seat',
    ({ config, inputs }) =>
      recordOf(config, [
        { at: 0, n: 1, from: 'control', kind: 'seat', seat: 'a', player: 'bot' },
        ...inputs.map((one) => ({ ...one, n: one.n + 1 })),
      ]),
  ],
]

test.each(FORGERIES)('refused: %s', { timeout: 20_000 }, async (_what, forge) => {
  const { made, students } = await assignment(['Blocked'])
  const [student] = students
  if (student === undefined) throw new Error('nobody')
  const [seed] = await seedsOf(made.code, student)
  const honest = replayOf(seed ?? '')
  expect(await send(made.code, student, forge(honest))).toMatchObject({ status: 400, json: { error: 'bad-replay' } })
  expect(await send(made.code, student, honest)).toMatchObject({ status: 200, json: { taken: true } })
})

test('the deadline: all are told, the teacher moves it, what comes later is refused as late', { timeout: 20_000 }, async () => {
  const { made, host, students, deadline } = await assignment(['Ann', 'Late'])
  const [ann, late] = students
  if (ann === undefined || late === undefined) throw new Error('nobody')
  const seeds = await seedsOf(made.code, ann)
  await host.seen('the deadline', (view) => view.screen.deadline === deadline)
  await ann.seen('the deadline', (view) => view.deadline === deadline)
  expect(await host.request('host', { do: 'deadline', until: Date.now() - 1000 })).toMatchObject({ ok: false, error: 'bad-value' })
  expect(await host.request('host', { do: 'deadline', until: 1.5 })).toMatchObject({ ok: false, error: 'bad-payload' })
  const soon = Date.now() + 1500
  await host.command({ do: 'deadline', until: soon })
  await ann.seen('the new one', (view) => view.deadline === soon)
  expect((await handIn(made.code, ann, seeds[0] ?? '')).json).toMatchObject({ taken: true })
  await expect.poll(() => Date.now() > soon, { timeout: 4000 }).toBe(true)
  expect(await handIn(made.code, late, seeds[0] ?? '')).toMatchObject({ status: 410, json: { error: 'late' } })
  expect(await late.request('together', { do: 'invite', round: 0 })).toMatchObject({ ok: false, error: 'late' })
  await host.command({ do: 'deadline', until: Date.now() + HOUR })
  expect((await handIn(made.code, late, seeds[0] ?? '')).json).toMatchObject({ taken: true })
})

describe('together', () => {
  const ask = (student: Student, request: TogetherRequest): Promise<ClassAnswer> => student.request('together', request)

  test('one gets a number, the other types it: one match at their own pace, its result for both', { timeout: 40_000 }, async () => {
    const { made, host, students } = await assignment(['Ann', '민준', 'Zoë'])
    const [ann, min, zoe] = students
    if (ann === undefined || min === undefined || zoe === undefined) throw new Error('nobody')
    expect(await ask(ann, { do: 'invite', round: 0 })).toMatchObject({ ok: true })
    const { together } = await ann.seen('a number', (view) => view.together?.isWaiting === true)
    const number = together?.number ?? ''
    expect(number).toMatch(/^\d{4}$/)
    expect(zoe.texts.join()).not.toContain(number)
    expect(await ask(zoe, { do: 'meet', number: number === '0000' ? '0001' : '0000' })).toMatchObject({ ok: false, error: 'no-invitation' })
    expect(await ask(min, { do: 'meet', number })).toMatchObject({ ok: true })
    expect(await ask(zoe, { do: 'meet', number })).toMatchObject({ ok: false, error: 'no-invitation' })
    const players = []
    for (const student of [ann, min]) {
      await student.seen('a seat', ({ seat }) => seat !== null)
      players.push(await student.sitDown())
    }
    expect(ann.view?.partner).toBe('민준')
    expect(await zoe.request('seat')).toMatchObject({ ok: false, error: 'no-seat' })
    // Both press ready: nobody has to begin it.
    for (const player of players) await player.played({ kind: 'ready' })
    for (const player of players) await player.seen('the round', ({ phase }) => phase === 'live')
    await playRound(players, 25_000)
    const done = await host.seen('the points', ({ roster }) => roster.filter(({ handedIn }) => handedIn === 1).length === 2)
    expect(done.roster.map(({ points }) => points > 0)).toEqual([true, true, false])
    expect((await report(made.code, made.token)).match(/(Ann|민준),.*(Ann|민준),.*pair,\d{4}-/g)).toHaveLength(2)
    for (const student of [ann, min]) {
      await student.seen('the result', ({ played }) => played.includes(0))
      expect(await ask(student, { do: 'part' })).toMatchObject({ ok: true })
      await student.seen('the list', ({ seat }) => seat === null)
    }
    expect(await ask(ann, { do: 'invite', round: 0 })).toMatchObject({ ok: false, error: 'stale' })
  })

  test('neither teacher nor projector plays, and nothing unreadable is taken', async () => {
    const { made, host, students } = await assignment(['Ann'])
    const [ann] = students
    if (ann === undefined) throw new Error('nobody')
    const screen = await Member.screen(server.url, made)
    for (const other of [host, screen])
      expect(await other.request('together', { do: 'invite', round: 0 })).toMatchObject({ ok: false, error: 'not-yours' })
    for (const bad of [{}, { do: 'meet', number: '12' }, { do: 'invite', round: -1 }, { do: 'invite' }])
      expect(await ann.request('together', bad)).toMatchObject({ ok: false, error: 'bad-payload' })
  })
})
