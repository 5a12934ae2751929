// Where the player is, as the address says: `/`, `/intro`, `/play`, `/match`, `/m/<code>`, `/r/<id>`, and what is played alone. Without a server of our own,
// in the static build, the same paths stand behind `#`: any host can serve one page.
import { signal } from '@preact/signals'

/** The build that is served by a host that knows nothing of Ackward: solo play alone. */
export const STATIC = import.meta.env.MODE === 'static'

export const QUIZ_MODES = ['today', 'mix', 'streak', 'storm', 'daily'] as const
export type QuizMode = (typeof QUIZ_MODES)[number]

export type Route =
  /** `nothing`: an address that means nothing. */
  | { readonly at: 'home' | 'nothing' }
  /** The first 60 seconds, and the ways to play. */
  | { readonly at: 'intro' | 'lobby' }
  | { readonly at: 'match' }
  | { readonly at: 'join'; readonly code: string }
  | { readonly at: 'replay'; readonly id: string }
  /** The campaign's map and everything else that one does alone. */
  | { readonly at: 'alone' }
  /** `skill`: cards of this skill only, by its id. */
  | { readonly at: 'quiz'; readonly mode: QuizMode; readonly skill: string | null }
  | { readonly at: 'skills' }
  | { readonly at: 'progress' }
  /** A worked example of a scenario, by its id. */
  | { readonly at: 'example'; readonly scenario: string }
  /** A class is opened; or run by its host, or shown by a projector: their secrets stand behind `#`, which is sent to nobody. */
  | { readonly at: 'class-new' }
  | { readonly at: 'class-host' | 'class-screen'; readonly code: string }
  /** A student's place; `code` '' where it is still to be typed. `number`: by which somebody waits to play a round of an assignment; '' without. */
  | { readonly at: 'class'; readonly code: string; readonly number: string }
  /** A position to try. */
  | { readonly at: 'position'; readonly text: string }
  /** `text`: a scenario that somebody shared; '' for a new one. */
  | { readonly at: 'editor'; readonly text: string }

const plain = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const quizMode = (text: string): QuizMode => QUIZ_MODES.find((mode) => mode === text) ?? 'today'

/** Reads a path; what stands behind its `#` is no part of it. */
export function readRoute(path: string): Route {
  const [, page = '', first = '', second = ''] = path.replace(/#.*/, '').split('/')
  const name = plain(first)
  switch (page) {
    case 'intro':
      return { at: 'intro' }
    case 'play':
      return { at: 'lobby' }
    case 'match':
      return { at: 'match' }
    case 'm':
      return { at: 'join', code: name }
    case 'r':
      return name === '' ? { at: 'home' } : { at: 'replay', id: name }
    case 'alone':
      return { at: 'alone' }
    case 'quiz':
      return name === 'skill' ? { at: 'quiz', mode: 'mix', skill: plain(second) } : { at: 'quiz', mode: quizMode(name), skill: null }
    case 'skills':
      return { at: 'skills' }
    case 'progress':
      return { at: 'progress' }
    case 'example':
      return { at: 'example', scenario: name }
    case 'teach':
      return { at: 'class-new' }
    case 'host':
      return { at: 'class-host', code: name }
    case 'screen':
      return { at: 'class-screen', code: name }
    case 'c':
      return { at: 'class', code: name, number: /^\d{4}$/.test(second) ? second : '' }
    case 'p':
      return { at: 'position', text: name }
    case 'editor':
      return { at: 'editor', text: name }
    case '':
    case 'index.html':
      return { at: 'home' }
    default:
      return { at: 'nothing' }
  }
}

const here = (): string => (STATIC ? location.hash.slice(1) : location.pathname)

export const route = signal<Route>(readRoute(here()))

const follow = (): void => {
  route.value = readRoute(here())
}
addEventListener('popstate', follow)
if (STATIC) addEventListener('hashchange', follow)

/** What a link to this path says. */
export const href = (path: string): string => (STATIC ? `#${path}` : path)

/** The whole address of a path, to be given to somebody. */
export const address = (path: string): string => new URL(href(path), STATIC ? location.href.replace(/#.*/, '') : location.origin).href

/** Goes there; the page stays. */
export function go(path: string): void {
  if (path !== here()) history.pushState(null, '', href(path))
  route.value = readRoute(path)
}
