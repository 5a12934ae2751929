import { describe, expect, test } from 'vitest'
import {
  ALL_PACES,
  EMPTY_SCENARIO,
  FEW_PACES,
  HOST_DEFAULTS,
  parseOwnScenario,
  playAt,
  type Request,
  SCENARIO_IDS,
  type Scenario,
  scenarioOf,
  tryOut,
  type Why,
} from '../../shared/game/index.ts'

function bundled(id: (typeof SCENARIO_IDS)[number]): Scenario {
  const scenario = scenarioOf(id)
  if (!scenario.ok) throw new Error(id)
  return scenario.value
}

const LISTEN: Request = { id: 'listen', host: 'server', call: 'listen', len: 0, when: [], delay: 0 }
const CONNECT: Request = { id: 'connect', host: 'client', call: 'connect', len: 0, when: [], delay: 0 }
const OPEN: Scenario['goal'] = [{ is: 'state', host: 'client', states: ['ESTABLISHED'] }]
const scenario = (more: Partial<Scenario>): Scenario => ({ ...EMPTY_SCENARIO, goal: OPEN, ...more })

/** Why the first play that failed did. */
function whyOf(of: Scenario): Why {
  const { solvable, plays } = tryOut(of)
  expect(solvable).toBe(false)
  const why = plays.find((play) => play.why !== null)?.why
  if (why === undefined || why === null) throw new Error('every play reached its goal')
  return why
}

describe('trying a scenario out', () => {
  test.each(SCENARIO_IDS)('%s of the curriculum is solvable', (id) => {
    const { solvable, plays } = tryOut(bundled(id))
    expect(solvable).toBe(true)
    expect(plays).toHaveLength(ALL_PACES.length)
    for (const { goalAfter, why, live } of plays) {
      expect(goalAfter).toBeGreaterThanOrEqual(0)
      expect(why).toBeNull()
      expect(live.story.some((event) => event.on === 'goal')).toBe(true)
    }
  })

  test('the few paces are among all of them: what passes everywhere passes there', () => {
    for (const pace of FEW_PACES) expect(ALL_PACES).toContainEqual(pace)
  })

  test('nobody asks for anything: both stand idle, and the goal is named', () => {
    expect(whyOf(scenario({}))).toEqual({ ending: 'idle', after: 0, goal: [0], requests: [], incidents: [] })
  })

  test('a request that waits for what never comes is told', () => {
    const when = [{ is: 'reached', host: 'server', state: 'TIME-WAIT' }] as const
    expect(whyOf(scenario({ requests: [LISTEN, { ...CONNECT, when }] }))).toMatchObject({
      ending: 'idle',
      goal: [0],
      requests: [{ id: 'connect', status: 'waiting' }],
    })
  })

  test('a call that the host must refuse is told as failed', () => {
    const send: Request = { id: 'too-early', host: 'client', call: 'send', len: 5, when: [], delay: 0 }
    expect(whyOf(scenario({ requests: [send] })).requests).toEqual([{ id: 'too-early', status: 'failed' }])
  })

  test('a listener that has a connection already cannot listen: its request stays open, and no bot runs against the wall', () => {
    const why = whyOf(
      scenario({ start: { open: 'established', flight: null }, requests: [LISTEN], goal: [{ is: 'done', request: 'listen' }] }),
    )
    expect(why).toMatchObject({ ending: 'idle', requests: [{ id: 'listen', status: 'open' }] })
  })

  test('what comes after the clock comes too late', () => {
    const why = whyOf(scenario({ requests: [LISTEN, { ...CONNECT, delay: 99 }] }))
    expect(why).toMatchObject({ ending: 'clock', requests: [{ id: 'connect', status: 'waiting' }] })
  })

  test('an incident that never happens is told', () => {
    const crash = { id: 'reboot', do: 'crash', host: 'client', when: [{ is: 'closing', host: 'client' }], delay: 0 } as const
    const why = whyOf(scenario({ incidents: [crash], goal: [...OPEN, { is: 'happened', incident: 'reboot' }] }))
    expect(why).toMatchObject({ goal: [0, 1], incidents: ['reboot'] })
  })

  test('one that only the quick can play is told with the pace that failed', () => {
    const slow = scenario({
      clock: 'handshake',
      requests: [LISTEN, { ...CONNECT, delay: 3.6 }],
      goal: [{ is: 'done', request: 'connect' }],
    })
    const failed = tryOut(slow).plays.filter(({ why }) => why !== null)
    expect(new Set(failed.map(({ pace }) => `${pace.level} ${pace.think}`))).toEqual(new Set(['coach 9000']))
  })

  test('the same scenario plays the same way twice', () => {
    const [pace] = ALL_PACES
    if (pace === undefined) throw new Error('no pace')
    expect(playAt(bundled('storm'), pace)).toEqual(playAt(bundled('storm'), pace))
  })

  test('the worst that may be composed is played within a fifth of a second', () => {
    const busy = { rcvWnd: 65_535, mss: 10, reads: 'at-once' } as const
    const sends = Array.from({ length: 60 }, (_, index): Request => {
      const host = index % 2 === 0 ? 'client' : 'server'
      return { id: `send-${index}`, host, call: 'send', len: 10, when: [], delay: 0 }
    })
    const worst = scenario({
      hosts: { client: busy, server: busy },
      start: { open: 'established', flight: null },
      requests: sends,
      rates: { drop: 0.2, corrupt: 0, duplicate: 1, delay: 1, swap: 1, copies: 3, prone: 12 },
      goal: [{ is: 'delivered', host: 'server', octets: 65_535 }],
    })
    expect(parseOwnScenario(worst).ok).toBe(true)
    for (const pace of FEW_PACES) {
      const began = process.cpuUsage()
      expect(playAt(worst, pace).goalAfter).toBeNull()
      // µs of this process's own: a busy machine is no slower code.
      expect(process.cpuUsage(began).user).toBeLessThan(200_000)
    }
  })
})

describe('a scenario of one’s own', () => {
  test('a bundled one is read as it is, but may not be changed under its id', () => {
    expect(parseOwnScenario(bundled('handshake')).ok).toBe(true)
    expect(parseOwnScenario({ ...bundled('handshake'), encore: true })).toMatchObject({ ok: false, problems: [{ path: 'id' }] })
    expect(parseOwnScenario({ ...bundled('handshake'), id: 'my-handshake', encore: true }).ok).toBe(true)
  })

  test.each([
    ['one octet at a time', { mss: 1 }, 1000],
    ['a window of one octet', { rcvWnd: 1 }, 61],
  ])('%s: more segments than anybody can send are refused', (_name, setup, len) => {
    const host = { ...HOST_DEFAULTS, ...setup }
    const send: Request = { id: 'much', host: 'client', call: 'send', len, when: [], delay: 0 }
    const result = parseOwnScenario(scenario({ hosts: { client: host, server: host }, requests: [send] }))
    expect(result).toMatchObject({ ok: false, problems: [{ path: 'requests', reason: expect.stringMatching(/at most 60/) }] })
  })
})
