import { t } from '../../../i18n/i18n.ts'
import type { ClassHealth } from '../../../net/class-room.ts'
import { go } from '../../../route.ts'
import { useFocus } from '../../parts/use-focus.ts'

type Why = Extract<ClassHealth, { is: 'gone' }>['why']

/** Coming back by itself is of no use. `onAgain`: to the same place; `onOut`: to the door, the place is given up. */
export function Gone({ why, onAgain, onOut }: { why: Why; onAgain: () => void; onOut: () => void }) {
  const heading = useFocus()
  const canReturn = why === 'elsewhere' || why === 'abuse'
  const isNoMore = why === 'deleted' || why === 'no-such-class'
  return (
    <main class="page student-join">
      <h1 ref={heading} tabIndex={-1}>
        {t('classroom.student.gone.title')}
      </h1>
      <p>{t(`classroom.student.gone.${why}`)}</p>
      <p class="row start">
        {canReturn && (
          <button type="button" class="primary" onClick={onAgain}>
            {t('classroom.student.gone.here')}
          </button>
        )}
        {!canReturn && !isNoMore && (
          <button type="button" class="primary" onClick={onOut}>
            {t('classroom.student.gone.again')}
          </button>
        )}
        <button
          type="button"
          onClick={() => {
            if (!canReturn) onOut()
            go('/')
          }}
        >
          {t('app.home')}
        </button>
      </p>
    </main>
  )
}
