// Phases, seats and the clock: what the host of a match may do, and what players may not.
import { describe, expect, it } from 'vitest'
import { createMatch, type Input, type Match, nextDue, play, rematch, roleOf, seatOf, view } from '../../shared/game/index.ts'
import { configOf } from './plays.ts'
import { answerAll } from './tables.ts'

type Said<T> = T extends unknown ? Omit<T, 'n' | 'at'> & { readonly at?: number } : never

/** Plays inputs with their numbers filled in; a rejection is told by its reason. */
function say(match: Match, ...inputs: readonly Said<Input>[]): { match: Match; refusals: readonly string[] } {
  const refusals: string[] = []
  let now = match
  for (const input of inputs) {
    const step = play(now, { ...input, at: input.at ?? now.at, n: now.n + 1 })
    for (const event of step.events) if (event.on === 'rejected') refusals.push(event.reason)
    now = step.match
  }
  return { match: now, refusals }
}

const control = (kind: 'pause' | 'resume' | 'skip' | 'restart' | 'end', at?: number): Said<Input> => ({
  from: 'control',
  kind,
  ...(at === undefined ? {} : { at }),
})
const ready = (from: 'client' | 'server', round = 0): Said<Input> => ({ from, kind: 'ready', round })
const clock = (at: number): Said<Input> => ({ from: 'clock', at })

const fresh = (more: object = {}) =>
  createMatch(configOf(['handshake', 'goodbye'], 'match', '1', { briefing: null, debrief: null, ...more }))

describe('phases', () => {
  it('begin with a briefing that ends by its clock', () => {
    const match = fresh()
    expect(match).toMatchObject({ phase: 'briefing', round: 0, phaseEnds: 10_000 })
    expect(nextDue(match)).toBe(10_000)
    expect(say(match, clock(9999)).match.phase).toBe('briefing')
    expect(say(match, clock(10_000)).match).toMatchObject({ phase: 'live', phaseStarted: 10_000, phaseEnds: 70_000 })
  })

  it('go on when both are ready, or control says so', () => {
    const one = say(fresh(), ready('client'), ready('client'))
    expect(one).toMatchObject({ match: { phase: 'briefing' }, refusals: ['already-ready'] })
    expect(say(one.match, ready('server')).match.phase).toBe('live')
    expect(say(fresh(), control('skip')).match.phase).toBe('live')
  })

  it('let whoever said too early that they are done take it back, and do not tell whether the goal is reached', () => {
    const takeBack = (from: 'client' | 'server'): Said<Input> => ({ from, kind: 'not-ready', round: 0 })
    const live = say(fresh(), control('skip')).match
    expect(say(live, takeBack('client')).refusals).toEqual(['never-ready'])
    expect(say(fresh(), ready('client'), takeBack('client')).refusals).toEqual(['wrong-phase'])
    const done = say(live, ready('client'), ready('server')).match
    expect(view(done, 'client').ready).toEqual({ client: true, server: false })
    expect(done.phase).toBe('live')
    const back = say(done, takeBack('client'))
    expect(back.refusals).toEqual([])
    expect(back.match.ready).toEqual({ client: false, server: true })
    // The partner's word still counts: at the goal both are done.
    const goal = { ...back.match, live: { ...back.match.live, goalAt: back.match.at } }
    expect(say(goal, ready('client')).match.phase).toBe('debrief')
  })

  it('wait for ever where the config says so', () => {
    const match = fresh({ endless: true })
    expect(nextDue(match)).toBeNull()
    expect(say(match, clock(1_000_000)).match.phase).toBe('briefing')
  })

  it('end the match after the last round, with the roles swapped between', () => {
    let match = fresh({ briefing: 0 })
    const roles = [seatOf('client', match.round, 'a')]
    match = say(match, control('skip'), control('skip')).match
    roles.push(seatOf('client', match.round, 'a'))
    expect(match).toMatchObject({ phase: 'live', round: 1 })
    expect(roles).toEqual(['a', 'b'])
    expect(roleOf('a', 1, 'a')).toBe('server')
    match = say(match, control('skip'), control('skip')).match
    expect(match).toMatchObject({ phase: 'over' })
    expect(match.results).toHaveLength(2)
    expect(nextDue(match)).toBeNull()
    expect(say(match, clock(5)).refusals).toEqual(['match-over'])
  })

  it('catch up on several of them in one input', () => {
    const match = say(fresh({ briefing: 1000, debrief: 1000 }), clock(10_000_000)).match
    expect(match).toMatchObject({ phase: 'over', phaseStarted: 1000 + 60_000 + 1000 + 1000 + 90_000 + 1000 })
  })

  it('live ends early at its own pace once nothing is left, and by the clock in a class', () => {
    const own = answerAll(configOf('goodbye', 'match', '1'), (match) => match.phase === 'debrief')
    const inClass = answerAll(configOf('goodbye', 'match', '1', { pace: 'class' }), (match) => match.phase === 'debrief')
    expect(own.phaseStarted).toBeLessThan(30_000)
    expect(inClass.phaseStarted).toBe(inClass.live.endsAt)
    expect(inClass.results[0]?.pair).toBe(own.results[0]?.pair)
  })

  it('live does not heed ready before the goal, and shows nobody that the partner pressed it', () => {
    const match = say(fresh({ briefing: 0 }), ready('client'), ready('server')).match
    expect(match.phase).toBe('live')
    expect(view(match, 'client').ready).toEqual({ client: true, server: false })
  })
})

