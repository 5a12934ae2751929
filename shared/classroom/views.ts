// What each pair of eyes sees of a class. While a round lives, nothing here tells a player what their host cannot know:
// no segment, no loss, no partner's score; only how far pairs are, without numbers of theirs.
import type { LevelId } from '../game/index.ts'
import type { SkillId } from '../tcp/index.ts'
import type { Mistake, QuizTime } from './event.ts'
import type { PairLive } from './live.ts'
import { membersOf, type StudentPlace, studentPlaces } from './place.ts'
import { quizNames } from './quiz.ts'
import { quizOnScreen, quizTimes } from './quiz-time.ts'
import { type ClassPhase, type ClassState, deletedAt, isPresent, scenarioOfRound, standings } from './state.ts'
import { type StudentVote, studentVotes, type VoteView, voteView } from './vote.ts'
import type { WreckReport } from './wreck.ts'

/** The same for everybody. Times are unix time, ms. */
export interface ClassClock {
  readonly phase: ClassPhase
  /** From 0; -1 before the first. */
  readonly round: number
  readonly rounds: number
  readonly scenario: string | null
  readonly level: LevelId
  /** When the phase ends by itself; null: when the teacher goes on. */
  readonly ends: number | null
  readonly pausedAt: number | null
  /** The server's time as this was made. */
  readonly now: number
}

export interface StudentClassView extends StudentPlace {
  readonly clock: ClassClock
  readonly you: Readonly<{ id: string; name: string; points: number; rank: number | null; of: number; factor: number }>
  /** Of an assignment; unix time, ms. */
  readonly deadline: number | null
  /** Names of the quiz's cards, as far as it is open now, and what was answered. */
  readonly quiz: Readonly<{ time: QuizTime; cards: readonly string[]; answers: readonly (boolean | null)[] }> | null
  readonly vote: StudentVote | null
  /** Rounds that this student has a result of. */
  readonly played: readonly number[]
}

/** One boat of the climb: 0 … 1000, and whether a spark or a flash came since the last view. */
export interface Boat {
  readonly pair: number
  readonly done: number
  readonly sign?: 'spark' | 'flash'
}

export interface ScreenView {
  readonly clock: ClassClock
  readonly code: string
  readonly open: boolean
  /** Of an assignment; unix time, ms. */
  readonly deadline: number | null
  readonly students: number
  /** Who is the network in this round of pairs; nobody where everybody is. */
  readonly networks: readonly string[]
  readonly boats: readonly Boat[]
  /** The class's accuracy so far in this round, 0 … 1; null: nothing was judged. */
  readonly tide: number | null
  /** After the round. */
  readonly wreck: WreckReport | null
  readonly top: readonly Readonly<{ name: string; points: number; rank: number }>[]
  readonly mover: Readonly<{ name: string; by: number }> | null
  readonly vote: VoteView | null
  /** How many have finished the class's quiz. */
  readonly quizDone: number
}

/** Names as they came since the last one; a new projector gets them all. */
export interface RosterNews {
  readonly names: readonly string[]
  /** false: these are all there are. */
  readonly more: boolean
}

export interface RosterRow {
  readonly id: string
  readonly name: string
  readonly extra: string
  readonly here: boolean
  readonly factor: number
  readonly points: number
  readonly pair: number | null
  /** Rounds of which there is a result, and when the last one came; unix time, ms. */
  readonly handedIn: number
  readonly lastAt: number | null
  /** Whom the teacher has paired them with for the next round, `name` null: the bot; null: with nobody by hand. */
  readonly next: Readonly<{ name: string | null }> | null
  /** They played a round of a class in step alone, where their network blocks sockets. */
  readonly isBlocked: boolean
}

