// What the network does to segments: exact rules ("the first SYN-ACK is lost"), rates by seed, and the two holds.
import type { End, Kind } from './ends.ts'

/**
 * Picks segments of one direction. Numbers are relative to the sender's ISS, so the SYN is 0 and the first data octet 1.
 * A segment is one of `kinds`, answers what `answers` says (its ACK field: the peer's SYN, data or FIN) and spans the number `covers`;
 * what is left out asks nothing. Of the distinct segments that fit, the `nth` is meant, and of that one the first `copies`.
 * Cutting data differently or sending one ACK more changes neither `covers` nor which segment is the nth by its own numbers.
 */
export interface Pick {
  readonly from: End
  readonly kinds: readonly Kind[] | null
  readonly answers: 'syn' | 'data' | 'fin' | null
  readonly covers: number | null
  /** 1 is the first. */
  readonly nth: number
  readonly copies: number
}

/** `swap`: held until the next one of its direction has passed. `delay` and `duplicate`: `rtos` later, in retransmission timeouts. */
export type Harm =
  | { readonly do: 'drop' }
  | { readonly do: 'corrupt' }
  | { readonly do: 'swap' }
  | { readonly do: 'duplicate'; readonly rtos: number }
  | { readonly do: 'delay'; readonly rtos: number }

export interface FaultRule {
  readonly pick: Pick
  readonly harm: Harm
}

/**
 * Chances 0 … 1 for each segment, by the seed. At most `copies` copies of the same segment are harmed, so that resending always helps, and the
 * seed makes only so many of the twelve sorts (each end's SYN, data, FIN …) prone to loss that a round can still be finished: they bear the
 * losses of all. Neither depends on what else was sent.
 */
export interface Rates {
  readonly drop: number
  readonly corrupt: number
  readonly duplicate: number
  readonly delay: number
  readonly swap: number
  readonly copies: number
  readonly prone: number
}

export interface Weather {
  readonly rules: readonly FaultRule[]
  readonly rates: Rates | null
  /** Each side's first SYN or FIN is held until both exist. */
  readonly cross: 'syn' | 'fin' | null
}

export const CALM: Weather = { rules: [], rates: null, cross: null }

/** The longest that `cross` and `swap` hold a segment, ms. */
export const LONGEST_CROSS = 20_000
export const LONGEST_SWAP = 10_000
