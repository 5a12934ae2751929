// Whether anything jumps: the boxes of some elements, looked at in every frame.
import type { Page } from 'playwright-core'

/** Begins to look, anew if it looked before; what it sees is kept in the page until the page is left. */
export async function watchBoxes(page: Page, selectors: readonly string[]): Promise<void> {
  await page.evaluate((watched) => {
    const { dataset } = document.documentElement
    const seen = new Set<string>()
    const watch = String(performance.now())
    dataset.watch = watch
    const look = (): void => {
      if (dataset.watch !== watch) return
      for (const selector of watched) {
        const box = document.querySelector(selector)?.getBoundingClientRect()
        if (box === undefined) continue
        const { x, y, width, height } = box
        seen.add(`${selector}: ${[x, y, width, height].map(Math.round).join(' ')}`)
      }
      dataset.boxes = JSON.stringify([...seen])
      requestAnimationFrame(look)
    }
    look()
  }, selectors)
}

/** `selector: x y width height` for every box that was seen so far, sorted. */
export async function boxesSeen(page: Page): Promise<readonly string[]> {
  const text = await page.getAttribute('html', 'data-boxes')
  const boxes: readonly string[] = JSON.parse(text ?? '[]')
  return boxes.toSorted()
}
