// Two people in two browsers, from the briefing to the debrief, on the real server.
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import messages from '../../client/i18n/en.json' with { type: 'json' }
import { FLAGS } from '../../shared/tcp/index.ts'
import { axe, expectNoSidewaysScroll, resize, SIZES, shoot, type Window } from './browser.ts'
import { look, playRound, type Seen, type } from './pilot.ts'
import { driveReplay } from './replay.ts'
import { sit, takeSeats } from './seats.ts'
import { readVerdictSheet, seeToast } from './sheet.ts'
import { useStage } from './stage.ts'
import { boxesSeen, watchBoxes } from './stillness.ts'

const ROUND = 110_000
const CLIENT_GOALS = ['TIME-WAIT']
const SERVER_GOALS = ['CLOSED']
/** What must stay where it is through a round. */
const STILL = ['.board', '.composer', '.phase-live .clock', '.state-diagram']
const stayed = STILL.map((selector) => expect.stringContaining(`${selector}: `))

const stage = useStage()

/** What the page's live regions hold: said at once, or when there is time. */
const announced = async ({ page }: Window, how: 'assertive' | 'polite'): Promise<string> =>
  (await page.locator(`.match > [aria-live=${how}] p`).allTextContents()).join(' | ')

const phaseOf = async ({ page }: Window) => (await look(page)).phase

async function reload({ page }: Window): Promise<void> {
  await page.reload()
  await page.waitForSelector('.match')
}

/** Both press Ready with the keyboard and find themselves in the round. */
async function ready(...windows: readonly Window[]): Promise<void> {
  for (const { page } of windows) {
    await page.locator('button.big').focus()
    await page.keyboard.press('Enter')
  }
  for (const { page } of windows) await page.waitForSelector('.live')
}

/** px that the letters of the state diagram have at least. */
const LEGIBLE = 10

async function expectLegibleDiagram({ page }: Window): Promise<void> {
  const sizes = await page
    .locator('.state-diagram text')
    .evaluateAll((all) =>
      all.map(
        (text) =>
          Number.parseFloat(getComputedStyle(text).fontSize) * (text instanceof SVGGraphicsElement ? (text.getScreenCTM()?.a ?? 0) : 0),
      ),
    )
  expect(sizes).toHaveLength(12)
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(LEGIBLE)
}

/** One key silences what a verdict sounds like, and brings it back. */
async function expectMuted({ page }: Window): Promise<void> {
  await page.evaluate(() => {
    const { createOscillator } = AudioContext.prototype
    AudioContext.prototype.createOscillator = function () {
      document.documentElement.dataset.tones = `${document.documentElement.dataset.tones ?? ''}♪`
      return createOscillator.call(this)
    }
  })
  const tones = async (): Promise<number> => ((await page.getAttribute('html', 'data-tones')) ?? '').length
  const wrong = async (seq: string): Promise<void> => {
    await type(page, `S ${seq}`)
    await page.locator('.verdict', { hasText: seq }).waitFor()
  }
  await wrong('77')
  await expect.poll(tones).toBeGreaterThan(0)
  await page.keyboard.press('m')
  const before = await tones()
  // By the time that the second one is on the screen, the first would have been heard.
  await wrong('78')
  await wrong('79')
  expect(await tones()).toBe(before)
  await page.keyboard.press('m')
  await wrong('80')
  await expect.poll(tones).toBeGreaterThan(before)
}

/** What the commands of a match are called, as their table names them: flags by a list, all others one by one. */
async function namesOfCommands(): Promise<readonly string[]> {
  const table = await readFile(new URL('../../client/commands/commands.ts', import.meta.url), 'utf8')
  const named = [...table.matchAll(/'command\.([\w-]+)'/g)].flatMap(([, id]) => id ?? [])
  expect(named.length).toBeGreaterThan(10)
  return Object.entries(messages.command)
    .flatMap(([id, name]) => (named.includes(id) || FLAGS.some((flag) => flag === id) ? name : []))
    .sort()
}

/** The sheet of keys has a line for every command, with its keys. */
async function expectAllKeys({ page }: Window): Promise<void> {
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog')
  await sheet.waitFor()
  const lines = await sheet
    .locator('.keys > div')
    .evaluateAll((all) =>
      all.map((line) => [line.querySelector('dd')?.textContent ?? '', line.querySelectorAll('kbd').length > 0] as const),
    )
  expect(lines.map(([words]) => words).sort()).toEqual(await namesOfCommands())
  expect(lines.filter(([, keys]) => !keys)).toEqual([])
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
}

