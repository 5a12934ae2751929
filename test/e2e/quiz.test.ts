// The quiz, the skills page, progress and links, in a real browser.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { CARD_KINDS, type Card, cardName, cardOfName, dailyCards, makeCard, SKILL_IDS } from '../../shared/quiz/index.ts'
import { axe, expectNoSidewaysScroll, resize, SIZES, shoot } from './browser.ts'
import { useStage } from './stage.ts'

const stage = useStage()
const folder = mkdtempSync(join(tmpdir(), 'ackward-progress-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] }

/** The card that is on the page, made anew from its link. */
async function cardOn(page: Page): Promise<Card> {
  await page.locator('.copy-link button').first().click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const card = cardOfName(decodeURIComponent(link.split('/p/')[1] ?? ''))
  if (card === null) throw new Error(`no card at ${link}`)
  return card
}

/** Answers by keys alone, rightly or wrongly. */
async function answer(page: Page, card: Card, rightly: boolean): Promise<void> {
  if (card.kind === 'blank') {
    await page.locator('#blank-number').focus()
    await page.keyboard.type(String((card.segment[card.field] + (rightly ? 0 : 77)) % 2 ** 32))
    await page.keyboard.press('Enter')
    return
  }
  if (card.kind === 'order') {
    const [order = []] = card.orders
    for (const place of rightly ? order : [...order].reverse()) await page.keyboard.press(String(place + 1))
    await page.locator('.quiz-answer .primary').press('Enter')
    return
  }
  const count = card.kind === 'lost' || card.kind === 'illegal' ? card.rungs.length : card.choices.length
  const right = card.right[0] ?? 0
  await page.keyboard.press(String((rightly ? right : (right + 1) % count) + 1))
}

const verdict = (page: Page) => page.locator('.quiz-verdict').textContent()

/** From a card that is answered to the next one, or to the end. */
async function goOn(page: Page): Promise<void> {
  const next = page.locator('.quiz-answer .primary:focus')
  await next.waitFor()
  const card = await page.locator('.quiz-card').elementHandle()
  await page.keyboard.press('Enter')
  await page.waitForFunction((before) => before?.isConnected === false, card)
}

/** How many answers to cards, or daily segments, this browser keeps: what was done is written a moment later. */
const keptBy = (page: Page, what: 'reviews' | 'dailies'): Promise<number> =>
  page.evaluate(async (kind) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result)
      })
    const database = await done(indexedDB.open('ackward'))
    const record: IDBRequest<{ progress: Record<typeof kind, readonly unknown[]> } | undefined> = database
      .transaction('progress')
      .objectStore('progress')
      .get('all')
    const kept = await done(record)
    database.close()
    return kept?.progress[kind].length ?? 0
  }, what)

/** One card of each kind, from a fixed seed. */
const SAMPLES: readonly Card[] = CARD_KINDS.flatMap((kind) => {
  const made = SKILL_IDS.map((skill) => makeCard(kind, skill, 4242)).find((card) => card !== null)
  return made === undefined || made === null ? [] : [made]
})

describe.each([
  { size: 'desk', theme: 'night', locale: 'en-GB' },
  { size: 'phone', theme: 'day', locale: 'ko-KR' },
] as const)('every kind of card: $size, $theme, $locale', ({ size, theme, locale }) => {
  test.each(SAMPLES.map((card) => ({ kind: card.kind, card })))('$kind', { timeout: 40_000 }, async ({ kind, card }) => {
    const { page, errors, close } = await stage.openWindow({ viewport: SIZES[size], locale, settings: { theme }, ...CLIPBOARD })
    await page.goto(`${stage.url}/p/${cardName(card)}`)
    await page.locator('.quiz-card h1').waitFor()
    await shoot(page, `card-${kind}-${size}-${theme}-${locale.slice(0, 2)}`)
    expect(await axe(page)).toEqual([])
    await expectNoSidewaysScroll(page)
    expect(await cardOn(page)).toEqual(card)
    await answer(page, card, false)
    await expect.poll(() => verdict(page)).toMatch(/^✕/)
    await shoot(page, `card-${kind}-answered-${size}-${theme}-${locale.slice(0, 2)}`)
    expect(await axe(page)).toEqual([])
    await expectNoSidewaysScroll(page)
    // No message is missing: a key would stand there as it is.
    expect(await page.locator('main').textContent()).not.toMatch(/\b(quiz|concept|formula|rule|skill|state)\.[a-zA-Z]/)
    await page.keyboard.press('Enter')
    await answer(page, card, true)
    await expect.poll(() => verdict(page)).toMatch(/^✓/)
    expect(errors).toEqual([])
    await close()
  })
})

