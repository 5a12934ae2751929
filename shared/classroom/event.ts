// Everything that happens to a class. Events are stored one by one: the class is what they make of it.

import type { Player, Role, Seat } from '../game/index.ts'
import type { Field, RuleId, Segment, SkillId } from '../tcp/index.ts'

/** Two students, one with a bot, or one who is the `network` between two bots. `code` of their match's room. */
export interface Pair {
  readonly id: number
  readonly code: string
  readonly a: string
  readonly b: string | null
  readonly network?: boolean | undefined
}

/** A wrong segment without a name: what was sent, what would have been right, and in which fields they differ. */
export interface Mistake {
  readonly skill: SkillId | null
  readonly rule: RuleId
  readonly role: Role
  readonly sent: Segment
  readonly right: Segment
  readonly wrong: readonly Field[]
}

/** Of the network: `due` predictions that were right, `violations` that were wrong, `missed` faults without one. */
export interface SeatResult {
  readonly seat: Seat
  readonly role: Player
  readonly points: number
  /** 0 … 1; null: nothing was judged. */
  readonly accuracy: number | null
  readonly due: number
  readonly violations: number
  readonly missed: number
  readonly waste: number
  /** Violations by skill. */
  readonly skills: Readonly<Partial<Record<SkillId, number>>>
}

/** A round of a pair. */
export interface PairResult {
  readonly pair: number
  readonly goal: boolean
  /** ms from live to goal. */
  readonly goalAfter: number | null
  readonly points: number
  readonly seats: readonly SeatResult[]
  /** Id of the match: its replay. */
  readonly match: string
}

export const QUIZZES = ['before', 'after'] as const
export type QuizTime = (typeof QUIZZES)[number]

/** What the teacher does. */
export type HostCommand =
  /** The next round, from the lobby or after a debrief; after the last one the podium. */
  | { readonly do: 'next' }
  | { readonly do: 'pause' }
  | { readonly do: 'resume' }
  /** Ends the present phase of the round; what was earned stays. */
  | { readonly do: 'end' }
  | { readonly do: 'lock'; readonly locked: boolean }
  | { readonly do: 'late-join'; readonly allowed: boolean }
  | { readonly do: 'kick'; readonly id: string }
  /** Out, and nobody of that name comes in again. */
  | { readonly do: 'ban'; readonly id: string }
  /** Extra time, 1 … 3, from the next round on. */
  | { readonly do: 'factor'; readonly id: string; readonly factor: number }
  /** From the next round on these two play together; `b` null: with the bot. */
  | { readonly do: 'pair'; readonly a: string; readonly b: string | null }
  /** Shows a wrong segment to all, and they vote which field is wrong; null: no longer. */
  | { readonly do: 'show'; readonly mistake: Mistake | null }
  /** Tells all what would have been right; nobody votes any more. */
  | { readonly do: 'reveal' }
  /** An assignment ends then; unix time, ms. */
  | { readonly do: 'deadline'; readonly until: number }
  | { readonly do: 'finish' }
  | { readonly do: 'keep'; readonly days: number }

export type StudentAct =
  | { readonly do: 'answer'; readonly id: string; readonly quiz: QuizTime; readonly index: number; readonly right: boolean }
  | { readonly do: 'vote'; readonly id: string; readonly field: Field }
  /** Waits for somebody to play a round of the assignment with. */
  | { readonly do: 'invite'; readonly id: string; readonly round: number; readonly number: string }
  /** Sits down beside whoever waits under this number; `code` of their match's room. */
  | { readonly do: 'meet'; readonly id: string; readonly number: string; readonly code: string }
  /** Waits or plays with nobody any more. */
  | { readonly do: 'part'; readonly id: string }

export type ClassAct =
  | Exclude<HostCommand, { do: 'next' }>
  | StudentAct
  | { readonly do: 'join'; readonly id: string; readonly name: string; readonly extra: string; readonly tokenHash: string }
  /** The next round begins with its briefing. */
  | { readonly do: 'round'; readonly pairs: readonly Pair[] }
  | { readonly do: 'podium' }
  /** Somebody who came late gets a seat in the running round. */
  | { readonly do: 'seated'; readonly pair: Pair }
  | { readonly do: 'live' }
  | { readonly do: 'result'; readonly result: PairResult }
  /** Of an assignment's round that two played together: `pair` is the id of their duo. */
  | { readonly do: 'together'; readonly result: PairResult }
  | {
      readonly do: 'alone'
      readonly id: string
      readonly round: number
      readonly seat: SeatResult
      readonly goal: boolean
      readonly goalAfter: number | null
      readonly over: 'socket' | 'https'
    }

/** `at`: unix time, ms; `n`: from 1, without gaps. */
export type ClassEvent = { readonly at: number; readonly n: number } & ClassAct
