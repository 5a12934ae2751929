// The class as a reducer: whatever comes in whatever order, nothing is earned twice, nobody moves what is not theirs, and no view tells too much.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ClassAct,
  type ClassState,
  classStep,
  couplesFor,
  hostView,
  isPresent,
  type LiveNow,
  type Mistake,
  PRESET_IDS,
  pairLive,
  screenView,
  standings,
  studentViews,
  wreckReport,
} from '../../shared/classroom/index.ts'
import { isNetworkRound, type Match, parseConfig, simulate } from '../../shared/game/index.ts'
import { fresh, having, join, joined, OPTIONS, optionsOf, result, START, seat } from './a-class.ts'

const syn = { flags: ['SYN' as const], seq: 300, ack: 0, len: 0, wnd: 0 }
const MISTAKE: Mistake = { skill: 'M06', rule: 'open-active', role: 'client', sent: { ...syn, seq: 301 }, right: syn, wrong: ['seq'] }

const id = fc.constantFrom('s1', 's2', 's3', 's4')
const number = fc.constantFrom('0001', '0002')

/** Every sort of act there is: a further one does not type-check until it stands here. */
const ACTS: { readonly [Do in ClassAct['do']]: fc.Arbitrary<Extract<ClassAct, { do: Do }>> } = {
  join: id.map(join),
  pause: fc.constant({ do: 'pause' }),
  resume: fc.constant({ do: 'resume' }),
  end: fc.constant({ do: 'end' }),
  live: fc.constant({ do: 'live' }),
  podium: fc.constant({ do: 'podium' }),
  finish: fc.constant({ do: 'finish' }),
  lock: fc.record({ do: fc.constant('lock'), locked: fc.boolean() }),
  'late-join': fc.record({ do: fc.constant('late-join'), allowed: fc.boolean() }),
  kick: fc.record({ do: fc.constant('kick'), id }),
  ban: fc.record({ do: fc.constant('ban'), id }),
  factor: fc.record({ do: fc.constant('factor'), id, factor: fc.double({ min: 0, max: 5, noNaN: true }) }),
  pair: fc.record({ do: fc.constant('pair'), a: id, b: fc.option(id) }),
  show: fc.record({ do: fc.constant('show'), mistake: fc.constantFrom(MISTAKE, null) }),
  reveal: fc.constant({ do: 'reveal' }),
  vote: fc.record({ do: fc.constant('vote'), id, field: fc.constantFrom('flags', 'seq', 'ack', 'len') }),
  round: fc.constant({
    do: 'round',
    pairs: [
      { id: 1, code: 'ABCDEF', a: 's1', b: 's2' },
      { id: 2, code: 'ABCDEG', a: 's3', b: null },
    ],
  }),
  seated: fc.constant({ do: 'seated', pair: { id: 3, code: 'ABCDEH', a: 's4', b: null } }),
  result: fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 2000 }))
    .map(([pair, points]) => ({ do: 'result', result: result(pair, points) })),
  alone: fc
    .tuple(id, fc.integer({ min: -1, max: 4 }))
    .map(([one, round]) => ({ do: 'alone', id: one, round, seat: seat('a', 100), goal: true, goalAfter: 9000, over: 'https' })),
  answer: fc.record({
    do: fc.constant('answer'),
    id,
    quiz: fc.constantFrom('before', 'after'),
    index: fc.integer({ min: -1, max: 6 }),
    right: fc.boolean(),
  }),
  keep: fc.record({ do: fc.constant('keep'), days: fc.integer({ min: -5, max: 500 }) }),
  deadline: fc.integer({ min: -10, max: 40 }).map((by) => ({ do: 'deadline', until: START + by })),
  invite: fc.record({ do: fc.constant('invite'), id, round: fc.integer({ min: -1, max: 3 }), number }),
  meet: fc.record({ do: fc.constant('meet'), id, number, code: fc.constant('ABCDEJ') }),
  part: fc.record({ do: fc.constant('part'), id }),
  together: fc.integer({ min: 1, max: 20 }).map((pair) => ({ do: 'together', result: result(pair) })),
}
const act: fc.Arbitrary<ClassAct> = fc.oneof(...Object.values(ACTS))

