// What the player chose, kept in this browser. Where storage is forbidden, it lasts as long as the page.
import { computed, effect, type Signal, signal } from '@preact/signals'
import { CALM, chosen, dress, guessedLanguage, isCalm, kept, LANGUAGES, LIGHT, MOTIONS, THEMES, themeOf } from './choices.ts'

export { LANGUAGES, type Language, MOTIONS, THEMES } from './choices.ts'

const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(`ackward.${key}`, value)
  } catch {
    // Full or forbidden: play goes on, the choice lasts for this page.
  }
}

/** A setting that keeps itself. */
function choice<T extends string>(key: string, choices: readonly T[], usual: T): Signal<T> {
  const setting = signal(chosen(key, choices, usual))
  let first = true
  effect(() => {
    const { value } = setting
    if (!first) write(key, value)
    first = false
  })
  return setting
}

function text(key: string): Signal<string> {
  const setting = signal(kept(key) ?? '')
  effect(() => {
    if (setting.value !== '') write(key, setting.value)
  })
  return setting
}

export const settings = {
  language: choice('language', LANGUAGES, guessedLanguage()),
  theme: choice('theme', THEMES, 'auto'),
  sound: choice('sound', ['on', 'off'], 'on'),
  motion: choice('motion', MOTIONS, 'auto'),
  /** Sequence numbers as they are, or counted from the ISN as Wireshark does. */
  numbers: choice('numbers', ['absolute', 'relative'], 'absolute'),
  /** Whether a single letter, digit or sign is a command: who dictates or mistypes may not want that (WCAG 2.1.4). */
  shortcuts: choice('shortcuts', ['on', 'off'], 'on'),
  /** Whether the first 60 seconds were played. */
  opened: choice('opened', ['no', 'yes'], 'no'),
  name: text('name'),
}

const matching = (query: string): Signal<boolean> => {
  const list = matchMedia(query)
  const now = signal(list.matches)
  list.addEventListener('change', () => {
    now.value = list.matches
  })
  return now
}

const light = matching(LIGHT)
const calm = matching(CALM)

export const theme = computed(() => themeOf(settings.theme.value, light.value))
export const reducedMotion = computed(() => isCalm(settings.motion.value, calm.value))

/** Carries the settings to the style sheets. */
export const dressPage = (): void => {
  effect(() => dress(theme.value, reducedMotion.value))
}
