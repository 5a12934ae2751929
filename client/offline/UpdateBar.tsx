// The bar that asks before a new version takes over. It keeps still while a match is on.
import { render } from 'preact'
import { t } from '../i18n/i18n.ts'
import { game, practice } from '../session.ts'
import { later, newVersion, startUpdates, takeOver } from './updates.ts'
import './update-bar.css'

function UpdateBar() {
  if (!newVersion.value || game.value !== null || practice.value !== null) return null
  return (
    <>
      <p>{t('app.newVersion')}</p>
      <button type="button" class="primary" onClick={takeOver}>
        {t('app.update')}
      </button>
      <button type="button" onClick={later}>
        {t('app.later')}
      </button>
    </>
  )
}

/** Registers the service worker and puts the bar below the page. */
export function startOffline(): void {
  const bar = document.createElement('div')
  bar.className = 'update-bar'
  bar.setAttribute('role', 'status')
  document.body.append(bar)
  render(<UpdateBar />, bar)
  void startUpdates()
}
