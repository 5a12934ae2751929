// Position text: every reachable position goes through it unharmed, a broken one is refused by name and place, and a match can start from one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMatch, formatPosition, parseConfig, parsePosition, positionOf, SCENARIO_IDS } from '../../shared/game/index.ts'
import { anyPlay, configOf, playDoings } from './plays.ts'
import { answerAll, dutiful, playTable } from './tables.ts'

describe('position text', () => {
  it('gives back every reachable position', () => {
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        playDoings(config, doings, (_before, _input, after) => {
          const position = positionOf(after)
          const text = formatPosition(position)
          expect(text).toMatch(/^[A-Za-z0-9._~-]+$/)
          expect(parsePosition(text)).toEqual({ ok: true, value: position })
        })
      }),
      { numRuns: 60 },
    )
  })

  it('stays short enough for a link', () => {
    for (const id of SCENARIO_IDS) {
      answerAll(configOf(id, 'exam', '7'), (match) => {
        expect(formatPosition(positionOf(match)).length).toBeLessThan(2000)
        return match.phase === 'debrief'
      })
    }
  })

  const text = formatPosition(positionOf(answerAll(configOf('goodbye', 'match', '1'), (match) => match.live.wire.flights.length > 0)))
  const tokens = text.split('.')
  const broken = (index: number, token: string) => parsePosition(tokens.with(index, token).join('.'))

  it.each([
    ['another form', parsePosition('x9.1.2'), '', /begins with 'p1\.', not 'x9\.1\.2'/],
    ['nothing', parsePosition(''), '', /begins with/],
    ['an end too early', parsePosition(tokens.slice(0, 20).join('.')), 'client.tcb', /the text ends where/],
    ['more than there is', parsePosition(`${text}.1`), '', /more text than a position has/],
    ['a bad scenario id', broken(1, 'A%'), 'scenario', /an id expected, not 'A%' at character 1$/],
    ['a bad clock', broken(2, '?'), 'clock', /not negative expected, not '\?' at character 9/],
    ['a state that does not exist', broken(4, 'z'), 'client.tcb.state', /one of 11 expected, not 'z'/],
    ['a sequence number of 33 bits', broken(6, '1z141z4'), 'client.tcb.iss', /a sequence number expected/],
  ])('refuses %s', (_name, result, path, reason) => {
    expect(result.ok).toBe(false)
    if (result.ok) return
    expect(result.problems[0].path).toMatch(path)
    expect(result.problems[0].reason).toMatch(reason)
  })

  it('is read or refused, whatever a text is', () => {
    fc.assert(
      fc.property(fc.nat(tokens.length - 1), fc.string({ maxLength: 12 }), (index, junk) => {
        const result = broken(index, junk)
        if (result.ok) expect(parsePosition(formatPosition(result.value))).toEqual(result)
        else expect(result.problems[0].reason).not.toBe('')
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a match from a position', () => {
  it.each(SCENARIO_IDS)('reaches the goal of %s from its middle', (id) => {
    let steps = 0
    const middle = answerAll(configOf(id, 'match', '5'), (match) => {
      steps += match.phase === 'live' ? 1 : 0
      return steps > 8 || match.live.goalAt !== null
    })
    const config = configOf(id, 'match', '5', { position: formatPosition(positionOf(middle)), briefing: 1000 })
    const begun = createMatch(config)
    const { hosts } = begun.live
    expect(hosts.client.tcb).toEqual(middle.live.hosts.client.tcb)
    expect(hosts.server.tcb).toEqual(middle.live.hosts.server.tcb)
    expect(begun.live.endsAt - begun.live.startedAt).toBe(middle.live.endsAt - middle.at)
    const over = playTable(config, { think: 1000, player: dutiful }, (match) => match.phase === 'debrief')
    expect(over.results[0]?.goal).toBe(true)
  })

  it('is refused where its text is broken', () => {
    expect(parseConfig({ seed: '1', rounds: ['handshake'], position: 'p1.handshake.?' })).toMatchObject({
      ok: false,
      problems: [{ path: 'position.clock' }],
    })
  })
})