test('today by the keyboard alone: answers are kept over a reload, skills and days show them', { timeout: 60_000 }, async () => {
  const { page, errors, close } = await stage.openWindow(CLIPBOARD)
  await page.goto(`${stage.url}/quiz/today`)
  for (const rightly of [true, false, true]) {
    const card = await cardOn(page)
    await answer(page, card, rightly)
    await expect.poll(() => verdict(page)).toMatch(rightly ? /^✓/ : /^✕/)
    await goOn(page)
  }
  await page.getByRole('button', { name: 'End', exact: true }).click()
  await page.getByText("That was today's practice.").waitFor()
  await shoot(page, 'quiz-summary')
  expect(await axe(page)).toEqual([])
  await expect.poll(() => keptBy(page, 'reviews')).toBe(3)
  await page.goto(`${stage.url}/skills`)
  await page.locator('.skill-row').first().waitFor()
  await expect.poll(() => page.locator('.skill-row', { hasText: /of \d+ right/ }).count()).toBeGreaterThanOrEqual(2)
  expect(await page.textContent('main')).toContain('One day in a row.')
  await shoot(page, 'skills')
  expect(await axe(page)).toEqual([])
  await resize(page, SIZES.phone)
  await shoot(page, 'skills-phone')
  await expectNoSidewaysScroll(page)
  // Practise this: cards of that skill alone.
  await page.locator('.skill-row a').first().click()
  await page.locator('.quiz-card').waitFor()
  expect(page.url()).toMatch(/\/quiz\/skill\/M\d\d$/)
  const asked = await cardOn(page)
  expect(page.url()).toContain(asked.skill)
  expect(errors).toEqual([])
  await close()
})

test('a streak ends with the first mistake and keeps the best', { timeout: 60_000 }, async () => {
  const { page, errors, close } = await stage.openWindow({ viewport: SIZES.phone, ...CLIPBOARD })
  await page.goto(`${stage.url}/quiz/streak`)
  for (const rightly of [true, true, false]) {
    const question = page.locator('.quiz-card h1')
    expect((await question.boundingBox())?.y, 'the question is on the screen').toBeGreaterThanOrEqual(0)
    await answer(page, await cardOn(page), rightly)
    await page.locator('.explanation').evaluate((one) => one.scrollIntoView({ block: 'end' }))
    await goOn(page)
  }
  await page.getByText('The streak is over.').waitFor()
  expect(await page.textContent('.quiz-result')).toMatch(/2.*personal best/)
  await page.getByRole('button', { name: 'Again' }).click()
  await page.locator('.quiz-card').waitFor()
  expect(await page.textContent('.quiz-score')).toContain('Best: 2')
  expect(errors).toEqual([])
  await close()
})

test('a storm: right ones pass by at once, a mistake costs ten seconds, the end comes by itself', { timeout: 60_000 }, async () => {
  const { page, errors, close } = await stage.openWindow(CLIPBOARD)
  await page.clock.install()
  await page.goto(`${stage.url}/quiz/storm`)
  await answer(page, await cardOn(page), true)
  await expect.poll(() => page.textContent('.quiz-score')).toContain('1 of 1 right')
  await expect.poll(() => verdict(page)).toBe('')
  const seconds = async (): Promise<number> => {
    const [minutes = '0', rest = '0'] = ((await page.textContent('.quiz-score .clock')) ?? '').split(':')
    return Number(minutes) * 60 + Number(rest)
  }
  await page.clock.runFor(500)
  const before = await seconds()
  await answer(page, await cardOn(page), false)
  await page.clock.runFor(500)
  expect(before - (await seconds())).toBeGreaterThanOrEqual(9)
  await shoot(page, 'storm')
  await page.keyboard.press('Enter')
  await page.clock.fastForward(180_000)
  await page.getByText('The storm is over.').waitFor()
  expect(errors).toEqual([])
  await close()
})

