// The landing page as HTML, rendered at build time (opening.vite.ts) by the very components that take it over in the browser.
import { renderToString } from 'preact-render-to-string'
import { App } from '../app.tsx'
import { locale } from '../i18n/i18n.ts'
import { LANGUAGES } from '../settings.ts'

export const landingPages = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    LANGUAGES.map((language) => {
      locale.value = language
      return [language, renderToString(<App />)]
    }),
  )
