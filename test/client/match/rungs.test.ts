// The ladder of a living round: the player's own story, and with X-ray what the network took.
import { describe, expect, test } from 'vitest'
import { type Rung, rungsOf } from '../../../client/ui/match/rungs.ts'
import { type Match, view } from '../../../shared/game/index.ts'
import { flagNames } from '../../../shared/tcp/index.ts'
import { configOf } from '../../game/plays.ts'
import { answerAll } from '../../game/tables.ts'

const rungs = (scenario: 'lost-syn' | 'lost-syn-ack', xray: boolean, role: 'client' | 'server'): readonly Rung[] => {
  const open = ({ live }: Match) => live.hosts.client.tcb.state === 'ESTABLISHED'
  const seen = view(answerAll(configOf(scenario, 'match', '1', { xray }), open), role)
  const host = seen.hosts[role]
  if (host === undefined) throw new Error('no host is seen')
  return rungsOf(host, seen.harmed)
}

const words = (rung: Rung): string => {
  if (rung.is === 'sent') return `${rung.way} ${flagNames(rung.told.segment)} ${rung.fates}`.trim()
  return rung.is === 'told' ? rung.told.told : `${rung.is} ${flagNames(rung.segment)}`
}
const segments = (list: readonly Rung[]): readonly string[] => list.filter(({ is }) => is !== 'told').map(words)

describe('the rungs of a living round', () => {
  test('are in the order in which things happened', () => {
    for (const xray of [false, true]) {
      const times = rungs('lost-syn-ack', xray, 'client').map(({ at }) => at)
      expect(times).toEqual(times.toSorted((one, other) => one - other))
    }
  })

  test('a loss is shown to nobody', () => {
    expect(segments(rungs('lost-syn', false, 'client'))).toEqual(['fades SYN', 'fades SYN', 'arrived SYN-ACK'])
    expect(segments(rungs('lost-syn-ack', false, 'client'))).not.toContain('missing SYN-ACK')
  })

  test("with X-ray one's own loss drowns, and the partner's is missing", () => {
    expect(segments(rungs('lost-syn', true, 'client'))).toEqual(['drowns SYN lost', 'fades SYN', 'arrived SYN-ACK'])
    expect(segments(rungs('lost-syn-ack', true, 'client')).filter((one) => one.startsWith('missing'))).toEqual(['missing SYN-ACK'])
    expect(segments(rungs('lost-syn-ack', true, 'server'))).toContain('drowns SYN-ACK lost')
  })
})
