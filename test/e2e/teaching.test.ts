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

/** Opens the moment and plays on from it. */
async function playOn(page: Page, names: Readonly<{ other: RegExp; go: RegExp }>): Promise<void> {
  await page.goto(`${stage.url}/p/${CALLING}`)
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
  expect(await page.textContent('.help')).toMatch(/costs nothing\.In \d s the value shows by itself; this answer then pays 20% at most\./)
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
