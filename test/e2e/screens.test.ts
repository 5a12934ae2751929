// Every screen once, at a phone's size and at a projector's: axe in both themes, no words over others, nothing cut, nothing sideways; and what
// is asked for by a system without colours or without motion.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { Member, openClass } from '../server/class-member.ts'
import { axe, resize, SIZES, shoot, stands, turnTheme, type Window } from './browser.ts'
import { look, playRound, type } from './pilot.ts'
import { sit, takeSeats } from './seats.ts'
import { readHints } from './sheet.ts'
import { useStage } from './stage.ts'
import { expectTidy } from './tidy.ts'

const stage = useStage()

/** The screen that is there now, at these sizes, axe at the last of them; it is left at the size that it had. */
async function view(page: Page, name: string, sizes: readonly ('phone' | 'projector')[] = ['projector', 'phone']): Promise<void> {
  const before = page.viewportSize() ?? SIZES.desk
  for (const size of sizes) {
    await resize(page, SIZES[size])
    await stands(page)
    await shoot(page, `screens-${name}-${size}`)
    await expectTidy(page, `${name}, ${size}`)
    // The other size is pictured in the other theme.
    await turnTheme(page)
  }
  expect(await axe(page), name).toEqual([])
  if (sizes.length % 2 === 1) await turnTheme(page)
  await resize(page, before)
}

/** The bar has the whole title of the round. */
async function expectTitle(page: Page): Promise<void> {
  await page.locator('.tally:not(:empty)').waitFor()
  expect(await page.locator('.round-title').evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0)
}

/** Without colours a pressed button still looks pressed; without motion nothing moves. */
async function expectPlain(page: Page): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  const alike = await page.evaluate(() => {
    const looks = (pressed: string): readonly string[] =>
      [...document.querySelectorAll(`.flag[aria-pressed="${pressed}"]`)].map((one) => getComputedStyle(one).backgroundColor)
    return looks('true').filter((look) => looks('false').includes(look))
  })
  expect(alike).toEqual([])
  const moving = await page.evaluate(() =>
    document.getAnimations().flatMap((one) => (Number(one.effect?.getComputedTiming().duration) > 50 ? [String(one.id)] : [])),
  )
  expect(moving).toEqual([])
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' })
}

test('the way in', { timeout: 90_000 }, async () => {
  const { page, errors, close } = await stage.openWindow()
  await page.goto(stage.url)
  await page.locator('button.play').waitFor()
  await view(page, 'landing')
  await page.locator('button.play').click()
  await page.locator('.intro-choices').waitFor({ timeout: 15_000 })
  await page.getByRole('button', { name: '0', exact: true }).click()
  await page.locator('.intro .wrong').waitFor()
  await view(page, 'intro')
  await page.locator('.skip').click()
  await page.locator('.choices').waitFor()
  await view(page, 'choices')
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.locator('dialog').waitFor()
  await view(page, 'settings')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Play with a friend' }).click()
  await page.locator('.qr').waitFor()
  // The test's server is opened by `localhost`, as a newcomer's is.
  expect(await page.textContent('.here-only')).toMatch(/this computer alone/)
  await view(page, 'waiting')
  const code = (await page.textContent('.big-code'))?.trim() ?? ''
  const friend = await stage.openWindow()
  await friend.page.goto(`${stage.url}/m/${code}`)
  await friend.page.getByRole('button', { name: 'Take the other end' }).waitFor()
  await view(friend.page, 'join')
  await friend.page.goto(`${stage.url}/m/QQQQQQ`)
  await friend.page.getByRole('alert').waitFor()
  await view(friend.page, 'wrong-code')
  await friend.page.goto(`${stage.url}/r/nosuchreplay`)
  await friend.page.locator('main').waitFor()
  await view(friend.page, 'no-replay')
  expect([...errors, ...friend.errors]).toEqual([])
  await close()
  await friend.close()
})

async function playToTheEnd(ann: Window, min: Window): Promise<void> {
  await Promise.all([playRound(ann.page, 60_000, []), playRound(min.page, 60_000, [])])
}

