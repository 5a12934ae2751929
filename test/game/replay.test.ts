// Replays: config and inputs are the match; what is broken in one is named.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CORE, parseReplay, parseReplayText, playReplay, recordOf } from '../../shared/game/index.ts'
import { anyPlay, configOf, playDoings } from './plays.ts'

describe('a replay', () => {
  it('of any play equals the play, through text', () => {
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        const { match, inputs, events } = playDoings(config, doings)
        const read = parseReplayText(JSON.stringify(recordOf(config, inputs)))
        expect(read).toEqual({ ok: true, value: recordOf(config, inputs) })
        if (read.ok) expect(playReplay(read.value)).toEqual({ ok: true, value: { match, events } })
      }),
      { numRuns: 60 },
    )
  })

  it('of another core shows what was recorded, and is not played anew', () => {
    const events = [{ at: 5, on: 'something-of-old' }]
    const read = parseReplay({ core: CORE + 1, config: { seed: '1', rounds: ['handshake'] }, inputs: [], events })
    expect(read.ok && playReplay(read.value)).toEqual({ ok: true, value: { match: null, events } })
    const without = parseReplay({ core: CORE + 1, config: { seed: '1', rounds: ['handshake'] }, inputs: [] })
    expect(without.ok && playReplay(without.value)).toMatchObject({ ok: false, problems: [{ path: 'events' }] })
  })

  const config = { seed: '1', rounds: ['handshake'], level: 'match', briefing: 0 }
  const clock = { at: 0, n: 0, from: 'clock' }

  it.each([
    ['text that is no JSON', parseReplayText('{'), '', /not JSON/],
    ['no replay', parseReplay([]), '', /./],
    ['an unknown scenario', parseReplay({ core: 1, config: { ...config, rounds: ['no-such'] }, inputs: [] }), 'config.rounds.0', /no-such/],
    ['an unknown level', parseReplay({ core: 1, config: { ...config, level: 'god' }, inputs: [] }), 'config.level', /./],
    ['an input without a time', parseReplay({ core: 1, config, inputs: [clock, { n: 1, from: 'clock' }] }), 'inputs.1.at', /is missing/],
    [
      'a flag that does not exist',
      parseReplay({
        core: 1,
        config,
        inputs: [{ ...clock, from: 'client', round: 0, kind: 'segment', flags: ['XXX'], seq: 1, ack: 0, len: 0, wnd: null }],
      }),
      'inputs.0.flags.0',
      /./,
    ],
    [
      'a sequence number that is none',
      parseReplay({
        core: 1,
        config,
        inputs: [{ ...clock, from: 'client', round: 0, kind: 'segment', flags: ['SYN'], seq: -1, ack: 0, len: 0, wnd: null }],
      }),
      'inputs.0.seq',
      /32 bits/,
    ],
    ['an event that is none', parseReplay({ core: 1, config, inputs: [], events: [3] }), 'events.0', /not an event/],
  ])('with %s is refused by path and reason', (_name, result, path, reason) => {
    expect(result.ok).toBe(false)
    if (result.ok) return
    expect(result.problems[0].path).toBe(path)
    expect(result.problems[0].reason).toMatch(reason)
  })

  it('with an input that the match rejects is refused', () => {
    const listen = { ...clock, from: 'client', round: 0, kind: 'listen' }
    const read = parseReplay({ core: CORE, config, inputs: [listen] })
    expect(read.ok && playReplay(read.value)).toEqual({
      ok: false,
      problems: [{ path: 'inputs.0', reason: 'the match rejects it: no-listen-request' }],
    })
  })

  it('takes whole scenarios as well as ids', () => {
    const whole = configOf('goodbye', 'match', '1')
    expect(parseReplay({ core: 1, config: JSON.parse(JSON.stringify(whole)), inputs: [] })).toMatchObject({
      ok: true,
      value: { config: whole },
    })
  })
})
