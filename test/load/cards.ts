// The work until a card stands there after the last answer: from the key to the end of the frame that shows it.
import type { Browser, Page } from 'playwright-core'
import { openWindow } from '../e2e/browser.ts'
import { outermost, trace } from './tracing.ts'

const CARDS = 40

/** All that the page's thread does: script, style, layout and paint. */
const ALL = /RunTask$|^(EventDispatch|FunctionCall|RunMicrotasks|v8\.callFunction|UpdateLayoutTree|Layout|PrePaint|Paint)$/

async function playCards(page: Page): Promise<void> {
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
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const before = document.querySelector('.quiz-card')
          const next = document.querySelector<HTMLButtonElement>('.quiz-answer .primary')
          performance.mark('card-asked')
          const watch = new MutationObserver(() => {
            if (document.querySelector('.quiz-card') === before) return
            watch.disconnect()
            requestAnimationFrame(() =>
              setTimeout(() => {
                performance.mark('card-shown')
                resolve()
              }, 0),
            )
          })
          watch.observe(document.body, { childList: true, subtree: true })
          next?.click()
        }),
    )
  }
}

/** ms of work of each card. */
export async function measureCards(browser: Browser, url: string): Promise<readonly number[]> {
  const { page, close } = await openWindow(browser)
  await page.goto(`${url}/quiz/mix`)
  await page.locator('.quiz-card').waitFor()
  const events = await trace(page, ['toplevel'], () => playCards(page))
  await close()
  const marks = events.filter(({ name }) => name === 'card-asked' || name === 'card-shown')
  return marks.flatMap(({ name, ts }, index) => {
    const shown = marks[index + 1]
    if (name !== 'card-asked' || shown === undefined) return []
    const between = events.filter((event) => event.ts >= ts && event.ts < shown.ts)
    return outermost(between, ALL).reduce((sum, { work }) => sum + work, 0)
  })
}
