// The end: the first three on their piers, the next two below, and how far the class is with its last questions.
import type { ScreenView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import './podium.css'

/** The second left of the first, the third right, as on every podium. */
const PLACES = [1, 0, 2] as const

export function Podium({ view }: { view: ScreenView }) {
  const { top, clock, quizDone, students } = view
  return (
    <div class="podium-stage">
      <h1 tabIndex={-1}>{t(clock.phase === 'over' ? 'classroom.screen.over' : 'classroom.screen.podium')}</h1>
      {top.length === 0 && <p class="screen-note">{t('classroom.screen.noResults')}</p>}
      <ol class="podium">
        {PLACES.map((place) => {
          const one = top[place]
          return one === undefined ? null : (
            <li key={one.name} class={`rank-${Math.min(3, one.rank)}`}>
              <span class="podium-name">{one.name}</span> <span class="podium-points">{t('classroom.points', { points: one.points })}</span>{' '}
              <span class="podium-pier">
                <span class="podium-lamp" aria-hidden="true" />
                <span class="podium-rank mono">{one.rank}</span>
              </span>
            </li>
          )
        })}
      </ol>
      {top.length > 3 && (
        <ol class="podium-rest">
          {top.slice(3).map(({ name, points, rank }) => (
            <li key={name}>
              <span class="mono">{rank}</span> {name} · {t('classroom.points', { points })}
            </li>
          ))}
        </ol>
      )}
      {quizDone > 0 && <p class="screen-note">{t('classroom.screen.quizDone', { done: quizDone, count: students })}</p>}
    </div>
  )
}
