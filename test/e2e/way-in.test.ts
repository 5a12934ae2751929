// From the bare address to a match: landing, the first 60 seconds, the choices, a friend's link, a wrong code.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axe, check, resize, SIZES, shoot } from './browser.ts'
import { readVerdictSheet } from './sheet.ts'
import { useStage } from './stage.ts'
import { tapOpening } from './visit.ts'

const stage = useStage()

/** Focus walks there by Tab alone; Enter presses. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const target = page.getByRole('button', { name, exact: typeof name === 'string' })
  await target.waitFor()
  for (let count = 0; count < 40; count += 1) {
    if (await target.evaluate((one) => one === document.activeElement)) return page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
  }
  throw new Error(`${name} cannot be reached by the keyboard`)
}

const numbers = (page: Page): Promise<readonly string[]> => page.locator('.intro-choices button').allTextContents()

async function expectInSight(page: Page, selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) {
    const { top, bottom, height } = await page.locator(selector).evaluate((one) => {
      const box = one.getBoundingClientRect()
      return { top: box.top, bottom: box.bottom, height: innerHeight }
    })
    expect(top, selector).toBeGreaterThanOrEqual(0)
    expect(bottom, selector).toBeLessThanOrEqual(height)
  }
}

/** The server's own boat sails, and what is waited for is said. */
async function expectSailing(page: Page, words: string): Promise<void> {
  await page.locator('.boat.sails-out', { hasText: 'SYN-ACK' }).waitFor()
  expect(await page.textContent('.intro h1')).toContain(words)
}

/** Takes the number for the blank, by the keyboard. */
async function choose(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: number, exact: true }).focus()
  await page.keyboard.press('Enter')
}

describe.each([
  { size: 'desk', theme: 'night', locale: 'en-GB', sails: 'Your SYN-ACK sails' },
  { size: 'phone', theme: 'day', locale: 'ko-KR', sails: 'SYN-ACK가 안개 속으로' },
] as const)('the way in: $size, $theme, $locale', ({ size, theme, locale, sails }) => {
  const name = (screen: string) => `${screen}-${size}-${theme}-${locale.slice(0, 2)}`
  const korean = locale === 'ko-KR'

  test('landing, first 60 seconds, choices, invitation', { timeout: 90_000 }, async () => {
    const window = await stage.openWindow({ viewport: SIZES[size], locale, settings: { theme } })
    const { page } = window
    const look = (screen: string): Promise<void> => check(page, name(screen))
    await page.goto(stage.url)
    await page.locator('button.play').waitFor()
    expect(await page.getAttribute('html', 'lang')).toBe(korean ? 'ko' : 'en')
    await look('landing')
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight), 'the landing page scrolls').toBe(0)
    await press(page, korean ? '시작' : 'Play')

    // The client's handshake, for real, one number to choose at a time: a wrong one costs nothing.
    await page.locator('.intro-choices button').first().waitFor({ timeout: 15_000 })
    await look('intro-syn')
    const iss = /(\d+)/.exec((await page.textContent('.intro-own')) ?? '')?.[1] ?? ''
    expect(await numbers(page)).toEqual(['0', iss, String(Number(iss) + 1)])
    await choose(page, '0')
    await page.locator('.intro .wrong').waitFor()
    // The reason, the field that differs, and still the choices, all on one screen.
    expect(await page.textContent('.intro .wrong .why')).toMatch(/SEQ = ISS|SEQ는 언제나 ISS/)
    expect(await page.locator('.intro .wrong .differs').allTextContents()).toEqual([
      expect.stringContaining('seq 0'),
      expect.stringContaining(`seq ${iss}`),
    ])
    await expectInSight(page, ['.intro-choices', '.intro .wrong', '.intro-terms', '.skip'])
    await look('intro-wrong-syn')
    await resize(page, SIZES.projector)
    await expectInSight(page, ['.intro-choices', '.intro .wrong', '.intro-terms', '.skip'])
    await resize(page, SIZES[size])
    await choose(page, iss)
    await page.locator('.intro-composer', { hasText: 'ACK' }).waitFor({ timeout: 15_000 })
    await look('intro-question')
    const theirs = /(\d+)/.exec((await page.textContent('.intro h1')) ?? '')?.[1] ?? ''
    const right = String(Number(theirs) + 1)
    expect(await numbers(page)).toContain(right)
    await choose(page, theirs)
    expect(await page.locator('.intro .wrong p').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining(`ack ${theirs}`), expect.stringContaining(`ack ${right}`)]),
    )
    await expectInSight(page, ['.intro-choices', '.intro .wrong', '.intro-terms', '.skip'])
    await look('intro-wrong')
    await choose(page, right)
    await page.getByText(korean ? '그림 6' : 'figure 6').waitFor({ timeout: 10_000 })
    await look('intro-joined')

    // The other end of the same figure.
    await press(page, korean ? '서버가 되어 보기' : 'Be the server')
    await press(page, korean ? '기다리기 (listen)' : 'Listen')
    await page.locator('.intro-composer').waitFor({ timeout: 15_000 })
    const called = /(\d+)/.exec((await page.textContent('.intro h1')) ?? '')?.[1] ?? ''
    await look('intro-server')
    await choose(page, String(Number(called) + 1))
    await expectSailing(page, sails)
    await page.getByText(korean ? '연결을 받았어요' : 'You took a call').waitFor({ timeout: 15_000 })

    await press(page, korean ? /친구와, 또는/ : /With a friend, or more/)
    await page.locator('.choices').waitFor()
    await look('choices')
    await press(page, korean ? '설정' : 'Settings')
    await page.locator('dialog').waitFor()
    await look('settings')
    await page.keyboard.press('Escape')
    await press(page, korean ? '친구와 하기' : 'Play with a friend')
    await page.locator('.qr').waitFor()
    await look('waiting')
    const code = (await page.textContent('.big-code'))?.trim() ?? ''
    expect(code).toMatch(/^[A-Z]{6}$/)

    // A reload while waiting comes back to the same seat; the friend opens the link and is in.
    await page.reload()
    await page.getByText(code).first().waitFor()
    const friend = await stage.openWindow({ settings: { name: 'Friend' } })
    await friend.page.goto(`${stage.url}/m/${code.toLowerCase()}`)
    await friend.page.getByRole('button', { name: 'Take the other end' }).click()
    await friend.page.locator('.briefing').waitFor()
    await page.locator('.briefing').waitFor()
    expect(await page.textContent('.ready-list')).toContain('Friend')
    expect([...window.errors, ...friend.errors]).toEqual([])
    await window.close()
    await friend.close()
  })
})

