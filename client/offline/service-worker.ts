// Keeps the whole game in this browser, so that it opens and plays without a network. The build makes `sw.js` of it (worker.vite.ts).
// Nothing but what was built is ever written to a cache or read from one: `/api`, matchmaking and sockets pass as if nobody stood here.
import { TAKE_OVER } from './take-over.ts'

interface Lasting {
  waitUntil(work: Promise<unknown>): void
}
interface Asked {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
/** What this uses of a ServiceWorkerGlobalScope; the compiler's own description of it cannot stand beside the page's. */
interface WorkerScope {
  readonly registration: Readonly<{ scope: string }>
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
  addEventListener(type: 'message', listener: (event: Readonly<{ data: unknown }>) => void): void
}
declare const self: WorkerScope
/** Put in by the build: every file of this version with its hash, and the hash of them all. */
declare const __FILES__: Readonly<Record<string, string>>
declare const __VERSION__: string

/** Files fetched at the same time: the line is the match's first. */
const AT_ONCE = 2
const SCOPE = self.registration.scope
/** Copies of the game in other folders of the same host have caches of their own. */
const OURS = `ackward ${SCOPE} `
const CACHE = OURS + __VERSION__
/** The address of each file, and its hash. */
const FILES = new Map(Object.entries(__FILES__).map(([file, hash]) => [new URL(file, SCOPE).href, hash]))
const ASSETS = new URL('assets/', SCOPE).href
/** The page answers in the reader's language and in whatever compression: it is the same page. */
const ANY = { ignoreVary: true }

async function keep(cache: Cache, address: string, integrity: string): Promise<void> {
  // What an install that was cut off has fetched already.
  if ((await cache.match(address, ANY)) !== undefined) return
  // A name in assets/ holds its content's hash: what another version has is the same.
  const lasting = address.startsWith(ASSETS)
  const before = lasting ? await caches.match(address, ANY) : undefined
  // The hash refuses what a newer version, or a network's login page, answers in the file's place.
  const response = before ?? (await fetch(address, { integrity, priority: 'low', cache: lasting ? 'default' : 'no-cache' }))
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  await cache.put(address, response)
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE)
  const left = [...FILES]
  const fetchAll = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await keep(cache, ...next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, fetchAll))
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE)
  await Promise.all(old.map((name) => caches.delete(name)))
  await self.clients.claim()
}

/** The file of ours that a request is for; null: it is none of our business. */
function wanted({ method, mode, url }: Request): string | null {
  if (method !== 'GET' || !url.startsWith(SCOPE)) return null
  const address = url.replace(/[?#].*/, '')
  if (FILES.has(address)) return address
  const server = /^(api|matchmake)(\/|$)/.test(address.slice(SCOPE.length))
  return mode === 'navigate' && !server ? SCOPE : null
}

async function answer(address: string, request: Request): Promise<Response> {
  const kept = await caches.open(CACHE).then(
    (cache) => cache.match(address, ANY),
    () => undefined,
  )
  return kept ?? fetch(request)
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('fetch', (event) => {
  const address = wanted(event.request)
  if (address !== null) event.respondWith(answer(address, event.request))
})
// A new version waits until somebody at the page says so.
self.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void self.skipWaiting()
})
