// A teacher's lesson in real browsers: one press opens the class, the projector shows it, the report is taken along.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { NewClassAnswer } from '../../shared/protocol/index.ts'
import { Member, openClass } from '../server/class-member.ts'
import { check, SIZES, shoot, type Window } from './browser.ts'
import { checkProjector, pressNext } from './class-checks.ts'
import { joinAll, NAMES, playRound, type Student } from './class-students.ts'
import { useStage } from './stage.ts'

const stage = useStage()

async function confirmed(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  // The focus is on the answer that does it.
  await page.keyboard.press('Enter')
}

/** Focus walks there by Tab alone; Enter presses. */
async function byKeyboard(page: Page, name: string): Promise<void> {
  const target = page.getByRole('button', { name, exact: true })
  await target.waitFor()
  for (let count = 0; count < 60; count += 1) {
    if (await target.evaluate((one) => one === document.activeElement)) return page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
  }
  throw new Error(`${name} cannot be reached by the keyboard`)
}

/** A class with its host and projector pages, as the links lead there. */
async function showClass(made: NewClassAnswer, settings: Record<string, string>, size: { width: number; height: number }): Promise<Window> {
  const window = await stage.openWindow({ viewport: size, settings })
  await window.page.goto(`${stage.url}/screen/${made.code}#${made.screen}`)
  await window.page.locator('.join-code').waitFor()
  return window
}

async function hostClass(made: NewClassAnswer, settings: Record<string, string>, size: { width: number; height: number }): Promise<Window> {
  const window = await stage.openWindow({ viewport: size, settings })
  await window.page.goto(`${stage.url}/host/${made.code}#${made.token}.${made.screen}`)
  await window.page.locator('.next-step').waitFor()
  return window
}

