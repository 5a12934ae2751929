// Be the network, alone and by keyboard: a whole round between two bots, with what is drawn of it and what axe finds. The page's clock is
// turned on where one would only wait.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axe, expectNoSidewaysScroll, SIZES, shoot } from './browser.ts'
import { useStage } from './stage.ts'

const stage = useStage()

/** ms of the page's clock between two looks, and how long something may stay away. */
const STEP = 200
const LONGEST = 60_000

/** Lets time pass until this is there. Throws, saying what never came. */
async function pass(page: Page, selector: string): Promise<void> {
  for (let passed = 0; passed < LONGEST; passed += STEP) {
    if ((await page.locator(selector).count()) > 0) return
    await page.clock.runFor(STEP)
  }
  throw new Error(`${selector} never came`)
}

/** Tabs on until what has the focus matches. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let count = 0; count < 80; count += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${selector} cannot be reached by Tab`)
}

const EXPOSED = '.lane[aria-disabled="false"]'

/** Harms what comes next, foretells, and reads the verdict. */
async function harm(page: Page, doing: string, guess: string): Promise<string> {
  await pass(page, EXPOSED)
  await page.keyboard.press(doing)
  await page.locator('.guess').first().waitFor()
  await page.keyboard.press(guess)
  await page.locator('.guess[aria-pressed="true"]').waitFor()
  await pass(page, '.network-card .network-verdict')
  return (await page.locator('.network-card .network-verdict').getAttribute('class')) ?? ''
}

test.each([
  { size: 'desk', theme: 'night', locale: 'en-GB' },
  { size: 'phone', theme: 'day', locale: 'ko-KR' },
] as const)('a round by keyboard alone: $size, $theme, $locale', { timeout: 90_000 }, async ({ size, theme, locale }) => {
  const korean = locale === 'ko-KR'
  const settings = { theme, name: 'Ann', opened: 'yes' }
  const options = { viewport: SIZES[size], locale, settings, permissions: ['clipboard-read', 'clipboard-write'] }
  const { page, errors, close } = await stage.openWindow(options)
  const check = async (screen: string): Promise<void> => {
    await shoot(page, `network-${screen}-${size}-${locale.slice(0, 2)}`)
    expect(await axe(page), screen).toEqual([])
    await expectNoSidewaysScroll(page)
  }
  await page.clock.install()
  await page.goto(`${stage.url}/alone`)
  await page.locator('.way-button').waitFor()
  await tabTo(page, '.way-button')
  await page.keyboard.press('Enter')
  await page.locator('.briefing').waitFor()
  await check('briefing')
  await page.keyboard.press('Enter')
  await page.locator('.live-network').waitFor()

  // The SYN is dropped: only the client's timer can tell.
  await pass(page, EXPOSED)
  await check('wire')
  if (size === 'desk') {
    const { width = 0, height = 0 } = (await page.locator('.board').boundingBox()) ?? {}
    expect([width > 850, height > 360]).toEqual([true, true])
  }
  await page.keyboard.press('d')
  await page.locator('.guess').first().waitFor()
  expect(await page.locator('.lane').count()).toBe(0)
  await page.keyboard.press('1')
  await page.locator('.guess[aria-pressed="true"]').waitFor()
  await check('guess')
  // One at a time: what comes meanwhile passes.
  await page.keyboard.press('c')
  await page.locator('.notice', { hasText: korean ? '한 번에 하나씩' : 'One at a time' }).waitFor()
  await pass(page, '.network-card .network-verdict')
  expect(await page.locator('.network-card .network-verdict').getAttribute('class')).toContain('right')
  expect(await page.locator('.network-card .why').textContent()).toContain(korean ? '재전송 타이머' : 'retransmission timer')
  await check('verdict')

  // The SYN that was sent again cannot be harmed; the SYN-ACK behind it can. A wrong prediction says what came instead.
  await pass(page, '.lane')
  await page.keyboard.press('d')
  await page.locator('.notice', { hasText: korean ? '처음 보낸 것만' : 'first copy only' }).waitFor()
  expect(await harm(page, 'c', '1')).toContain('wrong')
  expect(await page.locator('.network-verdict p').count()).toBeGreaterThan(3)
  expect(await page.locator('.doing .left').allTextContents()).toEqual(
    korean ? ['2번 남음', '1번 남음', '1번 남음'] : ['2 left', '1 left', '1 left'],
  )

  await pass(page, '.network-debrief')
  expect(await page.locator('.network-debrief h1').textContent()).toContain(korean ? '결과 6개 가운데 1개' : '1 of 6')
  expect(await page.locator('.network-faults > li').count()).toBe(2)
  expect(await page.locator('.network-debrief .figures strong').textContent()).toBe('500')
  await check('debrief')

  // The moment before the second fault again: one drop is spent, and what was copied may be dropped instead.
  const fault = page.locator('.network-faults > li').nth(1)
  await fault.getByRole('button', { name: korean ? '여기서 다시 해 보기' : 'Retry from here' }).press('Enter')
  await page.locator('.side-note').waitFor()
  await pass(page, EXPOSED)
  expect(await page.locator('.doing .left').allTextContents()).toEqual(
    korean ? ['2번 남음', '2번 남음', '1번 남음'] : ['2 left', '2 left', '1 left'],
  )
  expect(await page.locator('.lane[aria-pressed="true"]').textContent()).toContain('SYN-ACK')
  await check('retry')
  expect(await harm(page, 'd', '1')).toContain('network-verdict')
  await page.locator('.side-note button').press('Enter')
  await fault.getByRole('button', { name: korean ? '이 순간 링크 복사' : 'Copy this moment' }).press('Enter')
  await page.locator('.notice', { hasText: korean ? '복사했어요' : 'is copied' }).waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await tabTo(page, '.network-debrief button.primary')
  await page.keyboard.press('Enter')
  await page.locator('.summary').waitFor()
  await check('summary')
  await tabTo(page, '.summary button.primary')
  await page.keyboard.press('Enter')
  await page.locator('.briefing').waitFor()

  // Whoever opens the link sees what both hosts know, and is the network from there on.
  await page.goto(link)
  await page.locator('.position-bar').waitFor()
  await check('position')
  await page.getByRole('button', { name: korean ? '여기서부터 네트워크가 되어 보기' : 'Be the network from here on' }).press('Enter')
  await page.locator('.live-network').waitFor()
  await pass(page, EXPOSED)
  expect(await page.locator('.lane[aria-pressed="true"]').textContent()).toContain('SYN-ACK')
  expect(errors).toEqual([])
  await close()
})
