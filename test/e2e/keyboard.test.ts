// The keyboard: the focus never falls to nowhere, whatever a press puts out of use or takes away; keys of one character can be switched off; a
// digit at coach sends nothing.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import messages from '../../client/i18n/en.json' with { type: 'json' }
import { createMatch, formatPosition, play, positionOf } from '../../shared/game/index.ts'
import { configOf } from '../game/plays.ts'
import { axe, check, SIZES, shoot } from './browser.ts'
import { look, playRound } from './pilot.ts'
import { sit, takeSeats } from './seats.ts'
import { useStage } from './stage.ts'

const stage = useStage()

/** What has the focus, once the page has drawn itself: its id, class or name; `BODY` is nowhere. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    const { activeElement: one } = document
    return one === null ? 'BODY' : one.id || one.className || one.tagName
  })

/** Presses what this selector finds by the keyboard; what has the focus afterwards. */
async function press(page: Page, selector: string, key: 'Enter' | 'Space' = 'Enter'): Promise<string> {
  await page.locator(selector).first().focus()
  await page.keyboard.press(key)
  return focused(page)
}

const notice = (page: Page, text: string) => page.locator('.notice', { hasText: text }).waitFor()
const isOff = (page: Page, selector: string): Promise<string | null> => page.locator(selector).first().getAttribute('aria-disabled')

/** Whatever this is, it has the focus within so long. */
const expectFocus = (page: Page, on: string) => expect.poll(() => focused(page)).toContain(on)

/** The round lives, and its heading has the focus. */
async function expectLive(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    await page.locator('.live').waitFor()
    await expectFocus(page, 'visually-hidden')
  }
}

/** From the debrief: whoever presses first waits where they pressed. */
async function goOn(first: Page, second: Page, name: string): Promise<void> {
  for (const page of [first, second]) await expectFocus(page, 'H1')
  await first.getByRole('button', { name }).focus()
  await first.keyboard.press('Enter')
  await expect.poll(() => isOff(first, '.debrief button.primary')).toBe('true')
  expect(await focused(first)).toContain('primary')
  await press(second, '.debrief button.primary')
}

