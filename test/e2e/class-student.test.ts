// Students of a class in real browsers, from the code on the big screen to the end of the lesson; and where no socket can be opened.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { HostView } from '../../shared/classroom/index.ts'
import { Member, openClass } from '../server/class-member.ts'
import { axe, expectNoSidewaysScroll, SIZES, shoot, type Window } from './browser.ts'
import { look, playRound, type Seen, type } from './pilot.ts'
import { useStage } from './stage.ts'

const ROUND = 80_000
const LESSON = { playlist: ['handshake', 'lost-syn'], level: 'coach', briefing: 6000 }
const KOREAN = { viewport: SIZES.phone, locale: 'ko-KR', settings: { theme: 'day' } }
const ENGLISH = { settings: { theme: 'night' } }

const stage = useStage()

interface Lesson {
  readonly code: string
  readonly host: Member<HostView>
}

async function lesson(options: object = LESSON): Promise<Lesson> {
  const made = await openClass(stage.url, options)
  return { code: made.code, host: await Member.host(stage.url, made) }
}

/** From the door into the class, under this name. */
async function comeIn(page: Page, code: string, name: string): Promise<void> {
  await page.goto(`${stage.url}/c/${code}`)
  await page.locator('#class-name').fill(name)
  await page.keyboard.press('Enter')
}

const waiting = (page: Page) => page.locator('.student-waiting .waiting-figures').waitFor()
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

/** As behind a proxy: every socket closes before it is open. */
const blockSockets = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    class Blocked extends EventTarget {
      readyState = 0
      onclose: ((event: CloseEvent) => void) | null = null
      constructor() {
        super()
        setTimeout(() => this.close(), 100)
      }
      send(): void {}
      close(): void {
        if (this.readyState === 3) return
        this.readyState = 3
        this.onclose?.(new CloseEvent('close', { code: 1006 }))
      }
    }
    Object.defineProperty(globalThis, 'WebSocket', { value: Object.assign(Blocked, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }) })
  })

const clean = async (...windows: readonly Window[]): Promise<void> => {
  for (const { page } of windows) {
    expect(await axe(page)).toEqual([])
    await expectNoSidewaysScroll(page)
  }
}

