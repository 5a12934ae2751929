// One visit, then no network and no server: the game opens and is played. And how a new version comes.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { writeWorker } from '../../client/offline/worker.vite.ts'
import { startServer } from '../server/start.ts'
import { axe, check, expectNoSidewaysScroll, openBrowser, openWindow, resize, SIZES, shoot } from './browser.ts'
import { TestServer } from './server.ts'
import { openBotMatch, playFirstMove, wholeVisit } from './visit.ts'

const BUILT = fileURLToPath(new URL('../../dist/client/', import.meta.url))

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 40_000)
afterAll(() => browser.close())

const kept = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)))
    const requests = await Promise.all(caches.map((cache) => cache.keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })

const builtFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .filter((file) => file !== 'sw.js' && !file.startsWith('.'))
    .map((file) => (file === 'index.html' ? '/' : `/${file}`))

test('after one visit the game opens and is played without network and server', { timeout: 120_000 }, async () => {
  const server = await TestServer.start()
  onTestFinished(() => server.close())
  const { page, errors, close } = await openWindow(browser, { settings: { opened: 'yes' } })
  await page.goto(server.url)
  await page.locator('button.play').waitFor()
  await wholeVisit(page)
  expect((await kept(page)).toSorted()).toEqual(builtFiles(BUILT).toSorted())

  expect((await fetch(`${server.url}/sw.js`)).headers.get('cache-control')).toBe('no-cache')
  const cdp = await page.context().newCDPSession(page)
  expect((await cdp.send('Page.getAppManifest')).errors).toEqual([])
  const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors')
  // A test's window is a private one.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])

  // What the server answers is not kept, however it is asked for.
  expect(await page.evaluate(async () => (await fetch('/api/health')).status)).toBe(200)
  const other = await page.context().newPage()
  await other.goto(`${server.url}/api/health`)
  expect(await other.textContent('body')).toContain('"ok":true')
  await other.close()
  expect((await kept(page)).filter((path) => path.startsWith('/api'))).toEqual([])

  await server.close()
  await page.context().setOffline(true)
  expect(await page.evaluate(() => fetch('/api/health').then(String, () => 'no answer'))).toBe('no answer')
  const reloaded = await page.reload()
  expect(reloaded?.fromServiceWorker()).toBe(true)
  expect(reloaded?.headers()['content-security-policy']).toContain("default-src 'none'")
  await page.locator('button.play').click()
  await page.getByRole('button', { name: 'Find somebody' }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/through the server/)
  await shoot(page, 'offline-choices')
  expect(await axe(page)).toEqual([])

  await page.getByRole('button', { name: '한국어' }).click()
  await page.getByRole('button', { name: '친구와 하기' }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/서버가 필요한데/)
  await openBotMatch(page)
  expect(await page.textContent('.notice')).toMatch(/봇이 이 브라우저에서/)
  await shoot(page, 'offline-briefing')
  await playFirstMove(page)
  await page.locator('.board canvas').waitFor()
  await page.locator('.inbox .arrival').waitFor({ timeout: 20_000 })
  await shoot(page, 'offline-match')

  // Everything that one does alone is there: cards, skills, the map, the editor.
  await page.goto(`${server.url}/quiz/mix`)
  await page.locator('.quiz-card h1').waitFor()
  for (const [path, there] of [
    ['/skills', '.skill-row'],
    ['/alone', 'main h1'],
    ['/example/handshake', 'main h1'],
    ['/editor', 'main h1'],
  ] as const) {
    await page.goto(server.url + path)
    await page.locator(there).first().waitFor()
  }

  // A friend's link opens the page, which says what is missing.
  await page.goto(`${server.url}/m/QQQQQQ`)
  await page.locator('.join form button.primary').click()
  await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/서버에 연결할 수 없어요/)
  expect(errors).toEqual([])
  await close()
})

