// The page's beginning: settings, messages, then the first screen.
import './styles/base.css'
import { render } from 'preact'
import { App, preloadMatch } from './app.tsx'
import { startMessages } from './i18n/i18n.ts'
import { route } from './route.ts'
import { dressPage } from './settings.ts'

dressPage()
// Somebody who comes to a match needs its screens at once: they are fetched beside the messages, not after them.
if (route.peek().at === 'match' || route.peek().at === 'join') preloadMatch()
await startMessages()
const root = document.getElementById('app')
if (root !== null) render(<App />, root)
