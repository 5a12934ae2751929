// The page's side of the service worker: registers it, and knows when a new version waits.
import { signal } from '@preact/signals'
import { TAKE_OVER } from './take-over.ts'

/** How often a page that stays open asks for a new version, ms; and how often at most when it is shown again. */
const EVERY = 3_600_000
const AT_MOST = 60_000

/** A new version is there and waits for a word. */
export const newVersion = signal(false)

let registration: ServiceWorkerRegistration | null = null
let asked = false

/** Only a worker that follows another one waits; the very first is no news. */
function look({ waiting, active }: ServiceWorkerRegistration): void {
  if (waiting !== null && active !== null) newVersion.value = true
}

function watch(now: ServiceWorkerRegistration): void {
  const follow = (): void => now.installing?.addEventListener('statechange', () => look(now))
  look(now)
  follow()
  now.addEventListener('updatefound', follow)
  let last = Date.now()
  const update = (): void => {
    last = Date.now()
    // Offline, or the server is away: there is nothing newer then.
    now.update().catch(() => undefined)
  }
  setInterval(update, EVERY)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - last > AT_MOST) update()
  })
}

/** Makes the game playable offline from now on. A browser that cannot do that, or forbids it, plays on as before. */
export async function startUpdates(): Promise<void> {
  // It is missing where the page did not come by HTTPS.
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  let controlled = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload()
    // Another window let the new version in: this one is of the old.
    else if (controlled) newVersion.value = true
    controlled = true
  })
  try {
    const base = new URL(import.meta.env.BASE_URL, location.href)
    registration = await serviceWorker.register(new URL('sw.js', base), { scope: base.href, updateViaCache: 'none' })
    watch(registration)
  } catch {
    // Tried again at the next visit.
  }
}

/** Lets the new version in; the page is loaded anew once it has taken over. */
export function takeOver(): void {
  const waiting = registration?.waiting ?? null
  asked = true
  if (waiting === null) location.reload()
  else waiting.postMessage(TAKE_OVER)
}

/** Until the page is opened again, or something newer still comes. */
export function later(): void {
  newVersion.value = false
}
