// A first visit on a slow line with a slow computer: when Play can be seen, and when a press on it in that moment is answered.
import type { Browser, Page } from 'playwright-core'
import { openWindow, type Window } from '../e2e/browser.ts'
import { SLOWER } from './tracing.ts'

const FAST_3G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (750 * 1024 * 0.9) / 8,
}

/** A window of its own on Fast 3G, throttled. */
export async function slowWindow(browser: Browser): Promise<Window> {
  const window = await openWindow(browser)
  const cdp = await window.page.context().newCDPSession(window.page)
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', FAST_3G)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  return window
}

/** ms since the page was asked for. `seen`: Play was drawn, and pressed at once; `answered`: what it leads to took the landing page's place. */
export interface Visit {
  readonly seen: number
  readonly answered: number
}

const pressWhenSeen = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    let seen = 0
    const watch = new MutationObserver(() => {
      const play = document.querySelector<HTMLButtonElement>('button.play')
      if (play !== null && seen === 0) {
        seen = -1
        requestAnimationFrame(() =>
          setTimeout(() => {
            seen = performance.now()
            play.click()
          }, 0),
        )
      }
      if (seen <= 0 || document.querySelector('.landing') !== null) return
      watch.disconnect()
      performance.mark('play-seen', { startTime: seen })
      performance.mark('play-answered')
    })
    watch.observe(document, { childList: true, subtree: true })
  })

export async function measureLanding(browser: Browser, url: string): Promise<Visit> {
  const { page, close } = await slowWindow(browser)
  await pressWhenSeen(page)
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(() => performance.getEntriesByName('play-answered').length > 0)
  const visit = await page.evaluate(() => {
    const at = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? 0
    return { seen: at('play-seen'), answered: at('play-answered') }
  })
  await close()
  return visit
}
