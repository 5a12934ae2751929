// The scenario editor: composed, broken, mended, shared by link and file, and played alone and with a friend.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { axe, expectNoSidewaysScroll, SIZES, shoot, type Window } from './browser.ts'
import { look, playRound, type Seen } from './pilot.ts'
import { useStage } from './stage.ts'

const ROUND = 60_000

const stage = useStage()
const folder = mkdtempSync(join(tmpdir(), 'ackward-editor-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Options = BrowserContextOptions & { settings?: Record<string, string> }

async function openEditor(path = '/editor', options: Options = {}): Promise<Window> {
  const window = await stage.openWindow(options)
  await window.page.goto(stage.url + path)
  await window.page.waitForSelector('.editor')
  return window
}

const verdict = async (page: Page, tone: 'solvable' | 'unsolvable' | 'invalid'): Promise<string> => {
  await page.waitForSelector(`.edit-result.${tone}`, { timeout: 15_000 })
  return (await page.textContent('.trial-verdict')) ?? ''
}

async function useTemplate(page: Page, id: string): Promise<void> {
  await page.selectOption('#edit-template', id)
  await page.locator('.edit-start button').click()
}

/** The draft as a file, as the browser saves it. */
async function saved(page: Page, name = 'Save as a file'): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
  return readFileSync(await download.path(), 'utf8')
}

async function load(page: Page, name: string, text: string): Promise<void> {
  const file = join(folder, name)
  writeFileSync(file, text)
  await page.setInputFiles('.edit-share input[type=file]', file)
  await expect.poll(() => page.textContent('.edit-said')).toContain(name)
}

describe('composing', () => {
  test('a newcomer finds one that the bots solve; breaking it says why beside the field, and undo mends it', {
    timeout: 90_000,
  }, async () => {
    const { page, errors, close } = await openEditor('/editor', { settings: { theme: 'night' } })
    expect(await verdict(page, 'solvable')).toMatch(/20 of 20 plays reach the goal/)
    expect(await page.locator('.edit-result .ladder svg.ladder-drawing').count()).toBe(1)
    expect(await page.textContent('.trial-states')).toMatch(/SYN-SENT .* ESTABLISHED/)
    expect(await axe(page)).toEqual([])
    await shoot(page, 'editor-desk-night')

    await page.fill('#edit-requests-2-len', '0')
    expect(await verdict(page, 'invalid')).toMatch(/Not playable/)
    expect(await page.textContent('#edit-requests-2-len-problem')).toMatch(/send\(\) needs a length/)
    expect(await page.textContent('.edit-problems')).toMatch(/Request 3, Length, octets: send\(\) needs a length/)
    expect(await page.getAttribute('#edit-requests-2-len', 'aria-describedby')).toBe('edit-requests-2-len-problem')
    await page.locator('.edit-part', { hasText: 'The two hosts' }).locator('summary').first().click()
    await page.fill('#edit-hosts-client-mss', '0.5')
    await page.locator('.edit-problems button', { hasText: 'MSS' }).waitFor()
    expect(await page.textContent('.edit-problems')).toMatch(/client, MSS, octets: This must be a whole number/)
    expect(await axe(page)).toEqual([])
    await shoot(page, 'editor-invalid-desk-night')
    // A problem leads to its field, even into a part that is folded.
    await page.locator('.edit-part', { hasText: 'The two hosts' }).locator('summary').first().click()
    await page.locator('.edit-problems button', { hasText: 'MSS' }).click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('edit-hosts-client-mss')

    await page.locator('h1').click()
    await page.keyboard.press('ControlOrMeta+z')
    await page.keyboard.press('ControlOrMeta+z')
    await verdict(page, 'solvable')
    expect(await page.inputValue('#edit-requests-2-len')).toBe('5')
    expect(errors).toEqual([])
    await close()
  })

  test('one that cannot be solved is told why; it is kept over a reload', { timeout: 60_000 }, async () => {
    const { page, errors, close } = await openEditor()
    await useTemplate(page, 'handshake')
    await verdict(page, 'solvable')
    // Nobody listens any more: the connect waits for ever.
    await page.locator('#edit-requests-0-remove').click()
    expect(await verdict(page, 'unsolvable')).toMatch(/Not solvable: \d+ of \d+ plays? miss/)
    const why = (await page.textContent('.trial-why')) ?? ''
    expect(why).toMatch(/nobody has anything to do/)
    expect(why).toMatch(/Missing from the goal: the client is in ESTABLISHED/)
    expect(why).toMatch(/“connect” is never dealt. It waits until the server is in LISTEN/)
    // The focus is where one goes on.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('edit-requests-0-remove')
    expect(await axe(page)).toEqual([])
    await shoot(page, 'editor-unsolvable-desk')
    await page.reload()
    await verdict(page, 'unsolvable')
    expect(await page.inputValue('#edit-id')).toBe('my-handshake')
    expect(await page.locator('.edit-item legend', { hasText: 'Request' }).allTextContents()).toEqual(['Request 1: connect'])
    expect(errors).toEqual([])
    await close()
  })

  test('from nothing to a solvable round with the keyboard alone', { timeout: 90_000 }, async () => {
    const { page, errors, close } = await openEditor()
    const focus = (id: string) => page.locator(`#${id}`).focus()
    const choose = async (id: string, value: string): Promise<void> => {
      await focus(id)
      await page.keyboard.type(value)
    }
    const pressed = async (name: string): Promise<void> => {
      await page.getByRole('button', { name, exact: true }).focus()
      await page.keyboard.press('Enter')
    }
    await pressed('Use it')
    await page.locator('.edit-problems button', { hasText: 'Goal' }).waitFor()
    expect(await page.textContent('.edit-problems')).toMatch(/must not be empty/)
    await choose('edit-start-open', 'listening')
    await pressed('+ connect()')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('edit-requests-0-call')
    await page.locator('#edit-goal-add-one').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('edit-goal-0-is')
    await verdict(page, 'solvable')
    // A request under another name is still the one that is waited for.
    await choose('edit-goal-0-is', 'request is done')
    expect(await page.inputValue('#edit-goal-0-request')).toBe('0')
    await focus('edit-requests-0-id')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('hello')
    await page.keyboard.press('Tab')
    await verdict(page, 'solvable')
    expect(JSON.parse(await saved(page)).goal).toEqual([{ is: 'done', request: 'hello' }])
    expect(errors).toEqual([])
    await close()
  })

  test('in Korean on a phone, with everything open', { timeout: 60_000 }, async () => {
    const { page, errors, close } = await openEditor('/editor', { viewport: SIZES.phone, locale: 'ko-KR', settings: { theme: 'day' } })
    await useTemplate(page, 'blind-attack')
    expect(await verdict(page, 'solvable')).toMatch(/풀 수 있어요/)
    await page.evaluate(() => {
      for (const part of document.querySelectorAll<HTMLDetailsElement>('.editor details')) part.open = true
    })
    await expectNoSidewaysScroll(page)
    expect(await axe(page)).toEqual([])
    await shoot(page, 'editor-phone-day-ko')
    await page.locator('.edit-result').scrollIntoViewIfNeeded()
    await shoot(page, 'editor-result-phone-day-ko')
    await page.locator('#edit-incidents-0-segment-flags').scrollIntoViewIfNeeded()
    await shoot(page, 'editor-incident-phone-day-ko')
    await page.fill('#edit-requests-0-delay', '-1')
    await verdict(page, 'invalid')
    expect(await page.textContent('#edit-requests-0-delay-problem')).toBe('음수일 수 없어요.')
    expect(await page.textContent('.edit-problems')).toContain('요청 1, 지연(RTO의 배수) 항목: 음수일 수 없어요.')
    await expectNoSidewaysScroll(page)
    expect(errors).toEqual([])
    await close()
  })
})

describe('sharing', () => {
  test('the link opens the same scenario in another window, where it puts nothing else aside for good', { timeout: 60_000 }, async () => {
    const first = await openEditor()
    await useTemplate(first.page, 'half-open')
    await verdict(first.page, 'solvable')
    await first.page.fill('#edit-requests-0-len', '7')
    await verdict(first.page, 'solvable')
    await first.page.getByRole('button', { name: 'Copy the link' }).click()
    const link = (await first.page.textContent('.edit-said .link')) ?? ''
    expect(link).toMatch(/\/editor\/s1\.[\w-]{40,400}$/)

    const second = await openEditor()
    await useTemplate(second.page, 'storm')
    await second.page.goto(link)
    await verdict(second.page, 'solvable')
    expect(new URL(second.page.url()).pathname).toBe('/editor')
    expect(JSON.parse(await saved(second.page))).toEqual(JSON.parse(await saved(first.page)))
    await second.page.reload()
    await second.page.getByRole('button', { name: 'Back to my earlier draft' }).click()
    expect(await second.page.inputValue('#edit-id')).toBe('my-storm')

    await second.page.goto(`${link.slice(0, -8)}`)
    expect(await second.page.textContent('.editor > .problem')).toMatch(/cannot be opened\. It is cut off or damaged/)
    expect(await second.page.inputValue('#edit-id')).toBe('my-storm')
    await shoot(second.page, 'editor-broken-link-desk')
    expect([...first.errors, ...second.errors]).toEqual([])
    await first.close()
    await second.close()
  })

  test('a file goes out and comes in; a broken one is refused with the reason and changes nothing', { timeout: 60_000 }, async () => {
    const { page, errors, close } = await openEditor()
    await useTemplate(page, 'zero-window')
    await verdict(page, 'solvable')
    const file = await saved(page)
    await useTemplate(page, 'empty')
    await load(page, 'good.json', file)
    expect(await saved(page)).toBe(file)

    const before = await page.evaluate(() => localStorage.getItem('ackward.editor'))
    await load(page, 'cut.json', file.slice(0, 60))
    expect(await page.textContent('.edit-said')).toMatch(/cut.json was refused, and nothing was changed:The file is not JSON/)
    await load(page, 'wrong.json', JSON.stringify({ ...JSON.parse(file), goal: [{ is: 'done', request: 'nobody' }], encore: 'yes' }))
    expect(await page.textContent('.edit-said')).toMatch(/Goes on after the goal.*: This must be of type boolean/)
    await load(page, 'dangling.json', JSON.stringify({ ...JSON.parse(file), goal: [{ is: 'done', request: 'nobody' }] }))
    expect(await page.textContent('.edit-said')).toMatch(/Goal, condition 1, Request: There is no request “nobody”/)
    await load(page, 'taken.json', JSON.stringify({ ...JSON.parse(file), id: 'storm' }))
    expect(await page.textContent('.edit-said')).toMatch(/“storm” is a scenario of the curriculum/)
    expect(await page.evaluate(() => localStorage.getItem('ackward.editor'))).toBe(before)
    expect(await axe(page)).toEqual([])
    await shoot(page, 'editor-file-refused-desk')
    expect(errors).toEqual([])
    await close()
  })
})

/** Opens the part with the ways to play. */
const openPlay = (page: Page) => page.locator('.edit-side .edit-part > summary').click()

describe('playing', () => {
  test('alone, against the bot, to its goal', { timeout: 90_000 }, async () => {
    const { page, errors, close } = await openEditor('/editor', { settings: { name: 'Ann' } })
    await useTemplate(page, 'handshake')
    await verdict(page, 'solvable')
    await openPlay(page)
    expect(await axe(page)).toEqual([])
    await shoot(page, 'editor-play-desk')
    await page.getByRole('button', { name: 'Play it alone' }).click()
    await page.waitForSelector('.briefing')
    expect(await page.textContent('h1')).toBe('“my-handshake”')
    expect(await axe(page)).toEqual([])
    await shoot(page, 'editor-briefing-desk')
    await page.locator('button.big').click()
    await playRound(page, ROUND, ['ESTABLISHED'])
    await page.waitForSelector('.debrief')
    expect(await page.textContent('h1')).toMatch(/Goal reached after/)
    expect(await page.textContent('.lesson')).toMatch(/“my-handshake”/)
    await page.goBack()
    await verdict(page, 'solvable')
    expect(errors).toEqual([])
    await close()
  })

  test('with a friend, to the first verdict', { timeout: 90_000 }, async () => {
    const ann = await openEditor('/editor', { settings: { name: 'Ann' } })
    await useTemplate(ann.page, 'lost-syn')
    await ann.page.fill('#edit-id', 'calling-twice')
    await verdict(ann.page, 'solvable')
    await openPlay(ann.page)
    await ann.page.getByRole('button', { name: 'Play it with a friend' }).click()
    await ann.page.waitForSelector('.invite')
    expect(await ann.page.textContent('.waiting')).toMatch(/1 round/)
    const link = (await ann.page.textContent('.invite .link')) ?? ''

    const min = await stage.openWindow({ locale: 'ko-KR', settings: { name: '민준' } })
    await min.page.goto(link)
    await min.page.locator('form button.primary').click()
    for (const { page } of [ann, min]) await page.waitForSelector('.briefing')
    expect(await min.page.textContent('h1')).toBe('‘calling-twice’')
    await shoot(min.page, 'editor-friend-briefing-desk-ko')
    for (const { page } of [ann, min]) await page.locator('button.big').click()
    for (const { page } of [ann, min]) await page.waitForSelector('.live')
    const listens = (seen: Seen) => seen.state === 'LISTEN'
    const called = (seen: Seen) => seen.state === 'SYN-SENT'
    await Promise.all([playRound(min.page, ROUND, [], listens), playRound(ann.page, ROUND, [], called)])
    await ann.page.waitForSelector('.verdict.due')
    expect((await look(ann.page)).outbox.join(' ')).toMatch(/^S \d+/)
    await shoot(ann.page, 'editor-friend-live-desk')
    expect([...ann.errors, ...min.errors]).toEqual([])
    await ann.close()
    await min.close()
  })

  test('what cannot be solved is not played with a friend, and a server that refuses says why', { timeout: 60_000 }, async () => {
    const { page, close } = await openEditor()
    await useTemplate(page, 'handshake')
    await verdict(page, 'solvable')
    await openPlay(page)
    await page.route('**/api/matches', (route) =>
      route.fulfill({
        status: 400,
        json: { error: 'bad-request', message: '', problems: [{ path: 'playlist.0', reason: 'cannot be solved: too bad' }] },
      }),
    )
    await page.getByRole('button', { name: 'Play it with a friend' }).click()
    await expect.poll(() => page.textContent('.edit-side [role=alert]')).toMatch(/refused the scenario: cannot be solved: too bad/)
    await page.locator('#edit-requests-0-remove').click()
    await verdict(page, 'unsolvable')
    expect(await page.getByRole('button', { name: 'Play it with a friend' }).isDisabled()).toBe(true)
    expect(await page.textContent('.edit-side')).toMatch(/once it can be solved/)
    await close()
  })
})
