// The way back to one's match is closed: why, and what there is instead.
import { t } from '../../i18n/i18n.ts'
import type { Health } from '../../net/connection.ts'
import { takeSeatBack } from '../../session.ts'
import { useFocus } from '../parts/use-focus.ts'

interface GonePageProps {
  readonly why: Extract<Health, { is: 'gone' }>['why']
  /** The seat is another window's now, and this one still has the key to it. */
  readonly canTakeBack: boolean
  readonly onHome: () => void
  readonly onNewMatch: () => void
}

export function GonePage({ why, canTakeBack, onHome, onNewMatch }: GonePageProps) {
  const heading = useFocus()
  const isOutdated = why === 'outdated'
  const isElsewhere = why === 'elsewhere' && canTakeBack
  return (
    <main class="page">
      <h1 ref={heading} tabIndex={-1}>
        {t('health.goneTitle')}
      </h1>
      <p role="status">{t(`health.gone.${why}`)}</p>
      <div class="row start">
        {isElsewhere && (
          <button type="button" class="primary" onClick={() => void takeSeatBack()}>
            {t('health.playHere')}
          </button>
        )}
        {isOutdated && (
          <button type="button" class="primary" onClick={onNewMatch}>
            {t('app.newMatch')}
          </button>
        )}
        <button type="button" class={isOutdated || isElsewhere ? '' : 'primary'} onClick={onHome}>
          {t('app.home')}
        </button>
      </div>
    </main>
  )
}