test('a whole lesson: opened by one press, shown, locked, paused, voted, finished, taken along, deleted', {
  timeout: 180_000,
}, async () => {
  const window = await stage.openWindow()
  const { page } = window
  await page.goto(`${stage.url}/teach`)
  await page.locator('.preset').first().waitFor()
  await check(page, 'class-teach-desk-night-en')
  await byKeyboard(page, 'Open Handshake 45')
  await page.locator('.next-step').waitFor()
  // The secret is kept by the browser and no longer stands in the address.
  expect(page.url()).toMatch(/\/host\/\d{6}$/)
  const code = page.url().slice(-6)

  const [projector] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Open the projector' }).click(),
  ])
  await projector.setViewportSize({ width: 1280, height: 720 })
  // The browser draws a page behind another one so seldom that every press on it would take seconds.
  await page.bringToFront()
  await projector.locator('.join-code').waitFor()
  expect((await projector.textContent('.join-code'))?.replace(/\D/g, '')).toBe(code)

  const students: Student[] = [...(await joinAll(stage.url, code, NAMES.slice(0, 5), '실명'))]
  for (const name of NAMES.slice(0, 5)) await projector.locator('.names li', { hasText: name }).waitFor()
  await page.getByText('5 of 5 students here').waitFor()

  await page.getByLabel('Door open').uncheck()
  await projector.getByText('The door is closed').waitFor()
  await expect(Member.student(stage.url, code, 'Late')).rejects.toThrow(/locked/)
  await page.getByLabel('Door open').check()
  await projector.getByText('Join the class').waitFor()

  const troublemaker = await Member.student(stage.url, code, 'Troublemaker')
  await page.locator('.student-line', { hasText: 'Troublemaker' }).click()
  await confirmed(page, 'Remove Troublemaker')
  await page.getByText('Troublemaker was removed.').waitFor()
  await expect.poll(() => troublemaker.byes).toContain('removed')
  await projector.locator('.names li', { hasText: 'Troublemaker' }).waitFor({ state: 'detached' })

  await page.locator('.student-line', { hasText: 'Otter' }).click()
  await page.getByLabel('Extra time').selectOption('1.5')
  await page.getByText('Otter: time × 1.5 from the next round on.').waitFor()
  await page.getByRole('button', { name: 'Pair by hand' }).click()
  await page.locator('.student-line', { hasText: '서연' }).click()
  await page.getByRole('button', { name: 'Pair by hand' }).click()
  await page.getByRole('button', { name: 'Pair for the next round' }).click()
  await page.getByText('From the next round: Otter with 서연.').waitFor()

  await pressNext(page, 'Start round 1')
  await projector.locator('.briefing-stage').waitFor()
  const round = playRound(students, 900, (index) => (index < 4 ? 3 : 0))
  await pressNext(page, 'Start playing now')
  await projector.locator('.climb-stage').waitFor()
  await page.getByText('Otter + 서연').or(page.getByText('서연 + Otter')).first().waitFor()
  // A second device with the link is a remote control.
  await page.getByText('Remote control for a second device').click()
  await page.locator('.remote .qr').waitFor()
  await pressNext(page, 'Pause all')
  await projector.getByText('Paused').waitFor()
  await checkProjector(projector, 'class-screen-paused-1280-night-en')
  await pressNext(page, 'Resume')
  await projector.getByText('Paused').waitFor({ state: 'detached' })
  // Reloads in the middle of it find the class as it is.
  await Promise.all([page.reload(), projector.reload()])
  await page.locator('.next-step', { hasText: 'Pause all' }).waitFor()
  await projector.locator('.climb-stage').waitFor()
  await page.locator('.histogram li').first().waitFor()
  await page.getByText('arrived').first().waitFor({ timeout: 40_000 })
  await confirmed(page, 'End the round early')
  await projector.locator('.wreck-stage').waitFor()
  await round

  await page.locator('.class-mistakes button').first().click()
  await projector.getByText('Which field is wrong?').waitFor()
  for (const student of students) await student.request('vote', { field: 'seq' })
  await projector.getByText('5 of 5 have voted.').waitFor()
  await expect.poll(() => page.locator('.shown .votes-count').allTextContents()).toContain('5')
  // Nobody is told before the teacher says so, however many have voted.
  expect(await projector.locator('.vote-why, .vote-segments .better').count()).toBe(0)
  await pressNext(page, 'Show the answer')
  await projector.getByText('The answer', { exact: true }).waitFor()
  await projector.locator('.vote-why a').waitFor()
  await page.getByText('The answer is on the projector').waitFor()
  await page.getByRole('button', { name: 'Hide it' }).click()
  await projector.locator('.wreck-stage').waitFor()

  for (const number of [2, 3, 4, 5]) {
    await pressNext(page, `Start round ${number}`)
    await pressNext(page, 'Start playing now')
    await page.getByRole('button', { name: 'End the round early' }).waitFor()
    await confirmed(page, 'End the round early')
  }
  await pressNext(page, 'Show the podium')
  await projector.locator('.podium-stage').waitFor()
  await checkProjector(projector, 'class-screen-podium-1280-night-en')
  await pressNext(page, 'Finish the class')
  await projector.getByText('The class is over').waitFor()

  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click()])
  const text = await readFile(await csv.path())
  expect([...text.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(text.toString('utf8')).toContain('민준')
  expect(text.toString('utf8')).toContain('실명')
  const [json] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download JSON' }).click()])
  expect(JSON.stringify(JSON.parse(await readFile(await json.path(), 'utf8')))).toContain('서연')

  const before = await page.locator('.keep > p').textContent()
  await page.getByLabel(/Keep it for so many days/).fill('3')
  await page.keyboard.press('Enter')
  await page.getByText('The day of deletion is set.').waitFor()
  await expect.poll(() => page.locator('.keep > p').textContent()).not.toBe(before)
  await check(page, 'class-host-over-desk-night-en')
  await confirmed(page, 'Delete the class now')
  await page.getByText('The class was deleted with everything in it.').waitFor()
  await projector.getByText('The class was deleted with everything in it.').waitFor()
  await page.getByRole('button', { name: 'To your classes' }).click()
  await page.locator('.preset').first().waitFor()
  expect(await page.getByText('Your classes on this computer').count()).toBe(0)
  expect(window.errors).toEqual([])
  await window.close()
})

