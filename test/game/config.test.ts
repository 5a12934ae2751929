// Bad configs and scenarios are refused by path and reason; good ones come out as what they mean.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMatch, FILES, LEVELS, parseConfig, parseScenario, problemText, SCENARIO_IDS, scenarioOf } from '../../shared/game/index.ts'
import { configOf } from './plays.ts'

const base = { seed: '1', rounds: ['handshake'] }

describe('a config', () => {
  it('needs no more than a seed and a scenario', () => {
    const read = parseConfig(base)
    expect(read).toMatchObject({
      ok: true,
      value: {
        level: 'match',
        rounds: [{ id: 'handshake' }],
        firstClient: 'a',
        factor: 1,
        fade: 0,
        scoring: 'speed',
        pace: 'own',
        xray: false,
      },
    })
  })

  it.each([
    ['nothing', null, '', /must be of type object/],
    ['no seed', { rounds: ['handshake'] }, 'seed', /is missing/],
    ['no rounds', { ...base, rounds: [] }, 'rounds', /at least one/],
    ['an unknown scenario', { ...base, rounds: ['handshake', 'nope'] }, 'rounds.1', /there is no scenario 'nope'/],
    ['an unknown level', { ...base, level: 'expert' }, 'level', /must be one of coach, match, exam/],
    ['an unknown option', { ...base, colour: 'red' }, '', /unknown fields: colour/],
    ['too much extra time', { ...base, factor: 4 }, 'factor', /1 … 3/],
    ['help that has faded too far', { ...base, fade: 4 }, 'fade', /must be 0, 1, 2 or 3/],
    ['a phase before its time', { ...base, briefing: -1 }, 'briefing', /negative/],
    ['a broken position', { ...base, position: 'p0' }, 'position', /begins with/],
    ['a broken scenario', { ...base, rounds: [{ id: 'x' }] }, 'rounds.0.number', /is missing/],
  ])('with %s is refused', (_name, value, path, reason) => {
    const read = parseConfig(value)
    expect(read.ok).toBe(false)
    if (read.ok) return
    expect(read.problems[0].path).toBe(path)
    expect(read.problems[0].reason).toMatch(reason)
    expect(problemText(read.problems[0])).toContain(path)
  })

  it('of any shape is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        expect(parseConfig(junk).ok).toBe(false)
      }),
    )
  })
})

/** A bundled file with one thing in it changed. */
function changed(change: (scenario: Record<string, unknown>) => void): unknown {
  const copy: unknown = structuredClone(FILES.storm)
  if (typeof copy !== 'object' || copy === null) throw new Error('a scenario file is an object')
  const scenario: Record<string, unknown> = { ...copy }
  change(scenario)
  return scenario
}

const request = { id: 'ask', host: 'client', call: 'send', len: 5, when: [], delay: 0 }
const crash = { id: 'reboot', do: 'crash', host: 'client', when: [], delay: 0 }
const pick = { from: 'client', kinds: ['syn'], answers: null, covers: null, nth: 1, copies: 1 }

describe('a scenario', () => {
  it.each([
    ['a bad id', { id: 'No Way' }, 'id', /small letters/],
    ['a difficulty between', { difficulty: 1.2 }, 'difficulty', /1, 1\.5 or 2/],
    ['a skill that does not exist', { skills: ['M01', 'M99'] }, 'skills.1', /skill id/],
    ['a send without a length', { requests: [{ ...request, len: 0 }] }, 'requests.0.len', /send needs a length/],
    ['a close with a length', { requests: [{ ...request, call: 'close' }] }, 'requests.0.len', /close has no length/],
    ['two requests of one name', { requests: [request, request] }, 'requests.1.id', /there twice/],
    ['a state that does not exist', { goal: [{ is: 'state', host: 'client', states: ['OPEN'] }] }, 'goal.0.states.0', /./],
    ['a goal that waits for no request', { goal: [{ is: 'done', request: 'nothing' }] }, 'goal.0.request', /no request 'nothing'/],
    ['a goal that waits for no incident', { goal: [{ is: 'happened', incident: 'x' }] }, 'goal.0.incident', /no incident 'x'/],
    ['no goal', { goal: [] }, 'goal', /empty/],
    [
      'an incident that waits for nothing there',
      { incidents: [{ ...crash, when: [{ is: 'dealt', request: 'x' }] }] },
      'incidents.0.when.0.request',
      /./,
    ],
    ['losses without end', { faults: [{ pick: { ...pick, copies: 9 }, harm: { do: 'drop' } }] }, 'faults.0.pick.copies', /never completes/],
    ['a chance above 1', { rates: { drop: 2 } }, 'rates.drop', /0 … 1/],
    ['a flight before the connection', { start: { open: 'closed', flight: { from: 'client', lens: [5] } } }, 'start.flight', /established/],
    ['a window of nothing', { hosts: { client: { rcvWnd: 0, mss: 1, reads: 'at-once' } } }, 'hosts.client.rcvWnd', /at least 1/],
  ])('with %s is refused', (_name, change, path, reason) => {
    const read = parseScenario(changed((scenario) => Object.assign(scenario, change)))
    expect(read.ok).toBe(false)
    if (read.ok) return
    const problem = read.problems.find((one) => one.path === path)
    expect(problem?.reason, JSON.stringify(read.problems)).toMatch(reason)
  })

  it('lacking any one field is refused by its name', () => {
    for (const field of Object.keys(changed(() => {}) ?? {})) {
      const read = parseScenario(changed((scenario) => delete scenario[field]))
      expect(read.ok ? [] : read.problems.map((one) => one.path)).toContain(field)
    }
  })
})

describe('the curriculum', () => {
  it.each(SCENARIO_IDS)('%s: its goal is entering TIME-WAIT, not waiting it out, save where that is the lesson', (id) => {
    const read = scenarioOf(id)
    if (!read.ok) throw new Error(read.problems.map(problemText).join('\n'))
    const waits = read.value.goal.some((one) => one.is === 'state' && one.states.length === 1 && one.states[0] === 'TIME-WAIT')
    expect(waits).toBe(false)
  })

  it('takes its numbers from the seed: the same for all pairs, other ones for another seed, and as many digits as the level says', () => {
    const isns = (level: (typeof LEVELS)[number], seed: string) => {
      const { client, server } = createMatch(configOf('goodbye', level, seed)).live.hosts
      return [client.tcb.iss, client.tcb.nextIss, server.tcb.iss, server.tcb.nextIss]
    }
    for (const level of LEVELS) {
      expect(isns(level, 'x')).toEqual(isns(level, 'x'))
      expect(isns(level, 'x')).not.toEqual(isns(level, 'y'))
      expect(new Set(isns(level, 'x')).size).toBe(4)
    }
    for (let seed = 0; seed < 50; seed += 1) {
      for (const isn of isns('coach', String(seed))) expect(String(isn)).toHaveLength(3)
      for (const isn of isns('match', String(seed))) expect(String(isn)).toHaveLength(4)
    }
    expect(Math.max(...isns('exam', 'x'))).toBeGreaterThan(1_000_000)
  })

  it('wraps where it says so', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { client, server } = createMatch(configOf('wrap-around', 'match', String(seed))).live.hosts
      for (const { tcb } of [client, server]) expect(2 ** 32 - tcb.iss).toBeLessThanOrEqual(8)
      expect(client.tcb.iss).not.toBe(server.tcb.iss)
    }
  })
})
