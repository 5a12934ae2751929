// The wreck report: what the network took from every pair alike, who noticed, and the wrong segment that fooled most.
import type { GameEvent, Match, Role } from '../game/index.ts'
import { type Kind, kindOf } from '../net/index.ts'
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

export interface WreckReport {
  readonly pairs: number
  readonly reached: number
  readonly wrecks: readonly Wreck[]
  /** The mistake that most pairs made, and how many. */
  readonly fooled: Readonly<{ mistake: Mistake; times: number }> | null
  /** The best pair's round, to be played back. */
  readonly best: Readonly<{ story: readonly GameEvent[]; delay: number; since: number }> | null
}

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

const MOST_WRECKS = 3

/** A class's round, when it is over; `matches` of all pairs that played. */
export function wreckReport(matches: readonly Match[]): WreckReport {
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
  const reached = matches.filter((match) => resultOf(match)?.goal === true)
  const best = [...reached].sort((a, b) => (resultOf(b)?.pair ?? 0) - (resultOf(a)?.pair ?? 0))[0] ?? null
  return {
    pairs: matches.length,
    reached: reached.length,
    wrecks: [...wrecks.values()].sort((a, b) => b.drowned - a.drowned).slice(0, MOST_WRECKS),
    fooled: [...fooled.values()].sort((a, b) => b.times - a.times)[0] ?? null,
    best: best === null ? null : { story: best.live.story, delay: best.live.level.delay, since: best.live.startedAt },
  }
}
