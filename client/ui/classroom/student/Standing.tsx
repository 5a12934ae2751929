import type { StudentClassView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'

/** The own points and place; told between the rounds only. */
export function Standing({ you, isBig = false }: { you: StudentClassView['you']; isBig?: boolean }) {
  return (
    <p class={`standing ${isBig ? 'big' : ''}`}>
      {you.rank !== null && (
        <span class={`standing-rank rank-${you.rank}`}>{t('classroom.student.standing.rank', { rank: you.rank, of: you.of })}</span>
      )}{' '}
      <span class="standing-points">{t('classroom.student.standing.points', { count: Math.round(you.points) })}</span>
    </p>
  )
}