describe('the focus', () => {
  test('stays in the match in every phase, whatever is pressed', { timeout: 120_000 }, async () => {
    const [first, second] = await takeSeats(stage.url, { level: 'coach', playlist: ['handshake', 'handshake-numbers'] })
    const ann = await sit(stage.browser, stage.url, first, { settings: { name: 'Ann' } })
    const min = await sit(stage.browser, stage.url, second, { settings: { name: '민준' } })

    // Ready waits where it was pressed, and says so to whoever presses it again.
    expect(await press(ann.page, 'button.big')).toContain('big')
    await expect.poll(() => isOff(ann.page, 'button.big')).toBe('true')
    expect(await press(ann.page, 'button.big')).toContain('big')
    await notice(ann.page, messages.rejection['already-ready'])
    expect(await axe(ann.page)).toEqual([])
    await press(min.page, 'button.big')
    await expectLive(ann.page, min.page)

    // What goes away with the press: listen.
    await press(min.page, 'button.listen')
    await min.page.locator('button.listen').waitFor({ state: 'detached' })
    await expectFocus(min.page, 'composer')

    // The third hint, and one too many.
    const hint = '.actions button:has-text("int")'
    await ann.page.locator('.request').waitFor()
    for (const left of ['50%', '20%', 'No more hints']) {
      expect(await press(ann.page, hint)).not.toBe('BODY')
      await ann.page.locator('.actions button', { hasText: left }).waitFor()
      expect(await focused(ann.page)).not.toBe('BODY')
    }
    await ann.page.keyboard.press('Enter')
    await notice(ann.page, messages.rejection['nothing-to-hint'])
    expect(await ann.page.evaluate(() => document.activeElement?.textContent)).toBe('No more hints')

    // The field that a key puts out of use under the one who is in it.
    await ann.page.keyboard.press('a')
    await ann.page.locator('#field-ack').focus()
    await ann.page.keyboard.press('a')
    await ann.page.locator('#field-ack:disabled').waitFor()
    await expectFocus(ann.page, 'composer')
    await ann.page.keyboard.press('c')

    // A pause puts everything out of use, and nothing takes the focus.
    await ann.page.locator('.actions .send').focus()
    await min.page.context().setOffline(true)
    await ann.page.locator('.banner').waitFor()
    expect(await isOff(ann.page, '.actions .send')).toBe('true')
    expect(await focused(ann.page)).toContain('send')
    await ann.page.locator('.candidate').first().focus()
    await ann.page.keyboard.press('Enter')
    await notice(ann.page, messages.rejection.paused)
    await min.page.context().setOffline(false)
    await ann.page.locator('.banner').waitFor({ state: 'detached', timeout: 20_000 })

    // A candidate goes with its question.
    const { tcb } = await look(ann.page)
    await press(ann.page, `.candidate:has(.flags:text-is("SYN")):has-text("seq ${tcb.ISS}")`)
    await expect.poll(async () => (await look(ann.page)).state).toBe('SYN-SENT')
    expect(await focused(ann.page)).not.toBe('BODY')
    // A guess at what comes next.
    expect(await press(ann.page, '.predict .chip')).toContain('chip')

    for (const [round, next] of [
      ['Next round', '.briefing'],
      ['To the result', '.summary'],
    ] as const) {
      await Promise.all([playRound(ann.page, 60_000, []), playRound(min.page, 60_000, [])])
      await goOn(ann.page, min.page, round)
      for (const { page } of [ann, min]) {
        await page.locator(next).waitFor()
        await expectFocus(page, 'H1')
      }
      if (next === '.summary') break
      for (const { page } of [ann, min]) await press(page, 'button.big')
      await expectLive(ann.page, min.page)
    }
    expect(await press(ann.page, '.summary button.primary')).toContain('primary')
    await expect.poll(() => isOff(ann.page, '.summary button.primary')).toBe('true')
    expect(await axe(ann.page)).toEqual([])
    expect(await press(ann.page, '.summary button.primary')).toContain('primary')
    await press(min.page, '.summary button.primary')
    for (const { page } of [ann, min]) {
      await page.locator('.briefing').waitFor()
      await expectFocus(page, 'H1')
    }
    expect([...ann.errors, ...min.errors]).toEqual([])
    await ann.close()
    await min.close()
  })

  test('goes from a prediction to its verdict, for somebody who is the network', { timeout: 60_000 }, async () => {
    const { page, errors, close } = await stage.openWindow({ settings: { opened: 'yes' } })
    const pass = async (selector: string): Promise<void> => {
      for (let passed = 0; passed < 60_000 && (await page.locator(selector).count()) === 0; passed += 200) await page.clock.runFor(200)
      await page.locator(selector).first().waitFor()
    }
    await page.clock.install()
    await page.goto(`${stage.url}/alone`)
    await press(page, '.way-button')
    await page.locator('.briefing button.big').waitFor()
    await press(page, '.briefing button.big')
    await pass('.lane[aria-disabled="false"]')
    await press(page, '.doing.drop')
    await page.locator('.guess').first().waitFor()
    await press(page, '.guess')
    await page.locator('.guess[aria-pressed="true"]').waitFor()
    await pass('.network-card .network-verdict')
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('network-card')
    // A segment that has the focus arrives.
    await pass('.lane')
    await page.locator('.lane').first().focus()
    await pass('.live-network:not(:has(.lane:focus))')
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
    expect(errors).toEqual([])
    await close()
  })
})

/** A client at coach whose application has asked to connect, and what stands beside the round. */
async function beforeTheSyn(settings: Record<string, string> = {}) {
  const [first, second] = await takeSeats(stage.url, { level: 'coach', playlist: ['handshake'] })
  const ann = await sit(stage.browser, stage.url, first, { settings: { name: 'Ann', ...settings } })
  const min = await sit(stage.browser, stage.url, second)
  for (const { page } of [ann, min]) await page.locator('button.big').click()
  await min.page.locator('button.listen').click()
  await ann.page.locator('.candidate').first().waitFor()
  return { ann, min }
}

const judged = (page: Page): Promise<number> => page.locator('.verdict-kind').count()

