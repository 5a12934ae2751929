// The campaign in a real Chromium: the map at every size, a worked example and rounds by the keyboard alone, the ghost, fading help.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { check as checkScreen, SIZES } from './browser.ts'
import { look, playRound } from './pilot.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const check = (page: Page, name: string): Promise<void> => checkScreen(page, `campaign-${name}`)

/** Focus walks there by Tab alone; Enter presses. */
async function press(page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> {
  const target = page.getByRole(role, { name, exact: typeof name === 'string' })
  await target.waitFor()
  for (let count = 0; count < 80; count += 1) {
    if (await target.evaluate((one) => one === document.activeElement)) return page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
  }
  throw new Error(`${name} cannot be reached by the keyboard`)
}

const focusedTag = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.tagName ?? '')

/** Answers every question of a worked example and lets every boat leave, with digits and Enter. The questions that were asked. */
async function seeExample(page: Page, name: string): Promise<readonly string[]> {
  const questions: string[] = []
  while ((await page.locator('.example-over').count()) === 0) {
    const question = page.locator('.example-stop h1')
    questions.push((await question.textContent()) ?? '')
    expect(await focusedTag(page)).toBe('H1')
    await page.keyboard.press('1')
    await expect.poll(async () => (await page.locator('.example-verdict').textContent()) ?? '').toMatch(/^[✓✕]/)
    expect(await page.locator('.example-options .right').count()).toBeGreaterThan(0)
    expect(await page.locator('.example-answer a').getAttribute('href')).toMatch(/rfc-editor/)
    if (questions.length === 1) {
      await check(page, name)
      // Of what is still to come the ladder tells nothing: no time after the line of now.
      const now = await page.locator('.ladder-drawing > line').last().getAttribute('y1')
      const times = await page
        .locator('.ladder-drawing > text[font-size="11"]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('y')))
      expect(times.filter((y) => Number(y) > Number(now) + 8)).toEqual([])
    }
    await expect.poll(() => focusedTag(page)).toBe('BUTTON')
    const stop = await page.locator('.example-stop .eyebrow').first().textContent()
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      (before) =>
        document.querySelector('.example-over') !== null || document.querySelector('.example-stop .eyebrow')?.textContent !== before,
      stop,
      { timeout: 10_000 },
    )
  }
  return questions
}

/** From the briefing to the stars, by the keyboard. */
async function playToStars(page: Page): Promise<void> {
  await page.locator('.briefing').waitFor()
  await press(page, 'button', 'Ready')
  await page.locator('.live').waitFor()
  await playRound(page, 60_000, ['ESTABLISHED'])
  await page.locator('.round-end').waitFor()
}

const buoy = (page: Page, number: number) => page.locator('.bays .buoy button').nth(number - 1)

describe.each([
  { size: 'desk', theme: 'night', locale: 'en-GB', columns: 3 },
  { size: 'projector', theme: 'day', locale: 'ko-KR', columns: 3 },
  { size: 'phone', theme: 'day', locale: 'en-GB', columns: 1 },
  { size: 'phone', theme: 'night', locale: 'ko-KR', columns: 1 },
] as const)('the map: $size, $theme, $locale', ({ size, theme, locale, columns }) => {
  test('shows every scenario, the next one lit, and a card for each', { timeout: 60_000 }, async () => {
    const { page, errors, close } = await stage.openWindow({ viewport: SIZES[size], locale, settings: { theme, name: 'Ann' } })
    const name = `${size}-${theme}-${locale.slice(0, 2)}`
    await page.goto(`${stage.url}/alone`)
    await page.locator(`.chart.columns-${columns}`).waitFor()
    expect(await page.locator('.bays .buoy button').count()).toBe(27)
    expect(await page.locator('.bays [aria-current=step]').count()).toBe(1)
    expect(await page.locator('.buoy.optional button').count()).toBe(6)
    await check(page, `map-${name}`)
    await buoy(page, 13).click()
    await page.locator('dialog .card-skills li').first().waitFor()
    await check(page, `card-${name}`)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog').count()).toBe(0)
    expect(await buoy(page, 13).evaluate((one) => one === document.activeElement)).toBe(true)
    expect(errors).toEqual([])
    await close()
  })
})

