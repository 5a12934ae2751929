// The script work of a frame while a match is played.
import type { Browser, Page } from 'playwright-core'
import { sit, takeSeats } from '../e2e/seats.ts'
import { tapOpening } from '../e2e/visit.ts'
import { outermost, trace } from './tracing.ts'

/** ms of play that are traced, and ms before it in which nothing moves. */
const TRACED = 8000
const STILL = 2000
const FRAME = 'FireAnimationFrame'
/** All that a page's own script runs in. */
const SCRIPT = new RegExp(`^(${FRAME}|TimerFire|EventDispatch|FunctionCall|RunMicrotasks|v8\\.callFunction|FireIdleCallback)$`)

export interface FrameWork {
  /** ms of work of each animation frame: what the board draws. */
  readonly drawing: readonly number[]
  /** The same, with all other script since the frame before: messages, panels, clocks, clicks. */
  readonly all: readonly number[]
  /** Animation frames in two seconds in which nothing moved. */
  readonly still: number
}

/** The first candidate that the composer offers, if it offers one. */
const sendFirst = (page: Page): Promise<void> =>
  page
    .locator('.candidate')
    .first()
    .click({ timeout: 500 })
    .catch(() => undefined)

/** Two windows open a connection and send; the client's is measured from its first segment on. */
export async function measureFrames(browser: Browser, url: string): Promise<FrameWork> {
  const [first, second] = await takeSeats(url, { level: 'coach', playlist: ['whole-life'] })
  const ann = await sit(browser, url, first, { settings: { theme: 'night' } })
  const min = await sit(browser, url, second)
  for (const { page } of [ann, min]) await page.locator('button.big').click()
  await ann.page.locator('.board canvas').waitFor()
  await min.page.keyboard.press('l')
  await ann.page.locator('.request').waitFor()
  await ann.page.waitForTimeout(1000)
  const stillness = await trace(ann.page, [], () => ann.page.waitForTimeout(STILL))
  const events = await trace(ann.page, [], async () => {
    await tapOpening(ann.page, 'right')
    for (const ends = Date.now() + TRACED; Date.now() < ends; ) {
      await sendFirst(ann.page)
      await ann.page.waitForTimeout(1000)
      await sendFirst(min.page)
    }
  })
  await ann.close()
  await min.close()
  const drawing: number[] = []
  const all: number[] = []
  let since = 0
  for (const { name, work } of outermost(events, SCRIPT)) {
    since += work
    if (name !== FRAME) continue
    drawing.push(work)
    all.push(since)
    since = 0
  }
  return { drawing, all, still: stillness.filter(({ name }) => name === FRAME).length }
}
