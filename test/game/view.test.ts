// Fog of war: nobody is told what their host cannot know while the round lives.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GameEvent, type Match, nextDue, otherRole, play, ROLES, type Role, view } from '../../shared/game/index.ts'
import { newTcb, type State } from '../../shared/tcp/index.ts'
import { anyPlay, configOf, playDoings } from './plays.ts'
import { answerAll } from './tables.ts'

/** The match with everything changed that the player of `role` cannot know. */
function disturbed(match: Match, role: Role): Match {
  const peer = otherRole(role)
  const { live } = match
  const stranger: GameEvent = {
    at: 1,
    on: 'missed',
    role: peer,
    duty: 'ack',
    rule: 'text-in-order',
    right: { flags: ['ACK'], seq: 5, ack: 6, len: 0, wnd: 0 },
  }
  return {
    ...match,
    config: { ...match.config, seed: 'another', rounds: [match.config.rounds[0], ...match.config.rounds.slice(1).toReversed()] },
    at: match.at + 12_345,
    n: match.n + 17,
    live: {
      ...live,
      hosts: {
        ...live.hosts,
        [peer]: {
          ...live.hosts[peer],
          tcb: newTcb({ iss: 12_345, state: 'TIME-WAIT' }),
          inbox: [],
          duties: [],
          delivered: 99,
          signals: ['reset'],
        },
        [role]: { ...live.hosts[role], ledger: { ...live.hosts[role].ledger, units: [], runs: [] } },
      },
      wire: { ...live.wire, seed: 1, flights: [], copies: {}, launched: 77 },
      requests: live.requests.map((one) =>
        one.request.host === peer || one.dealtAt === null ? { ...one, status: 'failed', unsent: 1 } : one,
      ),
      incidents: live.incidents.map(() => 'happened'),
      agenda: live.agenda.filter(({ what }) => (what.is === 'timer' || what.is === 'help') && what.role === role),
      goalAt: live.goalAt === null ? 1 : null,
      par: { client: { units: [] }, server: { units: [] } },
      story: [
        stranger,
        ...live.story.map((event) => (event.on === 'move' ? { ...event, fates: ['lost' as const], flight: event.flight && 5 } : event)),
      ],
    },
  }
}

describe("one player's view", () => {
  it('is unchanged by anything that only the other, or the network, knows', () => {
    let compared = 0
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        playDoings(config, doings, (_before, _input, after) => {
          if (after.phase !== 'live') return
          for (const role of ROLES) expect(view(disturbed(after, role), role)).toEqual(view(after, role))
          compared += 1
        })
      }),
      { numRuns: 60 },
    )
    expect(compared).toBeGreaterThan(500)
  })

  it("is unchanged by the partner's moves, save that listening lets the client connect", () => {
    let compared = 0
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        playDoings(config, doings, (before, input, after, events) => {
          if (input.from !== 'client' && input.from !== 'server') return
          if (after.phase !== 'live' || after === before) return
          const watcher = otherRole(input.from)
          // What was due first is not the partner's doing; what a move deals to the watcher is the scenario's public rule.
          const due = nextDue(before)
          if ((due !== null && due <= input.at) || events.some((event) => event.on === 'phase')) return
          if (events.some((event) => event.on === 'dealt' && event.role === watcher)) return
          expect(view(after, watcher)).toEqual(view(before, watcher))
          compared += 1
        })
      }),
      { numRuns: 400 },
    )
    expect(compared).toBeGreaterThan(500)
  })

  it('does not change while time passes and nothing arrives', () => {
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        playDoings(config, doings, (_before, _input, after) => {
          const due = nextDue(after)
          if (due === null || due - 1 < after.at) return
          const later = play(after, { at: due - 1, n: after.n + 1, from: 'clock' }).match
          for (const role of ROLES) expect(view(later, role)).toEqual(view(after, role))
        })
      }),
      { numRuns: 40 },
    )
  })

  it('names no seed, no fault and nothing of the other host', () => {
    const match = answerAll(configOf('lost-syn-ack', 'match', 'a-secret-seed'), (now) => now.live.story.length > 12)
    expect(match.live.story.some((event) => event.on === 'move' && event.fates.includes('lost'))).toBe(true)
    for (const role of ROLES) {
      const text = JSON.stringify(view(match, role))
      expect(text).not.toContain('a-secret-seed')
      expect(text).not.toContain('lost"')
      expect(text).not.toContain('"pick"')
      expect(Object.keys(view(match, role).hosts)).toEqual([role])
    }
  })
})

