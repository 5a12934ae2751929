// The landing page before its script: it stands in the player's language and theme, keeps what is done there, and does not move when the script takes over.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { check, SIZES } from './browser.ts'
import { useStage } from './stage.ts'

const stage = useStage()

/** Holds the page's script back until it is let go. */
async function withoutScript(page: Page): Promise<() => void> {
  let goOn = (): void => undefined
  const word = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await page.route('**/assets/first-*.js', async (route) => {
    await word
    await route.continue()
  })
  return goOn
}

const takenOver = (page: Page): Promise<unknown> => page.waitForFunction(() => performance.getEntriesByName('ackward-handover').length > 0)

/** The page's HTML, and how far anything on it has moved so far. */
const look = (page: Page) =>
  page.evaluate(async () => {
    const shift = await new Promise<number>((resolve) => {
      new PerformanceObserver((list) => {
        resolve(list.getEntries().reduce((sum, entry) => sum + ('value' in entry ? Number(entry.value) : 0), 0))
      }).observe({ type: 'layout-shift', buffered: true })
      // Nothing is to move: that can only be waited out.
      setTimeout(() => resolve(0), 300)
    })
    return { html: document.querySelector('#app')?.innerHTML ?? '', shift }
  })

test.each([
  { size: 'desk', theme: 'night', locale: 'en-GB', settings: {} },
  { size: 'phone', theme: 'day', locale: 'ko-KR', settings: {} },
  { size: 'projector', theme: 'night', locale: 'en-GB', settings: { language: 'ko', theme: 'day', motion: 'reduced' } },
] as const)('$size, $theme, $locale, kept: $settings', { timeout: 60_000 }, async ({ size, theme, locale, settings }) => {
  const colorScheme = theme === 'day' ? 'light' : 'dark'
  const { page, errors, close } = await stage.openWindow({ viewport: SIZES[size], locale, colorScheme, settings })
  await page.addInitScript(() => addEventListener('ackward-handover', () => performance.mark('ackward-handover')))
  const goOn = await withoutScript(page)
  await page.goto(stage.url, { waitUntil: 'commit' })
  await page.locator('button.play').waitFor()
  const korean = locale === 'ko-KR' || 'language' in settings
  expect(await page.textContent('button.play')).toBe(korean ? '시작' : 'Play')
  expect(await page.evaluate(() => ({ lang: document.documentElement.lang, ...document.documentElement.dataset }))).toEqual({
    lang: korean ? 'ko' : 'en',
    theme: 'theme' in settings ? settings.theme : theme,
    motion: 'motion' in settings ? 'reduced' : 'full',
  })
  const before = await look(page)
  goOn()
  await takenOver(page)
  const { html, shift } = await look(page)
  expect(html === before.html, 'the script draws what stood there').toBe(true)
  expect(shift).toBe(0)
  await page.locator('button.play').click()
  await page.locator('.intro').waitFor()
  expect(errors).toEqual([])
  await close()
})

test('it is looked at and complete without its script', { timeout: 60_000 }, async () => {
  for (const [size, colorScheme, locale] of [
    ['desk', 'dark', 'en-GB'],
    ['phone', 'light', 'ko-KR'],
  ] as const) {
    const { page, close } = await stage.openWindow({ viewport: SIZES[size], locale, colorScheme })
    const goOn = await withoutScript(page)
    await page.goto(stage.url, { waitUntil: 'commit' })
    await page.locator('button.play').waitFor()
    await check(page, `opening-${size}-${colorScheme}-${locale.slice(0, 2)}`)
    goOn()
    await close()
  }
})

test('a press and a code that come before the script are kept', { timeout: 60_000 }, async () => {
  const { page, errors, close } = await stage.openWindow()
  let goOn = await withoutScript(page)
  await page.goto(stage.url, { waitUntil: 'commit' })
  await page.locator('button.play').click()
  expect(await page.locator('.landing').count()).toBe(1)
  expect(await page.getAttribute('button.play', 'aria-busy')).toBe('true')
  goOn()
  await page.locator('.intro').waitFor()

  await page.unrouteAll()
  goOn = await withoutScript(page)
  await page.goto(stage.url, { waitUntil: 'commit' })
  await page.locator('button.play').focus()
  await page.keyboard.press('Enter')
  // The last press counts.
  await page.locator('#code').fill('12')
  await page.keyboard.press('Enter')
  goOn()
  await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/six letters/)
  expect(await page.inputValue('#code')).toBe('12')
  expect(await page.getAttribute('.code-form button', 'aria-busy')).toBe(null)

  await page.unrouteAll()
  goOn = await withoutScript(page)
  await page.goto(`${stage.url}/quiz/mix`, { waitUntil: 'commit' })
  await page.waitForFunction(() => document.readyState === 'interactive')
  expect(await page.locator('#app > *').count()).toBe(0)
  goOn()
  await page.locator('.quiz-card h1').waitFor()
  expect(errors).toEqual([])
  await close()
})