test('the daily segment: the same five for two people, counted once', { timeout: 90_000 }, async () => {
  const seen: string[][] = []
  for (const name of ['one', 'other']) {
    const { page, errors, close } = await stage.openWindow(CLIPBOARD)
    await page.goto(`${stage.url}/quiz/daily`)
    const cards: string[] = []
    for (let count = 0; count < 5; count += 1) {
      const card = await cardOn(page)
      cards.push(cardName(card))
      await answer(page, card, count !== 2)
      await goOn(page)
    }
    await page.getByText("That was today's segment.").waitFor()
    expect(await page.textContent('.quiz-result')).toContain('4 / 5')
    if (name === 'one') await shoot(page, 'daily')
    await expect.poll(() => keptBy(page, 'dailies')).toBe(1)
    await page.reload()
    await page.getByText("You have played today's segment: 4 of 5 right.").waitFor()
    seen.push(cards)
    expect(errors).toEqual([])
    await close()
  }
  expect(seen[0]).toEqual(seen[1])
  const today = new Date().toISOString().slice(0, 10)
  expect(seen[0]).toEqual(dailyCards(today).map(cardName))
})

test('progress goes out as a file and in again; a broken file is refused and changes nothing', { timeout: 60_000 }, async () => {
  const first = await stage.openWindow({ ...CLIPBOARD, acceptDownloads: true })
  await first.page.goto(`${stage.url}/quiz/mix`)
  await answer(first.page, await cardOn(first.page), true)
  await expect.poll(() => verdict(first.page)).toMatch(/^✓/)
  await expect.poll(() => keptBy(first.page, 'reviews')).toBe(1)
  await first.page.goto(`${stage.url}/progress`)
  await first.page.getByText('answers to cards: 1').waitFor()
  const download = first.page.waitForEvent('download')
  await first.page.getByRole('button', { name: 'Save as a file' }).click()
  const file = join(folder, 'progress.json')
  await (await download).saveAs(file)
  await shoot(first.page, 'progress')
  expect(await axe(first.page)).toEqual([])

  const second = await stage.openWindow({ locale: 'ko-KR', viewport: SIZES.phone })
  await second.page.goto(`${stage.url}/progress`)
  await second.page.locator('input[type=file]').setInputFiles(file)
  await second.page.getByText('새로운 기록 1개를 받아들였어요.').waitFor()
  await second.page.locator('input[type=file]').setInputFiles(file)
  await second.page.getByText('모두 이미 여기 있었어요').waitFor()
  const broken = join(folder, 'broken.json')
  writeFileSync(broken, readFileSync(file, 'utf8').replace('"right":true', '"right":"yes"'))
  await second.page.locator('input[type=file]').setInputFiles(broken)
  await second.page.getByRole('alert').waitFor()
  expect(await second.page.textContent('[role=alert]')).toMatch(/reviews\.0\.right/)
  expect(await second.page.textContent('main')).toContain('카드 답 1개')
  await shoot(second.page, 'progress-refused-phone-ko')
  await expectNoSidewaysScroll(second.page)
  expect(await axe(second.page)).toEqual([])
  expect([...first.errors, ...second.errors]).toEqual([])
  await first.close()
  await second.close()
})

test('where storage is forbidden or full it is said, and play goes on', { timeout: 60_000 }, async () => {
  const { page, errors, close } = await stage.openWindow(CLIPBOARD)
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('not here', 'SecurityError')
    }
  })
  await page.goto(`${stage.url}/quiz/mix`)
  await page.getByText('This browser keeps nothing here').waitFor()
  await answer(page, await cardOn(page), true)
  await expect.poll(() => verdict(page)).toMatch(/^✓/)
  await shoot(page, 'storage-forbidden')
  expect(errors).toEqual([])
  await close()
})

