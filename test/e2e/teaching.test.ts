// What a beginner is told while they play: what the numbers are called, what help costs, what is still owed, what is free.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { formatPosition, type Match, positionOf } from '../../shared/game/index.ts'
import { configOf } from '../game/plays.ts'
import { answerAll } from '../game/tables.ts'
import { axe, expectNoSidewaysScroll, SIZES, shoot } from './browser.ts'
import { useStage } from './stage.ts'

const stage = useStage()

/** The SYN has left, and the server has not answered it. */
const CALLING = formatPosition(
  positionOf(answerAll(configOf('handshake', 'coach', '1'), (match: Match) => match.live.hosts.server.duties.length > 0)),
)

/** The client's five octets are under way. */
const DATA_COMES = formatPosition(
  positionOf(
    answerAll(configOf('whole-life', 'coach', '1'), ({ live }: Match) => live.wire.flights.some(({ segment }) => segment.len === 5)),
  ),
)

/** Opens the moment and plays on from it. */
async function playOn(page: Page, names: Readonly<{ other: RegExp; go: RegExp }>, moment = CALLING): Promise<void> {
  await page.goto(`${stage.url}/p/${moment}`)
  await page.getByRole('button', { name: names.other }).waitFor()
  if ((await page.getByRole('button', { name: names.go }).count()) === 0) await page.getByRole('button', { name: names.other }).click()
  await page.getByRole('button', { name: names.go }).click()
  await page.locator('.composer').waitFor()
}

const inSight = (page: Page, selector: string): Promise<boolean> =>
  page
    .locator(selector)
    .first()
    .evaluate((one) => {
      const { top, bottom, height } = one.getBoundingClientRect()
      return height > 0 && top >= 0 && bottom <= innerHeight
    })

test('from a moment on: what is owed lies in the inbox, the numbers are explained, help says its price', { timeout: 60_000 }, async () => {
  const { page, errors, close } = await stage.openWindow({ viewport: SIZES.desk, settings: { theme: 'night' } })
  await playOn(page, { other: /other host/, go: /as the server/ })
  await page.locator('.inbox li:not(.answered)', { hasText: 'SYN' }).waitFor()

  // The glossary, by the keyboard alone.
  await page.getByRole('button', { name: 'Explain' }).focus()
  await page.keyboard.press('Enter')
  const terms = page.getByRole('dialog').locator('dt')
  await terms.first().waitFor()
  expect((await terms.allTextContents()).slice(0, 7)).toEqual(['ISS', 'SND.UNA', 'SND.NXT', 'SND.WND', 'IRS', 'RCV.NXT', 'RCV.WND'])
  expect(await axe(page)).toEqual([])
  await shoot(page, 'glossary-desk-night')
  await page.keyboard.press('Escape')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Explain')

  // Done too early: it is explained, and it can be taken back.
  await page.getByRole('button', { name: 'I am done' }).click()
  await page.locator('.notice', { hasText: 'The round ends once its goal is reached' }).waitFor()
  await page.getByRole('button', { name: 'Not done after all' }).click()
  await page.getByRole('button', { name: 'I am done' }).waitFor()

  // The rule glows for nothing, and says what the value will cost.
  await page.locator('.help').waitFor({ timeout: 15_000 })
  expect(await page.textContent('.help')).toMatch(/costs nothing\..*In \d s the value shows by itself; this answer then pays 20% at most\./)
  await shoot(page, 'help-price-desk-night')
  await page.getByRole('button', { name: /Hint · 50% at most/ }).click()
  await page.locator('.help', { hasText: 'This answer now pays 50% at most.' }).waitFor()
  expect(errors).toEqual([])
  await close()
})

test('a phone in Korean: a guess with numbers, which is free; a broken link in its language', { timeout: 60_000 }, async () => {
  const { page, errors, close } = await stage.openWindow({ viewport: SIZES.phone, locale: 'ko-KR', settings: { theme: 'day' } })
  await playOn(page, { other: /다른 호스트/, go: /클라이언트로/ })
  const predict = page.locator('.predict')
  await predict.getByText(/점수와 상관없어요/).waitFor()
  await predict.getByRole('button', { name: 'SYN-ACK' }).click()
  const iss = Number(await page.locator('.tcb dd').first().textContent())
  await predict.getByLabel('ack').fill(String(iss + 1))
  await predict.getByLabel('ack').press('Enter')
  await predict.getByText(`내 예측: SYN-ACK ack ${iss + 1}`).waitFor()
  await shoot(page, 'prediction-phone-day-ko')
  for (const selector of ['.predict-numbers', '.predict-numbers button', '.send'])
    expect(await inSight(page, selector), selector).toBe(true)
  expect(await axe(page)).toEqual([])
  await expectNoSidewaysScroll(page)
  await page.locator('.verdict', { hasText: '예측이 맞았어요' }).waitFor({ timeout: 10_000 })
  for (const selector of ['.tcb-head button', '.send']) expect(await inSight(page, selector), selector).toBe(true)

  await page.goto(`${stage.url}/p/${CALLING.slice(0, 40)}`)
  const why = page.getByRole('alert')
  await why.waitFor()
  expect(await why.textContent()).toMatch(/글자에서 글이 끝났어요/)
  expect(await why.textContent()).not.toMatch(/[a-z]{4}/)
  expect(errors).toEqual([])
  await close()
})

test.each([
  { size: 'desk', theme: 'night', locale: 'en-GB', names: { other: /other host/, go: /as the server/ }, why: /It crossed an arrival/ },
  { size: 'phone', theme: 'day', locale: 'ko-KR', names: { other: /다른 호스트/, go: /서버/ }, why: /도착한 세그먼트와 엇갈렸어요/ },
] as const)(
  'an ACK that crossed an arrival is told as that: $size, $locale',
  { timeout: 60_000 },
  async ({ size, theme, locale, names, why }) => {
    const { page, errors, close } = await stage.openWindow({ viewport: SIZES[size], locale, settings: { theme } })
    await page.clock.install()
    await playOn(page, names, DATA_COMES)
    // On a phone the TCB is folded away; its rows are there all the same.
    const tcb = Object.fromEntries(
      await page
        .locator('.tcb dl > div')
        .evaluateAll((all) => all.map((row) => [row.querySelector('dt')?.textContent, row.querySelector('dd')?.textContent])),
    )
    await page.locator('#notation').fill(`A ${tcb['SND.NXT']} ${tcb['RCV.NXT']}`)
    const came = page.locator('.inbox li', { hasText: 'len 5' })
    for (let passed = 0; passed < 3000 && (await came.count()) === 0; passed += 50) await page.clock.runFor(50)
    await page.keyboard.press('Enter')
    await page.locator('.verdict.violation', { hasText: why }).waitFor()
    await shoot(page, `crossed-${size}`)
    expect(await axe(page)).toEqual([])
    await expectNoSidewaysScroll(page)
    expect(errors).toEqual([])
    await close()
  },
)