test('a match', { timeout: 150_000 }, async () => {
  const [first, second] = await takeSeats(stage.url, { level: 'coach', playlist: ['handshake'] })
  const ann = await sit(stage.browser, stage.url, first, { settings: { name: 'Ann' } })
  const min = await sit(stage.browser, stage.url, second, { locale: 'ko-KR', settings: { name: '민준' } })
  await view(ann.page, 'briefing')
  for (const { page } of [ann, min]) await page.locator('button.big').click()
  for (const { page } of [ann, min]) await page.locator('.board canvas').waitFor()
  await view(min.page, 'live-listen')
  await min.page.keyboard.press('l')
  await ann.page.waitForSelector('.candidate')
  await type(ann.page, 'S 999')
  await ann.page.waitForSelector('.verdict.violation')
  await resize(ann.page, SIZES.phone)
  await readHints(ann.page)
  await resize(ann.page, SIZES.desk)
  await view(ann.page, 'violation')
  await expectTitle(ann.page)
  await expectPlain(ann.page)
  await ann.page.keyboard.press('?')
  await ann.page.locator('dialog').waitFor()
  await view(ann.page, 'help-sheet')
  await ann.page.keyboard.press('Escape')
  await ann.page.context().setOffline(true)
  await min.page.locator('.banner').waitFor()
  await view(min.page, 'partner-away')
  await view(ann.page, 'line-lost')
  await ann.page.context().setOffline(false)
  for (const { page } of [ann, min]) await page.locator('.banner').waitFor({ state: 'detached', timeout: 20_000 })
  const heard = playRound(min.page, 30_000, [], ({ inbox }) => inbox.length > 0)
  await playRound(ann.page, 30_000, [], ({ state }) => state === 'SYN-SENT')
  await heard
  await view(ann.page, 'live-waits')
  // On the projector the round so far is seen from its beginning.
  await resize(ann.page, SIZES.projector)
  expect(await ann.page.locator('.log').evaluate((log) => log.getBoundingClientRect().height)).toBeGreaterThan(400)
  await resize(ann.page, SIZES.desk)
  await view(min.page, 'live-arrival')
  await playToTheEnd(ann, min)
  expect((await look(ann.page)).phase).toBe('debrief')
  await view(ann.page, 'debrief')
  await view(min.page, 'debrief-ko')
  await ann.page.locator('.mistake button').first().click()
  await ann.page.locator('.side-note').waitFor()
  await ann.page.locator('.live').waitFor()
  await view(ann.page, 'retry')
  await ann.page.locator('.side-note button').click()
  for (const { page } of [ann, min]) await page.locator('.debrief button.primary').click()
  await ann.page.waitForSelector('.summary')
  await view(ann.page, 'summary')
  const link = await ann.page.locator('a[href^="/r/"]').getAttribute('href')
  await min.page.goto(`${stage.url}${link}`)
  await min.page.locator('.replay-ladder svg').first().waitFor()
  await view(min.page, 'replay')
  expect([...ann.errors, ...min.errors]).toEqual([])
  await ann.close()
  await min.close()
})

test('an exam, with its long numbers and its question', { timeout: 60_000 }, async () => {
  const [first, second] = await takeSeats(stage.url, { level: 'exam', playlist: ['zero-window'] })
  const ann = await sit(stage.browser, stage.url, first)
  const min = await sit(stage.browser, stage.url, second, { locale: 'ko-KR' })
  for (const { page } of [ann, min]) await page.locator('button.big').click()
  for (const { page } of [ann, min]) await page.locator('.board canvas').waitFor()
  await view(ann.page, 'exam')
  await view(min.page, 'exam-ko')
  expect([...ann.errors, ...min.errors]).toEqual([])
  await ann.close()
  await min.close()
})

const ALONE = [
  ['alone', '/alone', '.chart'],
  ['quiz', '/quiz', '.quiz-card'],
  ['skills', '/skills', '.skill-row'],
  ['progress', '/progress', 'main h1'],
  ['editor', '/editor', 'main h1'],
  ['example', '/example/handshake', '.example-stop'],
  ['teach', '/teach', '.preset'],
  ['class-code', '/c/', '#class-code'],
] as const

test('alone, and the way to a class', { timeout: 90_000 }, async () => {
  const { page, errors, close } = await stage.openWindow()
  for (const [name, path, there] of ALONE) {
    await page.goto(stage.url + path)
    await page.locator(there).first().waitFor()
    await view(page, name)
  }
  expect(errors).toEqual([])
  await close()
})

test('a class: host, projector, student', { timeout: 60_000 }, async () => {
  const made = await openClass(stage.url, {})
  const host = await stage.openWindow()
  await host.page.goto(`${stage.url}/host/${made.code}#${made.token}.${made.screen}`)
  await host.page.locator('.next-step').waitFor()
  const student = await stage.openWindow()
  await student.page.goto(`${stage.url}/c/${made.code}`)
  await student.page.locator('main form').waitFor()
  await view(student.page, 'class-join')
  await Member.student(stage.url, made.code, '민준', '')
  await view(host.page, 'class-host')
  await host.page.goto(`${stage.url}/screen/${made.code}#${made.screen}`)
  await host.page.locator('.join-code').waitFor()
  await view(host.page, 'class-screen', ['projector'])
  // With one pair nobody is shown how it fares; the words say why.
  const teacher = await Member.host(stage.url, made)
  await teacher.command({ do: 'next' })
  await host.page.locator('.briefing-stage').waitFor()
  await teacher.command({ do: 'end' })
  await host.page.locator('.climb-stage').waitFor()
  expect(await host.page.textContent('.climb-words')).toMatch(/^Boats and tide show from three pairs on/)
  await view(host.page, 'class-climb-one-pair', ['projector'])
  expect([...host.errors, ...student.errors]).toEqual([])
  await host.close()
  await student.close()
})