describe('a pause', () => {
  it('stops play time: everything due moves with it', () => {
    const begun = say(fresh({ briefing: 0 }), { from: 'server', kind: 'listen', round: 0, at: 2000 }).match
    const paused = say(begun, control('pause', 3000), clock(50_000), { from: 'client', kind: 'hint', round: 0 })
    expect(paused.refusals).toEqual(['paused'])
    expect(nextDue(paused.match)).toBeNull()
    const resumed = say(paused.match, control('resume', 60_000)).match
    expect(nextDue(resumed)).toBe((nextDue(begun) ?? 0) + 57_000)
    expect(view(resumed, 'client')).toMatchObject({ lag: 57_000, pausedAt: null, phaseEnds: begun.phaseEnds })
    expect(say(resumed, control('resume')).refusals).toEqual(['not-paused'])
  })

  it('of no length changes nothing but the numbers of the inputs', () => {
    const begun = fresh({ briefing: 0 })
    const { match } = say(begun, control('pause'), control('resume'))
    expect({ ...match, n: 0 }).toEqual({ ...begun, n: 0 })
  })
})

describe('control', () => {
  it('restarts the round under the same weather', () => {
    const first = answerAll(configOf('lost-syn', 'match', '3'), (match) => match.phase === 'debrief')
    const again = say(first, control('restart')).match
    expect(again).toMatchObject({ round: 0, attempt: 1, results: [] })
    expect(again.live.hosts.client.tcb.iss).toBe(createMatch(first.config).live.hosts.client.tcb.iss)
  })

  it('ends early and keeps what was earned', () => {
    const live = answerAll(configOf('goodbye', 'match', '1'), (match) => match.live.hosts.client.tally.due > 0)
    const ended = say(live, control('end')).match
    expect(ended.phase).toBe('over')
    expect(ended.results[0]?.scores.client.points).toBeGreaterThan(0)
  })

  it('a forfeit ends the match and its round', () => {
    const live = answerAll(configOf('goodbye', 'match', '1'), (match) => match.live.hosts.client.tally.due > 0)
    const { match } = say(live, { from: 'control', kind: 'forfeit', seat: 'b' })
    expect(match).toMatchObject({ phase: 'over', forfeited: 'b', results: [] })
  })

  it('gives a seat to a bot and back', () => {
    const taken = say(fresh(), { from: 'control', kind: 'seat', seat: 'b', player: 'bot' })
    expect(taken.match.bots).toEqual({ a: false, b: true })
    expect(say(taken.match, { from: 'control', kind: 'seat', seat: 'b', player: 'bot' }).refusals).toEqual(['same-player'])
    expect(say(taken.match, ready('client')).match.phase).toBe('live')
    expect(say(taken.match, { from: 'control', kind: 'seat', seat: 'b', player: 'human' }).match.bots.b).toBe(false)
  })

  it('gives extra time from the next live phase on', () => {
    const live = fresh({ briefing: 0 })
    const extended = say(live, { from: 'control', kind: 'extra-time', factor: 2 }).match
    expect(extended.live.level.rto).toBe(10_000)
    const next = say(extended, control('skip'), control('skip')).match
    expect(next.live.level).toMatchObject({ delay: 1000, grace: 5000, deadline: 16_000, rto: 20_000, clock: { life: 180_000 } })
    expect(next.live.hosts.client.tcb).toMatchObject({ rto: 20_000, msl: 20_000 })
  })
})

describe('a player', () => {
  const move = { from: 'client', kind: 'hint' } as const

  it('cannot move for another round, out of the live phase, in the past, or under a used number', () => {
    const match = fresh()
    expect(say(match, { ...move, round: 1 }).refusals).toEqual(['stale'])
    expect(say(match, { ...move, round: 0 }).refusals).toEqual(['wrong-phase'])
    const later = say(match, clock(5000)).match
    expect(say(later, { ...move, round: 0, at: 4999 }).refusals).toEqual(['past'])
    expect(play(later, { from: 'clock', at: 6000, n: later.n }).events).toMatchObject([{ on: 'rejected', reason: 'stale' }])
  })

  it('cannot listen unasked, discard what did not arrive, or fill in a window that is not asked for', () => {
    const match = fresh({ briefing: 0 })
    const syn = { from: 'client', kind: 'segment', round: 0, flags: ['SYN'], seq: 1, ack: 0, len: 0 } as const
    const { refusals } = say(
      match,
      { from: 'client', kind: 'listen', round: 0 },
      { from: 'client', kind: 'discard', round: 0, arrival: 1 },
      { ...syn, wnd: 5 },
      { from: 'client', kind: 'state', state: 'CLOSED', round: 0 },
      { from: 'client', kind: 'accept-ghost', round: 0 },
    )
    expect(refusals).toEqual(['no-listen-request', 'no-such-arrival', 'window-not-asked', 'no-question', 'no-ghost'])
  })

  it('offers no window that its buffer has not, and takes none back', () => {
    const match = answerAll(configOf('zero-window', 'match', '1'), (now) => now.live.hosts.server.duties.length > 0)
    const answer = match.live.hosts.server.duties[0]?.duty.segment
    expect(answer).toBeDefined()
    if (answer === undefined) return
    const send = (wnd: number): Said<Input> => ({ ...answer, from: 'server', kind: 'segment', round: 0, wnd })
    expect(say(match, send(4000)).refusals).toEqual(['window-range'])
    expect(say(match, send(answer.wnd)).refusals).toEqual([])
  })
})

describe('a rematch', () => {
  it('swaps the roles and takes a new seed', () => {
    const config = configOf('goodbye', 'match', 'old')
    expect(rematch(config, 'new')).toEqual({ ...config, seed: 'new', firstClient: 'b' })
  })
})
