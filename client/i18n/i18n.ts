// Messages by key, in the player's language. A language is one file; only the one in use is loaded.
import { effect, signal } from '@preact/signals'
import i18next from 'i18next'
import { type Language, settings } from '../settings.ts'
import { josa } from './josa.ts'

const FILES: Readonly<Record<Language, () => Promise<{ default: object }>>> = {
  en: () => import('./en.json', { with: { type: 'json' } }),
  ko: () => import('./ko.json', { with: { type: 'json' } }),
}

/** The language whose messages are shown now; it changes once they are loaded. */
export const locale = signal<Language>('en')

const PARTICLES = ['을/를', '은/는', '이/가', '와/과', '과/와', '으로/로', '이에요/예요']

const i18n = i18next.createInstance()

async function use(language: Language): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'translation')) {
    const file = await FILES[language]()
    i18n.addResourceBundle(language, 'translation', file.default)
  }
  if (settings.language.value !== language) return
  await i18n.changeLanguage(language)
  document.documentElement.lang = language
  locale.value = language
}

/** Loads the player's language and follows their choice from then on. */
export async function startMessages(): Promise<void> {
  await i18n.init({
    resources: {},
    lng: settings.language.value,
    fallbackLng: false,
    interpolation: { escapeValue: false },
  })
  // `{{value, 을/를}}`: the particle that the value's last sound asks for.
  for (const pair of PARTICLES) i18n.services.formatter?.add(pair, (value: unknown) => josa(String(value), pair))
  await use(settings.language.value)
  effect(() => {
    const language = settings.language.value
    use(language).catch(() => {
      // Offline or an old page: the language that is there stays.
      settings.language.value = locale.peek()
    })
  })
}

export type Values = Readonly<Record<string, string | number>>

/** The message of this key; whoever renders it is drawn again when the language changes. */
export function t(key: string, values?: Values): string {
  return i18n.getFixedT(locale.value)(key, { ...values })
}

/** Whether there is a message of this key. */
export const hasMessage = (key: string): boolean => i18n.exists(key)
