// A whole lesson in real browsers: a teacher, a projector and six students, with all that goes wrong in a classroom.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openClass } from '../server/class-member.ts'
import { shoot, type Window } from './browser.ts'
import { pressNext } from './class-checks.ts'
import { comeIn } from './class-lesson.ts'
import { look, playRound } from './pilot.ts'
import { useStage } from './stage.ts'

const NAMES = ['Ann', '민준', 'Zoë', '서연', 'Bob']
const ROUND = 70_000

const stage = useStage()

async function newStudent(code: string, name: string): Promise<Window> {
  const window = await stage.openWindow({ settings: { theme: 'night', motion: 'reduced' } })
  await comeIn(stage.url, window.page, code, name)
  return window
}

const live = (page: Page) => page.locator('.match .live').waitFor({ timeout: 30_000 })

test('six students, a late one, a kicked one, an odd one out, reloads, and a server that is killed', { timeout: 280_000 }, async () => {
  const made = await openClass(stage.url, { playlist: ['handshake', 'handshake'], level: 'coach', briefing: 4000, quiz: false })
  const teacher = await stage.openWindow()
  await teacher.page.goto(`${stage.url}/host/${made.code}#${made.token}.${made.screen}`)
  const projector = await stage.openWindow({ settings: { theme: 'night' } })
  await projector.page.goto(`${stage.url}/screen/${made.code}#${made.screen}`)
  await projector.page.locator('.join-code').waitFor()

  const students: Window[] = []
  for (const name of NAMES) students.push(await newStudent(made.code, name))
  for (const name of NAMES) await projector.page.locator('.names li', { hasText: name }).waitFor()
  await shoot(projector.page, 'class-lesson-lobby')

  // Five are there: one of them plays with the bot.
  await pressNext(teacher.page, 'Start round 1')
  await Promise.all(students.map(({ page }) => live(page)))
  const late = await newStudent(made.code, 'Late')
  students.push(late)
  await live(late.page)
  await projector.page.locator('.climb-stage').waitFor()

  // Everybody's page may go and come: it finds the class, and the student their seat.
  const [ann, min] = students
  if (ann === undefined || min === undefined) throw new Error('nobody')
  await Promise.all([teacher.page.reload(), projector.page.reload(), ann.page.reload()])
  await live(ann.page)
  await projector.page.locator('.climb-stage').waitFor()
  await teacher.page.locator('.next-step', { hasText: 'Pause all' }).waitFor()

  // Killed between two moves: every page comes back by itself.
  await stage.server.kill()
  await stage.server.start()
  await Promise.all(students.map(({ page }) => expect.poll(async () => (await look(page)).phase, { timeout: 30_000 }).toBe('live')))
  await teacher.page.locator('.next-step', { hasText: 'Pause all' }).waitFor({ timeout: 30_000 })
  await projector.page.locator('.climb-stage').waitFor({ timeout: 30_000 })

  const pairs = students.map(({ page }) => playRound(page, ROUND, [], ({ state, inbox }) => state === 'ESTABLISHED' && inbox.length === 0))
  await Promise.all(pairs)
  await shoot(projector.page, 'class-lesson-climb')
  await shoot(teacher.page, 'class-lesson-teacher-live')
  await pressNext(teacher.page, 'Pause all')
  await projector.page.getByText('Paused').waitFor()
  await pressNext(teacher.page, 'Resume')
  await teacher.page.getByRole('button', { name: 'End the round early', exact: true }).click()
  await teacher.page.keyboard.press('Enter')
  await Promise.all(students.map(({ page }) => expect.poll(async () => (await look(page)).phase, { timeout: 30_000 }).toBe('debrief')))
  await projector.page.locator('.best-ladder [data-row]').nth(2).waitFor()
  await shoot(projector.page, 'class-lesson-wreck')

  // One is sent out: their page says so, and the next round goes on without them.
  await teacher.page.locator('.student-line', { hasText: 'Bob' }).click()
  await teacher.page.getByRole('button', { name: 'Remove Bob', exact: true }).click()
  await teacher.page.keyboard.press('Enter')
  await teacher.page.getByText('Bob was removed.').waitFor()
  const bob = students[4]
  await expect.poll(() => bob?.page.textContent('main')).toMatch(/teacher/)
  await pressNext(teacher.page, 'Start round 2')
  const rest = students.filter((one) => one !== bob)
  await Promise.all(rest.map(({ page }) => live(page)))
  await shoot(min.page, 'class-lesson-student-round-2')
  expect([teacher, projector, ...students].flatMap(({ errors }) => errors)).toEqual([])
  for (const window of [teacher, projector, ...students]) await window.close()
})
