import { t } from '../../i18n/i18n.ts'
import { go } from '../../route.ts'
import './lobby.css'

/** In the static build, where a link leads to something that only a server has. `about`: the key of what to say of it. */
export function NoServerPage({ about }: { about: string }) {
  return (
    <main class="page join">
      <h1 tabIndex={-1}>{t('lobby.noServerTitle')}</h1>
      <p>{t(about)}</p>
      <p class="row start">
        <button type="button" class="primary" onClick={() => go('/')}>
          {t('app.home')}
        </button>
      </p>
    </main>
  )
}
