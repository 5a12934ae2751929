// Rounds of a class that a student plays without its clock: where no socket can be opened, and as an assignment, alone or with a partner.
import { expect, test } from 'vitest'
import { Member } from '../server/class-member.ts'
import { shoot } from './browser.ts'
import { comeIn, ENGLISH, expectClean, KOREAN, LESSON, openLesson, ROUND } from './class-lesson.ts'
import { blockSockets } from './no-socket.ts'
import { playRound } from './pilot.ts'
import { useStage } from './stage.ts'

const stage = useStage()

test('where no socket can be opened it is told within five seconds, and a round against the bot is taken by HTTPS', {
  timeout: 150_000,
}, async () => {
  const { code, host } = await openLesson(stage.url, { ...LESSON, briefing: 0 })
  const min = await stage.openWindow(KOREAN)
  await blockSockets(min.page)
  await comeIn(stage.url, min.page, code, '민준')
  await min.page
    .locator('h1', { hasText: 'WebSocket' })
    .or(min.page.locator('h1', { hasText: '막혀' }))
    .waitFor({ timeout: 5000 })
  await shoot(min.page, 'class-student-blocked-phone-day-ko')
  await expectClean(min)
  await min.page.getByRole('button', { name: '봇과 하기' }).click()
  await min.page.locator('.alone-list').waitFor()
  // Nothing has begun yet.
  expect(await min.page.locator('.alone-list button').count()).toBe(0)
  await shoot(min.page, 'class-student-alone-closed-phone-day-ko')
  const zoe = await Member.student(stage.url, code, 'Zoë')
  await host.seen('somebody', ({ roster }) => roster.some(({ here }) => here))
  await host.command({ do: 'next' })
  await min.page.locator('.alone-list button').waitFor({ timeout: 10_000 })
  await shoot(min.page, 'class-student-alone-open-phone-day-ko')
  await expectClean(min)
  await min.page.locator('.alone-list button').press('Enter')
  await min.page.locator('button.big').press('Enter')
  await playRound(min.page, ROUND, ['ESTABLISHED'])
  await min.page.locator('.result-sent').waitFor()
  await shoot(min.page, 'class-student-alone-sent-phone-day-ko')
  await expectClean(min)
  await host.seen('the points', ({ roster }) => roster.some(({ name, points }) => name === '민준' && points > 0))
  await min.page.locator('.class-end button').press('Enter')
  await min.page.locator('.alone-list .result-sent').waitFor()
  await shoot(min.page, 'class-student-alone-list-phone-day-ko')
  expect(min.errors).toEqual([])
  await Promise.all([min.close(), zoe.leave(), host.leave()])
})

test('an assignment is played whenever one likes', { timeout: 120_000 }, async () => {
  const { code, host } = await openLesson(stage.url, { ...LESSON, playlist: ['handshake'], deadline: Date.now() + 86_400_000 })
  const ann = await stage.openWindow(ENGLISH)
  await comeIn(stage.url, ann.page, code, 'Ann')
  await ann.page.locator('.alone-list').waitFor()
  await shoot(ann.page, 'class-student-assignment-desk-night')
  await expectClean(ann)
  await ann.page.locator('.alone-list button.primary').press('Enter')
  await ann.page.locator('button.big').press('Enter')
  // The result is kept while the server cannot be reached.
  await ann.page.context().route('**/alone', (route) => route.abort())
  await playRound(ann.page, ROUND, ['ESTABLISHED'])
  await ann.page.getByRole('button', { name: 'Send now' }).waitFor()
  await shoot(ann.page, 'class-student-unsent-desk-night')
  await ann.page.context().unroute('**/alone')
  await ann.page.reload()
  await ann.page.locator('.alone-list .result-sent').waitFor()
  await host.seen('the points', ({ roster }) => roster.some(({ points }) => points > 0))
  // The questions come back once every round is played.
  await ann.page.getByRole('button', { name: 'Answer 5 questions' }).waitFor()
  // What is left of the time runs out before her eyes.
  await host.command({ do: 'deadline', until: Date.now() + 1500 })
  await ann.page.getByText('The deadline has passed').waitFor()
  expect(ann.errors).toEqual([])
  await Promise.all([ann.close(), host.leave()])
})

test('two play a round of an assignment together: one waits, the other opens the link', { timeout: 120_000 }, async () => {
  const { code, host } = await openLesson(stage.url, { ...LESSON, playlist: ['handshake'], quiz: false, deadline: Date.now() + 86_400_000 })
  const ann = await stage.openWindow(ENGLISH)
  const min = await stage.openWindow(KOREAN)
  await comeIn(stage.url, ann.page, code, 'Ann')
  await ann.page.getByRole('button', { name: /Play round 1 with a partner/ }).press('Enter')
  await ann.page.locator('.waits').waitFor()
  // A reload waits on, and who waits can think better of it.
  await ann.page.reload()
  await ann.page.locator('.waits').getByRole('button', { name: 'Cancel' }).click()
  await ann.page.getByRole('button', { name: /Play round 1 with a partner/ }).press('Enter')
  await ann.page.locator('.waits').waitFor()
  await shoot(ann.page, 'class-student-waits-desk-night')
  await expectClean(ann)
  const number = (await ann.page.textContent('.waits-number .mono')) ?? ''
  // Who opens the link is not in the class yet.
  await min.page.goto(`${stage.url}/c/${code}/${number}`)
  await min.page.locator('#class-name').fill('민준')
  await min.page.keyboard.press('Enter')
  await Promise.all([ann, min].map(({ page }) => page.locator('.briefing').waitFor()))
  expect(await ann.page.textContent('.briefing')).toContain('민준')
  expect(min.page.url()).toBe(`${stage.url}/c/${code}`)
  await Promise.all([ann, min].map(({ page }) => page.locator('.briefing button.primary, .briefing button.big').first().click()))
  await Promise.all([ann, min].map(({ page }) => playRound(page, ROUND, ['ESTABLISHED'])))
  await Promise.all([ann, min].map(({ page }) => page.locator('.debrief .result-sent').waitFor()))
  await shoot(min.page, 'class-student-together-debrief-phone-day-ko')
  await expectClean(min)
  await min.page.reload()
  await min.page.locator('.debrief .result-sent').waitFor()
  await host.seen('both', ({ roster }) => roster.length === 2 && roster.every(({ handedIn, points }) => handedIn === 1 && points > 0))
  await min.page.locator('.class-end button').click()
  await min.page.locator('.alone-list .result-sent').waitFor()
  expect(await ann.page.locator('.debrief').count()).toBe(1)
  expect([...ann.errors, ...min.errors]).toEqual([])
  await Promise.all([ann.close(), min.close(), host.leave()])
})
