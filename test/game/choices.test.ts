// Candidates at the first level: one is right, the others are wrong for the judge too, whatever was played before.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acting, type Match, ROLES, type Role, SCENARIO_IDS, view } from '../../shared/game/index.ts'
import { differing, judge, type Segment } from '../../shared/tcp/index.ts'
import { configOf, doing, playDoings } from './plays.ts'
import { answerAll } from './tables.ts'

/** The first five are played with all the help there is; help does not end with them. */
const FIRST = SCENARIO_IDS.slice(0, 5)

const choicesOf = (match: Match, role: Role): readonly Segment[] | null => view(match, role).hosts[role]?.choices ?? null
const duty = (match: Match, role: Role) => {
  const { duties } = match.live.hosts[role]
  return (duties.find((one) => one.duty.must) ?? duties[0])?.duty.segment
}

function expectOneRight(match: Match, role: Role, choices: readonly Segment[]): void {
  const verdicts = choices.map((segment) => judge(acting(match.live, role), segment).kind)
  expect(choices.length).toBeGreaterThanOrEqual(3)
  expect(choices.length).toBeLessThanOrEqual(4)
  expect(
    verdicts.filter((kind) => kind === 'due'),
    JSON.stringify(choices),
  ).toHaveLength(1)
  expect(verdicts.filter((kind) => kind === 'violation')).toHaveLength(choices.length - 1)
  for (const [index, one] of choices.entries())
    for (const other of choices.slice(index + 1)) expect(differing(one, other), JSON.stringify(choices)).not.toEqual([])
}

const synDue = (seed: number): Match =>
  answerAll(configOf('handshake', 'coach', String(seed)), (match) => match.live.hosts.client.duties.length > 0)

describe('candidates at the first level', () => {
  it.each([
    ['the first five scenarios', FIRST, 150],
    ['all scenarios', SCENARIO_IDS, 150],
  ] as const)('%s: at least three wherever there are any, exactly one of them right', (_name, scenarios, runs) => {
    const kinds = new Map<string, number>()
    const play = fc.tuple(fc.constantFrom(...scenarios), fc.nat(9999), fc.array(doing, { minLength: 10, maxLength: 80 }))
    fc.assert(
      fc.property(play, ([scenario, seed, doings]) => {
        playDoings(configOf(scenario, 'coach', String(seed)), doings, (before, _input, after) => {
          if (after === before || after.phase !== 'live') return
          for (const role of ROLES) {
            const choices = choicesOf(after, role)
            if (choices === null) continue
            expectOneRight(after, role, choices)
            const kind = duty(after, role)?.flags.join('+') ?? ''
            kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
          }
        })
      }),
      { numRuns: runs },
    )
    for (const kind of ['SYN', 'SYN+ACK', 'ACK']) expect(kinds.get(kind), kind).toBeGreaterThan(5)
  })

  it('for the first SYN have wrong ones too, none of which can come from the peer, whom nobody has heard yet', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const match = synDue(seed)
      const choices = choicesOf(match, 'client') ?? []
      expectOneRight(match, 'client', choices)
      const { iss } = match.live.hosts.client.tcb
      for (const { seq, ack } of choices) {
        expect([0, 1, iss, iss + 1]).toContain(seq)
        expect(ack).toBe(0)
      }
    }
  })

  it('are the same at every look, and the right one stands now here, now there', () => {
    const places = new Map<number, number>()
    const sets = new Set<string>()
    for (let seed = 0; seed < 60; seed += 1) {
      const match = synDue(seed)
      const choices = choicesOf(match, 'client') ?? []
      expect(choicesOf(match, 'client')).toEqual(choices)
      const right = duty(match, 'client')
      const place = choices.findIndex((one) => right !== undefined && differing(one, right).length === 0)
      places.set(place, (places.get(place) ?? 0) + 1)
      sets.add(
        choices
          .map(({ flags, seq }) => `${flags} ${seq < 2 ? seq : seq - match.live.hosts.client.tcb.iss + 10}`)
          .sort()
          .join(';'),
      )
    }
    expect([...places.keys()].sort()).toEqual([0, 1, 2, 3])
    for (const count of places.values()) expect(count).toBeGreaterThan(5)
    expect(sets.size).toBeGreaterThan(1)
  })
})
