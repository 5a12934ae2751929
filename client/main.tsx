// The page's beginning: settings, messages, then the first screen.
import './styles/base.css'
import { render } from 'preact'
import { App, preloadMatch } from './app.tsx'
import { startMessages } from './i18n/i18n.ts'
import { route } from './route.ts'
import { askForSeat } from './session.ts'
import { dressPage } from './settings.ts'

/** ms after the first screen. */
const OFFLINE_AFTER = 4000

dressPage()
// Somebody who comes to a match needs its screens at once: they are fetched beside the messages, not after them.
if (route.peek().at === 'match') void askForSeat()
if (route.peek().at === 'match' || route.peek().at === 'join') preloadMatch()
await startMessages()
const root = document.getElementById('app')
if (root !== null) render(<App />, root)
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