test('a digit at coach loads its candidate, and Enter sends it', { timeout: 60_000 }, async () => {
  const { ann, min } = await beforeTheSyn()
  const { page } = ann
  const right = (await look(page)).tcb.ISS ?? ''
  const texts = await page.locator('.candidate .segment').allTextContents()
  // From a button too, which Enter would press otherwise.
  await page.locator('.actions .send').focus()
  for (const [index] of texts.entries()) {
    await page.keyboard.press(String(index + 1))
    await notice(page, `Candidate ${index + 1} is loaded`)
    const pressed = await page.locator('.candidate').evaluateAll((all) => all.map((one) => one.getAttribute('aria-pressed') === 'true'))
    expect(pressed).toEqual(texts.map((_, other) => other === index))
    expect(await page.inputValue('#field-seq')).toBe(/seq (\d+)/.exec(texts[index] ?? '')?.[1])
  }
  expect([await judged(page), (await look(page)).state]).toEqual([0, 'CLOSED'])
  // Once something in it was changed, a digit is a digit again.
  await page.keyboard.press('p')
  await page.keyboard.press('2')
  expect(await page.locator('.candidate[aria-pressed="true"]').count()).toBe(0)
  expect(await page.inputValue('#field-len')).toBe('2')
  await page.keyboard.press('Escape')
  await page.locator('h1').focus()
  await page.keyboard.press('c')
  await page.keyboard.press(String(texts.findIndex((text) => text.startsWith('SYN seq') && text.includes(right)) + 1))
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await look(page)).state).toBe('SYN-SENT')
  expect([...ann.errors, ...min.errors]).toEqual([])
  await ann.close()
  await min.close()
})

describe('keys of one character', () => {
  test('do nothing once they are switched off; Enter and the typed line do what they did', { timeout: 60_000 }, async () => {
    const { ann, min } = await beforeTheSyn({ shortcuts: 'off' })
    const { page } = ann
    for (const key of [...'safrpghclnm1234.?/']) await page.keyboard.press(key)
    expect(await focused(page)).toContain('visually-hidden')
    expect(await page.locator('dialog, .flag[aria-pressed="true"], .candidate[aria-pressed="true"]').count()).toBe(0)
    expect(await page.inputValue('#notation')).toBe('')
    expect([await judged(page), await page.locator('.notice:not(:empty)').count()]).toEqual([0, 0])
    // One of them would have been a hint that costs; one that came by itself since then does not.
    expect(await page.locator('.help', { hasText: 'now pays' }).count()).toBe(0)
    expect(await page.evaluate(() => localStorage.getItem('ackward.sound'))).not.toBe('off')
    // No key is shown that does nothing.
    expect(await page.locator('.key-hint, .flag u').count()).toBe(0)
    // In the fields digits are digits still, and a letter is nothing.
    await page.locator('#field-seq').focus()
    await page.keyboard.type('s7')
    expect(await page.inputValue('#field-seq')).toBe('7')
    expect(await page.locator('.flag[aria-pressed="true"]').count()).toBe(0)
    await page.locator('#field-seq').fill('')
    const iss = (await look(page)).tcb.ISS ?? ''
    await page.locator('#notation').focus()
    await page.keyboard.type(`S ${iss}`)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await look(page)).state).toBe('SYN-SENT')

    // The sheet names what still works, and where the others went.
    await press(page, '.bar-buttons button:last-child')
    const sheet = page.getByRole('dialog')
    expect(await sheet.locator('kbd').allTextContents()).toEqual(['Enter', 'Enter'])
    expect(await sheet.textContent()).toContain(messages.match.keysOff)
    await page.keyboard.press('Escape')
    // The focus goes back to where it came from once the sheet is gone, and not before.
    await sheet.waitFor({ state: 'detached' })
    // And back on, in the settings.
    await press(page, '.bar-buttons .settings')
    await page.getByRole('group', { name: messages.settings.shortcuts.title }).getByLabel('On').check()
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    expect(await sheet.textContent()).toContain(messages.match.keysSwitch)
    expect(await page.evaluate(() => localStorage.getItem('ackward.shortcuts'))).toBe('on')
    expect([...ann.errors, ...min.errors]).toEqual([])
    await ann.close()
    await min.close()
  })

  test('nor do they answer a card or an example', { timeout: 60_000 }, async () => {
    const { page, errors, close } = await stage.openWindow({ settings: { shortcuts: 'off', opened: 'yes' } })
    for (const [path, card, answered] of [
      ['/example/handshake', '.example-stop', '.example-options .right'],
      ['/quiz', '.quiz-card', '.quiz-verdict.right, .quiz-verdict.wrong'],
    ] as const) {
      await page.goto(stage.url + path)
      await page.locator(card).waitFor()
      await page.keyboard.press('1')
      await focused(page)
      expect(await page.locator(answered).count(), path).toBe(0)
      expect(await page.locator('.key-hint').count()).toBe(0)
    }
    expect(errors).toEqual([])
    await close()
  })
})