test('a link to a position is a card to try, for both hosts, and can be played on; a broken one says why', {
  timeout: 60_000,
}, async () => {
  const { page, errors, close } = await stage.openWindow(CLIPBOARD)
  const position = makeCard('send', 'M03', 7919)?.position ?? ''
  await page.goto(`${stage.url}/p/${position}`)
  await page.locator('.quiz-card').waitFor()
  await shoot(page, 'position')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'See the other host' }).click()
  await page.locator('main h1').waitFor()
  await page.getByRole('button', { name: /Play on from here/ }).click()
  await page.locator('.match .live').waitFor()
  await page.goto(`${stage.url}/p/${position.slice(0, 200)}`)
  await page.getByText('This link does not open.').waitFor()
  expect(await page.textContent('[role=alert]')).toMatch(/The text ends at character \d+/)
  await shoot(page, 'position-broken')
  expect(errors).toEqual([])
  await close()
})

test('the quiz opens without the engine of the board', { timeout: 30_000 }, async () => {
  const { page, close } = await stage.openWindow()
  const loaded: string[] = []
  page.on('response', (response) => loaded.push(response.url()))
  await page.goto(`${stage.url}/quiz/mix`)
  await page.locator('.quiz-card').waitFor()
  const scripts = loaded.filter((url) => url.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(1)
  expect(scripts.filter((url) => /\/(board|online)-/.test(url))).toEqual([])
  await close()
})

test.each(['night', 'day'] as const)(
  'cards and skills can be read once the styles of a match are there, too: %s',
  { timeout: 40_000 },
  async (theme) => {
    const card = SAMPLES.find(({ kind }) => kind === 'send')
    if (card === undefined) throw new Error('no card with segments to choose from')
    const { page, close } = await stage.openWindow({ settings: { theme } })
    await page.goto(stage.url)
    await page.waitForFunction(() =>
      [...document.styleSheets].some((sheet) => [...sheet.cssRules].some((rule) => rule.cssText.startsWith('.verdict'))),
    )
    /** As a link within the page does: what is loaded stays. */
    const open = (path: string) =>
      page.evaluate((to) => {
        history.pushState(null, '', to)
        dispatchEvent(new PopStateEvent('popstate'))
      }, path)
    await open(`/p/${cardName(card)}`)
    await page.locator('.quiz-answer .flags').first().waitFor()
    expect(await axe(page)).toEqual([])
    const file = join(folder, `due-${theme}.json`)
    const review = { at: Date.UTC(2026, 0, 5), skill: 'M03', kind: 'illegal', right: false }
    writeFileSync(file, JSON.stringify({ form: 1, reviews: [review], runs: [], scores: [], dailies: [], examples: [] }))
    await open('/progress')
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText('answers to cards: 1').waitFor()
    await open('/skills')
    await page.locator('.skills-page .badge').first().waitFor()
    expect(await axe(page)).toEqual([])
    await close()
  },
)

test('a timer of the state table does not tell what its end does, and the answer is explained by its rule alone', {
  timeout: 30_000,
}, async () => {
  const seeds = Array.from({ length: 40 }, (_, seed) => makeCard('table', 'M30', seed))
  const card = seeds.find((one) => one?.kind === 'table' && one.event.on === 'timer')
  if (card === undefined || card === null) throw new Error('no card about a timer')
  const { page, close } = await stage.openWindow()
  await page.goto(`${stage.url}/p/${cardName(card)}`)
  expect(await page.textContent('.scene .warn')).toBe('◔ 2MSL timer')
  await answer(page, card, true)
  await page.locator('.explanation').waitFor()
  expect(await page.textContent('.explanation')).toMatch(/connection is deleted/)
  expect(await page.textContent('.explanation')).not.toMatch(/Why 2 MSL/)
  await close()
})