describe('whatever happens, in whatever order', () => {
  test('a refused event changes nothing; what is earned is earned once; the state stays sound', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), fc.constantFrom(null, START + 20), (acts, deadline) => {
        let state = fresh({ ...OPTIONS, deadline })
        for (const one of acts) {
          const before = JSON.stringify(state)
          const step = classStep(state, { ...one, at: START + state.n, n: state.n + 1 })
          if (!step.ok) expect(JSON.stringify(state)).toBe(before)
          else state = step.state
          const present = state.students.filter(isPresent).map(({ name }) => name)
          expect(new Set(present).size).toBe(present.length)
          // Nobody waits or plays in two places, and nothing came after the deadline.
          const seats = state.duos.flatMap(({ a, b, left }) => [a, b].filter((one) => one !== null && !left.includes(one)))
          expect(new Set(seats).size).toBe(seats.length)
          const waits = state.duos.flatMap((duo) => (duo.b === null ? [duo.number] : []))
          expect(new Set(waits).size).toBe(waits.length)
          const earned = state.rounds.map((round) => `${round.id} ${round.round}`)
          expect(new Set(earned).size).toBe(earned.length)
          expect(state.round).toBeLessThan(state.options.playlist.length)
          expect(state.students.every(({ factor }) => factor >= 1 && factor <= 3)).toBe(true)
          expect(state.shown !== null || !state.revealed).toBe(true)
          expect(state.pausedAt === null || state.phase === 'briefing' || state.phase === 'live').toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('an event of another number is stale', () => {
    const state = joined('s1')
    expect(classStep(state, { do: 'lock', locked: true, at: START, n: state.n })).toEqual({ ok: false, why: 'stale' })
    expect(classStep(state, { do: 'lock', locked: true, at: START, n: state.n + 2 })).toEqual({ ok: false, why: 'stale' })
  })

  test('a pause is no part of the phase', () => {
    const live = having(joined('s1', 's2'), { do: 'round', pairs: [{ id: 1, code: 'ABCDEF', a: 's1', b: 's2' }] }, { do: 'live' })
    const paused = classStep(live, { do: 'pause', at: live.phaseStarted + 5000, n: live.n + 1 })
    if (!paused.ok) throw new Error(paused.why)
    const resumed = classStep(paused.state, { do: 'resume', at: live.phaseStarted + 65_000, n: live.n + 2 })
    expect(resumed).toMatchObject({ ok: true, state: { phaseStarted: live.phaseStarted + 60_000, pausedAt: null } })
  })
})

describe('the vote on a mistake', () => {
  const shown = having(joined('s1', 's2', 's3'), { do: 'show', mistake: MISTAKE }, { do: 'vote', id: 's1', field: 'seq' })
  const screen = (state: ClassState) => screenView(state, liveNow(false)).vote

  test('before the teacher shows the answer it is told to nobody', () => {
    expect(screen(shown)).toEqual({ mistake: { role: 'client', sent: MISTAKE.sent }, votes: { seq: 1 }, answer: null })
    expect(hostView(shown, liveNow(false)).screen.vote).toEqual(screen(shown))
    expect(studentViews(shown, START, 1)('s1')?.vote).toEqual({ ...screen(shown), votes: {}, mine: 'seq' })
    expect(studentViews(shown, START, 1)('s2')?.vote).toMatchObject({ mine: null, votes: {}, answer: null })
  })

  test('the teacher shows it once: all see it with the reason, and nobody votes any more', () => {
    const told = having(shown, { do: 'vote', id: 's2', field: 'ack' }, { do: 'reveal' })
    const answer = { skill: 'M06', rule: 'open-active', right: MISTAKE.right, wrong: ['seq'] }
    expect(screen(told)).toMatchObject({ votes: { seq: 1, ack: 1 }, answer })
    expect(studentViews(told, START, 1)('s2')?.vote).toMatchObject({ mine: 'ack', votes: { seq: 1, ack: 1 }, answer })
    const next = (step: ClassAct) => classStep(told, { ...step, at: START, n: told.n + 1 })
    expect(next({ do: 'vote', id: 's3', field: 'seq' })).toEqual({ ok: false, why: 'wrong-phase' })
    expect(next({ do: 'reveal' })).toEqual({ ok: false, why: 'wrong-phase' })
    // Another one begins anew.
    expect(screen(having(told, { do: 'show', mistake: MISTAKE }))).toMatchObject({ votes: {}, answer: null })
    expect(screen(having(told, { do: 'show', mistake: null }))).toBeNull()
  })
})

describe('who plays with whom', () => {
  const ids = ['s1', 's2', 's3', 's4', 's5', 's6', 's7']
  const here = new Set(ids)
  const members = (couples: ReturnType<typeof couplesFor>) => couples.flatMap(({ a, b }) => (b === null ? [a] : [a, b])).toSorted()

  test('everybody who is there once, the odd one out with the bot', () => {
    const state = joined(...ids)
    const couples = couplesFor(state, here)
    expect(members(couples)).toEqual(ids)
    expect(couples.filter(({ b }) => b === null)).toHaveLength(1)
    expect(couplesFor(state, here)).toEqual(couples)
    expect(members(couplesFor(state, new Set(['s1', 's4'])))).toEqual(['s1', 's4'])
  })

  test('the odd one out is the network if the teacher says so; in its own round everybody is, alone', () => {
    const options = optionsOf({ playlist: ['handshake', 'be-the-network'], odd: 'network' })
    const state = having(fresh(options), ...ids.map(join))
    const couples = couplesFor(state, here)
    expect(members(couples)).toEqual(ids)
    expect(couples.filter(({ network }) => network)).toMatchObject([{ b: null }])
    // Who is to play with the bot by hand does so.
    const byHand = couplesFor(having(state, { do: 'pair', a: 's7', b: null }), here)
    expect(byHand[0]).toEqual({ a: 's7', b: null, network: false })
    const all = couplesFor({ ...state, phase: 'debrief', round: 0 }, here)
    expect(members(all)).toEqual(ids)
    expect(all.every(({ b, network }) => b === null && network)).toBe(true)
    expect(optionsOf({}).odd).toBe('bot')
  })

  test('by hand first, the same ones again, or by rank', () => {
    const wished = having(joined(...ids), { do: 'pair', a: 's6', b: 's2' }, { do: 'pair', a: 's7', b: null })
    const couples = couplesFor(wished, here)
    expect(couples.slice(0, 2)).toEqual([
      { a: 's6', b: 's2', network: false },
      { a: 's7', b: null, network: false },
    ])
    expect(members(couples)).toEqual(ids)
    const same = { ...joined(...ids), options: { ...OPTIONS, pairing: 'same' as const }, pairs: [{ id: 1, code: 'X', a: 's5', b: 's1' }] }
    expect(couplesFor(same, here)[0]).toMatchObject({ a: 's5', b: 's1' })
    const ranked = having(
      { ...joined('s1', 's2', 's3', 's4'), options: { ...OPTIONS, pairing: 'rank' as const } },
      {
        do: 'round',
        pairs: [
          { id: 1, code: 'X', a: 's1', b: 's4' },
          { id: 2, code: 'Y', a: 's2', b: 's3' },
        ],
      },
      { do: 'live' },
      { do: 'result', result: result(2, 900) },
      { do: 'result', result: result(1, 100) },
      { do: 'end' },
    )
    expect(couplesFor(ranked, here).map(({ a, b }) => [a, b].toSorted())).toEqual([
      ['s2', 's3'],
      ['s1', 's4'],
    ])
    expect(standings(ranked).map(({ rank }) => rank)).toEqual([1, 1, 3, 3])
  })
})

/** A pair's round as two bots that err play it. */
function played(scenario: string, seed: string, errors: number): Match {
  const config = parseConfig({ seed, level: 'coach', rounds: [scenario], pace: 'class', endless: true, briefing: 0 })
  if (!config.ok) throw new Error(config.problems[0].reason)
  const bot = { think: 1500, errors, seed: 3 }
  return simulate(config.value, { client: bot, server: bot }, (match) => match.phase === 'debrief').match
}

const matches = [0, 0.4, 0.4].map((errors) => played('lost-syn-ack', 'seed:1', errors))
const liveNow = (between: boolean): LiveNow => ({
  now: START,
  pairs: matches.map((match, index) => pairLive(index + 1, match)),
  boats: matches.map((match, index) => ({ pair: index + 1, done: pairLive(index + 1, match).done })),
  here: new Set(['s1']),
  histogram: [{ skill: 'M03', times: 2 }],
  mistakes: [],
  wreck: between ? wreckReport(matches) : null,
  length: 90_000,
})

describe('what is told', () => {
  const live = having(
    joined('s1', 's2', 's3'),
    {
      do: 'round',
      pairs: [
        { id: 1, code: 'ABCDEF', a: 's1', b: 's2' },
        { id: 2, code: 'ABCDEG', a: 's3', b: null },
      ],
    },
    { do: 'live' },
  )

  test('while a round lives neither projector nor student is told a segment, a loss, a score or who is who', () => {
    // Even if the room handed over what it should not.
    const everything = { ...liveNow(true) }
    const texts = [JSON.stringify(screenView(live, everything)), JSON.stringify(studentViews(live, START, 1)('s1'))]
    for (const text of texts) {
      expect(text).not.toMatch(/"(flags|seq|ack|story|fates|violations|skill|lost|tcb|code":"ABCDEG)"/)
      expect(text).not.toContain('real s')
      expect(text).not.toContain('hash s')
      expect(text).not.toContain('"seed')
    }
    const screen = screenView(live, everything)
    expect(screen).toMatchObject({ wreck: null, top: [], mover: null })
    expect(screen.boats).toHaveLength(3)
    // One pair among two would know whose boat the other one is, and their partner's share of it.
    expect(screenView(live, { ...everything, pairs: everything.pairs.slice(0, 2) })).toMatchObject({ boats: [], tide: null })
    expect(studentViews(live, START, 1)('s1')).toMatchObject({
      you: { rank: null },
      partner: 'Name s2',
      seat: { code: 'ABCDEF', seat: 'a' },
    })
    expect(studentViews(live, START, 1)('s3')).toMatchObject({ partner: null })
    expect(studentViews(live, START, 1)('nobody')).toBeNull()
  })

  test('the teacher sees who was paired by hand, and whose network blocks the class', () => {
    const over = having(
      live,
      { do: 'end' },
      { do: 'pair', a: 's1', b: 's3' },
      { do: 'alone', id: 's2', round: 0, seat: seat('a', 100), goal: true, goalAfter: 9000, over: 'https' },
    )
    expect(hostView(over, liveNow(true)).roster).toMatchObject([
      { next: { name: 'Name s3' }, isBlocked: false },
      { next: null, isBlocked: true },
      { next: { name: 'Name s1' }, isBlocked: false },
    ])
  })

  test('the second field and the tokens are the teacher’s and nobody’s', () => {
    const host = JSON.stringify(hostView(live, liveNow(false)))
    expect(host).toContain('real s1')
    expect(host).not.toContain('hash s1')
    const over = having(live, { do: 'end' })
    expect(JSON.stringify(screenView(over, liveNow(true)))).not.toContain('real s')
  })

  test('the wreck report: the same loss in every pair, who noticed, and what fooled most', () => {
    const report = wreckReport(matches)
    expect(report.pairs).toBe(3)
    expect(report.wrecks).toContainEqual({ from: 'server', kind: 'syn-ack', drowned: 3, noticed: expect.any(Number) })
    expect(report.wrecks[0]?.noticed).toBeGreaterThan(0)
    expect(report.best?.story.length).toBeGreaterThan(3)
    expect(report.fooled).toMatchObject({ times: 2 })
    expect(wreckReport([])).toEqual({ pairs: 0, reached: 0, wrecks: [], foresight: null, fooled: null, best: null })
  })
})

test.each(PRESET_IDS)('%s is a class at one press', (preset) => {
  const { playlist, level } = optionsOf({ preset })
  const isNetwork = preset === 'be-the-network'
  expect(playlist.map(isNetworkRound)).toEqual(Array.from({ length: isNetwork ? 1 : 5 }, () => isNetwork))
  expect(level).toBe(isNetwork ? 'match' : 'coach')
  expect(optionsOf({ preset, level: 'exam' }).level).toBe('exam')
})