describe('every screen at every size, in both themes and languages', () => {
  const SETUPS = [
    { name: '1280-night-en', size: { width: 1280, height: 720 }, settings: { theme: 'night', language: 'en' } },
    { name: '1920-day-ko', size: SIZES.projector, settings: { theme: 'day', language: 'ko' } },
    { name: '3840-night-ko', size: { width: 3840, height: 2160 }, settings: { theme: 'night', language: 'ko', motion: 'reduced' } },
  ] as const
  const HOSTS = [
    { name: 'phone-night-en', size: { width: 360, height: 740 }, settings: { theme: 'night', language: 'en' } },
    { name: 'phone-day-ko', size: { width: 360, height: 740 }, settings: { theme: 'day', language: 'ko' } },
    { name: 'desk-day-en', size: SIZES.desk, settings: { theme: 'day', language: 'en' } },
  ] as const

  test('lobby, briefing, climb, wreck report, vote, podium', { timeout: 240_000 }, async () => {
    const made = await openClass(stage.url, { playlist: ['lost-syn-ack'], level: 'coach', briefing: 60_000 })
    const projectors = await Promise.all(SETUPS.map(({ settings, size }) => showClass(made, settings, size)))
    const hosts = await Promise.all(HOSTS.map(({ settings, size }) => hostClass(made, settings, size)))
    const all = async (screen: string): Promise<void> => {
      for (const [index, { page }] of projectors.entries()) await checkProjector(page, `class-screen-${screen}-${SETUPS[index]?.name}`)
      for (const [index, { page }] of hosts.entries()) await check(page, `class-host-${screen}-${HOSTS[index]?.name}`)
    }
    const teacher = await Member.host(stage.url, made)
    const shown = async (selector: string): Promise<void> => {
      for (const { page } of projectors) await page.locator(selector).waitFor()
    }
    const students = await joinAll(
      stage.url,
      made.code,
      Array.from({ length: 100 }, (_, index) => (index < 12 ? (NAMES[index] ?? '') : `${NAMES[index % 12]} ${index}`)),
    )
    await shown('.names-more')
    await all('join')
    await teacher.command({ do: 'next' })
    await shown('.briefing-stage')
    await all('briefing')
    const round = playRound(students, 4000, (index) => (index % 5 === 0 ? 2 : 0))
    await teacher.command({ do: 'end' })
    await shown('.climb-stage')
    await teacher.seen('boats under way', ({ screen }) => screen.tide !== null && screen.boats.some(({ done }) => done > 300), 30_000)
    await all('live')
    await teacher.command({ do: 'end' })
    await shown('.wreck-stage')
    await all('ladder')
    for (const { page } of projectors) await page.keyboard.press('ArrowRight')
    await shown('.fooled')
    await all('fooled')
    const mistake = teacher.view?.mistakes[0]?.mistake
    if (mistake === undefined) throw new Error('nobody erred')
    await teacher.command({ do: 'show', mistake })
    await shown('.vote-stage')
    for (const student of students.slice(0, 20)) await student.request('vote', { field: 'ack' })
    await all('vote')
    await teacher.command({ do: 'reveal' })
    await shown('.vote-why')
    await all('answer')
    for (const { page } of hosts) await page.getByRole('button', { name: /Look at the report|보고서 보기/ }).click()
    for (const { page } of hosts) await page.locator('.report-table tbody tr').nth(99).waitFor()
    await teacher.command({ do: 'next' })
    await shown('.podium-stage')
    await all('podium')
    await round
    for (const { errors, close } of [...projectors, ...hosts]) {
      expect(errors).toEqual([])
      await close()
    }
  })

  test('opening a class on a phone, in Korean', { timeout: 60_000 }, async () => {
    const { page, errors, close } = await stage.openWindow({ viewport: SIZES.phone, settings: { theme: 'day', language: 'ko' } })
    await page.goto(`${stage.url}/teach`)
    await page.locator('.more > summary').click()
    await check(page, 'class-teach-phone-day-ko')
    expect(errors).toEqual([])
    await close()
  })
})

