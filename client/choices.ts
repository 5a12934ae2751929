// What a player can choose, what this browser keeps of it, and how the page is dressed for it. Takes nothing else along: the opening runs on it.
export const LANGUAGES = ['en', 'ko'] as const
export type Language = (typeof LANGUAGES)[number]
export const THEMES = ['auto', 'night', 'day'] as const
export type Theme = (typeof THEMES)[number]
export const MOTIONS = ['auto', 'reduced', 'full'] as const
export type Motion = (typeof MOTIONS)[number]

/** What is kept under this key; null: nothing, or storage is forbidden. */
export const kept = (key: string): string | null => {
  try {
    return localStorage.getItem(`ackward.${key}`)
  } catch {
    return null
  }
}

/** What is kept counts only if it is one of the choices. */
export function chosen<T extends string>(key: string, choices: readonly T[], usual: T): T {
  const before = kept(key)
  return choices.find((one) => one === before) ?? usual
}

export const guessedLanguage = (): Language => (navigator.languages.some((one) => one.toLowerCase().startsWith('ko')) ? 'ko' : 'en')

export const LIGHT = '(prefers-color-scheme: light)'
export const CALM = '(prefers-reduced-motion: reduce)'

/** `light`, `calm`: what the browser prefers. */
export const themeOf = (theme: Theme, light: boolean): 'night' | 'day' => (theme === 'auto' ? (light ? 'day' : 'night') : theme)
export const isCalm = (motion: Motion, calm: boolean): boolean => (motion === 'auto' ? calm : motion === 'reduced')

/** Carries it to the style sheets. */
export function dress(theme: 'night' | 'day', calm: boolean): void {
  const { dataset } = document.documentElement
  dataset.theme = theme
  dataset.motion = calm ? 'reduced' : 'full'
}