export interface HostView {
  readonly screen: ScreenView
  readonly locked: boolean
  readonly lateJoin: boolean
  readonly roster: readonly RosterRow[]
  readonly pairs: readonly Readonly<{
    id: number
    names: readonly string[]
    /** The first is the network, between two bots. */
    network: boolean
    code: string
    done: number
    violations: number
    stuckFor: number
    goal: boolean
  }>[]
  /** Violations of this round by skill, the most first; null: of no skill that has a name. */
  readonly histogram: readonly Readonly<{ skill: SkillId | null; times: number }>[]
  /** Shown once the round is over: each names nobody. */
  readonly mistakes: readonly Readonly<{ mistake: Mistake; times: number }>[]
  readonly deletedAt: number
  readonly keepDays: number
  readonly quiz: Readonly<Record<QuizTime, Readonly<{ answered: number; right: number | null }>>> | null
}

export interface LiveNow {
  /** Unix time, ms. */
  readonly now: number
  readonly pairs: readonly PairLive[]
  readonly boats: readonly Boat[]
  readonly here: ReadonlySet<string>
  readonly histogram: HostView['histogram']
  readonly mistakes: HostView['mistakes']
  readonly wreck: WreckReport | null
  /** Length of the running phase, ms; null: until the teacher goes on. */
  readonly length: number | null
}

const isOpen = ({ phase, locked, lateJoin, round }: ClassState): boolean => phase !== 'over' && !locked && (round < 0 || lateJoin)

export function classClock(state: ClassState, now: number, length: number | null): ClassClock {
  const { phase, round, options, phaseStarted, pausedAt } = state
  return {
    phase,
    round,
    rounds: options.playlist.length,
    scenario: round < 0 ? null : scenarioOfRound(state).id,
    level: options.level,
    ends: length === null || pausedAt !== null ? null : phaseStarted + length,
    pausedAt,
    now,
  }
}

/** The views of all students at one moment, each asked for by its id; null: nobody of this id is in the class. */
export function studentViews(state: ClassState, now: number, length: number | null): (id: string) => StudentClassView | null {
  const clock = classClock(state, now, length)
  const students = new Map(state.students.filter(isPresent).map((one) => [one.id, one]))
  const standing = new Map(standings(state).map((one) => [one.id, one]))
  const placeOf = studentPlaces(state)
  const played = new Map<string, number[]>()
  for (const one of state.rounds) played.set(one.id, [...(played.get(one.id) ?? []), one.round])
  const quizOf = quizTimes(state, now)
  let cards: readonly string[] | null = null
  const voteOf = studentVotes(state)
  // Where one stands among the others is told between the rounds.
  const ranked = state.round >= 0 && state.phase !== 'briefing' && state.phase !== 'live'
  return (id) => {
    const student = students.get(id)
    if (student === undefined) return null
    const time = quizOf(id)
    if (time !== null) cards ??= quizNames(state)
    return {
      clock,
      you: {
        id,
        name: student.name,
        points: standing.get(id)?.points ?? 0,
        rank: ranked ? (standing.get(id)?.rank ?? null) : null,
        of: students.size,
        factor: student.factor,
      },
      ...placeOf(id),
      deadline: state.deadline,
      quiz: time === null || cards === null ? null : { time, cards, answers: student.answers[time] },
      vote: voteOf(id),
      played: played.get(id) ?? [],
    }
  }
}

const TOP = 5

/** Who rose most by the last round; null: nobody did, or there was but one round. */
function moverOf(state: ClassState): ScreenView['mover'] {
  if (state.round < 1) return null
  const before = standings({ ...state, rounds: state.rounds.filter((one) => one.round < state.round) })
  const rose = standings(state).map(({ id, name, rank }) => ({ name, by: (before.find((one) => one.id === id)?.rank ?? rank) - rank }))
  const best = rose.sort((a, b) => b.by - a.by)[0]
  return best === undefined || best.by <= 0 ? null : best
}

function tideOf(pairs: readonly PairLive[]): number | null {
  const due = pairs.reduce((sum, one) => sum + one.due, 0)
  const all = pairs.reduce((sum, one) => sum + one.due + one.violations + one.missed, 0)
  return all === 0 ? null : due / all
}

/** Among fewer pairs a boat without a name is a name: whoever looks would see how their own partner fares. */
const CROWD = 3

