// Help for an open `listen`, which is no duty: it comes by itself at coach, is given on request, costs nothing and changes nothing else.
import { describe, expect, it } from 'vitest'
import { createMatch, helpNow, type Input, type Match, type Move, play, type Role, view } from '../../shared/game/index.ts'
import { playTime } from '../../shared/game/stage.ts'
import { configOf } from './plays.ts'
import { dutiful, type Player, playTable } from './tables.ts'

const begun = (level: 'coach' | 'match' | 'exam', more: object = {}): Match => {
  const match = createMatch(configOf('handshake', level, '1', more))
  return wait(match, 0)
}
const wait = (match: Match, ms: number): Match => play(match, { at: match.at + ms, n: match.n + 1, from: 'clock' }).match
const move = (match: Match, from: Role, what: Move, after = 0) => {
  const input: Input = { ...what, at: match.at + after, n: match.n + 1, from, round: match.round }
  return play(match, input)
}
/** What the server's player is shown at this moment, with the View that they have had since nothing happened. */
const shown = (match: Match, later = 0) => {
  const seen = view(match, 'server')
  const host = seen.hosts.server
  if (host === undefined) throw new Error('the server sees itself')
  return helpNow(seen, host, playTime(match) + later)
}

const RULE = { step: 1, kind: 'listen', rule: 'open-passive', formulas: null, value: null, ghost: false, leaves: 100, coming: null }

describe("the coach's help for a listen", () => {
  const start = begun('coach')

  it('glows after 12 s, says what to do after 20 s, and a ghost offers to listen after 30 s, without a new View', () => {
    expect(start.phase).toBe('live')
    expect(shown(start, 11_999)).toBeNull()
    expect(shown(start, 12_000)).toEqual(RULE)
    expect(shown(start, 20_000)).toMatchObject({ step: 3, kind: 'listen', value: null, ghost: false })
    expect(shown(start, 30_000)).toMatchObject({ step: 4, ghost: true, leaves: 100 })
    expect(wait(start, 30_000).live.hosts.server).toEqual(start.live.hosts.server)
  })

  it('counts play time: not what a pause took', () => {
    const paused = play(wait(start, 5000), { at: 5000, n: start.n + 2, from: 'control', kind: 'pause' }).match
    const resumed = play(paused, { at: 65_000, n: paused.n + 1, from: 'control', kind: 'resume' }).match
    expect(shown(resumed, 6999)).toBeNull()
    expect(shown(resumed, 7000)).toEqual(RULE)
  })

  it('lets the ghost listen once it has offered to, and not before', () => {
    expect(move(start, 'server', { kind: 'accept-ghost' }, 29_999).events).toMatchObject([{ on: 'rejected', reason: 'no-ghost' }])
    expect(move(start, 'client', { kind: 'accept-ghost' }, 30_000).events).toMatchObject([{ on: 'rejected', reason: 'no-ghost' }])
    const ghosted = move(start, 'server', { kind: 'accept-ghost' }, 30_000).match
    expect(ghosted.live.hosts.server.tcb.state).toBe('LISTEN')
    expect(shown(ghosted)).toBeNull()
    expect(ghosted).toEqual(move(start, 'server', { kind: 'listen' }, 30_000).match)
  })

  it.each([
    ['where help has faded', () => begun('coach', { fade: 3 })],
    ['at match', () => begun('match')],
    ['at exam', () => begun('exam')],
  ])('does not come by itself %s', (_where, match) => {
    expect(shown(match(), 40_000)).toBeNull()
    expect(move(match(), 'server', { kind: 'accept-ghost' }, 40_000).events).toMatchObject([{ reason: 'no-ghost' }])
  })

  it('is none of the partner, who cannot know', () => {
    const stuck = view(wait(start, 30_000), 'client')
    const host = stuck.hosts.client
    if (host === undefined) throw new Error('the client sees itself')
    expect(helpNow(stuck, host, 30_000)).toBeNull()
  })
})

describe('a hint for a listen', () => {
  it('tells the rule, then what to do, and then there is none', () => {
    const rule = move(begun('match'), 'server', { kind: 'hint' })
    expect(rule.events).toMatchObject([{ on: 'help', role: 'server', duty: 'listen', step: 1 }])
    expect(view(rule.match, 'server').hosts.server?.help).toEqual(RULE)
    const text = move(rule.match, 'server', { kind: 'hint' }).match
    expect(view(text, 'server').hosts.server?.help).toMatchObject({ step: 3 })
    expect(move(text, 'server', { kind: 'hint' }).events).toMatchObject([{ on: 'rejected', reason: 'nothing-to-hint' }])
    expect(view(text, 'client').hosts.client?.help).toBeNull()
  })

  it('goes on from what came by itself', () => {
    const asked = move(begun('coach'), 'server', { kind: 'hint' }, 12_000).match
    expect(shown(asked)).toMatchObject({ step: 3 })
    expect(move(begun('coach'), 'server', { kind: 'hint' }, 20_000).events).toMatchObject([{ reason: 'nothing-to-hint' }])
  })

  it('is not given at exam', () => {
    expect(move(begun('exam'), 'server', { kind: 'hint' }).events).toMatchObject([{ on: 'rejected', reason: 'no-hints' }])
  })

  it('is gone once the host listens, and hides no help for a duty', () => {
    const text = move(move(begun('match'), 'server', { kind: 'hint' }).match, 'server', { kind: 'hint' }).match
    const listening = move(text, 'server', { kind: 'listen' }).match
    expect(listening.live.hosts.server.help).toBeNull()
    const called = answerFrom(listening)
    const hinted = move(called, 'server', { kind: 'hint' }).match
    expect(view(hinted, 'server').hosts.server?.help).toMatchObject({ step: 1, kind: 'syn-ack', leaves: 70 })
  })

  it('costs nothing and changes no number: the same round pays the same', () => {
    const played = (player: Player) => {
      let asked = 0
      const watch = (_before: Match, input: Input): void => {
        if ('kind' in input && input.kind === 'hint') asked += 1
      }
      const match = playTable(configOf('handshake', 'match', '1'), { think: 1000, player, watch }, ({ phase }) => phase === 'debrief')
      return { asked, results: match.results }
    }
    const curious: Player = (match, role) => {
      const next = dutiful(match, role)
      return next?.kind === 'listen' && match.live.hosts[role].help === null ? { kind: 'hint' } : next
    }
    const [plain, hinted] = [played(dutiful), played(curious)]
    expect([plain.asked, hinted.asked]).toEqual([0, 1])
    expect(hinted.results).toEqual(plain.results)
  })
})

/** Until the client's SYN has come. */
function answerFrom(listening: Match): Match {
  const syn = dutiful(listening, 'client')
  if (syn === null) throw new Error('the client connects')
  return wait(move(listening, 'client', syn, 1000).match, 1000)
}
