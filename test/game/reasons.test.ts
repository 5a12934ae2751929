// The reasons that a player reads in a round: they speak of what was played in it, not of what lies before it.
import { expect, test } from 'vitest'
import { acting, type Live, ROLES, type Role, SCENARIO_IDS, simulate } from '../../shared/game/index.ts'
import { judge, type Segment, type SkillId, seqAdd } from '../../shared/tcp/index.ts'
import { configOf } from './plays.ts'
import { answerAll } from './tables.ts'

const BOT = { think: 1500, errors: 0.3, seed: 1 }

/** The last segment of this host that left in this round. */
const lastSent = ({ story }: Live, role: Role): Segment | null => {
  const move = story.findLast((event) => event.on === 'move' && event.role === role && event.flight !== null)
  return move?.on === 'move' ? move.segment : null
}

test.each(SCENARIO_IDS)('%s: SEQ counts a bare ACK only after one was sent', (id) => {
  for (const seed of ['1', '2']) {
    simulate(configOf(id, 'coach', seed), { client: BOT, server: BOT }, ({ live }) => {
      for (const role of ROLES) {
        for (const { duty } of live.hosts[role].duties) {
          const verdict = judge(acting(live, role), { ...duty.segment, seq: seqAdd(duty.segment.seq, 1) })
          if (verdict.skill === 'M05') expect(lastSent(live, role)).toMatchObject({ flags: ['ACK'], len: 0 })
        }
      }
      return false
    })
  }
})

test.each<[scenario: (typeof SCENARIO_IDS)[number], role: Role, expected: SkillId | undefined]>([
  // It has acknowledged the FIN before it is asked to close.
  ['goodbye', 'server', 'M05'],
  // The data may still ride on the third segment.
  ['first-words', 'client', undefined],
  // The connection was open before it.
  ['lost-data', 'client', undefined],
  ['simultaneous-close', 'client', undefined],
  ['lost-final-ack', 'client', undefined],
])('%s: the first data or FIN of the %s, one too high', (id, role, expected) => {
  const isDue = (live: Live) => live.hosts[role].duties.find(({ duty }) => duty.kind === 'data' || duty.kind === 'fin')
  const { live } = answerAll(configOf(id, 'coach', '1'), (match) => isDue(match.live) !== undefined)
  const segment = isDue(live)?.duty.segment
  if (segment === undefined) throw new Error(`${id}: nothing to send`)
  const verdict = judge(live.hosts[role].tcb, { ...segment, seq: seqAdd(segment.seq, 1) })
  expect([verdict.kind, verdict.skill]).toEqual(['violation', expected])
})
