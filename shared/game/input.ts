// Everything that can happen to a match from outside. Inputs are all that a replay needs beside the config.
import type { Doing } from '../net/index.ts'
import type { Flag, State } from '../tcp/index.ts'
import type { Consequence } from './network-play.ts'
import type { Player, Role, Seat } from './roles.ts'

/** `at`: ms of match time, never less than before; `n`: the input's number in the match, rising. */
interface Stamp {
  readonly at: number
  readonly n: number
}

export type Move =
  /** `wnd` null: filled in for the player. */
  | {
      readonly kind: 'segment'
      readonly flags: readonly Flag[]
      readonly seq: number
      readonly ack: number
      readonly len: number
      readonly wnd: number | null
    }
  /** This arrival needs no answer. */
  | { readonly kind: 'discard'; readonly arrival: number }
  | { readonly kind: 'listen' }
  /** Names the state where it is hidden; `question`: the one that is answered, absent: the last. */
  | { readonly kind: 'state'; readonly state: State; readonly question?: number | undefined }
  /** What arrives next; null fields are left open. */
  | {
      readonly kind: 'predict'
      readonly flags: readonly Flag[]
      readonly seq: number | null
      readonly ack: number | null
      readonly len: number | null
    }
  /** The next hint for the most urgent duty. */
  | { readonly kind: 'hint' }
  /** The ghost's offer: it sends the segment, for no points. */
  | { readonly kind: 'accept-ghost' }
  | { readonly kind: 'ready' }
  /** Takes back that one is done, while the round lives. */
  | { readonly kind: 'not-ready' }

export type MoveKind = Move['kind']

/** `round`: the one it is meant for; another one is `stale`. */
export type PlayerInput = Stamp & { readonly from: Role; readonly round: number } & Move

/** What somebody does who is the network of a round that two bots play. */
export type NetworkMove =
  /** Harms a segment under way. */
  | { readonly kind: 'fault'; readonly doing: Doing; readonly flight: number }
  /** Foretells who will notice the last fault; as long as nobody has. */
  | { readonly kind: 'expect'; readonly consequence: Consequence }
  | { readonly kind: 'ready' }

export type NetworkInput = Stamp & { readonly from: 'network'; readonly round: number } & NetworkMove

/** The input that this player's move is; null: a host makes no faults, and the network sends no segments. */
export function inputOf(
  from: Player,
  move: Move | NetworkMove,
  stamp: Stamp & { readonly round: number },
): PlayerInput | NetworkInput | null {
  const { at, n, round } = stamp
  if (move.kind === 'ready') return { ...move, at, n, round, from }
  const isFault = move.kind === 'fault' || move.kind === 'expect'
  if (from === 'network') return isFault ? { ...move, at, n, round, from } : null
  return isFault ? null : { ...move, at, n, round, from }
}

export type Control =
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** Ends the present phase. */
  | { readonly kind: 'skip' }
  /** The present round again from its beginning. */
  | { readonly kind: 'restart' }
  /** Ends the match; what was earned stays. */
  | { readonly kind: 'end' }
  /** A bot takes the seat, or gives it back. */
  | { readonly kind: 'seat'; readonly seat: Seat; readonly player: 'bot' | 'human' }
  /** From the next live phase on. */
  | { readonly kind: 'extra-time'; readonly factor: number }
  /** The seat gives up: the match ends, its round's points are lost. */
  | { readonly kind: 'forfeit'; readonly seat: Seat }

export type ControlInput = Stamp & { readonly from: 'control' } & Control

/** Time passes. */
export type ClockInput = Stamp & { readonly from: 'clock' }

export type Input = PlayerInput | NetworkInput | ControlInput | ClockInput

/** Why an input was not played. */
export const REJECTIONS = [
  'past',
  'stale',
  'paused',
  'not-paused',
  'wrong-phase',
  'match-over',
  'malformed',
  'no-listen-request',
  'no-such-arrival',
  'no-question',
  'window-range',
  'window-not-asked',
  'no-hints',
  'nothing-to-hint',
  'no-ghost',
  'already-ready',
  'never-ready',
  'same-player',
  'not-the-network',
  'no-such-flight',
  'spared',
  'budget-spent',
  'fault-open',
  'nothing-to-expect',
] as const
export type Rejection = (typeof REJECTIONS)[number]