test('a wrong code says so, and another one can be typed', { timeout: 30_000 }, async () => {
  const { page, close } = await stage.openWindow()
  await page.goto(`${stage.url}/m/QQQQQQ`)
  await page.getByRole('alert').waitFor()
  expect(await page.textContent('main')).not.toMatch(/invited/)
  expect(await page.getByRole('alert').textContent()).toMatch(/no match with this code/)
  await page.getByLabel('Have a code?').fill('12')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await page.getByRole('alert').allTextContents()).join(' ')).toMatch(/six letters/)
  await shoot(page, 'wrong-code')
  await close()
})

test('whoever begins to type as soon as a form is there types on in it', { timeout: 30_000 }, async () => {
  const { page, errors, close } = await stage.openWindow()
  // Quicker than any hand: the field is taken before the form is painted.
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      const field = document.querySelector('#name')
      if (!(field instanceof HTMLInputElement)) return
      watch.disconnect()
      field.select()
    })
    watch.observe(document, { childList: true, subtree: true })
  })
  await page.goto(`${stage.url}/play`)
  await page.locator('#name').waitFor()
  // Whatever is done after a paint is done by then.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))))
  await page.keyboard.type('Ann')
  expect(await page.inputValue('#name')).toBe('Ann')
  expect(errors).toEqual([])
  await close()
})

test('nobody is lost between choices and match: the name leads home, and home leads back to the match', { timeout: 40_000 }, async () => {
  const { page, errors, close } = await stage.openWindow({ settings: { opened: 'yes' } })
  await page.goto(stage.url)
  await page.locator('button.play').click()
  await page.locator('.choices').waitFor()
  await shoot(page, 'choices')
  // The browser's own way back, from the choices and from the first 60 seconds.
  await page.goBack()
  await page.locator('button.play').waitFor()
  await page.goForward()
  await page.getByRole('link', { name: 'The first 60 seconds again' }).click()
  await page.locator('.intro').waitFor()
  await page.goBack()
  await page.locator('.choices').waitFor()
  await page.locator('.brand').click()
  await page.locator('button.play').click()
  await page.getByRole('button', { name: 'Play the bot' }).click()
  await page.locator('.briefing').waitFor()
  await page.goBack()
  await page.locator('.choices').waitFor()
  await page.getByText('Your match goes on.').waitFor()
  expect(await axe(page)).toEqual([])
  await shoot(page, 'match-goes-on')
  await page.getByRole('button', { name: 'Back to the match' }).click()
  await page.locator('.match').waitFor()
  expect(errors).toEqual([])
  await close()
})

test('against the bot, by pointer on a phone, without a name typed', { timeout: 60_000 }, async () => {
  const { page, errors, close } = await stage.openWindow({ viewport: SIZES.phone, settings: { opened: 'yes' } })
  await page.goto(stage.url)
  await page.locator('button.play').click()
  await page.selectOption('#role', 'client')
  await page.getByRole('button', { name: 'Play the bot' }).click()
  await page.locator('button.big').click()
  await page.locator('.live').waitFor()
  // The bot listens, the application asks; a wrong candidate is tapped, the reason read, the right one tapped.
  await tapOpening(page, 'wrong')
  await readVerdictSheet(page, ['.candidate', '.request'])
  await tapOpening(page, 'right')
  // What was right needs no more than a word that goes by itself.
  await page.locator('.verdict-toast.due').waitFor()
  expect(await page.locator('.verdict-sheet').count()).toBe(0)
  await page.locator('.inbox .arrival').waitFor({ timeout: 20_000 })
  expect(errors).toEqual([])
  await close()
})
