// The match as a value: plain JSON, nothing in it moves. Times are ms of play time, which stands while the match is paused.
import type { Kind, Why, Wire } from '../net/index.ts'
import type { Duty, RuleId, Segment, Signal, State, Tcb, Timer } from '../tcp/index.ts'
import type { MatchConfig } from './config.ts'
import type { GameEvent } from './event.ts'
import type { Move } from './input.ts'
import type { Level } from './levels.ts'
import type { NetworkPlay, NetworkScore } from './network-play.ts'
import type { Phase } from './phase.ts'
import type { ByRole, BySeat, Role, Seat } from './roles.ts'
import type { Request, Scenario } from './scenario.ts'
import type { FaultKind, Par, RoleScore, Unit } from './units.ts'

export interface Match {
  readonly config: MatchConfig
  /** Match time and number of the last input played. */
  readonly at: number
  readonly n: number
  /** ms of match time that the pauses took; play time is `at - lag`. */
  readonly lag: number
  /** Match time at which a pause began; null: it runs. */
  readonly pausedAt: number | null
  readonly phase: Phase
  /** From 0. */
  readonly round: number
  /** Rises when the round is restarted: its weather stays. */
  readonly attempt: number
  /** Play time; `phaseEnds` null: until both are ready, or control says so. */
  readonly phaseStarted: number
  readonly phaseEnds: number | null
  readonly ready: ByRole<boolean>
  /** Seats that a bot has now. */
  readonly bots: BySeat<boolean>
  /** Extra time from the next live phase on. */
  readonly factor: number
  readonly live: Live
  /** Of the rounds that are over; the present one's is added when its live phase ends. */
  readonly results: readonly RoundResult[]
  readonly forfeited: Seat | null
}

/** The connection and all around it, in one round. */
export interface Live {
  readonly scenario: Scenario
  readonly level: Level
  /** Retransmission timers run (they do not where a beginner may think). */
  readonly timers: boolean
  readonly startedAt: number
  readonly endsAt: number
  readonly hosts: ByRole<Host>
  readonly wire: Wire
  /** The start's flight if there is one, the scenario's, then the encore's. */
  readonly requests: readonly RequestState[]
  readonly incidents: readonly IncidentState[]
  readonly agenda: readonly Due[]
  /** Entries made so far: the insertion order of the agenda. */
  readonly entries: number
  readonly goalAt: number | null
  readonly par: ByRole<Par>
  /** Everything that happened, oldest first; times in play time. */
  readonly story: readonly GameEvent[]
  /** Only where somebody is the network. */
  readonly network?: NetworkPlay
}

export interface RequestState {
  readonly request: Request
  readonly status: 'waiting' | 'delayed' | 'open' | 'done' | 'failed'
  /** Play time at which it was dealt; null: not yet. */
  readonly dealtAt: number | null
  /** How many were dealt before it. */
  readonly rank: number
  /** Octets of a `send` that were never yet on the wire; of a `receive`, not yet there. */
  readonly unsent: number
  /** Octets of a `send` that are acknowledged. */
  readonly acked: number
  readonly encore: boolean
}

export type IncidentState = 'waiting' | 'delayed' | 'happened'

/** Something that is due: at the same time, the one entered first comes first. */
export interface Due {
  readonly due: number
  readonly entry: number
  readonly what:
    | { readonly is: 'flight'; readonly flight: number }
    | { readonly is: 'timer'; readonly role: Role; readonly timer: Timer; readonly run: number }
    | { readonly is: 'request'; readonly index: number }
    | { readonly is: 'incident'; readonly index: number }
    | { readonly is: 'deadline'; readonly role: Role; readonly duty: string }
    | { readonly is: 'help'; readonly role: Role; readonly duty: string; readonly step: 1 | 3 | 4 }
    /** An `elapsed` begins to hold. */
    | { readonly is: 'moment' }
    | { readonly is: 'fade'; readonly role: Role; readonly arrival: number }
}

