// A View told by its changes is the View itself, whoever looks, however the match goes, in whatever order the pieces are read.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asNetworkRound, createMatch, type Eyes, type Match, type Seen, scenarioOf, type View, view } from '../../shared/game/index.ts'
import { changeOf, ViewKeeper } from '../../shared/protocol/index.ts'
import { KeptView } from '../bot/kept-view.ts'
import { anyPlay, configOf, playDoings } from '../game/plays.ts'
import { networkConfig, playNetwork } from '../play/network.ts'

interface Piece {
  readonly v: number
  readonly text: string
}

/** As the server does it: looks at each match in turn, remembers what was seen, tells what changed. */
class Teller {
  readonly pieces: Piece[] = []
  readonly #eyes: Eyes
  #seen: Seen | null = null

  constructor(eyes: Eyes) {
    this.#eyes = eyes
  }

  /** The View of this match, seen with knowledge of the one before. */
  look(match: Match): View {
    const now = view(match, this.#eyes, this.#seen)
    const text = this.#seen === null ? JSON.stringify(now) : changeOf(this.#seen.view, now)
    this.#seen = { match, view: now }
    if (text !== null) this.pieces.push({ v: this.pieces.length + 1, text })
    return now
  }
}

const plain = (value: View): unknown => JSON.parse(JSON.stringify(value))

function expectWhole(eyes: Eyes, matches: readonly Match[]): void {
  const teller = new Teller(eyes)
  const [keeper, bots] = [new ViewKeeper(), new KeptView()]
  for (const match of matches) {
    const { length } = teller.pieces
    teller.look(match)
    for (const { v, text } of teller.pieces.slice(length)) {
      keeper.take(v, text)
      bots.take(v, text)
    }
    const whole = plain(view(match, eyes))
    expect(keeper.view).toEqual(whole)
    if (eyes === 'client' || eyes === 'server') expect(bots.view).toEqual(whole)
  }
}

const matchesOf = (config: Match['config'], doings: Parameters<typeof playDoings>[1]): Match[] => {
  const matches = [createMatch(config)]
  playDoings(config, doings, (_before, _input, after) => void matches.push(after))
  return matches
}

describe('a View told by its changes', () => {
  it.each(['client', 'server', 'all'] as const)('is what the eyes of %s see, at every step of any play', (eyes) => {
    fc.assert(
      fc.property(anyPlay, ([config, doings]) => expectWhole(eyes, matchesOf(config, doings))),
      { numRuns: 60 },
    )
  })

  it('also with X-ray, and when what was seen is older than the last step', () => {
    fc.assert(
      fc.property(anyPlay, fc.infiniteStream(fc.boolean()), ([config, doings], looks) => {
        const matches = matchesOf({ ...config, xray: true }, doings).filter(() => looks.next().value === true)
        for (const eyes of ['client', 'server'] as const) expectWhole(eyes, matches)
      }),
      { numRuns: 40 },
    )
  })

  it('for whoever is the network', () => {
    const scenario = scenarioOf('whole-life')
    if (!scenario.ok) throw new Error('no scenario')
    let drops = 0
    const { steps } = playNetwork(networkConfig(asNetworkRound(scenario.value), 'changes', 'match'), 900, ({ network }) => {
      const flight = network?.exposed.at(-1)
      if (flight === undefined || network?.waits === true || drops >= 2) return null
      drops += 1
      return { kind: 'fault', doing: 'drop', flight }
    })
    expect(drops).toBe(2)
    expectWhole('network', steps)
  })

  it('whatever the order in which two neighbours are read', () => {
    fc.assert(
      fc.property(anyPlay, fc.infiniteStream(fc.boolean()), ([config, doings], swaps) => {
        const teller = new Teller('client')
        const matches = matchesOf(config, doings)
        for (const match of matches) teller.look(match)
        const read = [...teller.pieces]
        for (let index = 1; index + 1 < read.length; index += 2)
          if (swaps.next().value === true) read.splice(index, 0, ...read.splice(index + 1, 1))
        const [keeper, bots] = [new ViewKeeper(), new KeptView()]
        for (const { v, text } of read) {
          keeper.take(v, text)
          bots.take(v, text)
        }
        const last = matches.at(-1)
        if (last === undefined) throw new Error('nothing was played')
        expect(keeper.view).toEqual(plain(view(last, 'client')))
        expect(bots.view).toEqual(plain(view(last, 'client')))
      }),
      { numRuns: 40 },
    )
  })

  it('needs a whole one first, and counts anew on a new connection', () => {
    const match = createMatch(configOf('handshake', 'coach', 'anew'))
    const whole = JSON.stringify(view(match, 'client'))
    const keeper = new ViewKeeper()
    expect(keeper.take(4, '{"lag":5}')).toBeNull()
    expect(keeper.take(5, whole)?.lag).toBe(0)
    expect(keeper.take(6, '{"lag":7}')?.lag).toBe(7)
    expect(keeper.take(6, '{"lag":8}')?.lag).toBe(7)
    expect(keeper.take(9, '{"lag":9}')?.lag).toBe(7)
    keeper.anew()
    expect(keeper.view?.lag).toBe(7)
    expect(keeper.take(1, whole)?.lag).toBe(0)
    for (let v = 2; v <= 8; v += 1) keeper.take(v, `{"round":${v}}`)
    // The 9 of the old connection is no change of the new one's 8.
    expect(keeper.view).toMatchObject({ round: 8, lag: 0 })
  })

  it('is short: a move in the middle of a round tells only what it changed', () => {
    const config = configOf('whole-life', 'coach', 'short')
    const doings = Array.from({ length: 60 }, (_, index) => ({
      who: index % 3 === 2 ? ('clock' as const) : index % 3 === 1 ? ('server' as const) : ('client' as const),
      what: index < 3 ? 5 : 30,
      pick: 1,
      wait: 500,
    }))
    const teller = new Teller('client')
    let whole = 0
    for (const match of matchesOf(config, doings).filter(({ phase }) => phase === 'live')) {
      const { length } = teller.pieces
      const now = teller.look(match)
      if (teller.pieces.length > length && length > 0) whole += JSON.stringify(now).length
    }
    const told = teller.pieces.slice(1).reduce((sum, { text }) => sum + text.length, 0)
    expect(teller.pieces.length).toBeGreaterThan(10)
    expect(told * 3).toBeLessThan(whole)
  })
})
