// Messages by key, in the player's language. A language is one file; of the one in use, only the parts that are shown are loaded.
import { effect, signal } from '@preact/signals'
import i18next from 'i18next'
import { type Language, settings } from '../settings.ts'
import type { Part } from './parts.ts'

type Files = Readonly<Record<string, () => Promise<object>>>
const FILES: Readonly<Record<Part, Files>> = {
  first: import.meta.glob<object>('./*.json', { query: '?first', import: 'default' }),
  game: import.meta.glob<object>('./*.json', { query: '?game', import: 'default' }),
  alone: import.meta.glob<object>('./*.json', { query: '?alone', import: 'default' }),
  classroom: import.meta.glob<object>('./*.json', { query: '?classroom', import: 'default' }),
}

/** The language whose messages are shown now; it changes once they are loaded. */
export const locale = signal<Language>('en')

const PARTICLES = ['을/를', '은/는', '이/가', '와/과', '과/와', '으로/로', '이에요/예요']

const i18n = i18next.createInstance()
const started = i18n.init({
  resources: {},
  lng: settings.language.peek(),
  fallbackLng: false,
  interpolation: { escapeValue: false },
})

/** Parts that something on the page has asked for. */
const asked = new Set<Part>(['first'])
const loading = new Map<string, Promise<void>>()

async function fetchPart(language: Language, part: Part): Promise<void> {
  const load = FILES[part][`./${language}.json`]
  if (load === undefined) throw new Error(`there is no file of messages for ${language}`)
  const [messages] = await Promise.all([load(), started])
  i18n.addResourceBundle(language, 'translation', messages, true, true)
}

/** Once per language and part; what failed is tried again when it is next asked for. */
function load(language: Language, part: Part): Promise<void> {
  const key = `${language} ${part}`
  const before = loading.get(key)
  if (before !== undefined) return before
  const now = fetchPart(language, part)
  loading.set(key, now)
  now.catch(() => loading.delete(key))
  return now
}

/** Korean particles, which other languages do not load. */
async function loadParticles(): Promise<void> {
  const [{ josa }] = await Promise.all([import('./josa.ts'), started])
  // `{{value, 을/를}}`: the particle that the value's last sound asks for.
  for (const pair of PARTICLES) i18n.services.formatter?.add(pair, (value: unknown) => josa(String(value), pair))
}

async function use(language: Language): Promise<void> {
  await Promise.all([...[...asked].map((part) => load(language, part)), ...(language === 'ko' ? [loadParticles()] : [])])
  if (settings.language.value !== language) return
  await i18n.changeLanguage(language)
  document.documentElement.lang = language
  locale.value = language
}

/** Makes a part's messages known, now and in every language that is chosen later. Rejects when it cannot be loaded. */
export async function loadMessages(...parts: readonly Part[]): Promise<void> {
  for (const part of parts) asked.add(part)
  const language = settings.language.peek()
  await Promise.all(parts.map((part) => load(language, part)))
}

/** Loads the player's language and follows their choice from then on. */
export async function startMessages(): Promise<void> {
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