describe('who sees more', () => {
  const lossy = (xray: boolean) =>
    answerAll(configOf('lost-syn', 'match', '1', { xray }), (now) => now.live.hosts.client.tcb.state === 'SYN-SENT')

  it('X-ray: what the network did', () => {
    expect(view(lossy(false), 'client')).toMatchObject({ wire: null, harmed: null, ladder: null })
    const seen = view(lossy(true), 'client')
    const { iss } = lossy(true).live.hosts.client.tcb
    const moved = seen.hosts.client?.story.find((one) => one.told === 'move')
    const lost = { flight: 1, from: 'client', segment: { flags: ['SYN'], seq: iss }, sent: moved?.at, forged: false, fates: ['lost'] }
    expect(seen).toMatchObject({ wire: [], harmed: [lost], ladder: null })
  })

  it('X-ray: the losses of the partner, and what a third host sent, with the segments themselves', () => {
    const at = (scenario: 'lost-syn-ack' | 'storm', until: (match: Match) => boolean) =>
      view(answerAll(configOf(scenario, 'match', '1', { xray: true }), until), 'client')
    const { harmed, hosts } = at('lost-syn-ack', ({ live }) => live.story.some((event) => event.on === 'move' && event.role === 'server'))
    expect(harmed).toMatchObject([{ from: 'server', segment: { flags: ['SYN', 'ACK'] }, fates: ['lost'] }])
    expect(Object.keys(hosts)).toEqual(['client'])
    const storm = at('storm', ({ phase }) => phase === 'debrief').harmed ?? []
    expect(storm.map(({ sent }) => sent)).toEqual(storm.map(({ sent }) => sent).toSorted((one, other) => one - other))
    expect(new Set(storm.map(({ from }) => from))).toEqual(new Set(['client', 'server']))
  })

  it('the debrief: both hosts and every loss', () => {
    const match = answerAll(configOf('lost-syn', 'match', '1'), (now) => now.phase === 'debrief')
    const seen = view(match, 'client')
    expect(Object.keys(seen.hosts)).toEqual(['client', 'server'])
    expect(seen.ladder?.some((event) => event.on === 'move' && event.fates.includes('lost'))).toBe(true)
    expect(seen.results[0]?.scores.server.points).toBeGreaterThan(0)
  })

  it('all eyes: everything at any time', () => {
    expect(Object.keys(view(lossy(false), 'all').hosts)).toEqual(['client', 'server'])
    expect(view(lossy(false), 'all').ladder?.length).toBeGreaterThan(0)
  })
})

