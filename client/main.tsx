// The page's beginning: settings, messages, then the first screen.
import './styles/base.css'
import { hydrate, render } from 'preact'
import { App, preloadMatch } from './app.tsx'
import { followLanguage } from './i18n/i18n.ts'
import { HANDOVER } from './opening/handover.ts'
import { route } from './route.ts'
import { askForSeat } from './session.ts'
import { dressPage } from './settings.ts'

/** ms after the first screen. */
const OFFLINE_AFTER = 4000

dressPage()
// Somebody who comes to a match needs its screens at once: they are fetched before the first is drawn.
if (route.peek().at === 'match') void askForSeat()
if (route.peek().at === 'match' || route.peek().at === 'join') preloadMatch()
followLanguage()
const root = document.getElementById('app')
if (root !== null) {
  if (root.hasChildNodes()) hydrate(<App />, root)
  else render(<App />, root)
}
dispatchEvent(new Event(HANDOVER))
// Once the first screens have what they need; in development nothing is kept.
if (import.meta.env.PROD)
  setTimeout(
    () =>
      import('./offline/UpdateBar.tsx').then(
        ({ startOffline }) => startOffline(),
        () => undefined,
      ),
    OFFLINE_AFTER,
  )
