// A lesson as two students see it in real browsers, from the code on the big screen to the end, with all that its teacher does.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { shoot } from './browser.ts'
import { ENGLISH, expectClean, KOREAN, openLesson, ROUND, waiting } from './class-lesson.ts'
import { look, playRound, type Seen, type } from './pilot.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const open = ({ state, inbox }: Seen): boolean => state === 'ESTABLISHED' && inbox.length === 0

/** Answers every card that is asked, by the keyboard. */
async function answerAll(page: Page, tells: boolean): Promise<void> {
  for (let card = 1; card <= 5; card += 1) {
    await page.locator('.quiz-score', { hasText: String(card) }).waitFor()
    await page.keyboard.press('1')
    if (!tells) continue
    await page.locator('.quiz-verdict.right, .quiz-verdict.wrong').waitFor()
    if (card === 1) await shoot(page, 'class-student-quiz-after')
    await page.keyboard.press('Enter')
  }
}

test('two students, by keyboard, reloading in every phase', { timeout: 280_000 }, async () => {
  const { code, host: first } = await openLesson(stage.url)
  let host = first
  const ann = await stage.openWindow(ENGLISH)
  const min = await stage.openWindow(KOREAN)

  // The landing page takes either sort of code.
  await ann.page.goto(stage.url)
  await ann.page.locator('#code').fill(`${code.slice(0, 3)}-${code.slice(3)}`)
  await ann.page.keyboard.press('Enter')
  await ann.page.locator('#class-name').waitFor()
  expect(await ann.page.locator('#class-name').inputValue()).not.toBe('')
  await shoot(ann.page, 'class-student-join-desk-night')
  await expectClean(ann)
  await ann.page.locator('#class-name').fill('Ann')
  await ann.page.locator('#class-extra').fill('Ann Real')
  await ann.page.keyboard.press('Enter')
  await waiting(ann.page)

  await min.page.goto(`${stage.url}/c`)
  await min.page.locator('#class-code:focus').waitFor()
  await shoot(min.page, 'class-student-code-phone-day-ko')
  await min.page.keyboard.type('12 34')
  await min.page.keyboard.press('Enter')
  await min.page.locator('#class-code-wrong').waitFor()
  await expectClean(min)
  await min.page.locator('#class-code').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await min.page.keyboard.press('Enter')
  await min.page.locator('#class-name').waitFor()
  await shoot(min.page, 'class-student-join-phone-day-ko')
  await expectClean(min)
  // Somebody has this name already, whatever its case.
  await min.page.locator('#class-name').fill('ANN')
  await min.page.keyboard.press('Enter')
  await min.page.locator('#join-problem').waitFor()
  expect(await min.page.evaluate(() => document.activeElement?.id)).toBe('class-name')
  await shoot(min.page, 'class-student-name-taken-phone-day-ko')
  await min.page.locator('#class-name').fill('민준')
  await min.page.keyboard.press('Enter')
  await waiting(min.page)
  await host.seen('both', ({ roster }) => roster.filter(({ here }) => here).length === 2)
  expect(host.view?.roster.find(({ name }) => name === 'Ann')?.extra).toBe('Ann Real')
  await expect.poll(() => min.page.textContent('.waiting-figures')).toContain('2명')
  await shoot(ann.page, 'class-student-waiting-desk-night')
  await shoot(min.page, 'class-student-waiting-phone-day-ko')
  await expectClean(ann, min)

  // The quiz before: nothing is told, what was answered is not asked again.
  await min.page.getByRole('button', { name: /문제/ }).click()
  await min.page.locator('.quiz-score').waitFor()
  await shoot(min.page, 'class-student-quiz-before-phone-day-ko')
  await expectClean(min)
  await min.page.keyboard.press('1')
  await min.page.locator('.quiz-score', { hasText: '2' }).waitFor()
  expect(await min.page.locator('.quiz-verdict.right, .quiz-verdict.wrong, .copy-link').count()).toBe(0)
  await min.page.reload()
  await waiting(min.page)
  await min.page.getByRole('button', { name: '5개 중 1개' }).click()
  for (const card of [2, 3, 4, 5]) {
    await min.page.locator('.quiz-score', { hasText: `카드 ${card}` }).waitFor()
    await min.page.keyboard.press('2')
  }
  await waiting(min.page)
  await min.page.evaluate(() => document.documentElement.setAttribute('data-theme', 'night'))
  await shoot(min.page, 'class-student-waiting-phone-night-ko')
  await expectClean(min)
  await min.page.evaluate(() => document.documentElement.setAttribute('data-theme', 'day'))
  await host.seen('the answers', ({ quiz }) => quiz?.before.answered === 5)

  // The warm-up gives way as the round begins.
  await min.page.getByRole('button', { name: /60초/ }).click()
  await min.page.locator('.intro').waitFor()
  await shoot(min.page, 'class-student-warm-up-phone-day-ko')
  await host.command({ do: 'next' })
  await Promise.all([ann, min].map(({ page }) => page.locator('.briefing .class-countdown').waitFor()))
  expect(await min.page.locator('.intro').count()).toBe(0)
  expect(await ann.page.textContent('.briefing')).toContain('민준')
  expect(await ann.page.locator('.briefing button, .match-bar .brand').count()).toBe(0)
  await shoot(ann.page, 'class-student-briefing-desk-night')
  await shoot(min.page, 'class-student-briefing-phone-day-ko')
  await expectClean(ann, min)
  await host.command({ do: 'pause' })
  await Promise.all([ann, min].map(({ page }) => page.locator('.banner').waitFor()))
  await ann.page.reload()
  await ann.page.locator('.briefing').waitFor()
  await ann.page.locator('.banner').waitFor()
  await host.command({ do: 'resume' })

  await Promise.all([ann, min].map(({ page }) => page.locator('.live').waitFor({ timeout: 15_000 })))
  expect(await ann.page.locator('.done').count()).toBe(0)
  await type(min.page, 'S 999')
  await min.page.locator('.verdict.violation').waitFor()
  await Promise.all([playRound(ann.page, ROUND, [], open), playRound(min.page, ROUND, [], open)])
  await shoot(ann.page, 'class-student-live-desk-night')
  await shoot(min.page, 'class-student-live-phone-day-ko')
  await min.page.reload()
  await min.page.locator('.live').waitFor()
  expect((await look(min.page)).state).toBe('ESTABLISHED')
  await host.command({ do: 'pause' })
  await min.page.locator('.banner').waitFor()
  await shoot(min.page, 'class-student-paused-phone-day-ko')
  await expectClean(ann, min)
  await host.command({ do: 'resume' })
  // The server dies and comes back: so do both, to the same state.
  await stage.server.kill()
  await min.page.locator('.banner.bad').waitFor()
  await shoot(min.page, 'class-student-lost-phone-day-ko')
  await stage.server.start()
  host = await host.comeBack()
  await Promise.all([ann, min].map(({ page }) => page.locator('.banner').waitFor({ state: 'detached', timeout: 20_000 })))
  expect([(await look(ann.page)).state, (await look(min.page)).state]).toEqual(['ESTABLISHED', 'ESTABLISHED'])

  await host.command({ do: 'end' })
  await Promise.all([ann, min].map(({ page }) => page.locator('.debrief .standing-rank').waitFor()))
  await expect.poll(() => ann.page.textContent('.standing-points'), { timeout: 5000 }).not.toMatch(/^0/)
  await shoot(ann.page, 'class-student-debrief-desk-night')
  await shoot(min.page, 'class-student-debrief-phone-day-ko')
  await expectClean(ann, min)
  await ann.page.reload()
  await ann.page.locator('.debrief .standing-rank').waitFor()

  // The class votes about a segment of nobody's.
  await host.seen('the results', ({ roster }) => roster.every(({ points }) => points > 0))
  const right = { flags: ['SYN' as const], seq: 300, ack: 0, len: 0, wnd: 0 }
  await host.command({
    do: 'show',
    mistake: { skill: 'M01', rule: 'open-active', role: 'client', sent: { ...right, seq: 301 }, right, wrong: ['seq'] },
  })
  await Promise.all([ann, min].map(({ page }) => page.locator('.vote-fields').waitFor()))
  await ann.page.getByRole('button', { name: /seq/ }).press('Enter')
  await min.page.getByRole('button', { name: /ack/ }).click()
  await min.page.locator('[aria-pressed="true"]').waitFor()
  await host.seen('the votes', ({ screen }) => screen.vote?.votes.seq === 1 && screen.vote.votes.ack === 1)
  await shoot(ann.page, 'class-student-vote-desk-night')
  await shoot(min.page, 'class-student-vote-phone-day-ko')
  await expectClean(ann, min)
  await host.command({ do: 'reveal' })
  await ann.page.locator('.vote-verdict.hit').waitFor()
  await min.page.locator('.vote-verdict.missed', { hasText: 'seq' }).waitFor()
  await min.page.locator('.vote-why a').waitFor()
  await shoot(ann.page, 'class-student-answer-desk-night')
  await shoot(min.page, 'class-student-answer-phone-day-ko')
  await expectClean(ann, min)
  await host.command({ do: 'show', mistake: null })
  await ann.page.locator('.debrief').waitFor()
  expect(await ann.page.textContent('.standing-points')).not.toMatch(/^0/)

  // Who tries a moment again is taken along by the next round.
  await min.page.getByRole('button', { name: '여기서 다시 해 보기' }).click()
  await min.page.locator('.side-note').waitFor()
  await shoot(min.page, 'class-student-retry-phone-day-ko')
  await min.page.getByRole('button', { name: '디브리핑으로' }).click()
  await min.page.locator('.debrief').waitFor()
  await min.page.getByRole('button', { name: '여기서 다시 해 보기' }).click()
  await min.page.locator('.side-note').waitFor()
  await host.command({ do: 'next' })
  await min.page.locator('.side-note').waitFor({ state: 'detached' })
  await Promise.all([ann, min].map(({ page }) => page.locator('.briefing .class-countdown').waitFor()))
  expect(await ann.page.textContent('.match-bar')).toContain('2')
  await host.command({ do: 'end' })
  await ann.page.locator('.live').waitFor()
  await host.command({ do: 'end' })
  await ann.page.locator('.debrief').waitFor()
  await host.command({ do: 'next' })
  await Promise.all([ann, min].map(({ page }) => page.locator('.student-end .standing-rank').waitFor()))
  await shoot(ann.page, 'class-student-podium-desk-night')
  await shoot(min.page, 'class-student-podium-phone-day-ko')
  await expectClean(ann, min)
  await min.page.getByRole('button', { name: /문제/ }).click()
  await answerAll(min.page, true)
  await min.page.locator('.student-end .quiz-result').waitFor()
  await host.command({ do: 'finish' })
  await expect.poll(() => min.page.textContent('h1')).toBe('클래스가 끝났어요')
  await min.page.reload()
  await min.page.locator('.student-end .quiz-result').waitFor()
  await shoot(min.page, 'class-student-over-phone-day-ko')
  expect([...ann.errors, ...min.errors]).toEqual([])
  await Promise.all([ann.close(), min.close(), host.leave()])
})
