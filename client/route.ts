// Where the player is, as the address bar says: `/`, `/match`, `/m/<code>`, `/r/<id>`.
import { signal } from '@preact/signals'

export type Route =
  | { readonly at: 'home' }
  | { readonly at: 'match' }
  | { readonly at: 'join'; readonly code: string }
  | { readonly at: 'replay'; readonly id: string }

function read(path: string): Route {
  const [, page, name = ''] = path.split('/')
  if (page === 'match') return { at: 'match' }
  if (page === 'm') return { at: 'join', code: decodeURIComponent(name) }
  if (page === 'r' && name !== '') return { at: 'replay', id: name }
  return { at: 'home' }
}

export const route = signal<Route>(read(location.pathname))

addEventListener('popstate', () => {
  route.value = read(location.pathname)
})

/** Goes there; the page stays. */
export function go(path: string): void {
  if (path !== location.pathname) history.pushState(null, '', path)
  route.value = read(path)
}
