// What the marks of a ladder mean.
import { t } from '../../i18n/i18n.ts'
import { markShape } from './drawing.ts'
import { drawn } from './drawn.ts'
import { SCREEN } from './palette.ts'

const MARKS = [
  ['check', 'due'],
  ['dot', 'allowed'],
  ['wave', 'needless'],
  ['cross', 'violation'],
  ['late', 'missed'],
] as const

export function Legend() {
  return (
    <ul class="ladder-legend" aria-label={t('ladder.legend')}>
      {MARKS.map(([sign, key]) => (
        <li key={key}>
          <svg width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true">
            {drawn(markShape(sign, { x: 0, y: 0 }, SCREEN))}
          </svg>
          {t(`ladder.mark.${key}`)}
        </li>
      ))}
    </ul>
  )
}
