// What a teacher takes home: a row for each student, round and skill, as a table that Excel opens or as JSON.
import { stringify } from 'csv-stringify/sync'
import { type ClassState, deletedAt, isPresent, type Student } from '../../shared/classroom/index.ts'
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
  readonly over: string
}

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
    over: '',
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
      accuracy: one.accuracy === null ? null : Math.round(one.accuracy * 1000) / 10,
      goal: one.goal ? ('yes' as const) : ('no' as const),
      due: one.due,
      violations: one.violations,
      missed: one.missed,
      waste: one.waste,
      over: one.over,
    }
    const skills = Object.entries(SKILLS).flatMap(([id, { name }]) => {
      const times = Object.entries(one.skills).find(([skill]) => skill === id)?.[1] ?? 0
      return times === 0 ? [] : [{ ...common, skill: id, skillName: name, skillViolations: times }]
    })
    return skills.length > 0 ? skills : [{ ...common, skill: '', skillName: '', skillViolations: 0 }]
  })
}

export const reportRows = (state: ClassState): readonly ReportRow[] =>
  state.students
    .filter((one) => isPresent(one) || state.rounds.some(({ id }) => id === one.id))
    .flatMap((student) => rowsOf(state, student))

/** Opens in Excel with Korean names; nothing in it is taken for a formula. */
export const reportCsv = (state: ClassState): string =>
  stringify([...reportRows(state)], { header: true, bom: true, escape_formulas: true, record_delimiter: 'windows' })

export const reportJson = (state: ClassState): object => ({
  class: state.code,
  created: new Date(state.created).toISOString(),
  deleted: new Date(deletedAt(state)).toISOString(),
  level: state.options.level,
  scenarios: state.options.playlist.map(({ id }) => id),
  rows: reportRows(state),
})
