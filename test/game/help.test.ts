// What helps a player: hints, the coach's own help, predictions, and an inbox that empties itself.
import { describe, expect, it } from 'vitest'
import { type Input, type Match, type Move, play, type Role, view } from '../../shared/game/index.ts'
import { runOf } from '../../shared/quiz/index.ts'
import { differing, judge } from '../../shared/tcp/index.ts'
import { configOf } from './plays.ts'
import { answerAll, dutiful, playTable } from './tables.ts'

const move = (match: Match, from: Role, what: Move, wait = 0) => {
  const input: Input = { ...what, at: match.at + wait, n: match.n + 1, from, round: match.round }
  return play(match, input)
}
const wait = (match: Match, ms: number): Match => play(match, { at: match.at + ms, n: match.n + 1, from: 'clock' }).match
const helpOf = (match: Match, role: Role) => view(match, role).hosts[role]?.help

describe('a hint', () => {
  const synDue = (level: 'coach' | 'match' | 'exam') =>
    answerAll(configOf('handshake', level, '1'), (match) => match.live.hosts.client.duties.length > 0)

  it('tells the rule, then the formula, then the value', () => {
    const start = synDue('match')
    const { iss } = start.live.hosts.client.tcb
    expect(helpOf(start, 'client')).toBeNull()
    const rule = move(start, 'client', { kind: 'hint' }).match
    expect(helpOf(rule, 'client')).toEqual({
      step: 1,
      kind: 'syn',
      rule: 'send-syn',
      formulas: null,
      value: null,
      ghost: false,
      leaves: 70,
      coming: null,
    })
    const formula = move(rule, 'client', { kind: 'hint' }).match
    expect(helpOf(formula, 'client')).toMatchObject({
      step: 2,
      formulas: [
        { key: 'formula.flags.syn' },
        { key: 'formula.seq.iss', operands: [{ name: 'ISS', value: iss }] },
        { key: 'formula.len.none' },
      ],
      value: null,
    })
    const value = move(formula, 'client', { kind: 'hint' }).match
    expect(helpOf(value, 'client')).toMatchObject({ step: 3, value: { flags: ['SYN'], seq: iss } })
    expect([formula, value].map((match) => helpOf(match, 'client')?.leaves)).toEqual([50, 20])
    expect(move(value, 'client', { kind: 'hint' }).events).toMatchObject([{ on: 'rejected', reason: 'nothing-to-hint' }])
    expect(helpOf(value, 'server')).toBeNull()
  })

  it('is gone with its duty', () => {
    const hinted = move(synDue('match'), 'client', { kind: 'hint' }).match
    const answer = dutiful(hinted, 'client')
    expect(answer).not.toBeNull()
    if (answer !== null) expect(helpOf(move(hinted, 'client', answer).match, 'client')).toBeNull()
  })

  it('is not given at the exam level, nor where nothing is owed', () => {
    expect(move(synDue('exam'), 'client', { kind: 'hint' }).events).toMatchObject([{ on: 'rejected', reason: 'no-hints' }])
    expect(move(synDue('match'), 'server', { kind: 'hint' }).events).toMatchObject([{ on: 'rejected', reason: 'nothing-to-hint' }])
  })
})

