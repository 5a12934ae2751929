// Where the way to the server is blocked, taken, cut or wrong: what the page says then, and what there is to do.
import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Window } from './browser.ts'
import { check, SIZES, shoot } from './browser.ts'
import { blockSockets } from './no-socket.ts'
import { sit, takeSeats } from './seats.ts'
import { useStage } from './stage.ts'
import { openBotMatch, playFirstMove } from './visit.ts'

const stage = useStage()

/** A page that plays has to say within so many ms that it cannot. */
const WITHIN = 5000

const ENGLISH = { settings: { opened: 'yes', theme: 'night' } }
const KOREAN = { viewport: SIZES.phone, locale: 'ko-KR', settings: { opened: 'yes', theme: 'day' } }

async function open(options: Parameters<typeof stage.openWindow>[0]): Promise<Window> {
  const window = await stage.openWindow(options)
  onTestFinished(() => window.close())
  return window
}

describe('where no socket opens', () => {
  test.each([
    ['Play with a friend', 'closes'],
    ['Find somebody', 'closes'],
    ['Play the bot', 'hangs'],
  ] as const)('%s, a socket that %s: it is told, and the bot plays in this browser', { timeout: 60_000 }, async (way, how) => {
    const { page, errors } = await open(ENGLISH)
    await blockSockets(page, how)
    await page.goto(`${stage.url}/play`)
    await page.selectOption('#role', 'client')
    await page.getByRole('button', { name: way }).click()
    const title = page.locator('h1', { hasText: 'The live connection does not open' })
    await title.waitFor({ timeout: WITHIN })
    expect(await page.textContent('main')).toMatch(/WebSocket.*Try another network/s)
    await check(page, `blocked-${how}-desk-night-en`)
    await page.getByRole('button', { name: 'Play the bot here' }).click()
    await page.locator('.briefing').waitFor()
    expect(await page.textContent('.notice')).toMatch(/the bot plays here/)
    // A stranger's match has its own rounds; whoever chose plays what they chose.
    expect(await page.textContent('.round-title')).toMatch(way === 'Find somebody' ? /Calling into the fog/ : /Two lights, one beam/)
    if (way !== 'Find somebody') await playFirstMove(page)
    expect(errors).toEqual([])
  })

  test('/m/<code>: whoever was invited is told so as well', { timeout: 60_000 }, async () => {
    const response = await fetch(`${stage.url}/api/matches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Ann' }),
    })
    const { code } = await response.json()
    const { page, errors } = await open(KOREAN)
    await blockSockets(page)
    await page.goto(`${stage.url}/m/${code}`)
    await page.locator('.join form button.primary').click()
    await page.locator('h1', { hasText: '실시간 연결이 열리지 않아요' }).waitFor({ timeout: WITHIN })
    await check(page, 'blocked-phone-day-ko')
    await page.getByRole('button', { name: '여기서 봇과 하기' }).click()
    await page.locator('.briefing').waitFor()
    await shoot(page, 'blocked-bot-phone-day-ko')
    expect(errors).toEqual([])
  })
})

describe('a seat that another window takes', () => {
  const inSight = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

  test('is given back on a press, as often as one likes', { timeout: 60_000 }, async () => {
    const [first] = await takeSeats(stage.url, { level: 'coach', playlist: ['handshake'] })
    const one = await sit(stage.browser, stage.url, first, ENGLISH)
    onTestFinished(() => one.close())
    const two = await sit(stage.browser, stage.url, first, KOREAN)
    onTestFinished(() => two.close())
    await inSight(one.page, 'Play here instead').waitFor()
    expect(await one.page.textContent('.banner.bad')).toMatch(/another window/)
    expect(await one.page.textContent('body')).not.toMatch(/health\.|returned an object/)
    await check(one.page, 'elsewhere-desk-night-en')
    await inSight(one.page, 'Play here instead').click()
    await one.page.locator('.health.online').waitFor()
    await one.page.locator('.briefing').waitFor()
    await inSight(two.page, '여기서 계속하기').waitFor()
    await check(two.page, 'elsewhere-phone-day-ko')
    await inSight(two.page, '여기서 계속하기').click()
    await two.page.locator('.health.online').waitFor()
    await inSight(one.page, 'Home').click()
    await one.page.locator('button.play').waitFor()
    expect([...one.errors, ...two.errors]).toEqual([])
  })

  test('before the match has begun, too', { timeout: 60_000 }, async () => {
    const { page, errors } = await open(ENGLISH)
    await page.goto(`${stage.url}/play`)
    await page.getByRole('button', { name: 'Play with a friend' }).click()
    await page.locator('.qr').waitFor()
    const other = await open(ENGLISH)
    const key = await page.evaluate(() => sessionStorage.getItem('ackward.seat') ?? '')
    await other.page.addInitScript((kept) => sessionStorage.setItem('ackward.seat', kept), key)
    await other.page.goto(`${stage.url}/match`)
    await other.page.locator('.qr').waitFor()
    await inSight(page, 'Play here instead').waitFor()
    await check(page, 'elsewhere-waiting-desk-night-en')
    await inSight(page, 'Play here instead').click()
    await page.locator('.qr').waitFor()
    expect(errors).toEqual([])
  })
})

test('a server that restarts says so in words, and everybody is back by themselves', { timeout: 60_000 }, async () => {
  const [first, second] = await takeSeats(stage.url, { level: 'coach', playlist: ['handshake'] })
  const ann = await sit(stage.browser, stage.url, first, ENGLISH)
  onTestFinished(() => ann.close())
  const min = await sit(stage.browser, stage.url, second, KOREAN)
  onTestFinished(() => min.close())
  await stage.server.kill('SIGTERM')
  for (const [{ page }, words] of [
    [ann, /The server restarts\. You will be back by yourself/],
    [min, /서버가 다시 시작하고 있어요/],
  ] as const)
    await expect.poll(() => page.locator('.banner.bad').textContent()).toMatch(words)
  await check(ann.page, 'restart-desk-night-en')
  await check(min.page, 'restart-phone-day-ko')
  await stage.server.start()
  for (const { page } of [ann, min]) await page.waitForSelector('.banner.bad', { state: 'detached', timeout: 20_000 })
  expect([...ann.errors, ...min.errors]).toEqual([])
})

test('without a line before anything is stored: it is told what is missing', { timeout: 60_000 }, async () => {
  const { page, errors } = await open(KOREAN)
  await page.goto(`${stage.url}/play`)
  await page.locator('.choices').waitFor()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '친구와 하기' }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/서버에 연결할 수 없어요\. 인터넷/)
  await page.getByRole('button', { name: '봇과 하기' }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/아직 이 브라우저에 저장되지 않았어요/)
  const { bottom, height } = await page
    .getByRole('alert')
    .evaluate((one) => ({ bottom: one.getBoundingClientRect().bottom, height: innerHeight }))
  expect(bottom).toBeLessThanOrEqual(height)
  await check(page, 'not-stored-phone-day-ko')
  await page.context().setOffline(false)
  await openBotMatch(page)
  expect(errors).toEqual([])
})

describe('an address that leads nowhere', () => {
  test.each([
    ['/foo/bar', '.side-note', /nothing at this address/],
    ['/c/000000', '.problem', /no class with this code/],
    ['/r/nothing', 'main', /There is no such replay/],
    ['/screen/123456', 'main', /link is not whole/],
  ] as const)('%s says so, and leads home', { timeout: 30_000 }, async (path, where, words) => {
    const { page, errors } = await open(ENGLISH)
    const answered = await page.goto(stage.url + path)
    expect(answered?.status()).toBe(path === '/foo/bar' ? 404 : 200)
    await expect.poll(() => page.locator(where).first().textContent()).toMatch(words)
    await check(page, `nowhere${path.replaceAll('/', '-')}-desk-night-en`)
    // Nobody types a name for a class that does not exist.
    expect(await page.locator('#class-name').count()).toBe(0)
    if (path.startsWith('/r') || path.startsWith('/screen')) await page.getByRole('button', { name: 'Home' }).click()
    else await page.locator('.brand').click()
    await page.locator('button.play').waitFor()
    expect(await page.locator('.side-note').count()).toBe(0)
    expect(errors).toEqual([])
  })

  test('in Korean on a phone', { timeout: 30_000 }, async () => {
    const { page, errors } = await open(KOREAN)
    for (const path of ['/foo/bar', '/c/000001', '/r/nothing', '/screen/123456']) {
      await page.goto(stage.url + path)
      await page.locator('main, .side-note').first().waitFor()
      await expect.poll(() => page.locator('main').textContent()).not.toMatch(/불러오는/)
      await check(page, `nowhere${path.replaceAll('/', '-')}-phone-day-ko`)
    }
    expect(errors).toEqual([])
  })
})
