// A scenario: one round's hosts, requests, weather and goal, as data. Text is never in it; the reader is in scenario-schema.ts.
import type { Doing, End, FaultRule, Rates } from '../net/index.ts'
import type { Flag, SkillId } from '../tcp/index.ts'
import type { Condition } from './conditions.ts'
import type { ByRole, Role } from './roles.ts'

/** The curriculum in its order. */
export const SCENARIO_IDS = [
  'handshake',
  'handshake-numbers',
  'first-words',
  'goodbye',
  'whole-life',
  'lost-syn',
  'lost-syn-ack',
  'lost-last-ack-of-three',
  'lost-data',
  'lost-ack',
  'duplicate',
  'out-of-order',
  'fast-retransmit',
  'half-close',
  'three-way-close',
  'lost-fin',
  'lost-final-ack',
  'simultaneous-close',
  'simultaneous-open',
  'refused',
  'abort',
  'old-duplicate-syn',
  'half-open',
  'blind-attack',
  'zero-window',
  'wrap-around',
  'storm',
] as const
export type ScenarioId = (typeof SCENARIO_IDS)[number]

/** The round that a whole class, or somebody alone, plays as the network. */
export const NETWORK_ROUND = 'be-the-network'
/** What comes with the game: the curriculum, and the round of the network. */
export type RoundId = ScenarioId | typeof NETWORK_ROUND

/** What somebody who is the network of this round may do to its segments: so many of each. */
export type Budget = Readonly<Record<Doing, number>>

/** `clock`: ms that the round lasts at any level; null: as long as the scenario's clock says. */
export interface NetworkRules {
  readonly budget: Budget
  readonly clock: number | null
}

/** A host before the round: its receive buffer and MSS in octets. */
export interface HostSetup {
  readonly rcvWnd: number
  readonly mss: number
  /** The application RECEIVEs what was delivered at once, or only by `receive` requests (flow control). */
  readonly reads: 'at-once' | 'by-request'
}

export type RequestCall = 'listen' | 'connect' | 'send' | 'receive' | 'close' | 'abort'

/** Something the application asks of its TCP. Dealt `delay` RTOs after all of `when` hold for the first time; the application then makes the call. */
export interface Request {
  readonly id: string
  readonly host: Role
  readonly call: RequestCall
  /** Octets; 0 for all calls but send and receive. */
  readonly len: number
  readonly when: readonly Condition[]
  readonly delay: number
}

/** A number that is only known in the round: a host's variable plus so many octets (modulo 2^32). */
export interface NumberRef {
  readonly host: Role
  readonly is: 'iss' | 'irs' | 'snd.una' | 'snd.nxt' | 'rcv.nxt'
  readonly plus: number
}

export interface ForgedSegment {
  readonly flags: readonly Flag[]
  readonly seq: NumberRef
  /** null without ACK. */
  readonly ack: NumberRef | null
  readonly len: number
  readonly wnd: number
}

/** Something neither player does, `delay` RTOs after all of `when` hold: a third host's segment arrives at `to`, or a host reboots. */
export type Incident =
  | {
      readonly id: string
      readonly do: 'inject'
      readonly to: End
      readonly segment: ForgedSegment
      readonly when: readonly Condition[]
      readonly delay: number
    }
  | { readonly id: string; readonly do: 'crash'; readonly host: Role; readonly when: readonly Condition[]; readonly delay: number }

/** Where the hosts stand when the round goes live; `flight`: segments that one of them has already sent, their lengths in octets. */
export interface Start {
  readonly open: 'closed' | 'listening' | 'established'
  readonly flight: Readonly<{ from: Role; lens: readonly number[] }> | null
}

export interface Scenario {
  /** Letters, digits and hyphens; the key of its texts in the message catalogues. */
  readonly id: string
  /** Place in the curriculum from 1; 0: none. */
  readonly number: number
  readonly difficulty: 1 | 1.5 | 2
  /** Which of the level's round clocks it takes. */
  readonly clock: 'handshake' | 'life'
  readonly boss: boolean
  /** A campaign may be finished without it. */
  readonly optional: boolean
  /** `off-at-coach`: no retransmission at the first level, so that a beginner may think as long as they like. */
  readonly timer: 'on' | 'off-at-coach'
  /** What it teaches, for the quiz and the reports. */
  readonly skills: readonly SkillId[]
  /** Digits by the level, all 32 bits, or so near to 2^32 that a few octets wrap. */
  readonly isn: 'level' | 'full' | 'near-wrap'
  /** The player fills in the window too (flow control). */
  readonly asksWindow: boolean
  readonly hosts: ByRole<HostSetup>
  readonly start: Start
  readonly requests: readonly Request[]
  readonly faults: readonly FaultRule[]
  readonly rates: Rates | null
  readonly cross: 'syn' | 'fin' | null
  readonly incidents: readonly Incident[]
  /** Reached once all of these hold at the same time. */
  readonly goal: readonly Condition[]
  /** After the goal requests and replies go on, on the same connection, until the clock ends. */
  readonly encore: boolean
  /** Somebody is the network, between two bots; absent: nobody is. */
  readonly network?: NetworkRules | undefined
}
