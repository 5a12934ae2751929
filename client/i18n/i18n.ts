// Messages by key, in the player's language. A language is one file; of the one in use, only the parts that are shown are loaded.
import { computed, effect, signal } from '@preact/signals'
import i18next from 'i18next'
import { LANGUAGES, type Language, settings } from '../settings.ts'
import { josa } from './josa.ts'
import type { LaterPart } from './parts.ts'

/** In every language they come with the script: a file more is a request more before the landing page answers. */
const FIRST = import.meta.glob<object>('./*.json', { query: '?first', import: 'default', eager: true })

type Files = Readonly<Record<string, () => Promise<object>>>
const LATER: Readonly<Record<LaterPart, Files>> = {
  game: import.meta.glob<object>('./*.json', { query: '?game', import: 'default' }),
  alone: import.meta.glob<object>('./*.json', { query: '?alone', import: 'default' }),
  classroom: import.meta.glob<object>('./*.json', { query: '?classroom', import: 'default' }),
}

/** The language whose messages are shown now; it changes once they are loaded. */
export const locale = signal<Language>(settings.language.peek())

const PARTICLES = ['을/를', '은/는', '이/가', '와/과', '과/와', '으로/로', '이에요/예요']

const i18n = i18next.createInstance()
void i18n.init({
  // Nothing is fetched here, so that it is ready at once.
  initAsync: false,
  resources: Object.fromEntries(LANGUAGES.map((language) => [language, { translation: FIRST[`./${language}.json`] ?? {} }])),
  lng: settings.language.peek(),
  fallbackLng: false,
  interpolation: { escapeValue: false },
})
// `{{value, 을/를}}`: the particle that the value's last sound asks for.
for (const pair of PARTICLES) i18n.services.formatter?.add(pair, (value: unknown) => josa(String(value), pair))

/** Parts that something on the page has asked for. */
const asked = new Set<LaterPart>()
const loading = new Map<string, Promise<void>>()

async function fetchPart(language: Language, part: LaterPart): Promise<void> {
  const load = LATER[part][`./${language}.json`]
  if (load === undefined) throw new Error(`there is no file of messages for ${language}`)
  i18n.addResourceBundle(language, 'translation', await load(), true, true)
  messages.peek().made.clear()
}

/** Once per language and part; what failed is tried again when it is next asked for. */
function load(language: Language, part: LaterPart): Promise<void> {
  const key = `${language} ${part}`
  const before = loading.get(key)
  if (before !== undefined) return before
  const now = fetchPart(language, part)
  loading.set(key, now)
  now.catch(() => loading.delete(key))
  return now
}

async function use(language: Language): Promise<void> {
  await Promise.all([...asked].map((part) => load(language, part)))
  if (settings.language.value !== language) return
  document.documentElement.lang = language
  locale.value = language
}

/** Makes a part's messages known, now and in every language that is chosen later. Rejects when it cannot be loaded. */
export async function loadMessages(...parts: readonly LaterPart[]): Promise<void> {
  for (const part of parts) asked.add(part)
  const language = settings.language.peek()
  await Promise.all(parts.map((part) => load(language, part)))
}

/** Follows the player's choice from now on. */
export function followLanguage(): void {
  effect(() => {
    const language = settings.language.value
    use(language).catch(() => {
      // Offline or an old page: the language that is there stays.
      settings.language.value = locale.peek()
    })
  })
}

export type Values = Readonly<Record<string, string | number>>

/** What has been put together in this language, for the board asks for the same messages in each frame. */
const messages = computed(() => ({ make: i18n.getFixedT(locale.value), made: new Map<string, string>() }))
/** Beyond so many they are forgotten. */
const MOST_MADE = 1000

/** The message of this key; whoever renders it is drawn again when the language changes. */
export function t(key: string, values?: Values): string {
  const { make, made } = messages.value
  const name = values === undefined ? key : key + JSON.stringify(values)
  const before = made.get(name)
  if (before !== undefined) return before
  const message = make(key, { ...values })
  if (made.size >= MOST_MADE) made.clear()
  made.set(name, message)
  return message
}

/** Whether there is a message of this key. */
export const hasMessage = (key: string): boolean => i18n.exists(key, { lng: locale.value })

/** The message of an id that the rules name; the id itself where there is none any more, for earlier rules may have named it. */
export function textOf(section: string, id: string, values?: Values): string {
  const key = `${section}.${id}`
  return hasMessage(key) ? t(key, values) : id
}
