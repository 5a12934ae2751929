// A segment that crossed an arrival: the verdict and its points stand, the reason is another, and nobody counts it as a misconception.
import { describe, expect, it } from 'vitest'
import { mistakesIn } from '../../client/ui/debrief/mistakes.ts'
import { mistakesOf, resultOfPair } from '../../shared/classroom/index.ts'
import {
  crossedArrival,
  type Input,
  type LevelId,
  type Match,
  type Move,
  play,
  type Role,
  recordMatch,
  view,
} from '../../shared/game/index.ts'
import { runOf } from '../../shared/quiz/index.ts'
import { configOf } from './plays.ts'
import { answerAll, dutiful, playTable } from './tables.ts'

const bare = (match: Match, role: Role, ack: number): Move => {
  const { tcb } = match.live.hosts[role]
  return { kind: 'segment', flags: ['ACK'], seq: tcb.snd.nxt, ack, len: 0, wnd: null }
}

const send = (match: Match, from: Role, what: Move, wait: number): Match =>
  play(match, { ...what, at: match.at + wait, n: match.n + 1, from, round: match.round }).match

/** The moment at which the client's five octets come to the server. */
const dataCame = (level: LevelId): Match => answerAll(configOf('whole-life', level, '1'), ({ live }) => live.hosts.server.delivered === 5)

/** The moment at which the client's FIN comes to the server. */
const finCame = (): Match => answerAll(configOf('whole-life', 'match', '1'), ({ live }) => live.hosts.server.tcb.state === 'CLOSE-WAIT')

/** The server acknowledges, so many ms after the arrival, what was right before it. */
const late = (match: Match, wait: number, octets: number): Match =>
  send(match, 'server', bare(match, 'server', match.live.hosts.server.tcb.rcv.nxt - octets), wait)

const verdictOf = (match: Match) => {
  const told = view(match, 'server').hosts.server?.story.findLast((one) => one.told === 'move')
  return told?.told === 'move' ? told.verdict : null
}

/** The round is over at once. */
const ended = (match: Match): Match => play(match, { at: match.at, n: match.n + 1, from: 'control', kind: 'skip' }).match

describe('an ACK number that was right until a moment ago', () => {
  it.each([
    ['data', () => dataCame('match'), 5],
    ['a FIN', finCame, 1],
  ] as const)('%s came: a violation all the same, but one that crossed an arrival', (_what, came, octets) => {
    const crossed = late(came(), 499, octets)
    expect(verdictOf(crossed)).toMatchObject({ kind: 'violation', crossed: true, skill: null })
    expect(crossed.live.hosts.server.tally.violations).toBe(1)
  })

  it('from half a second on it is what it was: too old a number, and its misconception', () => {
    const slow = late(dataCame('match'), 500, 5)
    expect(verdictOf(slow)).toMatchObject({ kind: 'violation', crossed: false })
    expect(verdictOf(slow)?.skill).not.toBeNull()
  })

  it('costs and counts exactly what it did', () => {
    const unitsOf = ({ live }: Match) => live.hosts.server.ledger.units.map(({ id, cuts }) => ({ id, cuts }))
    const [fast, slow] = [late(dataCame('match'), 499, 5), late(dataCame('match'), 500, 5)]
    expect(unitsOf(fast)).toEqual(unitsOf(slow))
    expect(unitsOf(fast).some(({ cuts }) => cuts === 1)).toBe(true)
    expect(fast.live.hosts.server.tally).toEqual(slow.live.hosts.server.tally)
    // What is kept of it is the judge's own verdict.
    const [kept] = fast.live.story.flatMap((event) => (event.on === 'move' && event.judged.kind === 'violation' ? [event.judged] : []))
    expect(kept?.skill).not.toBeNull()
  })

  it('is told at coach with the right segment, at exam only in the debrief', () => {
    expect(verdictOf(late(dataCame('coach'), 100, 5))).toMatchObject({ crossed: true, wrong: ['ack'] })
    const exam = late(dataCame('exam'), 100, 5)
    expect(verdictOf(exam)).toMatchObject({ crossed: false, rule: null })
    expect(verdictOf(ended(exam))).toMatchObject({ crossed: true, skill: null })
  })
})

