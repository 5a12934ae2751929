// The wreck report: what the network took from every pair alike, who noticed, and the wrong segment that fooled most.
import { type Consequence, type GameEvent, isNetworkRound, type Match, type Role } from '../game/index.ts'
import { type Doing, type Kind, kindOf } from '../net/index.ts'
import { formatSegment } from '../tcp/index.ts'
import type { Mistake } from './event.ts'
import { mistakesOf } from './live.ts'

export interface Wreck {
  readonly from: Role
  readonly kind: Kind
  /** Pairs whose segment of this kind was lost, and those of them that sent it again. */
  readonly drowned: number
  readonly noticed: number
}

/** A fault of those who were the network, what came of it, and how many of them saw that coming. */
export interface Foresight {
  readonly doing: Doing
  readonly from: Role
  readonly kind: Kind
  readonly came: Consequence
  readonly right: number
  readonly times: number
}

export interface WreckReport {
  readonly pairs: number
  readonly reached: number
  readonly wrecks: readonly Wreck[]
  /** A round of the network: what fewest saw coming, the worst first; null: a round of pairs. */
  readonly foresight: readonly Foresight[] | null
  /** The mistake that most pairs made, and how many. */
  readonly fooled: Readonly<{ mistake: Mistake; times: number }> | null
  /** The best pair's round, to be played back. */
  readonly best: Readonly<{ story: readonly GameEvent[]; delay: number; since: number }> | null
}

const MOST_WRECKS = 3

/** What was lost in one round and whether its sender sent it again, by sender and kind. */
function lossesOf({ live }: Match): ReadonlyMap<string, boolean> {
  const losses = new Map<string, boolean>()
  const moves = live.story.filter((event) => event.on === 'move')
  for (const [index, event] of moves.entries()) {
    if (!event.fates.includes('lost')) continue
    const again = moves
      .slice(index + 1)
      .some(
        (later) =>
          later.role === event.role &&
          later.flight !== null &&
          later.segment.seq === event.segment.seq &&
          kindOf(later.segment) === kindOf(event.segment),
      )
    const key = `${event.role} ${kindOf(event.segment)}`
    losses.set(key, (losses.get(key) ?? false) || again)
  }
  return losses
}

/** The same wrong idea, whatever the numbers. */
const mistakeKey = ({ skill, role, sent, wrong }: Mistake): string =>
  `${skill ?? formatSegment({ ...sent, seq: 0, ack: 0 })} ${role} ${wrong.join()}`

/** What was not foreseen, by what was done to which kind of segment and what came of it. */
function foresightOf(matches: readonly Match[]): readonly Foresight[] {
  const all = new Map<string, Foresight>()
  for (const { live } of matches)
    for (const { doing, from, segment, guess, known } of live.network?.faults ?? []) {
      if (known === null) continue
      const key = `${doing} ${from} ${kindOf(segment)} ${known.what}`
      const { right = 0, times = 0 } = all.get(key) ?? {}
      all.set(key, {
        doing,
        from,
        kind: kindOf(segment),
        came: known.what,
        right: right + (guess === known.what ? 1 : 0),
        times: times + 1,
      })
    }
  const missed = ({ right, times }: Foresight): number => times - right
  return [...all.values()].sort((a, b) => missed(b) - missed(a) || b.times - a.times).slice(0, MOST_WRECKS)
}

/** A class's round, when it is over; `isNetworks`: of those who were the network of two bots, else of the pairs. */
export function wreckReport(played: readonly Match[], isNetworks = false): WreckReport {
  const matches = played.filter(({ live }) => isNetworkRound(live.scenario) === isNetworks)
  const wrecks = new Map<string, Wreck>()
  const fooled = new Map<string, { mistake: Mistake; times: number }>()
  for (const match of matches) {
    for (const [key, noticed] of lossesOf(match)) {
      const [from, kind] = key.split(' ')
      const before = wrecks.get(key)
      const move = match.live.story.find((event) => event.on === 'move' && `${event.role} ${kindOf(event.segment)}` === key)
      if (move?.on !== 'move' || from === undefined || kind === undefined) continue
      wrecks.set(key, {
        from: move.role,
        kind: kindOf(move.segment),
        drowned: (before?.drowned ?? 0) + 1,
        noticed: (before?.noticed ?? 0) + (noticed ? 1 : 0),
      })
    }
    for (const [key, mistake] of new Map(mistakesOf(match).map((one) => [mistakeKey(one), one])))
      fooled.set(key, { mistake: fooled.get(key)?.mistake ?? mistake, times: (fooled.get(key)?.times ?? 0) + 1 })
  }
  const resultOf = ({ results, round }: Match) => results.find((one) => one.round === round)
  const reached = matches.filter((match) => (resultOf(match)?.network ?? resultOf(match))?.goal === true)
  const best =
    [...(isNetworks && reached.length === 0 ? matches : reached)].sort((a, b) => (resultOf(b)?.pair ?? 0) - (resultOf(a)?.pair ?? 0))[0] ??
    null
  return {
    pairs: matches.length,
    reached: reached.length,
    wrecks: [...wrecks.values()].sort((a, b) => b.drowned - a.drowned).slice(0, MOST_WRECKS),
    foresight: isNetworks ? foresightOf(matches) : null,
    fooled: [...fooled.values()].sort((a, b) => b.times - a.times)[0] ?? null,
    best: best === null ? null : { story: best.live.story, delay: best.live.level.delay, since: best.live.startedAt },
  }
}
