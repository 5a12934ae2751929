// How long a card takes to appear after the last answer, at 4 × CPU throttling: from the key to the frame in which it stands.
import type { Browser } from 'playwright-core'
import { openWindow } from '../e2e/browser.ts'

const CARDS = 40
const SLOWER = 4

/** ms of each card, sorted. */
export async function measureCards(browser: Browser, url: string): Promise<readonly number[]> {
  const { page, close } = await openWindow(browser)
  await page.goto(`${url}/quiz/mix`)
  await page.locator('.quiz-card').waitFor()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const times: number[] = []
  for (let count = 0; count < CARDS; count += 1) {
    // A number or an order is answered too, wrongly: what counts is the way to the next card.
    await page.evaluate(() => {
      const form = document.querySelector('form.blank-answer')
      const rungs = document.querySelectorAll<HTMLButtonElement>('.kind-order .rung button')
      const input = document.querySelector<HTMLInputElement>('#blank-number')
      if (form instanceof HTMLFormElement && input !== null) {
        input.value = '1'
        input.dispatchEvent(new Event('input', { bubbles: true }))
        setTimeout(() => form.requestSubmit(), 50)
      } else if (rungs.length > 0) {
        rungs.forEach((rung, index) => {
          setTimeout(() => rung.click(), 30 * index)
        })
        setTimeout(() => document.querySelector<HTMLButtonElement>('.quiz-answer .primary')?.click(), 30 * rungs.length + 60)
      } else document.querySelector<HTMLButtonElement>('.quiz-choices button, .rung button')?.click()
    })
    await page.locator('.quiz-verdict.right, .quiz-verdict.wrong').waitFor()
    // A reader takes a while; meanwhile the next card is made.
    await page.waitForTimeout(700)
    const took = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const before = document.querySelector('.quiz-card')
          const next = document.querySelector<HTMLButtonElement>('.quiz-answer .primary')
          const began = performance.now()
          const watch = new MutationObserver(() => {
            if (document.querySelector('.quiz-card') === before) return
            watch.disconnect()
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began), 0))
          })
          watch.observe(document.body, { childList: true, subtree: true })
          next?.click()
        }),
    )
    times.push(took)
  }
  await close()
  return times.sort((a, b) => a - b)
}