describe('a whole life', () => {
  test('played by keyboard, one in Korean on a phone, reloading in every phase', { timeout: 200_000 }, async () => {
    const [first, second] = await takeSeats(stage.url, { level: 'coach', playlist: ['whole-life'] })
    const ann = await sit(stage.browser, stage.url, first, { settings: { theme: 'night', name: 'Ann' } })
    const min = await sit(stage.browser, stage.url, second, {
      viewport: SIZES.phone,
      locale: 'ko-KR',
      settings: { theme: 'day', name: '민준' },
    })
    expect(await phaseOf(ann)).toBe('briefing')
    expect(await min.page.textContent('html')).toContain('느린 동작')
    expect([...(await axe(ann.page)), ...(await axe(min.page))]).toEqual([])
    await shoot(ann.page, 'briefing-desk-night')
    await shoot(min.page, 'briefing-phone-day-ko')
    await reload(ann)
    expect(await phaseOf(ann)).toBe('briefing')

    await ready(ann, min)
    await min.page.keyboard.press('l')
    await expect.poll(async () => (await look(min.page)).state).toBe('LISTEN')
    // The harbour is drawn, on both sizes.
    for (const { page } of [ann, min]) await page.locator('.board canvas').waitFor()
    await watchBoxes(ann.page, STILL)
    await expectLegibleDiagram(ann)
    // The first boat carries a wrong number: the reason is said, nothing leaves, what is right stands beside it.
    await ann.page.waitForSelector('.request')
    // In CLOSED there is no TCB: only the number to begin with.
    expect(Object.keys((await look(ann.page)).tcb)).toEqual(['ISS'])
    await type(ann.page, 'S 999')
    await ann.page.waitForSelector('.verdict.violation')
    expect(await ann.page.textContent('.verdict')).toMatch(/RFC 9293/)
    expect(await announced(ann, 'assertive')).toMatch(/^Violation\. A SYN always carries SEQ = ISS/)
    expect(await ann.page.locator('.compare .wrong').count()).toBe(1)
    await shoot(ann.page, 'violation-desk-night')
    const opened = (seen: Seen) => seen.state === 'ESTABLISHED'
    const spoke = (seen: Seen) => seen.state === 'ESTABLISHED' && seen.outbox.length > 0
    // On the phone the reason is read in one look, though a SYN waits in the inbox and candidates to be tapped.
    const judged = async (): Promise<void> => {
      const wrong = min.page.locator('.candidate').filter({ hasNotText: `SYN-ACK seq ${(await look(min.page)).tcb.ISS}` })
      await wrong.first().click()
      await readVerdictSheet(min.page, ['.candidate', '.inbox .arrival'])
    }
    await playRound(ann.page, ROUND, [], ({ state }) => state === 'SYN-SENT')
    await min.page.locator('.candidate').first().waitFor({ timeout: 15_000 })
    expect(await announced(ann, 'assertive')).toMatch(/\| Due\.$/)
    expect(await announced(min, 'polite')).toContain(`SYN seq ${(await look(ann.page)).tcb.ISS} 도착.`)
    await judged()
    expect(await announced(min, 'assertive')).toContain('위반.')
    const { tcb: numbers } = await look(min.page)
    await min.page
      .locator('.candidate')
      .filter({ hasText: `SYN-ACK seq ${numbers.ISS} ack ${numbers['RCV.NXT']}` })
      .click()
    await seeToast(min.page)
    await Promise.all([playRound(ann.page, ROUND, [], spoke), playRound(min.page, ROUND, [], opened)])
    expect([...(await axe(ann.page)), ...(await axe(min.page))]).toEqual([])
    await expectNoSidewaysScroll(min.page)
    await shoot(ann.page, 'live-desk-night')
    await shoot(min.page, 'live-phone-day-ko')
    await reload(min)
    expect(await phaseOf(min)).toBe('live')
    expect((await look(min.page)).state).toBe('ESTABLISHED')
    expect(await boxesSeen(ann.page)).toEqual(stayed)
    await resize(ann.page, SIZES.projector)
    await shoot(ann.page, 'live-projector-night')
    await expectNoSidewaysScroll(ann.page)
    await resize(ann.page, SIZES.desk)
    await watchBoxes(ann.page, STILL)

    await Promise.all([playRound(ann.page, ROUND, CLIENT_GOALS), playRound(min.page, ROUND, SERVER_GOALS)])
    expect(await phaseOf(ann)).toBe('debrief')
    // That one was done was noted in the round, and ended with it.
    expect((await ann.page.locator('.notice').allTextContents()).join('')).toBe('')
    expect(await boxesSeen(ann.page)).toEqual(stayed)
    expect(await ann.page.textContent('h1')).toMatch(/Goal reached after/)
    expect(await ann.page.locator('.mistake .compare').count()).toBe(2)
    expect(await min.page.locator('.mistake .compare').count()).toBe(2)
    await reload(ann)
    expect(await phaseOf(ann)).toBe('debrief')
    expect([...(await axe(ann.page)), ...(await axe(min.page))]).toEqual([])
    await shoot(ann.page, 'debrief-desk-night')
    await shoot(min.page, 'debrief-phone-day-ko')
    await expectNoSidewaysScroll(min.page)

    // Retry from here: the very moment again, alone, while the match waits behind it.
    await ann.page.locator('.mistake button').first().click()
    await ann.page.locator('.side-note').waitFor()
    await expect.poll(async () => (await look(ann.page)).phase).toBe('live')
    expect((await look(ann.page)).requests).toContain('connect')
    // The line above it takes its room from the match: what is sent with stays in sight.
    for (const size of [SIZES.desk, SIZES.phone]) {
      await resize(ann.page, size)
      const bottom = await ann.page.locator('.composer .send').evaluate((one) => one.getBoundingClientRect().bottom)
      expect(bottom).toBeLessThanOrEqual(size.height)
      if (size === SIZES.phone) await shoot(ann.page, 'retry-phone-night')
    }
    await resize(ann.page, SIZES.desk)
    await shoot(ann.page, 'retry-desk-night')
    const [diagram, tcb, send] = await Promise.all(['.state-diagram', '.tcb', '.send'].map((one) => ann.page.locator(one).boundingBox()))
    expect((diagram?.y ?? 0) + (diagram?.height ?? 0)).toBeLessThanOrEqual(tcb?.y ?? 0)
    expect((send?.y ?? 0) + (send?.height ?? 0)).toBeLessThan(SIZES.desk.height)
    await ann.page.locator('.side-note button').click()
    await expect.poll(() => phaseOf(ann)).toBe('debrief')

    for (const { page } of [ann, min]) await page.locator('.debrief button.primary').click()
    for (const { page } of [ann, min]) await page.waitForSelector('.summary')
    await reload(min)
    expect(await phaseOf(min)).toBe('over')
    expect(await axe(ann.page)).toEqual([])
    await shoot(ann.page, 'over-desk-night')
    // The replay works for anybody who has the link.
    const link = await ann.page.locator('a[href^="/r/"]').getAttribute('href')
    const guest = await stage.browser.newPage()
    await guest.goto(`${stage.url}${link}`)
    await guest.waitForSelector('.replay-ladder svg')
    await driveReplay(guest, ['TIME-WAIT', 'CLOSED'])
    await guest.getByRole('button', { name: 'Play', exact: true }).click()
    expect(await axe(guest)).toEqual([])
    await shoot(guest, 'replay-desk')
    await guest.close()
    // Once more with the roles swapped.
    for (const { page } of [ann, min]) await page.locator('.summary button.primary').click()
    for (const { page } of [ann, min]) await page.waitForSelector('.briefing')
    // Its time begins anew.
    for (const { page } of [ann, min]) expect(await page.textContent('.clock')).toMatch(/0:(20|19|18)/)
    expect(await ann.page.textContent('.you-are')).toMatch(/server/)
    expect([...ann.errors, ...min.errors]).toEqual([])
    await ann.close()
    await min.close()
  })
})

