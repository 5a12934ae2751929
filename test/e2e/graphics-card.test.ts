// The board by a graphics card: this browser has none, only a program that plays one, which the board would not take if it gave its name.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { shoot } from './browser.ts'
import { sit, takeSeats } from './seats.ts'
import { useStage } from './stage.ts'

const stage = useStage()

/** Hides by what the page's pictures are drawn. */
const hideName = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const { getParameter } = WebGLRenderingContext.prototype
    WebGLRenderingContext.prototype.getParameter = function (name) {
      const value: unknown = getParameter.call(this, name)
      return typeof value === 'string' && /swiftshader/i.test(value) ? 'A graphics card' : value
    }
  })

/** How far two pictures are from each other: the mean of all channels' differences, of 255. */
const difference = (page: Page, pictures: readonly string[]): Promise<number> =>
  page.evaluate(async (both) => {
    const [one, other] = await Promise.all(
      both.map(async (base64) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
        const ink = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
        ink?.drawImage(bitmap, 0, 0)
        return ink?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray()
      }),
    )
    if (one === undefined || other === undefined || one.length === 0 || one.length !== other.length) return 255
    return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length
  }, pictures)

/** The board by itself, drawn by nothing else than this. */
async function picture(page: Page, context: 'webgl' | '2d'): Promise<string> {
  const canvas = page.locator('.board canvas')
  await canvas.waitFor()
  expect(await canvas.evaluate((node, name) => node instanceof HTMLCanvasElement && node.getContext(name) !== null, context)).toBe(true)
  await shoot(page, `board-by-${context}`)
  return (await canvas.screenshot()).toString('base64')
}

test('a graphics card draws the board as it is drawn without one', { timeout: 60_000 }, async () => {
  const [first, second] = await takeSeats(stage.url, { level: 'coach', playlist: ['handshake'] })
  const ann = await sit(stage.browser, stage.url, first, { reducedMotion: 'reduce', settings: { theme: 'night' } })
  const min = await sit(stage.browser, stage.url, second)
  for (const { page } of [ann, min]) await page.locator('button.big').click()
  await ann.page.locator('.board canvas').waitFor()
  // Drawn a frame or two later than it is there.
  await ann.page.waitForTimeout(1000)
  const plain = await picture(ann.page, '2d')
  await hideName(ann.page)
  await ann.page.reload()
  const blank = await stage.openWindow()
  await expect.poll(async () => difference(blank.page, [plain, await picture(ann.page, 'webgl')]), { timeout: 15_000 }).toBeLessThan(2)
  expect([...ann.errors, ...min.errors]).toEqual([])
  for (const { close } of [ann, min, blank]) await close()
})
