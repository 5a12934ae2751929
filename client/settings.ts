// What the player chose, kept in this browser. Where storage is forbidden, it lasts as long as the page.
import { computed, effect, type Signal, signal } from '@preact/signals'

export const LANGUAGES = ['en', 'ko'] as const
export type Language = (typeof LANGUAGES)[number]
export const THEMES = ['auto', 'night', 'day'] as const
export const MOTIONS = ['auto', 'reduced', 'full'] as const

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(`ackward.${key}`)
  } catch {
    return null
  }
}

const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(`ackward.${key}`, value)
  } catch {
    // Full or forbidden: play goes on, the choice lasts for this page.
  }
}

/** A setting that keeps itself; what is stored counts only if it is one of the choices. */
function choice<T extends string>(key: string, choices: readonly T[], usual: T): Signal<T> {
  const stored = read(key)
  const kept = signal(choices.find((one) => one === stored) ?? usual)
  let first = true
  effect(() => {
    const { value } = kept
    if (!first) write(key, value)
    first = false
  })
  return kept
}

function text(key: string): Signal<string> {
  const kept = signal(read(key) ?? '')
  effect(() => {
    if (kept.value !== '') write(key, kept.value)
  })
  return kept
}

const guessed: Language = navigator.languages.some((one) => one.toLowerCase().startsWith('ko')) ? 'ko' : 'en'

export const settings = {
  language: choice('language', LANGUAGES, guessed),
  theme: choice('theme', THEMES, 'auto'),
  sound: choice('sound', ['on', 'off'], 'on'),
  motion: choice('motion', MOTIONS, 'auto'),
  /** Sequence numbers as they are, or counted from the ISN as Wireshark does. */
  numbers: choice('numbers', ['absolute', 'relative'], 'absolute'),
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

const light = matching('(prefers-color-scheme: light)')
const calm = matching('(prefers-reduced-motion: reduce)')

export const theme = computed<'night' | 'day'>(() =>
  settings.theme.value === 'auto' ? (light.value ? 'day' : 'night') : settings.theme.value,
)
export const reducedMotion = computed(() => (settings.motion.value === 'auto' ? calm.value : settings.motion.value === 'reduced'))

/** Carries the settings to the style sheets. */
export function dressPage(): void {
  effect(() => {
    const { dataset } = document.documentElement
    dataset.theme = theme.value
    dataset.motion = reducedMotion.value ? 'reduced' : 'full'
  })
}
