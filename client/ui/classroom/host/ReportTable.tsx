// The report on the page: a row for each student, over all rounds.
import { useState } from 'preact/hooks'
import type { ClassReport, StudentReport } from '../../../../server/classroom/report.ts'
import { t } from '../../../i18n/i18n.ts'
import { readReport } from '../../../net/class-api.ts'
import type { ClassKey } from '../../../net/class-keys.ts'
import { shortMomentText } from '../moment-words.ts'
import './report-table.css'

const COLUMNS = ['student', 'rounds', 'points', 'accuracy', 'seconds', 'skills', 'quiz', 'handedIn'] as const
const NOTHING = '–'

/** By what they got wrong; what has no name is counted together. */
function skillsText({ skills, violations }: StudentReport): string {
  const named = skills.reduce((sum, { times }) => sum + times, 0)
  const others = violations - named
  const words = skills.map(({ skill, times }) => t('classroom.host.table.times', { skill: t(`skill.${skill}.title`), times }))
  return [...words, ...(others > 0 ? [t('classroom.host.table.other', { times: others })] : [])].join(', ') || NOTHING
}

function cell(one: StudentReport, column: Exclude<(typeof COLUMNS)[number], 'student'>): string {
  switch (column) {
    case 'rounds':
      return t('classroom.host.table.goals', { goals: one.goals, count: one.rounds })
    case 'points':
      return String(one.points)
    case 'accuracy':
      return one.accuracy === null ? NOTHING : `${Math.round(one.accuracy)} %`
    case 'seconds':
      return one.seconds === null ? NOTHING : t('classroom.host.table.inSeconds', { seconds: Math.round(one.seconds) })
    case 'skills':
      return skillsText(one)
    case 'quiz':
      return t('classroom.host.table.quizFrom', { before: one.quizBefore ?? NOTHING, after: one.quizAfter ?? NOTHING })
    case 'handedIn':
      return one.handedIn === '' ? NOTHING : shortMomentText(Date.parse(one.handedIn))
  }
}

export function ReportTable({ hostKey }: { hostKey: ClassKey }) {
  const [report, setReport] = useState<ClassReport | null>(null)
  const [problem, setProblem] = useState('')
  const get = async (): Promise<void> => {
    const result = await readReport(hostKey.code, hostKey.token)
    setProblem(result.ok ? '' : t('classroom.host.noReport'))
    if (result.ok) setReport(result.value)
  }
  const students = report?.students.toSorted((a, b) => b.points - a.points || (a.student < b.student ? -1 : 1)) ?? []
  return (
    <>
      <button type="button" class="report-get" onClick={() => void get()}>
        {t(`classroom.host.table.${report === null ? 'show' : 'again'}`)}
      </button>
      <p class="problem" role="alert">
        {problem}
      </p>
      {report !== null && students.length === 0 && <p role="status">{t('classroom.host.table.nobody')}</p>}
      {students.length > 0 && (
        <table class="report-table">
          <caption class="visually-hidden">{t('classroom.host.table.caption')}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" class={column}>
                  {t(`classroom.host.table.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {students.map((one, index) => (
              <tr key={index}>
                {COLUMNS.map((column) =>
                  column === 'student' ? (
                    <th key={column} scope="row">
                      {one.student} {one.extra !== '' && <span class="dim"> {one.extra}</span>}
                    </th>
                  ) : (
                    <td key={column} class={column} data-name={t(`classroom.host.table.${column}`)}>
                      {cell(one, column)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
