// What somebody with a phone must be able to read without scrolling, after a violation and of a hint, while what must be answered stays in reach.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Words or buttons that are not wholly on the screen or have something else above them, as readable lines. */
const hidden = (page: Page, selectors: readonly string[]): Promise<readonly string[]> =>
  page.evaluate((wanted) => {
    return wanted.flatMap((selector) => {
      const found = [...document.querySelectorAll(selector)]
      const gone = found.flatMap((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect()
        const corners = [
          [left + 2, top + 2],
          [right - 2, bottom - 2],
          [(left + right) / 2, (top + bottom) / 2],
        ] as const
        const isSeen = corners.every(([x, y]) => {
          const top = document.elementFromPoint(x, y)
          return top !== null && (element.contains(top) || top.contains(element))
        })
        return isSeen ? [] : [`${selector}: ${element.textContent}`]
      })
      return found.length === 0 ? [`${selector}: not there`] : gone
    })
  }, selectors)

/** What is above all of it: the clock, the way back, help. */
const BAR = ['.match-bar .brand', '.match-bar .clock', '.match-bar .settings']

/** A violation was just judged: both segments and the reason are read at once, `toAnswer` stays; a tap outside gives the composer back. */
export async function readVerdictSheet(page: Page, toAnswer: readonly string[]): Promise<void> {
  await page.locator('.verdict-sheet .verdict.violation').waitFor()
  expect(
    await hidden(page, ['.verdict-sheet .verdict-kind', '.verdict-sheet .better', '.verdict-sheet p:has(a)', ...BAR, ...toAnswer]),
  ).toEqual([])
  // It is said by the live region, and by it alone.
  expect(await page.locator('[aria-live=assertive] p').last().textContent()).toBeTruthy()
  expect(await page.locator('.verdict-sheet [role=alert], .verdict-sheet [aria-live]').count()).toBe(0)
  expect(await page.locator('.verdict').count()).toBe(1)
  // Whatever tries to scroll the match away under its bar has nothing to scroll.
  await page
    .locator('.verdict-sheet p')
    .last()
    .evaluate((one) => one.scrollIntoView({ block: 'start' }))
  expect(await page.locator('.match-bar').evaluate((one) => one.getBoundingClientRect().top)).toBe(0)
  // A tap anywhere else is enough.
  await page.locator('.match-bar .clock').click()
  await page.locator('.verdict-sheet').waitFor({ state: 'detached' })
  expect(await hidden(page, ['.composer .send', '.flags-row', ...toAnswer])).toEqual([])
}

/** A right move was just judged: it is said in passing, over nothing that is to be pressed, and goes by itself. */
export async function seeToast(page: Page): Promise<void> {
  await page.locator('.verdict-toast.due').waitFor()
  expect(await page.locator('.verdict-sheet').count()).toBe(0)
  expect(await hidden(page, ['.composer .send', '.flags-row', ...BAR])).toEqual([])
  await page.locator('.verdict-toast').waitFor({ state: 'detached', timeout: 6000 })
}

/** Hint after hint: each shows and says what it gives, and the value with its button at last. */
export async function readHints(page: Page): Promise<void> {
  const said = new Set<string | null>([''])
  for (const given of ['.help-rule', '.formulas', '.help-value']) {
    await page.keyboard.press('h')
    await page.locator(given).waitFor()
    said.add(await page.locator('.help-said').textContent())
    await expect.poll(() => hidden(page, [`${given} *`, '.composer .send', ...BAR])).toEqual([])
  }
  expect(await hidden(page, ['.help-head', '.help-rule', '.formulas li', '.help-value button'])).toEqual([])
  // Each step is spoken, as what it adds.
  expect(said.size).toBe(4)
  expect(await page.locator('.help-said').textContent()).toContain('seq ')
}
