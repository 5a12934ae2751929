// The laws of the reducer, on random plays of random scenarios.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMatch, type Input, type Match, nextDue, play } from '../../shared/game/index.ts'
import { anyPlay, configOf, playDoings } from './plays.ts'

const RUNS = { numRuns: 150 }

/** Plain JSON: what comes back from text is the same, key by key. */
function isPlain(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (Array.isArray(value)) return value.every(isPlain)
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false
  return Object.values(value).every(isPlain)
}

/** A match without its last input's number and time. */
const timeless = ({ n: _n, at: _at, ...match }: Match) => match

describe('any play', () => {
  it('is plain JSON at every step', () => {
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        playDoings(config, doings, (_before, _input, after, events) => {
          expect(isPlain(after)).toBe(true)
          expect(isPlain(events)).toBe(true)
        })
      }),
      { numRuns: 40 },
    )
  })

  it('keeps the very match when it rejects an input, and says why', () => {
    let rejected = 0
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        playDoings(config, doings, (before, _input, after, events) => {
          const refusals = events.filter((event) => event.on === 'rejected')
          expect(after === before).toBe(refusals.length === 1)
          if (refusals.length > 0) expect(events).toHaveLength(1)
          rejected += refusals.length
        })
      }),
      RUNS,
    )
    expect(rejected).toBeGreaterThan(100)
  })

  it('does not change what it was given', () => {
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        playDoings(config, doings, (before, input) => {
          const text = JSON.stringify(before)
          play(before, input)
          expect(JSON.stringify(before)).toBe(text)
        })
      }),
      { numRuns: 30 },
    )
  })

  it('gives the same match and events when its inputs are played again', () => {
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        const played = playDoings(config, doings)
        const again = played.inputs.reduce(
          ({ match, events }, input) => {
            const step = play(match, input)
            return { match: step.match, events: [...events, ...step.events] }
          },
          { match: createMatch(structuredClone(config)), events: [] as readonly unknown[] },
        )
        expect(again.match).toEqual(played.match)
        expect(again.events).toEqual(played.events)
      }),
      RUNS,
    )
  })

  it('gives the same match from a snapshot that went through text', () => {
    fc.assert(
      fc.property(anyPlay, fc.nat(100), ([config, doings], cut) => {
        const { match, inputs } = playDoings(config, doings)
        let now = createMatch(config)
        for (const [index, input] of inputs.entries()) {
          if (index === cut % Math.max(1, inputs.length)) now = JSON.parse(JSON.stringify(now))
          now = play(now, input).match
        }
        expect(now).toEqual(match)
      }),
      RUNS,
    )
  })

  it('is the same on any finer grid of clock inputs', () => {
    fc.assert(
      fc.property(anyPlay, fc.integer({ min: 137, max: 4999 }), ([config, doings], grid) => {
        const { match, inputs } = playDoings(config, doings)
        let now = createMatch(config)
        let n = 0
        const put = (input: Input): void => {
          const step = play(now, { ...input, n })
          expect(step.match).not.toBe(now)
          now = step.match
          n += 1
        }
        for (const input of inputs) {
          for (let at = now.at + grid; at < input.at && now.phase !== 'over'; at += grid) put({ at, n, from: 'clock' })
          if (input.from === 'clock' && now.phase === 'over') continue
          put(input)
        }
        expect(timeless(now)).toEqual(timeless(match))
      }),
      RUNS,
    )
  })

  it('changes nothing before it says that something is due', () => {
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        playDoings(config, doings, (_before, _input, after) => {
          const due = nextDue(after)
          if (after.phase === 'over') return
          const at = due === null ? after.at + 1_000_000 : due - 1
          if (at < after.at) return
          const waited = play(after, { at, n: after.n + 1, from: 'clock' })
          expect(waited.events).toEqual([])
          expect(timeless(waited.match)).toEqual(timeless(after))
        })
      }),
      { numRuns: 40 },
    )
  })

  it('never has something due in the past after an input', () => {
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => {
        playDoings(config, doings, (before, _input, after) => {
          if (after === before) return
          expect(nextDue(after) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(after.at)
        })
      }),
      RUNS,
    )
  })
})

describe('an input of any shape', () => {
  it('is answered, never thrown at', () => {
    const match = createMatch(configOf('handshake', 'match', '1'))
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        // @ts-expect-error: from outside anything may come
        const step = play(match, junk)
        expect(step.match).toBe(match)
        expect(step.events).toMatchObject([{ on: 'rejected', reason: 'malformed' }])
      }),
      { numRuns: 500 },
    )
  })
})