describe('a lost SYN-ACK', () => {
  test('the timer fires, the SYN goes out again; the server is killed in between and both come back', { timeout: 200_000 }, async () => {
    const [first, second] = await takeSeats(stage.url, { level: 'match', playlist: ['lost-syn-ack'] })
    const ann = await sit(stage.browser, stage.url, first, { settings: { name: 'Ann', motion: 'reduced' } })
    const min = await sit(stage.browser, stage.url, second, { settings: { name: 'Min', numbers: 'relative' } })
    await ready(ann, min)
    const waits = (seen: Seen) => seen.state === 'SYN-SENT'
    const taken = (seen: Seen) => seen.state === 'SYN-RECEIVED' && seen.outbox.length > 0
    await Promise.all([playRound(ann.page, ROUND, [], waits), playRound(min.page, ROUND, [], taken)])
    // Min counts from the ISNs, as Wireshark does, and types what is shown; Ann sees the numbers of the wire.
    const { tcb, inbox } = await look(min.page)
    expect(tcb).toMatchObject({ ISS: '0', IRS: '0', 'SND.NXT': '1', 'RCV.NXT': '1' })
    expect(inbox.map(({ text }) => text)).toEqual(['SYN seq 0'])
    expect(Number((await look(ann.page)).tcb.ISS)).toBeGreaterThan(999)
    // What is being built must outlive the crash.
    await ann.page.keyboard.press('r')
    await stage.server.kill('SIGKILL')
    await ann.page.waitForSelector('.banner.bad')
    expect(await ann.page.textContent('.banner.bad')).toMatch(/Connection lost/)
    await stage.server.start()
    for (const { page } of [ann, min]) await page.waitForSelector('.banner.bad', { state: 'detached', timeout: 20_000 })
    expect((await look(ann.page)).state).toBe('SYN-SENT')
    expect((await look(min.page)).state).toBe('SYN-RECEIVED')
    expect(await ann.page.locator('.flag.rst').getAttribute('aria-pressed')).toBe('true')
    await ann.page.keyboard.press('r')
    await Promise.all([playRound(ann.page, ROUND, ['ESTABLISHED']), playRound(min.page, ROUND, ['ESTABLISHED'])])
    expect(await ann.page.textContent('h1')).toMatch(/Goal reached after/)
    await shoot(ann.page, 'debrief-lost-syn-ack')
    expect([...ann.errors, ...min.errors]).toEqual([])
    await ann.close()
    await min.close()
  })

  test('a cut network is told at once, and healed by itself', { timeout: 60_000 }, async () => {
    const [first, second] = await takeSeats(stage.url, { level: 'coach', playlist: ['handshake'] })
    const ann = await sit(stage.browser, stage.url, first)
    const min = await sit(stage.browser, stage.url, second)
    await ready(ann, min)
    await expectMuted(ann)
    await expectAllKeys(ann)
    await ann.page.locator('.phrases summary').click()
    await ann.page.getByRole('button', { name: 'Look at the ACK' }).click()
    await min.page.locator('.phrases p', { hasText: 'Ann: Look at the ACK' }).waitFor()
    await ann.page.context().setOffline(true)
    await ann.page.waitForSelector('.banner.bad')
    // The partner is told that the match waits, and for whom.
    await expect.poll(async () => (await min.page.locator('.banner').allTextContents()).join(' ')).toMatch(/Ann/)
    await shoot(min.page, 'partner-away')
    await ann.page.context().setOffline(false)
    await ann.page.waitForSelector('.banner', { state: 'detached', timeout: 20_000 })
    await min.page.waitForSelector('.banner', { state: 'detached', timeout: 20_000 })
    await ann.close()
    await min.close()
  })
})

