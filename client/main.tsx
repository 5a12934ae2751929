// The page's beginning: settings, messages, then the first screen.
import './styles/base.css'
import { render } from 'preact'
import { App } from './app.tsx'
import { startMessages } from './i18n/i18n.ts'
import { dressPage } from './settings.ts'

dressPage()
await startMessages()
const root = document.getElementById('app')
if (root !== null) render(<App />, root)
