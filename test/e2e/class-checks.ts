// What a teacher presses, and what every screen of a projector must be.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { check } from './browser.ts'

/** ms after which it is pressed again, and until it is given up. */
const AGAIN = 400
const PATIENCE = 25_000

/** Presses the teacher's large button that says this. It takes no press while it has just changed its meaning: it is pressed until it has another one. */
export async function pressNext(page: Page, text: string | RegExp): Promise<void> {
  const button = page.locator('.next-step').filter({ hasText: text })
  await button.waitFor({ timeout: PATIENCE })
  const until = Date.now() + PATIENCE
  for (;;) {
    await button.click()
    const changed = await button.waitFor({ state: 'detached', timeout: AGAIN }).then(
      () => true,
      () => false,
    )
    if (changed) return
    if (Date.now() > until) throw new Error(`the step stays: ${text}`)
  }
}

/** As `check`; nothing on a projector may lie outside it, or under the way in that stands in its corner. */
export async function checkProjector(page: Page, name: string): Promise<void> {
  await check(page, name)
  const outside = await page.evaluate(() => {
    const { clientWidth, clientHeight } = document.documentElement
    const seen = [...document.querySelectorAll('.screen h1, .screen h2, .screen p, .screen li, .screen button, .screen .qr, .screen td')]
    return seen.flatMap((one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect()
      const hidden = one.closest('[inert], .visually-hidden') !== null
      return !hidden && (left < -1 || top < -1 || right > clientWidth + 1 || bottom > clientHeight + 1) ? [one.outerHTML.slice(0, 120)] : []
    })
  })
  expect(outside, name).toEqual([])
  const covered = await page.evaluate(() => {
    const badge = document.querySelector('.join-badge')
    const texts = [...document.querySelectorAll('.screen h1, .screen h2, .screen p, .screen li, .screen button, .screen td')]
    return texts.flatMap((one) => {
      if (badge === null || badge.contains(one)) return []
      const place = badge.getBoundingClientRect()
      const range = document.createRange()
      range.selectNodeContents(one)
      const hit = [...range.getClientRects()].some(
        ({ left, top, bottom }) => left < place.right && bottom > place.top && top < place.bottom,
      )
      return hit ? [one.outerHTML.slice(0, 120)] : []
    })
  })
  expect(covered, `${name}: under the badge`).toEqual([])
}