test('an example, rounds, stars, the ghost and fading help, by the keyboard alone', { timeout: 180_000 }, async () => {
  const { page, errors, close } = await stage.openWindow({ settings: { theme: 'night', name: 'Ann', opened: 'yes' } })
  await page.goto(stage.url)
  await press(page, 'link', /^Alone/)
  await page.locator('.chart').waitFor()
  await expect.poll(() => focusedTag(page)).toBe('H1')
  await press(page, 'button', 'Watch the worked example')
  await page.locator('.example-stop').waitFor()
  await check(page, 'example')
  const questions = await seeExample(page, 'example-answered')
  expect(questions).toHaveLength(2)
  expect(questions[0]).toMatch(/^Why SEQ \d{3}\?$/)
  expect(questions[1]).toMatch(/^Why ACK \d{3}\?$/)
  await check(page, 'example-over')

  // What comes next has the focus: Enter is enough.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Now you play/)
  await page.keyboard.press('Enter')
  await playToStars(page)
  expect(await page.locator('.earned-stars li.new').count()).toBe(3)
  await check(page, 'stars')

  // What was earned is there after a reload, on the map; the round that was on is not.
  await page.reload()
  await page.locator('.chart').waitFor()
  expect(await buoy(page, 1).textContent()).toContain('3 of 3 stars: Goal, Accuracy, Time')
  expect(await page.locator('.bays [aria-current=step]').textContent()).toContain('Where counting begins')

  // The second run sails beside the first one; after it, the candidates are gone.
  await buoy(page, 1).focus()
  await page.keyboard.press('Enter')
  await page.locator('dialog').waitFor()
  expect(await page.locator('dialog').textContent()).toContain('The ghost of your last run sails with you.')
  await press(page, 'button', 'Play')
  await page.locator('.briefing').waitFor()
  await press(page, 'button', 'Ready')
  await page.locator('.ghost-rail').waitFor()
  expect(await page.locator('.ghost-rail').textContent()).toContain('You: 0 of 2')
  await page.locator('.candidate').first().waitFor({ timeout: 20_000 })
  await playRound(page, 60_000, ['ESTABLISHED'], ({ outbox }) => outbox.length > 0)
  await expect.poll(async () => (await page.locator('.ghost-rail [role=status]').textContent()) ?? '').toMatch(/^Step 1 of 2: /)
  await check(page, 'ghost')
  await playRound(page, 60_000, ['ESTABLISHED'])
  await page.locator('.round-end').waitFor()
  expect(await page.locator('.earned-stars li.new').count()).toBe(0)
  expect(await page.locator('.help-changes').textContent()).toContain('no candidates any more')
  await press(page, 'button', 'Again')
  await page.locator('.briefing').waitFor()
  await press(page, 'button', 'Ready')
  await expect.poll(async () => (await look(page)).requests.join(), { timeout: 20_000 }).toBe('connect')
  expect(await page.locator('.candidate').count()).toBe(0)
  await page.goto(`${stage.url}/example/nowhere`)
  await page.getByRole('heading', { name: 'There is no such scenario' }).waitFor()
  expect(errors).toEqual([])
  await close()
})

test('the other host, on a phone, in Korean: an example and its round', { timeout: 120_000 }, async () => {
  const { page, errors, close } = await stage.openWindow({
    viewport: SIZES.phone,
    locale: 'ko-KR',
    reducedMotion: 'reduce',
    settings: { theme: 'day', name: '민준' },
  })
  await page.goto(`${stage.url}/alone`)
  await page.locator('.chart').waitFor()
  await buoy(page, 3).click()
  await page.getByLabel('서버', { exact: true }).check()
  await page.getByRole('button', { name: '예제 보기', exact: true }).click()
  await page.locator('.example-stop').waitFor()
  await check(page, 'phone-example-ko')
  expect(await page.locator('.example-stop h1').textContent()).toMatch(/^왜 ACK \d{3}(이에요|예요)\?$/)
  await seeExample(page, 'phone-example-answered-ko')
  await check(page, 'phone-example-over-ko')
  await page.getByRole('button', { name: '이제 직접 플레이' }).click()
  await page.locator('button.big').click()
  await playRound(page, 60_000, [])
  await page.locator('.round-end').waitFor()
  await check(page, 'phone-stars-ko')
  // Once more, beside the ghost: its line takes no room from the composer.
  await page.getByRole('button', { name: '다시', exact: true }).click()
  await page.locator('button.big').click()
  await page.locator('.ghost-rail').waitFor()
  await page.locator('.listen').waitFor({ timeout: 10_000 })
  await check(page, 'phone-ghost-ko')
  const bottom = await page.locator('#notation').evaluate((one) => one.getBoundingClientRect().bottom)
  expect(bottom).toBeLessThanOrEqual(SIZES.phone.height)
  await page.locator('.match-bar .brand').click()
  await page.locator('.chart').waitFor()
  expect(await buoy(page, 3).textContent()).toContain('목표')
  expect(errors).toEqual([])
  await close()
})
