// Students of a class in real browsers: a class to come into, and the way in.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { HostView } from '../../shared/classroom/index.ts'
import { Member, openClass } from '../server/class-member.ts'
import { axe, expectNoSidewaysScroll, SIZES, type Window } from './browser.ts'

/** ms that a round may take. */
export const ROUND = 80_000
export const LESSON = { playlist: ['handshake', 'lost-syn'], level: 'coach', briefing: 6000 }
export const KOREAN = { viewport: SIZES.phone, locale: 'ko-KR', settings: { theme: 'day' } }
export const ENGLISH = { settings: { theme: 'night' } }

/** A class that is open, and its teacher without a browser. */
export async function openLesson(url: string, options: object = LESSON): Promise<Readonly<{ code: string; host: Member<HostView> }>> {
  const made = await openClass(url, options)
  return { code: made.code, host: await Member.host(url, made) }
}

/** From the door into the class, under this name. */
export async function comeIn(url: string, page: Page, code: string, name: string): Promise<void> {
  await page.goto(`${url}/c/${code}`)
  await page.locator('#class-name').fill(name)
  await page.keyboard.press('Enter')
}

/** Until the student is in the class, before its first round. */
export const waiting = (page: Page): Promise<void> => page.locator('.student-waiting .waiting-figures').waitFor()

/** Nothing that axe finds, and nothing that sticks out sideways. */
export async function expectClean(...windows: readonly Window[]): Promise<void> {
  for (const { page } of windows) {
    expect(await axe(page)).toEqual([])
    await expectNoSidewaysScroll(page)
  }
}
