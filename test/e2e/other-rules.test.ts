// After a change of the rules: old links show what was recorded, and nobody waits for a match that cannot go on.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openStorage } from '../../server/storage/sql.ts'
import { sqliteDatabase } from '../../server/storage/sqlite.ts'
import { CORE, parseConfig, parseRecording, type Recording, recordMatch } from '../../shared/game/index.ts'
import { simulate } from '../play/simulate.ts'
import { axe, SIZES, shoot, turnTheme } from './browser.ts'
import { driveReplay } from './replay.ts'
import { sit, takeSeats } from './seats.ts'
import { useStage } from './stage.ts'
import { expectTidy } from './tidy.ts'

const stage = useStage()

const NAMES = { a: 'Ann', b: '민준' }
/** ms until a page has taken over another size. */
const SETTLES = 120

function playedBefore() {
  const config = parseConfig({ seed: '7', level: 'exam', rounds: ['whole-life', 'storm'], bots: { a: true, b: true }, debrief: 1000 })
  if (!config.ok) throw new Error(config.problems[0].reason)
  const bot = { think: 1500, errors: 0.2, seed: 1 }
  return { config: config.value, recording: recordMatch(config.value, simulate(config.value, { client: bot, server: bot }).inputs) }
}

/** As rules would have told it that called things otherwise: one rule, one skill and the second scenario by names that are gone. */
function byOtherNames(recording: Recording): Recording {
  const rule = recording.rounds[0]?.story.find((event) => event.on === 'move' && event.judged.kind === 'violation')
  if (rule?.on !== 'move') throw new Error('nobody erred in the first round')
  const text = JSON.stringify({ ...recording, core: CORE - 1 })
    .replaceAll(`"rule":"${rule.judged.rule}"`, '"rule":"rule-of-old"')
    .replaceAll(/"skill":"[a-z0-9-]+"/g, '"skill":"skill-of-old"')
    .replaceAll('"scenario":"storm"', '"scenario":"tempest"')
    .replaceAll('"fates":["lost"]', '"fates":["lost","eaten"]')
    .replaceAll('"disposition":"duplicate"', '"disposition":"seen-before"')
  const read = parseRecording(JSON.parse(text))
  if (!read.ok) throw new Error(read.problems[0].reason)
  return read.value
}

/** Every match there is becomes one of other rules. */
function ageAll(): void {
  const database = new DatabaseSync(join(stage.server.folder, 'ackward.sqlite'))
  database.prepare('update matches set core = ?').run(CORE - 1)
  database.close()
}

beforeAll(async () => {
  const storage = await openStorage(sqliteDatabase(stage.server.folder))
  const { config, recording } = playedBefore()
  for (const id of ['kept', 'lost']) {
    await storage.createMatch({ id, code: 'ABCDEF', core: CORE - 1, config, names: NAMES })
    await storage.finishMatch(id)
  }
  await storage.saveRecording('kept', byOtherNames(recording))
  await storage.close()
})

async function pictured(page: Page, name: string): Promise<void> {
  for (const size of ['desk', 'projector', 'phone'] as const) {
    await page.setViewportSize(SIZES[size])
    await page.waitForTimeout(SETTLES)
    await shoot(page, `other-rules-${name}-${size}`)
    await expectTidy(page, `${name}, ${size}`)
    await turnTheme(page)
  }
  expect(await axe(page), name).toEqual([])
  await turnTheme(page)
  await page.setViewportSize(SIZES.desk)
}

test('an old link shows the match as it was recorded, names that are gone and all', { timeout: 90_000 }, async () => {
  const { page, errors, close } = await stage.openWindow()
  await page.goto(`${stage.url}/r/kept`)
  await page.locator('.ladder-drawing').waitFor()
  await page.getByText('played under earlier rules').waitFor()
  expect(await page.locator('.figures li').allTextContents()).toEqual([
    expect.stringMatching(/\d+ points for the pair/),
    expect.stringMatching(/\d+% accuracy of Ann/),
    expect.stringMatching(/\d+% accuracy of 민준/),
  ])
  expect(await page.locator('.mistake').first().textContent()).toContain('rule-of-old')
  expect(await page.getByRole('button', { name: /Retry|Copy this moment/ }).count()).toBe(0)
  await driveReplay(page, await page.locator('.replay-state figcaption .mono').allTextContents())
  await page.getByRole('button', { name: 'Show this moment' }).first().click()
  expect(await page.locator('.scrubber input').inputValue()).not.toBe(await page.locator('.scrubber input').getAttribute('max'))
  await page.waitForFunction(() => document.activeElement?.matches('.ladder-row.picked') === true)
  expect(await page.locator('.ladder-row.picked').getAttribute('aria-label')).toMatch(/violation/i)
  await pictured(page, 'en')
  await page.getByRole('button', { name: /tempest/ }).click()
  await page.locator('.ladder-text summary').click()
  expect(await page.locator('.ladder-text li').allTextContents()).toContainEqual(expect.stringContaining('eaten'))
  await pictured(page, 'unknown-scenario')
  expect(errors).toEqual([])
  await close()
})

test('in Korean, too; and one that nobody recorded says so', { timeout: 60_000 }, async () => {
  const { page, errors, close } = await stage.openWindow({ locale: 'ko-KR' })
  await page.goto(`${stage.url}/r/kept`)
  await page.getByText('이전 규칙으로 한 매치예요').waitFor()
  await pictured(page, 'ko')
  await page.goto(`${stage.url}/r/lost`)
  await page.getByText('더는 볼 수 없어요').waitFor()
  await pictured(page, 'lost-ko')
  await page.getByRole('button', { name: '새 매치 열기' }).click()
  await page.locator('.choices').waitFor()
  expect(errors).toEqual([])
  await close()
})

test('who was in the middle of a match is told that it cannot go on, and opens a new one', { timeout: 60_000 }, async () => {
  const [first, second] = await takeSeats(stage.url, { level: 'coach', playlist: ['handshake'] })
  const ann = await sit(stage.browser, stage.url, first)
  const min = await sit(stage.browser, stage.url, second, { locale: 'ko-KR' })
  await stage.server.kill('SIGTERM')
  ageAll()
  await stage.server.start()
  // Ann saw it happen; Min reloads, as one does.
  await ann.page.locator('.banner.bad').getByText('The rules of the game have changed').waitFor({ timeout: 20_000 })
  await pictured(ann.page, 'banner')
  await min.page.evaluate((key) => sessionStorage.setItem('ackward.seat', key), JSON.stringify(second))
  await min.page.goto(`${stage.url}/match`)
  await min.page.getByText('게임 규칙이 바뀌어서').waitFor()
  await pictured(min.page, 'gone-ko')
  await min.page.getByRole('button', { name: '새 매치 열기' }).click()
  await min.page.locator('.choices').waitFor()
  await ann.page.locator('.banner.bad').getByRole('button', { name: 'Open a new match' }).click()
  await ann.page.locator('.choices').waitFor()
  expect([...ann.errors, ...min.errors]).toEqual([])
  await ann.close()
  await min.close()
})