describe("the coach's help", () => {
  const stuck = answerAll(configOf('handshake', 'coach', '1'), (match) => match.live.hosts.client.duties.length > 0)
  const since = stuck.live.hosts.client.duties[0]?.since ?? 0
  const stuckFor = (ms: number): Match => wait(stuck, since + ms - stuck.at)

  it('glows after 12 s, shows the value after 20 s, and a ghost offers to send it after 30 s', () => {
    expect(helpOf(stuckFor(11_999), 'client')).toBeNull()
    expect(helpOf(stuckFor(12_000), 'client')).toMatchObject({ step: 1, value: null })
    expect(helpOf(stuckFor(20_000), 'client')).toMatchObject({ step: 3, value: { flags: ['SYN'] }, ghost: false })
    expect(helpOf(stuckFor(30_000), 'client')).toMatchObject({ step: 4, ghost: true })
  })

  const paid = (match: Match): number => {
    const answer = dutiful(match, 'client')
    if (answer === null) throw new Error('the client owes its SYN')
    const sent = move(match, 'client', answer).match
    return play(sent, { at: sent.at, n: sent.n + 1, from: 'control', kind: 'skip' }).match.results[0]?.scores.client.earned ?? 0
  }

  it('glows for nothing: only the speed share has run down; the value costs what the third hint costs, and says so before it comes', () => {
    const glow = stuckFor(12_000)
    expect(helpOf(glow, 'client')).toMatchObject({ leaves: 100, coming: { at: since + 20_000, leaves: 20 } })
    expect(paid(glow)).toBe(700 + 150)
    expect(paid(stuckFor(11_999))).toBe(paid(glow))
    expect(helpOf(stuckFor(20_000), 'client')).toMatchObject({ leaves: 20, coming: null })
    expect(paid(stuckFor(20_000))).toBe(200)
    expect(helpOf(stuckFor(30_000), 'client')).toMatchObject({ leaves: 20, coming: null })
  })

  it('never pays more than answering before it came, and a hint that was asked for still costs', () => {
    const early = stuckFor(5000)
    expect([5000, 12_000, 20_000].map((ms) => paid(stuckFor(ms)))).toEqual([1000, 850, 200])
    const asked = move(early, 'client', { kind: 'hint' }).match
    expect(paid(asked)).toBe(700)
    // The rule that glows later changes nothing of that; the next hint is the second.
    const later = wait(asked, since + 12_000 - asked.at)
    expect(paid(later)).toBe(700)
    const second = move(stuckFor(12_000), 'client', { kind: 'hint' }).match
    expect(helpOf(second, 'client')).toMatchObject({ step: 2, leaves: 50 })
    expect(paid(second)).toBe(500)
  })

  it('sends it for 0 points when the offer is taken', () => {
    const { match, events } = move(stuckFor(30_000), 'client', { kind: 'accept-ghost' })
    expect(events).toMatchObject([
      { on: 'move', ghost: true, judged: { kind: 'due' } },
      { on: 'state', after: 'SYN-SENT' },
    ])
    const over = play(match, { at: match.at, n: match.n + 1, from: 'control', kind: 'skip' }).match
    expect(over.results[0]?.scores.client.earned).toBe(0)
    const remembered = runOf(view(over, 'client'), { at: 1, seed: '1', role: 'client', partnerThinks: 1500 })
    expect(remembered?.ghosted).toBe(1)
    expect(move(stuckFor(20_000), 'client', { kind: 'accept-ghost' }).events).toMatchObject([{ reason: 'no-ghost' }])
  })

  it('leaves a beginner all the time in the world: no retransmission in the first scenarios', () => {
    const sent = answerAll(configOf('handshake', 'coach', '1'), (match) => match.live.hosts.client.tcb.state === 'SYN-SENT')
    expect(view(sent, 'client').hosts.client?.timers).toEqual([])
    const atMatch = answerAll(configOf('handshake', 'match', '1'), (match) => match.live.hosts.client.tcb.state === 'SYN-SENT')
    expect(view(atMatch, 'client').hosts.client?.timers).toMatchObject([{ timer: 'retransmission' }])
  })
})

describe('candidates', () => {
  const choicesOf = (match: Match, role: Role) => view(match, role).hosts[role]?.choices ?? null
  const due = (level: 'coach' | 'match') =>
    answerAll(configOf('handshake', level, '1'), (match) => match.live.hosts.client.tcb.state === 'ESTABLISHED')

  it('at the first level hold the right segment among misconceptions', () => {
    const match = due('coach')
    const choices = choicesOf(match, 'client')
    const { tcb } = match.live.hosts.client
    const kinds = choices?.map((segment) => judge(tcb, segment).kind)
    expect(kinds?.filter((kind) => kind === 'due')).toHaveLength(1)
    expect(kinds?.filter((kind) => kind === 'violation').length).toBeGreaterThanOrEqual(2)
    expect(choicesOf(match, 'server')).toBeNull()
    expect(choicesOf(due('match'), 'client')).toBeNull()
  })

  it('do not always stand in the same place, and fade as the player does well', () => {
    const places = new Set<number>()
    for (let seed = 0; seed < 20; seed += 1) {
      const match = answerAll(configOf('handshake', 'coach', String(seed)), (now) => now.live.hosts.client.tcb.state === 'ESTABLISHED')
      const right = match.live.hosts.client.duties[0]?.duty.segment
      places.add(choicesOf(match, 'client')?.findIndex((one) => right !== undefined && differing(one, right).length === 0) ?? -1)
    }
    expect(places.size).toBeGreaterThan(1)
    const good = answerAll(
      configOf('first-words', 'coach', '1'),
      (now) => now.live.hosts.client.tally.streak >= 4 && now.live.hosts.client.duties.length > 0,
    )
    expect(choicesOf(good, 'client')).toBeNull()
  })
})