const networksOf = ({ phase, pairs, students }: ClassState): readonly string[] =>
  (phase !== 'briefing' && phase !== 'live') || pairs.every(({ network }) => network === true)
    ? []
    : pairs.flatMap(({ a, network }) => (network === true ? (students.find(({ id }) => id === a)?.name ?? []) : []))

export function screenView(state: ClassState, live: LiveNow): ScreenView {
  const between = state.phase === 'debrief' || state.phase === 'podium' || state.phase === 'over'
  const time = quizOnScreen(state)
  const crowd = state.phase === 'live' && live.pairs.length >= CROWD
  return {
    clock: classClock(state, live.now, live.length),
    code: state.code,
    open: isOpen(state),
    deadline: state.deadline,
    students: state.students.filter(isPresent).length,
    networks: networksOf(state),
    boats: crowd ? live.boats : [],
    tide: crowd ? tideOf(live.pairs) : null,
    wreck: between ? live.wreck : null,
    top: between
      ? standings(state)
          .slice(0, TOP)
          .map(({ name, points, rank }) => ({ name, points, rank }))
      : [],
    mover: between ? moverOf(state) : null,
    vote: voteView(state),
    quizDone:
      time === null ? 0 : state.students.filter((one) => isPresent(one) && one.answers[time].every((answer) => answer !== null)).length,
  }
}

function quizFigures(state: ClassState, time: QuizTime): { answered: number; right: number | null } {
  const answers = state.students.filter(isPresent).flatMap((one) => one.answers[time].filter((answer) => answer !== null))
  return { answered: answers.length, right: answers.length === 0 ? null : answers.filter((answer) => answer).length / answers.length }
}

export function hostView(state: ClassState, live: LiveNow): HostView {
  const points = new Map(standings(state).map((one) => [one.id, one.points]))
  const pairOf = new Map(state.pairs.flatMap((pair) => membersOf(pair).map((id) => [id, pair.id] as const)))
  const nameOf = (id: string | null): string => state.students.find((one) => one.id === id)?.name ?? ''
  const handedIn = new Map<string, { count: number; at: number; isBlocked: boolean }>()
  for (const { id, at, over } of state.rounds) {
    const before = handedIn.get(id)
    const isBlocked = state.deadline === null && over === 'https'
    handedIn.set(id, { count: (before?.count ?? 0) + 1, at, isBlocked: before?.isBlocked === true || isBlocked })
  }
  const next = new Map(
    state.wished.flatMap(({ a, b }) => {
      const both = [[a, { name: b === null ? null : nameOf(b) }] as const]
      return b === null ? both : [...both, [b, { name: nameOf(a) }] as const]
    }),
  )
  const elapsed = state.phase === 'live' ? (state.pausedAt ?? live.now) - state.phaseStarted : 0
  const over = state.phase !== 'live' && state.phase !== 'briefing'
  return {
    screen: screenView(state, live),
    locked: state.locked,
    lateJoin: state.lateJoin,
    roster: state.students.filter(isPresent).map(({ id, name, extra, factor }) => ({
      id,
      name,
      extra,
      factor,
      here: live.here.has(id),
      points: points.get(id) ?? 0,
      pair: pairOf.get(id) ?? null,
      handedIn: handedIn.get(id)?.count ?? 0,
      lastAt: handedIn.get(id)?.at ?? null,
      next: next.get(id) ?? null,
      isBlocked: handedIn.get(id)?.isBlocked ?? false,
    })),
    pairs: live.pairs.map(({ pair, done, violations, lastDue, goal }) => {
      const { a, b, code, network = false } = state.pairs.find((one) => one.id === pair) ?? { a: '', b: null, code: '' }
      return {
        id: pair,
        code,
        names: network ? [nameOf(a)] : [nameOf(a), nameOf(b)],
        network,
        done,
        violations,
        goal,
        stuckFor: goal || over ? 0 : Math.max(0, elapsed - lastDue),
      }
    }),
    histogram: live.histogram,
    mistakes: over ? live.mistakes : [],
    deletedAt: deletedAt(state),
    keepDays: state.keepDays,
    quiz: state.options.quiz ? { before: quizFigures(state, 'before'), after: quizFigures(state, 'after') } : null,
  }
}
