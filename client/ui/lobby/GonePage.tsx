// The way back to one's match is closed: why, and what there is instead.
import { t } from '../../i18n/i18n.ts'
import type { Health } from '../../net/connection.ts'

interface GonePageProps {
  readonly why: Extract<Health, { is: 'gone' }>['why']
  readonly onHome: () => void
  readonly onNewMatch: () => void
}

export function GonePage({ why, onHome, onNewMatch }: GonePageProps) {
  const isOutdated = why === 'outdated'
  return (
    <main class="page">
      <h1 tabIndex={-1}>{t('health.goneTitle')}</h1>
      <p role="status">{t(`health.gone.${why}`)}</p>
      <div class="row start">
        {isOutdated && (
          <button type="button" class="primary" onClick={onNewMatch}>
            {t('app.newMatch')}
          </button>
        )}
        <button type="button" class={isOutdated ? '' : 'primary'} onClick={onHome}>
          {t('app.home')}
        </button>
      </div>
    </main>
  )
}