describe('what crosses nothing', () => {
  it('a number that was never right, however soon after the arrival', () => {
    expect(verdictOf(late(dataCame('match'), 100, 3))).toMatchObject({ kind: 'violation', crossed: false })
  })

  it('another field that is wrong too', () => {
    const match = dataCame('match')
    const { tcb } = match.live.hosts.server
    const move = { ...bare(match, 'server', tcb.rcv.nxt - 5), seq: tcb.snd.nxt + 1 } as const
    expect(verdictOf(send(match, 'server', move, 100))).toMatchObject({ kind: 'violation', crossed: false })
  })

  it("the peer's SYN: before it there was no number to be right", () => {
    const match = answerAll(configOf('handshake', 'match', '1'), ({ live }) => live.hosts.client.tcb.state === 'ESTABLISHED')
    const wrong = send(match, 'client', bare(match, 'client', match.live.hosts.client.tcb.irs), 100)
    const story = view(wrong, 'client').hosts.client?.story ?? []
    expect(story.findLast((one) => one.told === 'move')).toMatchObject({ verdict: { kind: 'violation', crossed: false } })
  })

  it('what only came out of order', () => {
    const held = playTable(configOf('out-of-order', 'match', '1'), { think: 1000, player: dutiful }, ({ live }) =>
      live.story.some((event) => event.on === 'arrived' && event.disposition === 'held'),
    )
    const came = held.live.story.findLast((event) => event.on === 'arrived' && event.disposition === 'held')
    if (came?.on !== 'arrived') throw new Error('nothing came out of order')
    const wrong = send(held, came.role, bare(held, came.role, came.segment.seq), 100)
    expect(crossedArrival(wrong.live.story, wrong.live.story.length - 1)).toBe(false)
  })
})

describe('the statistics', () => {
  const [crossed, slow] = [late(dataCame('match'), 499, 5), late(dataCame('match'), 500, 5)].map(ended)
  if (crossed === undefined || slow === undefined) throw new Error('two rounds are over')

  it("a class's list of mistakes and its report leave it out", () => {
    expect([mistakesOf(slow).length, mistakesOf(crossed).length]).toEqual([1, 0])
    const skills = (match: Match) => resultOfPair(0, 'm', match)?.seats.map((one) => Object.keys(one.skills).length)
    expect([skills(slow), skills(crossed)]).toEqual([
      [0, 1],
      [0, 0],
    ])
    const violations = (match: Match) => resultOfPair(0, 'm', match)?.seats.map((one) => one.violations)
    expect(violations(crossed)).toEqual(violations(slow))
  })

  it('the campaign takes back no help for it', () => {
    const wrong = (match: Match) => runOf(view(match, 'server'), { at: 1, seed: '1', role: 'server', partnerThinks: 1500 })?.wrong.length
    expect([wrong(slow), wrong(crossed)]).toEqual([1, 0])
  })

  it('the debrief says which it is, and so does a recording, which other rules show', () => {
    expect(mistakesIn(crossed.live.story)).toMatchObject([{ crossed: true, event: { on: 'move', role: 'server' } }])
    expect(mistakesIn(slow.live.story)).toMatchObject([{ crossed: false }])
    const inputs: Input[] = []
    const watch = (_before: Match, input: Input): unknown => inputs.push(input)
    const config = configOf('whole-life', 'match', '1')
    const came = playTable(config, { think: 1000, player: dutiful, watch }, ({ live }) => live.hosts.server.delivered === 5)
    const { tcb } = came.live.hosts.server
    const move: Input = { ...bare(came, 'server', tcb.rcv.nxt - 5), at: came.at + 100, n: came.n + 1, from: 'server', round: 0 }
    const { rounds } = recordMatch(config, [...inputs, move, { at: move.at, n: move.n + 1, from: 'control', kind: 'skip' }])
    expect(rounds.map(({ story }) => mistakesIn(story))).toMatchObject([[{ crossed: true }]])
  })
})