describe('what a level tells of a violation', () => {
  const violate = (level: 'coach' | 'match' | 'exam') => {
    const match = answerAll(configOf('handshake', level, '1'), (now) => now.live.hosts.client.duties.length > 0)
    const { tcb } = match.live.hosts.client
    const wrong = { kind: 'segment', flags: ['SYN'], seq: tcb.iss + 1, ack: 0, len: 0, wnd: null } as const
    const step = play(match, { ...wrong, at: match.at, n: match.n + 1, from: 'client', round: 0 })
    const told = view(step.match, 'client').hosts.client?.story.find((one) => one.told === 'move')
    return told?.told === 'move' ? told : null
  }

  it('coach: the reason, the skill and the right segment at once', () => {
    expect(violate('coach')).toMatchObject({
      left: false,
      verdict: { kind: 'violation', rule: 'syn-number', wrong: ['seq'], right: { flags: ['SYN'] } },
    })
  })

  it('match: the rule in one line; the right segment waits for the debrief', () => {
    expect(violate('match')).toMatchObject({ verdict: { kind: 'violation', rule: 'syn-number', wrong: null, right: null } })
  })

  it('exam: the verdict and nothing else', () => {
    expect(violate('exam')).toMatchObject({ verdict: { kind: 'violation', rule: null, skill: null, wrong: null, right: null } })
  })

  it('exam: the state is hidden and asked for', () => {
    const match = answerAll(configOf('handshake', 'exam', '1'), (now) => now.live.hosts.client.tcb.state === 'SYN-SENT')
    const host = view(match, 'client').hosts.client
    expect(host).toMatchObject({ state: null, stateAsked: true })
    expect(host?.story.some((one) => one.told === 'state')).toBe(false)
    const answered = play(match, { kind: 'state', state: 'SYN-SENT', at: match.at, n: match.n + 1, from: 'client', round: 0 })
    expect(answered.events).toMatchObject([{ on: 'state-answer', right: true }])
    expect(view(answered.match, 'client').hosts.client).toMatchObject({ state: null, stateAsked: false })
    const again = play(answered.match, { kind: 'state', state: 'SYN-SENT', at: match.at, n: match.n + 2, from: 'client', round: 0 })
    expect(again.events).toMatchObject([{ on: 'rejected', reason: 'no-question' }])
  })

  it('exam: an answer is held against the state that was asked about, though an arrival came first', () => {
    const before = answerAll(configOf('handshake', 'exam', '1'), (now) => now.live.hosts.client.tcb.state === 'SYN-SENT')
    const asked = view(before, 'client').hosts.client
    expect(asked).toMatchObject({ stateAsked: true, question: 1 })
    // The SYN-ACK is in before the tap is.
    const opened = answerAll(configOf('handshake', 'exam', '1'), (now) => now.live.hosts.client.tcb.state === 'ESTABLISHED')
    const host = opened.live.hosts.client
    const late: Match = { ...opened, live: { ...opened.live, hosts: { ...opened.live.hosts, client: { ...host, named: 0 } } } }
    const say = (match: Match, state: State, question?: number) =>
      play(match, { kind: 'state', state, question, at: match.at, n: match.n + 1, from: 'client', round: 0 })
    const right = say(late, 'SYN-SENT', 1)
    expect(right.events).toMatchObject([{ on: 'state-answer', said: 'SYN-SENT', was: 'SYN-SENT', right: true }])
    expect(right.match.live.hosts.client.tally).toMatchObject({ violations: host.tally.violations, due: host.tally.due + 1 })
    expect(say(late, 'ESTABLISHED', 1).events).toMatchObject([{ was: 'SYN-SENT', right: false }])
    // The later question is still open, and asks for the later state; without a number it is the one that is meant.
    expect(view(right.match, 'client').hosts.client).toMatchObject({ stateAsked: true, question: 2 })
    expect(say(right.match, 'SYN-SENT', 1).events).toMatchObject([{ on: 'rejected', reason: 'no-question' }])
    expect(say(right.match, 'SYN-SENT', 3).events).toMatchObject([{ on: 'rejected', reason: 'no-question' }])
    expect(say(right.match, 'ESTABLISHED', 2).events).toMatchObject([{ was: 'ESTABLISHED', right: true }])
    expect(say(right.match, 'ESTABLISHED').events).toMatchObject([{ was: 'ESTABLISHED', right: true }])
    // Which state it was is told in the debrief, not before.
    const told = (match: Match) => view(match, 'client').hosts.client?.story.findLast((one) => one.told === 'state-answer')
    const wrong = say(late, 'ESTABLISHED', 1).match
    expect(told(wrong)).toMatchObject({ said: 'ESTABLISHED', was: null, right: false })
    const over = play(wrong, { at: wrong.at, n: wrong.n + 1, from: 'control', kind: 'skip' }).match
    expect(told(over)).toMatchObject({ said: 'ESTABLISHED', was: 'SYN-SENT', right: false })
  })
})