test('what does not fit is told by its place, and a scenario of one’s own can be played', { timeout: 60_000 }, async () => {
  const { page, errors, close } = await stage.openWindow()
  await page.goto(`${stage.url}/teach`)
  await page.locator('.more > summary').click()
  await page.getByLabel('Briefing, seconds').fill('999')
  await page.getByRole('button', { name: 'Open this class' }).click()
  await page.getByText('Briefing, seconds (0 to 120): whole seconds from 0 to 120.').waitFor()
  await page.getByLabel('A scenario of your own').fill('s1.damaged')
  await page.getByRole('button', { name: 'Add', exact: true }).last().click()
  await page.locator('#own-problems p').first().waitFor()
  await shoot(page, 'class-teach-problems')
  const own = JSON.parse(await readFile(new URL('../../shared/game/scenarios/01-handshake.json', import.meta.url), 'utf8'))
  await page.getByLabel('A scenario of your own').fill(JSON.stringify({ ...own, id: 'my-own-opening' }))
  await page.getByRole('button', { name: 'Add', exact: true }).last().click()
  await page.locator('.playlist-rounds li', { hasText: 'my-own-opening' }).waitFor()
  await page.getByRole('button', { name: /my-own-opening.*earlier/ }).click()
  expect(await page.locator('.playlist-rounds li').nth(4).textContent()).toContain('my-own-opening')
  for (let count = 0; count < 4; count += 1)
    await page
      .locator('.playlist-rounds li')
      .first()
      .getByRole('button', { name: /remove/ })
      .click()
  await page.getByLabel('Briefing, seconds').fill('0')
  await page.getByRole('button', { name: 'Open this class' }).click()
  await page.locator('.next-step', { hasText: 'Start round 1' }).waitFor()
  // A closed tab finds its class again.
  await page.goto(`${stage.url}/teach`)
  await page.getByRole('link', { name: /Back to class/ }).click()
  await page.locator('.next-step').waitFor()
  expect(errors).toEqual([])
  await close()
})

test('a lost connection is told at once, on the host’s page and on the projector', { timeout: 60_000 }, async () => {
  const made = await openClass(stage.url, { preset: 'goodbye-45' })
  const host = await hostClass(made, {}, SIZES.desk)
  const screen = await showClass(made, {}, SIZES.desk)
  for (const { page } of [host, screen]) await page.context().setOffline(true)
  await host.page.locator('.class-lost').waitFor({ timeout: 5000 })
  await screen.page.locator('.screen-lost').waitFor({ timeout: 5000 })
  await checkProjector(screen.page, 'class-screen-lost-1280-night-en')
  await host.page.locator('.next-step').click()
  await host.page.getByText('That did not reach the server.').waitFor()
  await check(host.page, 'class-host-lost-desk-night-en')
  for (const { page } of [host, screen]) await page.context().setOffline(false)
  await host.page.locator('.class-lost').waitFor({ state: 'detached', timeout: 15_000 })
  await screen.page.locator('.screen-lost').waitFor({ state: 'detached', timeout: 15_000 })
  await host.close()
  await screen.close()
})

test('without the secret there is no class to host', { timeout: 30_000 }, async () => {
  const made = await openClass(stage.url, { preset: 'loss-45' })
  const { page, close } = await stage.openWindow()
  await page.goto(`${stage.url}/host/${made.code}`)
  await page.getByText('The host link is missing').waitFor()
  await page.goto(`${stage.url}/host/${made.code}#${'0'.repeat(32)}`)
  await page.getByText('The secret in the link does not fit this class.').waitFor()
  await close()
})

test('an assignment: its deadline is told and moved, and the list says who has handed in', { timeout: 30_000 }, async () => {
  const made = await openClass(stage.url, { playlist: ['handshake'], deadline: Date.now() + 90_000_000 })
  const window = await stage.openWindow({ viewport: SIZES.phone, settings: { theme: 'day' } })
  const { page } = window
  await page.goto(`${stage.url}/host/${made.code}#${made.token}.${made.screen}`)
  await page.getByText('1 day').waitFor()
  // Nobody has to begin it.
  expect(await page.locator('.next-step').count()).toBe(0)
  await Member.student(stage.url, made.code, 'Ann')
  await page.getByText('nothing handed in').waitFor()
  await check(page, 'class-host-assignment-phone-day-en')
  await page.getByLabel('Another deadline').fill('2020-01-01T10:00')
  await page.getByRole('button', { name: 'Move' }).click()
  await page.getByText('Choose a time that is still to come.').waitFor()
  await page.getByLabel('Another deadline').fill('2099-01-02T10:00')
  await page.getByRole('button', { name: 'Move' }).click()
  await page.getByText(/The deadline is now Friday,? 2 January 2099/).waitFor()
  const screen = await showClass(made, { theme: 'day', language: 'ko' }, SIZES.projector)
  await screen.page.getByText(/마감: 1월 2일/).waitFor()
  await checkProjector(screen.page, 'class-screen-assignment-1920-day-ko')
  expect([...window.errors, ...screen.errors]).toEqual([])
  await window.close()
  await screen.close()
})