describe('help that has faded', () => {
  const stuckWith = (fade: number): Match => {
    const match = answerAll(configOf('handshake', 'coach', '1', { fade }), (now) => now.live.hosts.client.duties.length > 0)
    return wait(match, 40_000)
  }
  const helpWith = (fade: number) => {
    const host = view(stuckWith(fade), 'client').hosts.client
    return { candidates: host?.choices !== null, ghost: host?.help?.ghost === true }
  }

  it.each([
    [0, true, true],
    [1, true, true],
    [2, false, true],
    [3, false, false],
  ])('by %i leaves candidates: %s, help by itself: %s', (fade, candidates, ghost) => {
    expect(helpWith(fade)).toEqual({ candidates, ghost })
  })

  it('still answers who asks', () => {
    const { match } = move(stuckWith(3), 'client', { kind: 'hint' })
    expect(helpOf(match, 'client')).toMatchObject({ step: 1, rule: 'send-syn' })
  })

  it('gives no help that the level does not give', () => {
    const match = answerAll(configOf('handshake', 'match', '1', { fade: 0 }), (now) => now.live.hosts.client.duties.length > 0)
    expect(view(match, 'client').hosts.client?.choices).toBeNull()
    expect(helpOf(wait(match, 7000), 'client')).toBeNull()
  })

  it('changes neither the weather nor the numbers', () => {
    const numbers = (fade: number) => stuckWith(fade).live.hosts.client.tcb.iss
    expect(numbers(3)).toBe(numbers(0))
  })
})

describe('a prediction', () => {
  const calling = answerAll(configOf('handshake', 'match', '1'), (match) => match.live.hosts.client.tcb.state === 'SYN-SENT')
  const { iss } = calling.live.hosts.client.tcb
  const heard = (said: Move & { kind: 'predict' }) => {
    const predicted = move(calling, 'client', said).match
    const heardSyn = wait(predicted, 1000)
    const answer = dutiful(heardSyn, 'server')
    if (answer === null) throw new Error('the server owes a SYN-ACK')
    return wait(move(heardSyn, 'server', answer).match, 1000)
  }

  it('that is right is a spark, and no points', () => {
    const right = heard({ kind: 'predict', flags: ['SYN', 'ACK'], seq: null, ack: iss + 1, len: 0 })
    expect(right.live.hosts.client.tally.predicted).toEqual({ right: 1, wrong: 0 })
    expect(right.live.hosts.client.prediction).toBeNull()
    expect(view(right, 'client').hosts.client?.story).toContainEqual({ at: right.at, told: 'prediction', right: true })
    expect(right.live.hosts.client.ledger.units.every((unit) => unit.id !== 'prediction')).toBe(true)
  })

  it('that is wrong costs nothing', () => {
    const wrong = heard({ kind: 'predict', flags: ['ACK'], seq: null, ack: null, len: null })
    expect(wrong.live.hosts.client.tally).toMatchObject({ predicted: { right: 0, wrong: 1 }, violations: 0, due: 1 })
  })
})

describe('the inbox', () => {
  const lastAck = (level: 'match' | 'exam') =>
    answerAll(configOf('handshake', level, '1', { pace: 'class' }), (match) => match.live.hosts.server.tcb.state === 'ESTABLISHED')

  it('lets go of what owes nothing after 6 s', () => {
    const match = lastAck('match')
    expect(view(match, 'server').hosts.server?.inbox.at(-1)).toMatchObject({ at: match.at, segment: { flags: ['ACK'] } })
    expect(view(wait(match, 5999), 'server').hosts.server?.inbox).toHaveLength(1)
    expect(view(wait(match, 6000), 'server').hosts.server?.inbox).toHaveLength(0)
  })

  it('keeps it at the exam level until it is waved on', () => {
    const match = wait(lastAck('exam'), 20_000)
    const [item] = match.live.hosts.server.inbox
    expect(item).toBeDefined()
    const step = move(match, 'server', { kind: 'discard', arrival: item?.arrival ?? 0 })
    expect(step.events).toMatchObject([{ on: 'discard', judged: { kind: 'due', rule: 'nothing-owed' } }])
    expect(step.match.live.hosts.server.inbox).toEqual([])
  })

  it('refuses to wave on what must be answered: a violation, and it stays', () => {
    const match = answerAll(configOf('handshake', 'match', '1'), (now) => now.live.hosts.server.tcb.state === 'SYN-RECEIVED')
    const step = move(match, 'server', { kind: 'discard', arrival: 1 })
    expect(step.events).toMatchObject([{ on: 'discard', judged: { kind: 'violation', rule: 'answer-owed' } }])
    expect(step.match.live.hosts.server.inbox).toHaveLength(1)
    expect(step.match.live.hosts.server.ledger.units.map((one) => one.cuts)).toEqual([1, 1])
  })

  it('drops what need not be answered', () => {
    const match = playTable(configOf('fast-retransmit', 'match', '1'), { think: 30_000, player: () => null }, (now) =>
      now.live.hosts.server.duties.some((one) => !one.duty.must),
    )
    const optional = match.live.hosts.server.duties.find((one) => !one.duty.must)
    const arrival = Number(optional?.duty.id.split(':')[1])
    const step = move(match, 'server', { kind: 'discard', arrival })
    expect(step.events).toMatchObject([{ on: 'discard', judged: { kind: 'allowed' } }])
    expect(step.match.live.hosts.server.duties.some((one) => one.duty.id === optional?.duty.id)).toBe(false)
  })
})