describe('a lesson', () => {
  test('two students, by keyboard, reloading in every phase', { timeout: 280_000 }, async () => {
    const { code, host: first } = await lesson()
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
    await clean(ann)
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
    await clean(min)
    await min.page.locator('#class-code').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
    await min.page.keyboard.press('Enter')
    await min.page.locator('#class-name').waitFor()
    await shoot(min.page, 'class-student-join-phone-day-ko')
    await clean(min)
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
    await clean(ann, min)

    // The quiz before: nothing is told, what was answered is not asked again.
    await min.page.getByRole('button', { name: /문제/ }).click()
    await min.page.locator('.quiz-score').waitFor()
    await shoot(min.page, 'class-student-quiz-before-phone-day-ko')
    await clean(min)
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
    await clean(min)
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
    await clean(ann, min)
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
    await clean(ann, min)
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
    await clean(ann, min)
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
    await clean(ann, min)
    await host.command({ do: 'reveal' })
    await ann.page.locator('.vote-verdict.hit').waitFor()
    await min.page.locator('.vote-verdict.missed', { hasText: 'seq' }).waitFor()
    await min.page.locator('.vote-why a').waitFor()
    await shoot(ann.page, 'class-student-answer-desk-night')
    await shoot(min.page, 'class-student-answer-phone-day-ko')
    await clean(ann, min)
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
    await clean(ann, min)
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

  test('the odd one out plays with a bot; one comes late; one is sent out and comes in again', { timeout: 90_000 }, async () => {
    const { code, host } = await lesson({ ...LESSON, briefing: 3000 })
    const ann = await stage.openWindow(ENGLISH)
    await ann.page.goto(stage.url)
    await ann.page.locator('#code').fill(code)
    await ann.page.keyboard.press('Enter')
    await ann.page.locator('#class-name').fill('Ann')
    await ann.page.keyboard.press('Enter')
    await waiting(ann.page)
    await ann.page.context().setOffline(true)
    await ann.page.locator('.banner.bad').waitFor()
    await shoot(ann.page, 'class-student-offline-desk-night')
    expect(await axe(ann.page)).toEqual([])
    await ann.page.context().setOffline(false)
    await ann.page.locator('.banner.bad').waitFor({ state: 'detached' })
    // The same place in a further window: the older one says so, and can take it back.
    const further = await ann.page.context().newPage()
    await further.goto(`${stage.url}/c/${code}`)
    await further.getByRole('button', { name: 'Continue as Ann' }).click()
    await waiting(further)
    await ann.page.getByRole('button', { name: 'Go on in this window' }).click()
    await waiting(ann.page)
    await further.getByRole('button', { name: 'Go on in this window' }).waitFor()
    await further.close()
    // A second window of the same browser can be another student, too.
    const other = await ann.page.context().newPage()
    await other.goto(`${stage.url}/c/${code}`)
    await other.getByRole('button', { name: 'Continue as Ann' }).waitFor()
    await shoot(other, 'class-student-continue-desk-night')
    expect(await axe(other)).toEqual([])
    await host.seen('one', ({ roster }) => roster.length === 1 && roster[0]?.here === true)
    await host.command({ do: 'next' })
    await ann.page.locator('.briefing .class-begins', { hasText: 'bot' }).waitFor()
    await other.locator('#class-name').fill('Zoë')
    await other.keyboard.press('Enter')
    await other.locator('.match').waitFor()
    await host.seen('two', ({ roster }) => roster.filter(({ here }) => here).length === 2)
    const id = host.view?.roster.find(({ name }) => name === 'Ann')?.id ?? ''
    await host.command({ do: 'kick', id })
    await expect.poll(() => ann.page.textContent('h1')).toContain('not in this class')
    await shoot(ann.page, 'class-student-removed-desk-night')
    expect(await axe(ann.page)).toEqual([])
    await host.command({ do: 'lock', locked: true })
    await ann.page.getByRole('button', { name: 'Come in again' }).click()
    await ann.page.locator('#class-name').fill('Ann again')
    await ann.page.keyboard.press('Enter')
    await expect.poll(() => ann.page.textContent('.problem')).toContain('closed the door')
    await host.command({ do: 'lock', locked: false })
    await ann.page.locator('#class-name').press('Enter')
    await ann.page.locator('.match').waitFor()
    // Leaving the page leaves both connections.
    await ann.page.goBack()
    await ann.page.locator('.landing').waitFor()
    await host.seen('one less', ({ roster }) => roster.some(({ name, here }) => name === 'Ann again' && !here))
    await shoot(ann.page, 'class-student-landing-desk-night')
    await ann.page.getByRole('link', { name: code }).click()
    await ann.page.locator('.match').waitFor()

    await comeIn(ann.page, '000000', 'Ann')
    await expect.poll(() => ann.page.textContent('.problem')).toContain('no class')
    expect(ann.errors).toEqual([])
    await Promise.all([ann.close(), host.leave()])
  })
})

describe('where no socket can be opened', () => {
  test('it is told within five seconds, and a round against the bot is taken by HTTPS', { timeout: 150_000 }, async () => {
    const { code, host } = await lesson({ ...LESSON, briefing: 0 })
    const min = await stage.openWindow(KOREAN)
    await blockSockets(min.page)
    await comeIn(min.page, code, '민준')
    await min.page
      .locator('h1', { hasText: 'WebSocket' })
      .or(min.page.locator('h1', { hasText: '막혀' }))
      .waitFor({ timeout: 5000 })
    await shoot(min.page, 'class-student-blocked-phone-day-ko')
    await clean(min)
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
    await clean(min)
    await min.page.locator('.alone-list button').press('Enter')
    await min.page.locator('button.big').press('Enter')
    await playRound(min.page, ROUND, ['ESTABLISHED'])
    await min.page.locator('.result-sent').waitFor()
    await shoot(min.page, 'class-student-alone-sent-phone-day-ko')
    await clean(min)
    await host.seen('the points', ({ roster }) => roster.some(({ name, points }) => name === '민준' && points > 0))
    await min.page.locator('.class-end button').press('Enter')
    await min.page.locator('.alone-list .result-sent').waitFor()
    await shoot(min.page, 'class-student-alone-list-phone-day-ko')
    expect(min.errors).toEqual([])
    await Promise.all([min.close(), zoe.leave(), host.leave()])
  })

  test('an assignment is played whenever one likes', { timeout: 120_000 }, async () => {
    const { code, host } = await lesson({ ...LESSON, playlist: ['handshake'], deadline: Date.now() + 86_400_000 })
    const ann = await stage.openWindow(ENGLISH)
    await comeIn(ann.page, code, 'Ann')
    await ann.page.locator('.alone-list').waitFor()
    await shoot(ann.page, 'class-student-assignment-desk-night')
    await clean(ann)
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
    const { code, host } = await lesson({ ...LESSON, playlist: ['handshake'], quiz: false, deadline: Date.now() + 86_400_000 })
    const ann = await stage.openWindow(ENGLISH)
    const min = await stage.openWindow(KOREAN)
    await comeIn(ann.page, code, 'Ann')
    await ann.page.getByRole('button', { name: /Play round 1 with a partner/ }).press('Enter')
    await ann.page.locator('.waits').waitFor()
    // A reload waits on, and who waits can think better of it.
    await ann.page.reload()
    await ann.page.locator('.waits').getByRole('button', { name: 'Cancel' }).click()
    await ann.page.getByRole('button', { name: /Play round 1 with a partner/ }).press('Enter')
    await ann.page.locator('.waits').waitFor()
    await shoot(ann.page, 'class-student-waits-desk-night')
    await clean(ann)
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
    await clean(min)
    await min.page.reload()
    await min.page.locator('.debrief .result-sent').waitFor()
    await host.seen('both', ({ roster }) => roster.length === 2 && roster.every(({ handedIn, points }) => handedIn === 1 && points > 0))
    await min.page.locator('.class-end button').click()
    await min.page.locator('.alone-list .result-sent').waitFor()
    expect(await ann.page.locator('.debrief').count()).toBe(1)
    expect([...ann.errors, ...min.errors]).toEqual([])
    await Promise.all([ann.close(), min.close(), host.leave()])
  })
})
