// Plays a replay's page as somebody who looks for a moment: speed, scrubber, steps.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const seconds = async (page: Page): Promise<number> => Number.parseFloat((await page.locator('.scrubber .mono').textContent()) ?? '')
const states = (page: Page): Promise<readonly string[]> => page.locator('.replay-state figcaption .mono').allTextContents()

/** ms for which the speed is measured. */
const LOOKS = 1200

/** Four times as fast is more than twice as fast even on a busy machine; the scrubber and the steps go where they are told. `last`: the states at the end. */
export async function driveReplay(page: Page, last: readonly string[]): Promise<void> {
  expect(await states(page)).toEqual(last)
  const scrubber = page.locator('.scrubber input')
  const playFor = async (speed: string): Promise<number> => {
    await scrubber.fill('0')
    await page.getByLabel('Speed').selectOption(speed)
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await page.waitForTimeout(LOOKS)
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    return seconds(page)
  }
  const [slow, fast] = [await playFor('0.5'), await playFor('4')]
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
