// Speed is measured per octet from when it could go, and answers to faults pay only for what the network did.
import { describe, expect, it } from 'vitest'
import { LEVEL, type Match, type Role, scenarioOf, type Unit } from '../../shared/game/index.ts'
import { enter, sceneOf } from '../../shared/game/scene.ts'
import { configOf } from './plays.ts'
import { answerAll, dutiful, type Player, playTable } from './tables.ts'

const unitOf = (match: Match, role: Role, id: string): Unit => {
  const unit = match.live.hosts[role].ledger.units.find((one) => one.id === id)
  if (unit === undefined) throw new Error(`${role} has no unit ${id}: ${match.live.hosts[role].ledger.units.map((one) => one.id)}`)
  return unit
}
const over = (match: Match): boolean => match.phase === 'debrief'
const requestUnit = (match: Match, role: Role): Unit => {
  const id = match.live.par[role].units.find((one) => one.id.startsWith('request:'))?.id ?? 'none'
  return unitOf(match, role, id)
}

describe('speed', () => {
  it('of data counts from when the octets could be sent', () => {
    for (const [think, share] of [
      [1000, 1000],
      [LEVEL.match.deadline - 10, 701],
    ] as const) {
      const { size, earned } = requestUnit(answerAll(configOf('first-words', 'match', '1'), over, think), 'client')
      expect(Math.round(earned / size)).toBe(share)
    }
  })

  it('is not won back by sending a first octet early and the rest late', () => {
    // One octet at once, then silence until the deadline is nearly there.
    const player: Player = (match, role) => {
      const move = dutiful(match, role)
      const [open] = match.live.hosts[role].duties
      if (move?.kind !== 'segment' || open?.duty.kind !== 'data') return move
      if (role === 'client' && requestUnit(match, role).paid === 0 && move.len > 1) return { ...move, len: 1 }
      return match.at - match.lag < open.since + LEVEL.match.deadline - 10 ? null : move
    }
    const client = requestUnit(playTable(configOf('first-words', 'match', '1'), { think: 1000, player }, over), 'client')
    expect(client.paid).toBe(client.size)
    expect(client.earned).toBeLessThan(1000 + (client.size - 1) * 702)
  })
})

const resends = (match: Match, role: Role): number => match.live.hosts[role].sentKinds.syn ?? 0

describe('a retransmission', () => {
  it('pays where the segment was lost', () => {
    const match = answerAll(configOf('lost-syn', 'match', '1'), (now) => resends(now, 'client') === 2)
    expect(unitOf(match, 'client', 'retransmission:1').paid).toBe(1)
  })

  it('pays nothing where the partner was silent', () => {
    const silent: Player = (match, role) => (role === 'server' && dutiful(match, role)?.kind === 'segment' ? null : dutiful(match, role))
    const match = playTable(configOf('lost-syn-ack', 'match', '1'), { think: 1000, player: silent }, (now) => resends(now, 'client') === 2)
    expect(unitOf(match, 'client', 'retransmission:1').paid).toBe(0)
    const answered = answerAll(configOf('lost-syn-ack', 'match', '1'), (now) => resends(now, 'client') === 2)
    expect(unitOf(answered, 'client', 'retransmission:1').paid).toBe(1)
  })
})

describe('a repeated ACK', () => {
  // One request whose first ACK is lost, so that the reference client sends its octets again.
  const lostAck = scenarioOf('lost-ack')
  if (!lostAck.ok) throw new Error('lost-ack is not readable')
  const [hello] = lostAck.value.requests
  if (hello === undefined) throw new Error('lost-ack asks for nothing')
  const goal = [{ is: 'acknowledged', host: 'client', octets: hello.len }]
  const config = configOf([{ ...lostAck.value, requests: [hello], goal }], 'match', '1')
  const dataSent = (match: Match): number => match.live.hosts.client.sentKinds.data ?? 0
  const acksSent = (match: Match): number => match.live.hosts.server.sentKinds.ack ?? 0

  it('pays where the first was lost', () => {
    expect(unitOf(answerAll(config, over), 'server', 'duplicate-ack:1').paid).toBe(1)
  })

  it('pays nothing where its own silence made the partner send again', () => {
    const late: Player = (match, role) =>
      role === 'server' && (dataSent(match) < 2 || match.live.wire.flights.length > 0) ? null : dutiful(match, role)
    const match = playTable(config, { think: 1000, player: late, rest: 0 }, (now) => acksSent(now) === 2)
    expect(match.live.hosts.server.duties).toEqual([])
    expect(unitOf(match, 'server', 'duplicate-ack:1').paid).toBe(0)
  })
})

describe('the agenda', () => {
  it('lets what is due at the same time happen in the order in which it was entered', () => {
    const scene = sceneOf(answerAll(configOf('handshake', 'match', '1'), (match) => match.phase === 'live').live, 0)
    scene.live.agenda = []
    for (const [due, flight] of [
      [5, 1],
      [3, 2],
      [5, 3],
      [3, 4],
      [9, 5],
    ] as const)
      enter(scene, due, { is: 'flight', flight })
    expect(scene.live.agenda.map(({ what }) => (what.is === 'flight' ? what.flight : 0))).toEqual([2, 4, 1, 3, 5])
  })
})