describe('a new version', () => {
  let folder: string
  let server: Awaited<ReturnType<typeof startServer>>
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ackward-client-'))
    cpSync(BUILT, folder, { recursive: true })
    server = await startServer({}, ':memory:', folder)
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A deploy: another page, and a part that old pages still ask for is gone. */
  async function deploy(title: string): Promise<void> {
    const page = join(folder, 'index.html')
    writeFileSync(page, readFileSync(page, 'utf8').replace(/<title>[^<]*/, `<title>${title}`))
    for (const file of readdirSync(join(folder, 'assets'))) if (file.startsWith('ReplayPage')) rmSync(join(folder, 'assets', file))
    await writeWorker(folder)
  }

  test('asks, waits, and takes over when told to; the other window and its match stay', { timeout: 120_000 }, async () => {
    const { page, errors, close } = await openWindow(browser, { settings: { opened: 'yes', theme: 'night' } })
    await page.goto(server.url)
    await wholeVisit(page)
    const bar = page.locator('.update-bar')
    // The very first worker is no news: a bar that must not come can only be waited out.
    await page.waitForTimeout(500)
    expect(await bar.textContent()).toBe('')

    const second = await page.context().newPage()
    await second.goto(server.url)
    await second.locator('button.play').click()
    await second.evaluate(() => Object.assign(window, { mark: 'not loaded anew' }))

    await deploy('Second')
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
    await bar.getByRole('button', { name: 'Update' }).waitFor()
    expect(await page.title()).toBe('Ackward')
    await check(page, 'update-bar-desk')
    await resize(page, SIZES.phone)
    await page.getByRole('button', { name: '한국어' }).click()
    await bar.getByText('새 버전').waitFor()
    await shoot(page, 'update-bar-phone-ko')
    await expectNoSidewaysScroll(page)
    await bar.getByRole('button', { name: '나중에' }).click()
    expect(await bar.textContent()).toBe('')

    // Later is later: the old version opens again, and asks again.
    await page.reload()
    expect(await page.title()).toBe('Ackward')
    await bar.getByRole('button', { name: '업데이트' }).waitFor()

    // The other window plays meanwhile; there nothing asks and nothing is loaded anew.
    await openBotMatch(second)
    await playFirstMove(second)
    await page.bringToFront()
    await bar.getByRole('button', { name: '업데이트' }).click()
    await expect.poll(() => page.title(), { timeout: 10_000 }).toBe('Second')
    await page.locator('button.play').waitFor()
    expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(1)

    await second.bringToFront()
    await second.locator('.inbox .arrival').waitFor({ timeout: 20_000 })
    expect(await second.title()).toBe('Ackward')
    expect(await second.evaluate(() => 'mark' in window)).toBe(true)
    expect(await second.locator('.update-bar').textContent()).toBe('')
    await second.locator('.match-bar .brand').click()
    await second.locator('.update-bar').getByRole('button', { name: 'Update' }).waitFor()

    // A part that is gone, from the browser's own cache too, says so; the second try loads the page anew.
    const cdp = await second.context().newCDPSession(second)
    await cdp.send('Network.clearBrowserCache')
    await second.evaluate(() => {
      history.pushState(null, '', '/r/something')
      dispatchEvent(new PopStateEvent('popstate'))
    })
    await second.getByText('could not be loaded').waitFor()
    await second.getByRole('button', { name: 'Try again' }).click()
    await second.getByText('could not be loaded').waitFor()
    await second.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => second.title(), { timeout: 10_000 }).toBe('Second')
    expect(errors).toEqual([])
    await close()
  })

  test('a deploy that is cut off leaves the page as it is', { timeout: 60_000 }, async () => {
    const { page, errors, close } = await openWindow(browser)
    const worker = readFileSync(join(folder, 'sw.js'), 'utf8')
    writeFileSync(join(folder, 'sw.js'), worker.replace(/sha256-[^`"]{20}/, 'sha256-AAAAAAAAAAAAAAAAAAAA'))
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('ServiceWorker.enable')
    const failed = new Promise<void>((resolve) => {
      cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => versions.some(({ status }) => status === 'redundant') && resolve())
    })
    await page.goto(server.url)
    await page.locator('button.play').waitFor()
    await failed
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null)
    await page.locator('button.play').click()
    await page.locator('.intro').waitFor()
    // Sound again: the next visit keeps everything.
    writeFileSync(join(folder, 'sw.js'), worker)
    await page.reload()
    await wholeVisit(page)
    expect(errors).toEqual([])
    await close()
  })
})
