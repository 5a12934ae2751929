import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatScenario, parseScenarioText, SCENARIO_IDS, type Scenario, scenarioOf } from '../../shared/game/index.ts'

function bundled(id: (typeof SCENARIO_IDS)[number]): Scenario {
  const scenario = scenarioOf(id)
  if (!scenario.ok) throw new Error(id)
  return scenario.value
}

describe('a scenario as text', () => {
  test.each(SCENARIO_IDS)('%s comes back as it was, in few letters that any address takes', (id) => {
    const text = formatScenario(bundled(id))
    expect(text).toMatch(/^s1\.[A-Za-z0-9_-]+$/)
    expect(text.length).toBeLessThan(320)
    expect(parseScenarioText(text)).toEqual({ ok: true, value: bundled(id) })
  })

  test('so does any other', () => {
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/)
    const octets = fc.integer({ min: 1, max: 0xffff })
    const role = fc.constantFrom('client', 'server')
    const host = fc.record({ rcvWnd: octets, mss: octets, reads: fc.constantFrom('at-once', 'by-request') })
    const send = fc.record({
      id: name,
      host: role,
      call: fc.constant('send'),
      len: octets,
      when: fc.array(fc.record({ is: fc.constant('elapsed'), rtos: fc.double({ min: 0, max: 100, noNaN: true }) }), { maxLength: 3 }),
      delay: fc.double({ min: 0, max: 100, noNaN: true }),
    })
    const chance = fc.double({ min: 0, max: 1, noNaN: true })
    const any = fc.record({
      id: name,
      hosts: fc.record({ client: host, server: host }),
      requests: fc.uniqueArray(send, { maxLength: 6, selector: (one) => one.id }),
      rates: fc.option(
        fc.record({
          drop: chance,
          corrupt: chance,
          duplicate: chance,
          delay: chance,
          swap: chance,
          copies: fc.integer({ min: 0, max: 3 }),
          prone: fc.integer({ min: 0, max: 12 }),
        }),
      ),
      base: fc.constantFrom(...SCENARIO_IDS),
    })
    fc.assert(
      fc.property(any, ({ base, ...drawn }) => {
        const { start, encore, isn } = bundled(base)
        const scenario = { ...bundled('refused'), ...drawn, start, encore, isn, goal: [{ is: 'full', host: 'client' }] } satisfies object
        // JSON knows no -0.
        const whole: Scenario = JSON.parse(JSON.stringify(scenario))
        expect(parseScenarioText(formatScenario(whole))).toEqual({ ok: true, value: whole })
      }),
      { numRuns: 300 },
    )
  })

  const text = formatScenario(bundled('whole-life'))
  test.each([
    ['nothing', '', /not a scenario's text/],
    ['a word', 'hello', /not a scenario's text/],
    ['a later version', 's2.abc', /version 2/],
    ['a wrong character', `${text.slice(0, 40)}!${text.slice(41)}`, /at character 41/],
    ['one that is cut off', text.slice(0, -9), /cut off or damaged/],
    ['one without a body', 's1.', /cut off or damaged/],
    ['one that never ends', `s1.${'A'.repeat(50_000)}`, /longer than/],
  ])('%s says what is wrong with it', (_what, broken, reason) => {
    const result = parseScenarioText(broken)
    expect(result.ok ? '' : result.problems[0].reason).toMatch(reason)
  })

  test('one that is no scenario says where', () => {
    const wrong = formatScenario({ ...bundled('handshake'), id: 'Not An Id', goal: [] })
    const result = parseScenarioText(wrong)
    expect(result.ok ? [] : result.problems.map(({ path }) => path)).toEqual(['id', 'goal'])
  })

  test('nothing that is typed breaks the reader', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ABCXYZabcxyz0129-_') }), (body) => {
        expect(parseScenarioText(`s1.${body}`).ok).toBe(false)
      }),
    )
  })
})
