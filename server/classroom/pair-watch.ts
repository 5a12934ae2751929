// How far the pairs of a round are, as the views need it: looked at once a second at most, and only where something changed.
import {
  type Boat,
  type HostView,
  type Mistake,
  mistakesOf,
  type PairLive,
  pairLive,
  type WreckReport,
  wreckReport,
} from '../../shared/classroom/index.ts'
import type { Match } from '../../shared/game/index.ts'
import type { SkillId } from '../../shared/tcp/index.ts'

interface Seen {
  readonly match: Match
  readonly live: PairLive
  readonly mistakes: readonly Mistake[]
  readonly sign: NonNullable<Boat['sign']> | null
  /** When the sign came, ms. */
  readonly signed: number
}

const MOST_MISTAKES = 12
/** A sign is told for so long, ms: whoever looks once a second sees it once. */
const SHOWN = 1100

const keyOf = ({ skill, role, wrong }: Mistake): string => `${skill ?? ''} ${role} ${wrong.join()}`

export class PairWatch {
  readonly #seen = new Map<number, Seen>()
  #wreck: WreckReport | null = null

  clear(): void {
    this.#seen.clear()
    this.#wreck = null
  }

  seen(pair: number, match: Match): void {
    const before = this.#seen.get(pair)
    if (before?.match.live.story === match.live.story && before.match.phase === match.phase) {
      return
    }
    const live = pairLive(pair, match)
    const now = performance.now()
    const sign: Seen['sign'] =
      before === undefined ? null : live.violations > before.live.violations ? 'flash' : live.due > before.live.due ? 'spark' : null
    const shown = sign === null && before !== undefined ? { sign: before.sign, signed: before.signed } : { sign, signed: now }
    this.#seen.set(pair, { match, live, mistakes: mistakesOf(match), ...shown })
    this.#wreck = null
  }

  /** A pair's round is over: what it was is kept, though its room may go. */
  ended(pair: number, match: Match): void {
    this.seen(pair, match)
  }

  get pairs(): readonly PairLive[] {
    return [...this.#seen.values()].map(({ live }) => live)
  }

  get boats(): readonly Boat[] {
    const since = performance.now() - SHOWN
    return [...this.#seen.values()].map(({ live, sign, signed }) => ({
      pair: live.pair,
      done: live.done,
      ...(sign === null || signed < since ? {} : { sign }),
    }))
  }

  get histogram(): HostView['histogram'] {
    const counts = new Map<SkillId | null, number>()
    for (const { mistakes } of this.#seen.values()) for (const { skill } of mistakes) counts.set(skill, (counts.get(skill) ?? 0) + 1)
    return [...counts].map(([skill, times]) => ({ skill, times })).sort((a, b) => b.times - a.times)
  }

  get mistakes(): HostView['mistakes'] {
    const all = new Map<string, { mistake: Mistake; times: number }>()
    for (const { mistakes } of this.#seen.values())
      for (const mistake of mistakes) {
        const before = all.get(keyOf(mistake))
        all.set(keyOf(mistake), { mistake: before?.mistake ?? mistake, times: (before?.times ?? 0) + 1 })
      }
    return [...all.values()].sort((a, b) => b.times - a.times).slice(0, MOST_MISTAKES)
  }

  /** Made once the round is over; it stays until the next one. `isNetworks`: everybody was the network. */
  wreck(isNetworks: boolean): WreckReport {
    const played = [...this.#seen.values()].map(({ match }) => match)
    this.#wreck ??= wreckReport(played, isNetworks)
    return this.#wreck
  }
}