export interface Host {
  readonly role: Role
  readonly tcb: Tcb
  readonly duties: readonly OpenDuty[]
  readonly inbox: readonly Arrival[]
  /** States entered since the round went live. */
  readonly reached: readonly State[]
  readonly delivered: number
  readonly acknowledged: number
  readonly closing: boolean
  readonly signals: readonly Signal[]
  readonly sentKinds: Readonly<Partial<Record<Kind, number>>>
  readonly arrivedKinds: Readonly<Partial<Record<Kind, number>>>
  readonly ledger: Ledger
  readonly tally: Tally
  readonly prediction: (Move & { readonly kind: 'predict' }) | null
  /** The states that were asked for since the round went live, oldest first: one question each. */
  readonly asked: readonly State[]
  /** How many of these questions are over: named, or passed over for a later one. */
  readonly named: number
  readonly help: Help | null
  /** Who played in this live phase: a round in which a bot sat is paid by its human. */
  readonly hadBot: boolean
  readonly hadHuman: boolean
}

/** A duty and since when it is owed. */
export interface OpenDuty {
  readonly duty: Duty
  readonly since: number
  readonly missed: boolean
  /** The answer to a fault of the network; null: something else. */
  readonly fault: FaultKind | null
  /** The highest hint that was given for it. */
  readonly hint: 0 | 1 | 2 | 3 | 4
}

export interface Arrival {
  readonly arrival: number
  readonly segment: Segment
  readonly at: number
  /** Whether it drew a duty. */
  readonly owes: boolean
  /** Why it came: an answer to a fault pays only where the network made it necessary. */
  readonly why: Why
}

/** When which sequence numbers became sendable, or were taken: speed is measured from there, however a request is cut. */
export interface Mark {
  /** The number behind the last one. */
  readonly end: number
  readonly at: number
}

/** Whose octets (SYN, FIN) a run of sequence numbers are. */
export interface Run {
  readonly unit: string
  readonly from: number
  readonly to: number
}

export interface Ledger {
  readonly units: readonly Unit[]
  /** This host's numbers of this connection. */
  readonly runs: readonly Run[]
  readonly sendable: readonly Mark[]
  readonly taken: readonly Mark[]
  /** How far the peer's numbers were acknowledged and paid. */
  readonly paidTo: number | null
  /** Answers to faults that stayed away beyond their deadline. */
  readonly overdue: Readonly<Partial<Record<FaultKind, number>>>
}

export interface Tally {
  readonly due: number
  readonly allowed: number
  readonly waste: number
  readonly violations: number
  readonly missed: number
  readonly streak: number
  readonly bestStreak: number
  /** Moves made: their number names the last one. */
  readonly moves: number
  readonly predicted: Readonly<{ right: number; wrong: number }>
  readonly states: Readonly<{ right: number; wrong: number }>
}

/** What is shown to a player who is stuck or asked: 1 the rule, 2 the formula, 3 the value, 4 the ghost's offer. */
export interface Help {
  /** Its id; `listen`: no duty, the application's request. */
  readonly duty: string
  readonly step: 1 | 2 | 3 | 4
  readonly rule: RuleId
  /** The hint that it is paid as; 0: it came by itself and costs nothing. */
  readonly cost: Unit['hint']
}

export interface RoundResult {
  readonly scenario: string
  readonly round: number
  readonly client: Seat
  readonly goal: boolean
  /** Play time from live to goal, ms. */
  readonly goalAfter: number | null
  readonly scores: ByRole<RoleScore>
  readonly pair: number
  readonly bots: BySeat<'none' | 'part' | 'whole'>
  /** Only where somebody is the network; `pair` is theirs then. */
  readonly network?: NetworkScore
}

/** `match` is the same object if the input was rejected. */
export interface Step {
  readonly match: Match
  readonly events: readonly GameEvent[]
}