describe('an exam', () => {
  test('asks for the state after each change, and tells verdicts alone', { timeout: 60_000 }, async () => {
    const [first, second] = await takeSeats(stage.url, { level: 'exam', playlist: ['handshake'] })
    const ann = await sit(stage.browser, stage.url, first)
    const min = await sit(stage.browser, stage.url, second)
    await ready(ann, min)
    /** Names the state that is asked for; it stays hidden all the same. */
    const name = async ({ page }: Window, state: string): Promise<void> => {
      await page.locator('.ask').getByRole('button', { name: state, exact: true }).click({ timeout: 15_000 })
      await page.locator('.ask').waitFor({ state: 'detached' })
      expect((await look(page)).state).toBe('?')
      expect(await page.locator('.state-diagram').count()).toBe(0)
    }
    await min.page.keyboard.press('l')
    await name(min, 'LISTEN')
    await ann.page.waitForSelector('.request')
    const own = Number((await look(ann.page)).tcb.ISS)
    await type(ann.page, `S ${(own + 1) % 2 ** 32}`)
    await ann.page.waitForSelector('.verdict.violation')
    expect(await ann.page.locator('.verdict .compare, .verdict a, .help, .candidate').count()).toBe(0)
    // On a slow machine it may be too late besides; a reason is given for neither.
    expect((await announced(ann, 'assertive')).split(' | ')).toContain('Violation.')
    expect(await announced(ann, 'assertive')).not.toMatch(/ISS/)
    await type(ann.page, `S ${own}`)
    await name(ann, 'SYN-SENT')
    await name(min, 'SYN-SENT')
    const theirs = (await look(min.page)).tcb
    await type(min.page, `SA ${theirs.ISS} ${theirs['RCV.NXT']}`)
    await name(ann, 'ESTABLISHED')
    const mine = (await look(ann.page)).tcb
    await type(ann.page, `A ${mine['SND.NXT']} ${mine['RCV.NXT']}`)
    for (const { page } of [ann, min]) await page.locator('.debrief').waitFor({ timeout: 20_000 })
    // What was held back is told now.
    expect(await ann.page.locator('.mistake .compare').count()).toBe(1)
    expect(await min.page.locator('.mistake', { hasText: 'Said SYN-SENT, but it was SYN-RECEIVED.' }).textContent()).toMatch(
      /SYN-RECEIVED: Has a SYN.*SYN-SENT: Has sent a SYN/,
    )
    expect([...ann.errors, ...min.errors]).toEqual([])
    await ann.close()
    await min.close()
  })
})
