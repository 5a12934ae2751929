// A class as a value.
import type { Scenario } from '../game/index.ts'
import type { Field } from '../tcp/index.ts'
import type { Mistake, Pair, PairResult, QuizTime, SeatResult } from './event.ts'
import type { ClassOptions } from './options.ts'
import type { Duo } from './together.ts'

export const CLASS_PHASES = ['lobby', 'briefing', 'live', 'debrief', 'podium', 'over'] as const
export type ClassPhase = (typeof CLASS_PHASES)[number]

export interface Student {
  readonly id: string
  readonly name: string
  /** For the teacher's eyes alone, such as the real name. */
  readonly extra: string
  readonly tokenHash: string
  /** Round that was going on when they came; 0: before the first. */
  readonly since: number
  /** Extra time, 1 … 3. */
  readonly factor: number
  readonly gone: boolean
  readonly answers: Readonly<Record<QuizTime, readonly (boolean | null)[]>>
}

/** What one student did in one round. */
export interface StudentRound extends SeatResult {
  readonly id: string
  readonly round: number
  readonly goal: boolean
  /** ms from live to goal. */
  readonly goalAfter: number | null
  /** The pair's points. */
  readonly pairPoints: number
  readonly partner: string | null
  /** When the result came in; unix time, ms. */
  readonly at: number
  /** How it came: played here, or alone where sockets are blocked. */
  readonly over: 'pair' | 'socket' | 'https'
}

export interface ClassState {
  readonly code: string
  /** Any text; a round's seed follows from it. */
  readonly seed: string
  readonly options: ClassOptions
  /** Unix time, ms. */
  readonly created: number
  readonly keepDays: number
  /** Of an assignment; unix time, ms. null: rounds in step. */
  readonly deadline: number | null
  readonly n: number
  readonly phase: ClassPhase
  /** -1 before the first. */
  readonly round: number
  /** Unix time, ms: since when the phase lasts, less the pauses. */
  readonly phaseStarted: number
  readonly pausedAt: number | null
  readonly locked: boolean
  readonly lateJoin: boolean
  readonly students: readonly Student[]
  readonly banned: readonly string[]
  readonly pairs: readonly Pair[]
  /** Pairs made by hand for the next round. */
  readonly wished: readonly Readonly<{ a: string; b: string | null }>[]
  /** Of an assignment: who plays with whom, or waits for somebody. */
  readonly duos: readonly Duo[]
  /** Pairs' results of the present round. */
  readonly results: readonly PairResult[]
  readonly rounds: readonly StudentRound[]
  readonly shown: Mistake | null
  /** What would have been right is told to all. */
  readonly revealed: boolean
  readonly votes: Readonly<Record<string, Field>>
}

/** Nothing is shown to vote on. */
export const NO_VOTE: Pick<ClassState, 'shown' | 'revealed' | 'votes'> = { shown: null, revealed: false, votes: {} }

export function newClass(given: Pick<ClassState, 'code' | 'seed' | 'options' | 'created'>): ClassState {
  const { keepDays, lateJoin, deadline } = given.options
  return {
    ...given,
    keepDays,
    deadline,
    n: 0,
    phase: 'lobby',
    round: -1,
    phaseStarted: given.created,
    pausedAt: null,
    locked: false,
    lateJoin,
    students: [],
    banned: [],
    pairs: [],
    wished: [],
    duos: [],
    results: [],
    rounds: [],
    ...NO_VOTE,
  }
}

export const scenarioOfRound = ({ options, round }: Pick<ClassState, 'options' | 'round'>): Scenario =>
  options.playlist[Math.max(0, round)] ?? options.playlist[0]

export const isPresent = ({ gone }: Student): boolean => !gone

/** Whether an assignment is over at this time. */
export const isLate = ({ deadline }: Pick<ClassState, 'deadline'>, at: number): boolean => deadline !== null && at > deadline

/** When everything of the class is deleted; unix time, ms. */
export const deletedAt = ({ created, keepDays }: ClassState): number => created + keepDays * 86_400_000

/** A name as it is compared: nobody else may look the same. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** Points of every student so far, the best first; who has the same has the same rank. */
export function standings(state: ClassState): readonly Readonly<{ id: string; name: string; points: number; rank: number }>[] {
  const points = new Map<string, number>()
  for (const one of state.rounds) points.set(one.id, (points.get(one.id) ?? 0) + one.pairPoints)
  const list = state.students
    .filter(isPresent)
    .map(({ id, name }) => ({ id, name, points: points.get(id) ?? 0 }))
    .sort((a, b) => b.points - a.points || (a.name < b.name ? -1 : 1))
  return list.map((one) => ({ ...one, rank: 1 + list.filter((other) => other.points > one.points).length }))
}
