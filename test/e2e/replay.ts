// Plays a replay's page as somebody who looks for a moment: speed, scrubber, steps.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const seconds = async (page: Page): Promise<number> => Number.parseFloat((await page.locator('.scrubber .mono').textContent()) ?? '')
const states = (page: Page): Promise<readonly string[]> => page.locator('.replay-state figcaption .mono').allTextContents()

/** Seconds of the replay for each second of the page's clock, measured until this much of it has passed. */
async function rateOf(page: Page, until: number): Promise<number> {
  const began = await page.evaluate(() => performance.now())
  const from = await seconds(page)
  const rate = await page.waitForFunction(
    (since) => {
      const passed = Number.parseFloat(document.querySelector('.scrubber .mono')?.textContent ?? '') - since.from
      return passed >= since.until && (1000 * passed) / (performance.now() - since.began)
    },
    { began, from, until },
  )
  return Number(await rate.jsonValue())
}

/** Four times as fast is more than twice as fast even on a busy machine; the scrubber and the steps go where they are told. `last`: the states at the end. */
export async function driveReplay(page: Page, last: readonly string[]): Promise<void> {
  expect(await states(page)).toEqual(last)
  const scrubber = page.locator('.scrubber input')
  const playAt = async (speed: string, until: number): Promise<number> => {
    await scrubber.fill('0')
    await page.getByLabel('Speed').selectOption(speed)
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    const rate = await rateOf(page, until)
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    return rate
  }
  const [slow, fast] = [await playAt('0.5', 0.5), await playAt('4', 4)]
  expect(slow).toBeGreaterThan(0)
  expect(fast).toBeGreaterThan(3 * slow)
  await scrubber.fill('0')
  expect(await states(page)).toEqual(['CLOSED', 'CLOSED'])
  expect(await page.getByRole('button', { name: 'Play', exact: true }).count()).toBe(1)
  await page.getByRole('button', { name: 'Step forward' }).click()
  const first = await seconds(page)
  await page.getByRole('button', { name: 'Step forward' }).click()
  expect(await seconds(page)).toBeGreaterThan(first)
  await page.getByRole('button', { name: 'Step back' }).click()
  expect(await seconds(page)).toBe(first)
  await scrubber.press('End')
  expect(await states(page)).toEqual(last)
}
