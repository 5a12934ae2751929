// What a debrief says of what was not sent in time: whether it came late, or never, or nothing came at all.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentLate } from '../../../client/ui/debrief/missed.ts'
import { mistakesIn, silentIn } from '../../../client/ui/debrief/mistakes.ts'
import { createMatch, type GameEvent, type Input, type Match, positionBefore, ROLES, type Role } from '../../../shared/game/index.ts'
import { flagNames, formatSegment } from '../../../shared/tcp/index.ts'
import { anyPlay, configOf, playDoings } from '../../game/plays.ts'
import { answerAll, dutiful, playTable } from '../../game/tables.ts'

const config = configOf('handshake', 'match', '1')
const isOver = ({ phase }: Match): boolean => phase === 'debrief'

/** `client SYN 1000`: sent so many ms after its time had run out. */
const told = (story: readonly GameEvent[]): readonly string[] =>
  mistakesIn(story).map(({ event }) => {
    if (event.on !== 'missed' || event.right === undefined) return event.on
    const late = sentLate(story, event)
    return `${event.role} ${flagNames(event.right)} ${late == null ? 'never' : late - event.at}`
  })

type Duties = Match['live']['hosts']['client']['duties']

const keyOf = (role: Role, { duty }: Duties[number]): string => `${role} ${duty.id}`

/** The duties that were missed in this step and are still open as they were. */
function missedIn(events: readonly GameEvent[], role: Role, open: Duties): readonly [string, GameEvent][] {
  return events.flatMap((event): [string, GameEvent][] => {
    if (event.on !== 'missed' || event.role !== role) return []
    const about = open.find(({ duty, missed }) => missed && duty.kind === event.duty && duty.segment === event.right)
    return about === undefined ? [] : [[keyOf(role, about), event]]
  })
}

/** The duties that are gone after this step, with a segment of their host that the judge found to fulfil them. */
function fulfilledBy(events: readonly GameEvent[], role: Role, before: Duties, after: Duties): readonly [string, number][] {
  const move = events.find((event) => event.on === 'move' && event.role === role)
  if (move?.on !== 'move') return []
  const gone = before.filter(({ duty }) => after.every((one) => one.duty.id !== duty.id) && move.judged.fulfils.includes(duty.kind))
  return gone.map((one) => [keyOf(role, one), move.at])
}

/** Whether the very same segment was owed twice: then it is one which of the two came first. */
const hasTwin = (story: readonly GameEvent[], { role, right }: Extract<GameEvent, { on: 'missed' }>): boolean =>
  story.filter((one) => one.on === 'missed' && one.role === role && formatSegment(one.right) === formatSegment(right)).length > 1

describe('what was missed', () => {
  it('came too late where both answer after the deadline', () => {
    // The deadline is 8 s.
    const { live } = answerAll(config, isOver, 9000)
    expect(told(live.story)).toEqual(expect.arrayContaining(['client SYN 1000', 'server SYN-ACK 1000', 'client ACK 1000']))
    expect(told(live.story).filter((one) => one.endsWith('never'))).toEqual([])
    expect(silentIn(live.story)).toEqual([])
  })

  it('never came where the server does nothing but listen', () => {
    const listens = playTable(
      config,
      {
        think: 1000,
        player: (match, role) => (role === 'client' || match.live.hosts.server.tcb.state === 'CLOSED' ? dutiful(match, role) : null),
      },
      isOver,
    )
    expect(told(listens.live.story)).toContain('server SYN-ACK never')
    expect(silentIn(listens.live.story)).toEqual(['server'])
  })

  it('is nothing where nobody does anything: then nobody sent a segment', () => {
    const idle = playTable(config, { think: 1000, player: () => null }, isOver)
    expect(mistakesIn(idle.live.story)).toEqual([])
    expect(silentIn(idle.live.story)).toEqual(ROLES)
  })

  it('is still owed at the moment that is played again, with all the time there is', () => {
    const inputs: Input[] = []
    const late = playTable(config, { think: 9000, player: dutiful, watch: (_before, input) => inputs.push(input) }, isOver)
    const missed = late.live.story.filter((event) => event.on === 'missed')
    expect(missed.length).toBeGreaterThan(2)
    for (const { role, at, right } of missed) {
      const again = createMatch({ ...config, position: positionBefore(config, inputs, 0, at) })
      const open = again.live.hosts[role].duties.find(({ duty }) => formatSegment(duty.segment) === formatSegment(right))
      expect(open).toMatchObject({ missed: false })
    }
  })

  it('is told as the rules settled it, whatever is played', () => {
    let late = 0
    fc.assert(
      fc.property(anyPlay, ([random, doings]) => {
        const settled = new Map<GameEvent, number>()
        const missed = new Map<string, GameEvent>()
        const { match } = playDoings(random, doings, (before, _input, after, events) => {
          for (const role of ROLES) {
            const open = before.live.hosts[role].duties
            for (const [id, at] of fulfilledBy(events, role, open, after.live.hosts[role].duties)) {
              const event = missed.get(id)
              if (event !== undefined) settled.set(event, at)
              missed.delete(id)
            }
            for (const [id, event] of missedIn(events, role, after.live.hosts[role].duties)) missed.set(id, event)
          }
        })
        for (const event of match.live.story) {
          const at = settled.get(event)
          if (event.on !== 'missed' || at === undefined || hasTwin(match.live.story, event)) continue
          late += 1
          expect(sentLate(match.live.story, event)).toBe(at)
        }
      }),
      { numRuns: 300 },
    )
    expect(late).toBeGreaterThan(20)
  })
})
