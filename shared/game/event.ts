// What happened, for the server, the debrief and tests. Events know everything: only view decides what a player learns of it.
import type { Doing, End, Fate } from '../net/index.ts'
import type { Disposition, Duty, Field, RuleId, Segment, Signal, SkillId, State, Timer, Verdict } from '../tcp/index.ts'
import type { Rejection } from './input.ts'
import type { Phase } from './phase.ts'
import type { Player, Role, Seat } from './roles.ts'

/** A verdict as it is kept: `right` and `skill` null where there is none. */
export interface Judged {
  readonly kind: Verdict['kind']
  readonly rule: RuleId
  /** Duties that it fulfilled: two or more are "two birds". */
  readonly fulfils: readonly Duty['kind'][]
  readonly wrong: readonly Field[]
  readonly skill: SkillId | null
  readonly right: Segment | null
}

/** `at`: ms of play time. */
export type GameEvent = { readonly at: number } & (
  | { readonly on: 'phase'; readonly phase: Phase; readonly round: number }
  | { readonly on: 'dealt' | 'done' | 'failed'; readonly role: Role; readonly request: string }
  /** A player's segment and what the judge said; `flight` null: a violation, it never reached the wire. `move` counts the role's moves. */
  | {
      readonly on: 'move'
      readonly role: Role
      readonly move: number
      readonly segment: Segment
      readonly judged: Judged
      readonly flight: number | null
      readonly fates: readonly Fate[]
      readonly ghost: boolean
      readonly bot: boolean
    }
  | {
      readonly on: 'discard'
      readonly role: Role
      readonly move: number
      readonly arrival: number
      readonly judged: Judged
      readonly bot: boolean
    }
  /** `was`: the state that was asked for, which may have changed since. */
  | {
      readonly on: 'state-answer'
      readonly role: Role
      readonly move: number
      readonly said: State
      readonly was: State
      readonly right: boolean
    }
  /** A flight that nobody sent: the scenario's start, or a third host. */
  | {
      readonly on: 'launched'
      readonly from: End
      readonly flight: number
      readonly segment: Segment
      readonly fates: readonly Fate[]
      readonly forged: boolean
    }
  | {
      readonly on: 'arrived'
      readonly role: Role
      readonly flight: number
      readonly arrival: number
      readonly segment: Segment
      readonly disposition: Disposition
      readonly rule: RuleId
      readonly delivered: number
    }
  /** Dropped by its checksum. */
  | { readonly on: 'corrupt'; readonly role: Role; readonly flight: number; readonly segment: Segment }
  | { readonly on: 'timer'; readonly role: Role; readonly timer: Timer; readonly rule: RuleId }
  | { readonly on: 'state'; readonly role: Role; readonly before: State; readonly after: State }
  | { readonly on: 'signal'; readonly role: Role; readonly signal: Signal; readonly rule: RuleId }
  | { readonly on: 'crashed'; readonly role: Role }
  /** `right`: the plainest segment that would have done. */
  | { readonly on: 'missed'; readonly role: Role; readonly duty: Duty['kind']; readonly rule: RuleId; readonly right: Segment }
  | { readonly on: 'help'; readonly role: Role; readonly duty: Duty['kind'] | 'listen'; readonly step: 1 | 2 | 3 | 4 }
  | { readonly on: 'prediction'; readonly role: Role; readonly right: boolean }
  /** Somebody is the network and did this to a segment under way; `copy`: the flight that it made, null if none. */
  | {
      readonly on: 'fault'
      readonly doing: Doing
      readonly flight: number
      readonly copy: number | null
      readonly from: End
      readonly segment: Segment
    }
  | { readonly on: 'goal' }
  | { readonly on: 'paused' | 'resumed' | 'restarted' }
  | { readonly on: 'ready' | 'not-ready'; readonly role: Role }
  | { readonly on: 'seat'; readonly seat: Seat; readonly player: 'bot' | 'human' }
  | { readonly on: 'extra-time'; readonly factor: number }
  | { readonly on: 'forfeit'; readonly seat: Seat }
  | { readonly on: 'rejected'; readonly from: Player | 'control' | 'clock'; readonly reason: Rejection }
)