/** The server has nothing done yet: its application waits to listen. */
const IDLE = (() => {
  const match = createMatch(configOf('handshake', 'coach', '1'))
  return formatPosition(positionOf(play(match, { at: 0, n: 0, from: 'clock' }).match))
})()

/** Plays on from there as the server. */
async function playServer(page: Page): Promise<void> {
  await page.goto(`${stage.url}/p/${IDLE}`)
  const [other, go] = [page.locator('.position-bar button').first(), page.locator('.position-bar button').last()]
  await go.waitFor()
  if (!/server|서버/.test((await go.textContent()) ?? '')) await other.click()
  await go.click()
  await page.locator('button.listen').waitFor()
}

test.each([
  {
    size: 'desk',
    locale: 'en-GB',
    texts: [/free/, /Press Listen/, /Let the ghost listen/],
  },
  { size: 'phone', locale: 'ko-KR', texts: [/무료/, /누르면 끝/, /유령에게 맡기기/] },
] as const)('help comes to a server that does not listen: $size, $locale', { timeout: 60_000 }, async ({ size, locale, texts }) => {
  const { page, errors, close } = await stage.openWindow({ viewport: SIZES[size], locale })
  await page.clock.install()
  await playServer(page)
  const [free, what, ghost] = texts
  await page.locator('.actions button', { hasText: free }).waitFor()
  expect(await page.locator('.help').count()).toBe(0)
  await page.clock.runFor(12_500)
  await page.locator('.help', { hasText: 'listen()' }).waitFor()
  expect(await page.locator('.help', { hasText: what }).count()).toBe(0)
  await page.clock.runFor(8000)
  await page.locator('.help', { hasText: what }).waitFor()
  await page.clock.runFor(10_000)
  await page.locator('.actions button', { hasText: ghost }).waitFor()
  await shoot(page, `keyboard-listen-help-${size}`)
  expect(await axe(page)).toEqual([])
  await page.locator('.actions button', { hasText: ghost }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await look(page)).state).toBe('LISTEN')
  expect(await page.locator('.help').count()).toBe(0)
  expect(await focused(page)).not.toBe('BODY')
  expect(errors).toEqual([])
  await close()
})

test.each([
  { size: 'desk', locale: 'en-GB', theme: 'night' },
  { size: 'phone', locale: 'ko-KR', theme: 'day' },
  { size: 'phone', locale: 'en-GB', theme: 'night' },
  { size: 'desk', locale: 'ko-KR', theme: 'day' },
] as const)('the settings and the sheet of keys: $size, $locale', { timeout: 60_000 }, async ({ size, locale, theme }) => {
  const { page, errors, close } = await stage.openWindow({ viewport: SIZES[size], locale, settings: { theme } })
  const name = `${size}-${locale.slice(0, 2)}`
  await playServer(page)
  await page.locator('.bar-buttons .settings').click()
  await page.locator('dialog').waitFor()
  await check(page, `keyboard-settings-${name}`)
  await page.locator('dialog input[name="shortcuts"]').last().scrollIntoViewIfNeeded()
  await shoot(page, `keyboard-settings-end-${name}`)
  await page.keyboard.press('Escape')
  for (const shortcuts of ['on', 'off']) {
    await page.locator('.bar-buttons button').last().click()
    await page.locator('dialog .keys').waitFor()
    await check(page, `keyboard-sheet-${shortcuts}-${name}`)
    await page.keyboard.press('Escape')
    await page.locator('.bar-buttons .settings').click()
    await page.locator('dialog input[name="shortcuts"]').last().check()
    await page.keyboard.press('Escape')
  }
  expect(errors).toEqual([])
  await close()
})
