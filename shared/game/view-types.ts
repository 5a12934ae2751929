// What one pair of eyes sees. No counter, clock or order in it tells of anything that the eyes' host cannot know.
import type { End, Fate, Flight } from '../net/index.ts'
import type { Disposition, Duty, Field, Flag, RuleId, Segment, Signal, SkillId, Span, State, Timer, Verdict } from '../tcp/index.ts'
import type { GameEvent } from './event.ts'
import type { Formula } from './hints.ts'
import type { Level, LevelId } from './levels.ts'
import type { RoundResult, Tally } from './match.ts'
import type { Fault } from './network-play.ts'
import type { Phase } from './phase.ts'
import type { ByRole, BySeat, Player, Role, Seat } from './roles.ts'
import type { Budget, RequestCall } from './scenario.ts'

/** `network`: somebody who is the network of the round sees both hosts and the wire, but nothing of what comes. */
export type Eyes = Player | 'all'

/** Times are ms of play time: match time less `lag`, standing at `pausedAt`. */
export interface View {
  readonly eyes: Eyes
  readonly phase: Phase
  readonly round: number
  readonly rounds: number
  readonly attempt: number
  readonly scenario: Readonly<{ id: string; number: number; difficulty: number; asksWindow: boolean }>
  readonly level: Readonly<{
    id: LevelId
    delay: number
    grace: number
    deadline: number
    rto: number
    asksState: boolean
    hints: boolean
  }> &
    Pick<Level, 'help'>
  readonly phaseStarted: number
  readonly phaseEnds: number | null
  /** Match time that the pauses took, ms. */
  readonly lag: number
  /** Match time at which it was paused. */
  readonly pausedAt: number | null
  /** Seats of the roles in this round. */
  readonly seats: ByRole<Seat>
  readonly bots: BySeat<boolean>
  /** Who pressed ready, outside the live phase. */
  readonly ready: ByRole<boolean>
  /** The hosts that these eyes may see: their own while the round lives, both in the debrief. */
  readonly hosts: Readonly<Partial<Record<Role, HostView>>>
  /** X-ray and `all`: what is under way and what the network did. null in the fog. */
  readonly wire: readonly Flight[] | null
  /** The whole round, in the debrief and for `all`. */
  readonly ladder: readonly GameEvent[] | null
  /** X-ray: what of this round's segments the network harmed, oldest first. */
  readonly harmed: readonly Harmed[] | null
  /** Somebody is the network of this round: what they did, for their own eyes and `all`. */
  readonly network: NetworkView | null
  readonly results: readonly RoundResult[]
  readonly forfeited: Seat | null
}

export interface Harmed {
  readonly flight: number
  readonly from: End
  readonly segment: Segment
  readonly sent: number
  /** Sent by a third host. */
  readonly forged: boolean
  readonly fates: readonly Fate[]
}

export interface NetworkView {
  readonly budget: Budget
  readonly left: Budget
  readonly faults: readonly Fault[]
  /** The consequence of the last fault is not known yet. */
  readonly waits: boolean
  /** Its consequence can still be foretold. */
  readonly foretells: boolean
  /** Flights that can be harmed, by their numbers. */
  readonly exposed: readonly number[]
}

export interface HostView {
  readonly role: Role
  /** null: hidden, and asked for if `stateAsked`. */
  readonly state: State | null
  readonly stateAsked: boolean
  /** Number of the last question for the state: an answer names it. */
  readonly question: number
  readonly tcb: TcbView
  readonly requests: readonly RequestCard[]
  readonly inbox: readonly Readonly<{ arrival: number; segment: Segment; at: number }>[]
  /** Sent and not acknowledged yet. */
  readonly outbox: readonly Span[]
  readonly timers: readonly Readonly<{ timer: Timer; started: number; ends: number }>[]
  readonly story: readonly Told[]
  readonly help: HelpView | null
  /** Candidates for the next segment, at the first level; null: none. */
  readonly choices: readonly Segment[] | null
  readonly prediction: Readonly<{ flags: readonly Flag[]; seq: number | null; ack: number | null; len: number | null }> | null
  readonly tally: Tally
  /** 0 … 1; null while nothing was judged. */
  readonly accuracy: number | null
}

/** A number is null while the host has none. */
export interface TcbView {
  readonly iss: number
  readonly irs: number | null
  readonly sndUna: number
  readonly sndNxt: number
  readonly sndWnd: number
  readonly rcvNxt: number | null
  readonly rcvWnd: number
}

export interface RequestCard {
  readonly id: string
  readonly call: RequestCall
  readonly len: number
  readonly at: number
  readonly status: 'open' | 'done' | 'failed'
}

/** What a player is told of a verdict: as much as the level allows. */
export interface ToldVerdict {
  readonly kind: Verdict['kind']
  /** null: not told before the debrief. */
  readonly rule: RuleId | null
  readonly skill: SkillId | null
  readonly wrong: readonly Field[] | null
  readonly right: Segment | null
  /** It crossed an arrival, without which it would have been right: told where the rule is, and then there is no skill. */
  readonly crossed: boolean
  /** How many duties it fulfilled. */
  readonly birds: number
}

/** One's own host's story, oldest first. */
export type Told = { readonly at: number } & (
  | { readonly told: 'move'; readonly move: number; readonly segment: Segment; readonly left: boolean; readonly verdict: ToldVerdict }
  | { readonly told: 'discard'; readonly move: number; readonly arrival: number; readonly verdict: ToldVerdict }
  | { readonly told: 'arrived'; readonly arrival: number; readonly segment: Segment; readonly disposition: Disposition | null }
  | { readonly told: 'timer'; readonly timer: Timer }
  | { readonly told: 'state'; readonly after: State }
  /** `was`: the state that was asked for; null: not told before the debrief. */
  | { readonly told: 'state-answer'; readonly said: State; readonly was: State | null; readonly right: boolean }
  | { readonly told: 'signal'; readonly signal: Signal }
  | { readonly told: 'missed'; readonly duty: Duty['kind'] | null; readonly rule: RuleId | null }
  | { readonly told: 'prediction'; readonly right: boolean }
  | { readonly told: 'crashed' }
  | { readonly told: 'request'; readonly request: string; readonly now: 'dealt' | 'done' | 'failed' }
)

/** What a hint shows: 1 the rule, 2 the formula too, 3 the value too, 4 a ghost offers to send it. */
export interface HelpView {
  readonly step: 1 | 2 | 3 | 4
  readonly kind: Duty['kind'] | 'listen'
  readonly rule: RuleId
  readonly formulas: readonly Formula[] | null
  readonly value: Segment | null
  readonly ghost: boolean
  /** Per cent of its points that the answer pays at most, now that this help was given. */
  readonly leaves: number
  /** When the value comes by itself (play time, ms), and what it leaves; null: it does not. */
  readonly coming: Readonly<{ at: number; leaves: number }> | null
}
