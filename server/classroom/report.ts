// What a teacher takes home: a row for each student, round and skill, as a table that Excel opens or as JSON.
import { stringify } from 'csv-stringify/sync'
import { type ClassState, deletedAt, isPresent, type Student, type StudentRound } from '../../shared/classroom/index.ts'
import { SKILLS } from '../../shared/tcp/index.ts'

export interface ReportRow {
  readonly student: string
  readonly extra: string
  /** From 1. */
  readonly round: number
  readonly scenario: string
  readonly role: string
  readonly partner: string
  readonly points: number
  /** Per cent; null: nothing was judged. */
  readonly accuracy: number | null
  readonly goal: 'yes' | 'no'
  readonly due: number
  readonly violations: number
  readonly missed: number
  readonly waste: number
  /** '' in the row of a round without violations of a known skill. */
  readonly skill: string
  readonly skillName: string
  readonly skillViolations: number
  readonly quizBefore: number | null
  readonly quizAfter: number | null
  /** Seconds from the beginning to the goal; null: it was not reached. */
  readonly seconds: number | null
  readonly over: string
  /** When the result came in, as ISO 8601 in UTC; '': there is none. */
  readonly handedIn: string
}

/** To one decimal. */
const perCent = (share: number): number => Math.round(share * 1000) / 10
const seconds = (ms: number): number => Math.round(ms / 100) / 10

/** Right answers; null: none was given. */
const rightOf = (answers: Student['answers']['before']): number | null =>
  answers.every((one) => one === null) ? null : answers.filter((one) => one === true).length

function rowsOf(state: ClassState, student: Student): readonly ReportRow[] {
  const quiz = { quizBefore: rightOf(student.answers.before), quizAfter: rightOf(student.answers.after) }
  const who = { student: student.name, extra: student.extra }
  const rounds = state.rounds.filter(({ id }) => id === student.id).sort((a, b) => a.round - b.round)
  const nothing = {
    role: '',
    partner: '',
    points: 0,
    accuracy: null,
    goal: 'no',
    due: 0,
    violations: 0,
    missed: 0,
    waste: 0,
    seconds: null,
    over: '',
    handedIn: '',
  } as const
  if (rounds.length === 0) return [{ ...who, ...nothing, ...quiz, round: 0, scenario: '', skill: '', skillName: '', skillViolations: 0 }]
  return rounds.flatMap((one) => {
    const common = {
      ...who,
      ...quiz,
      round: one.round + 1,
      scenario: state.options.playlist[one.round]?.id ?? '',
      role: one.role,
      partner:
        one.role === 'network'
          ? 'two bots'
          : one.partner === null
            ? 'bot'
            : (state.students.find(({ id }) => id === one.partner)?.name ?? ''),
      points: Math.round(one.points),
      accuracy: one.accuracy === null ? null : perCent(one.accuracy),
      goal: one.goal ? ('yes' as const) : ('no' as const),
      due: one.due,
      violations: one.violations,
      missed: one.missed,
      waste: one.waste,
      seconds: one.goalAfter === null ? null : seconds(one.goalAfter),
      over: one.over,
      handedIn: new Date(one.at).toISOString(),
    }
    const skills = Object.entries(SKILLS).flatMap(([id, { name }]) => {
      const times = Object.entries(one.skills).find(([skill]) => skill === id)?.[1] ?? 0
      return times === 0 ? [] : [{ ...common, skill: id, skillName: name, skillViolations: times }]
    })
    return skills.length > 0 ? skills : [{ ...common, skill: '', skillName: '', skillViolations: 0 }]
  })
}

/** Everybody who is there, and who has a result of any round. */
function reported({ students, rounds }: ClassState): readonly Student[] {
  const played = new Set(rounds.map(({ id }) => id))
  return students.filter((one) => isPresent(one) || played.has(one.id))
}

export const reportRows = (state: ClassState): readonly ReportRow[] => reported(state).flatMap((student) => rowsOf(state, student))

/** Opens in Excel with Korean names; nothing in it is taken for a formula. */
export const reportCsv = (state: ClassState): string =>
  stringify([...reportRows(state)], { header: true, bom: true, escape_formulas: true, record_delimiter: 'windows' })

/** What one student did in all rounds. */
export interface StudentReport {
  readonly student: string
  readonly extra: string
  readonly rounds: number
  readonly goals: number
  readonly points: number
  /** Per cent; null: nothing was judged. */
  readonly accuracy: number | null
  /** To the goals, in seconds; null: none was reached. */
  readonly seconds: number | null
  /** Violations of known skills, the most first. */
  readonly skills: readonly Readonly<{ skill: string; times: number }>[]
  readonly violations: number
  readonly quizBefore: number | null
  readonly quizAfter: number | null
  /** When the last result came in, as ISO 8601 in UTC; '': there is none. */
  readonly handedIn: string
}

function studentReport(state: ClassState, student: Student): StudentReport {
  const rounds = state.rounds.filter(({ id }) => id === student.id)
  const sum = (of: (round: StudentRound) => number): number => rounds.reduce((total, round) => total + of(round), 0)
  const due = sum((round) => round.due)
  const judged = due + sum((round) => round.violations + round.missed)
  const goals = rounds.filter(({ goal }) => goal)
  const skills = new Map<string, number>()
  for (const round of rounds) for (const [skill, times] of Object.entries(round.skills)) skills.set(skill, (skills.get(skill) ?? 0) + times)
  return {
    student: student.name,
    extra: student.extra,
    rounds: rounds.length,
    goals: goals.length,
    points: Math.round(sum((round) => round.pairPoints)),
    accuracy: judged === 0 ? null : perCent(due / judged),
    seconds: goals.length === 0 ? null : seconds(sum((round) => round.goalAfter ?? 0)),
    skills: [...skills].map(([skill, times]) => ({ skill, times })).sort((a, b) => b.times - a.times),
    violations: sum((round) => round.violations),
    quizBefore: rightOf(student.answers.before),
    quizAfter: rightOf(student.answers.after),
    handedIn: rounds.length === 0 ? '' : new Date(Math.max(...rounds.map(({ at }) => at))).toISOString(),
  }
}

export interface ClassReport {
  readonly class: string
  readonly created: string
  readonly deleted: string
  /** Of an assignment; null: rounds in step. */
  readonly deadline: string | null
  readonly level: string
  readonly scenarios: readonly string[]
  readonly students: readonly StudentReport[]
  readonly rows: readonly ReportRow[]
}

export const reportJson = (state: ClassState): ClassReport => ({
  class: state.code,
  created: new Date(state.created).toISOString(),
  deleted: new Date(deletedAt(state)).toISOString(),
  deadline: state.deadline === null ? null : new Date(state.deadline).toISOString(),
  level: state.options.level,
  scenarios: state.options.playlist.map(({ id }) => id),
  students: reported(state).map((student) => studentReport(state, student)),
  rows: reportRows(state),
})
