// What somebody with a phone must be able to read after a violation, without scrolling, while what must be answered stays in reach.
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
          // The button of the sheet is stretched over its words, which are seen through it.
          return (
            top !== null &&
            (element.contains(top) || top.contains(element) || (top.matches('.verdict-read') && element.closest('.verdict-sheet') !== null))
          )
        })
        return isSeen ? [] : [`${selector}: ${element.textContent}`]
      })
      return found.length === 0 ? [`${selector}: not there`] : gone
    })
  }, selectors)

/** A violation was just judged: both segments and the reason are read at once, `toAnswer` stays; a tap gives the composer back. */
export async function readVerdictSheet(page: Page, toAnswer: readonly string[]): Promise<void> {
  await page.locator('.verdict-sheet .verdict.violation').waitFor()
  expect(await hidden(page, ['.verdict-sheet .verdict-kind', '.verdict-sheet .better', '.verdict-sheet p:has(a)', ...toAnswer])).toEqual([])
  // It is said by the live region, and by it alone.
  expect(await page.locator('[aria-live=assertive] p').last().textContent()).toBeTruthy()
  expect(await page.locator('.verdict-sheet [role=alert], .verdict-sheet [aria-live]').count()).toBe(0)
  expect(await page.locator('.verdict').count()).toBe(1)
  // A tap anywhere on it is enough.
  await page.locator('.verdict-sheet .verdict-kind').click({ force: true })
  await page.locator('.verdict-sheet').waitFor({ state: 'detached' })
  expect(await hidden(page, ['.composer .send', '.flags-row', ...toAnswer])).toEqual([])
}
