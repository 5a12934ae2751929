// Two windows in one match: seats are taken by the server's own calls, and a window comes to its seat as after a reload.
import type { Browser, BrowserContextOptions } from 'playwright-core'
import type { Entry } from '../../shared/protocol/index.ts'
import { openWindow, type Window } from './browser.ts'

async function post(url: string, body: object): Promise<Entry> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (response.status !== 201) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  const entry: Entry = await response.json()
  return entry
}

export interface Setting {
  readonly level: 'coach' | 'match' | 'exam'
  readonly playlist: readonly string[]
}

/** The client's seat, then the server's. */
export async function takeSeats(url: string, setting: Setting): Promise<readonly [Entry, Entry]> {
  const first = await post(`${url}/api/matches`, { name: 'Ann', role: 'client', ...setting })
  return [first, await post(`${url}/api/matches/${first.code}/join`, { name: '민준' })]
}

/** A window that has this seat and shows the match. */
export async function sit(
  browser: Browser,
  url: string,
  { code, token, seat }: Entry,
  options: BrowserContextOptions & { settings?: Record<string, string> } = {},
): Promise<Window> {
  const window = await openWindow(browser, options)
  await window.page.addInitScript((key) => {
    if (sessionStorage.getItem('ackward.seat') === null) sessionStorage.setItem('ackward.seat', key)
  }, JSON.stringify({ code, token, seat }))
  await window.page.goto(`${url}/match`)
  await window.page.waitForSelector('.match')
  return window
}
