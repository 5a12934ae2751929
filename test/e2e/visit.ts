// What a first visit is, and the way to a first move in a match against the bot.
import type { Page } from 'playwright-core'

/** ms: how long a visit has to last at most until everything is kept. */
const VISIT = 15_000

/** Waits until everything is kept and the service worker answers for this page. */
export async function wholeVisit(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', null, { timeout: VISIT })
}

/** From the choices to the briefing, as the client. */
export async function openBotMatch(page: Page): Promise<void> {
  await page.selectOption('#role', 'client')
  await page.getByRole('button', { name: /^(Play the bot|봇과 하기)$/ }).click()
  await page.locator('.briefing').waitFor()
}

/** Taps one of the candidates for the first segment, once it is owed: the SYN that carries the ISS of the page's TCB, or another one. */
export async function tapOpening(page: Page, which: 'right' | 'wrong'): Promise<void> {
  await page.locator('.candidate').first().waitFor({ timeout: 20_000 })
  const right = new RegExp(`SYN seq ${await page.locator('.tcb dd').first().textContent()}$`)
  const wanted = which === 'right' ? { hasText: right } : { hasNotText: right }
  await page.locator('.candidate').filter(wanted).first().click()
}

/** From the briefing to the verdict on the first segment. */
export async function playFirstMove(page: Page): Promise<void> {
  await page.locator('button.big').click()
  await page.locator('.live').waitFor()
  await tapOpening(page, 'right')
  await page.locator('.verdict.due').waitFor()
}
