// The static build, served from a folder by a host that knows files and nothing else.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { check, openBrowser, openWindow, SIZES } from './browser.ts'
import { openBotMatch, playFirstMove, wholeVisit } from './visit.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js')
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }
/** What was asked for in vain. */
const missing: string[] = []
let folder: string
let host: Server
let url: string
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
  folder = mkdtempSync(join(tmpdir(), 'ackward-static-'))
  const args = ['build', '--config', 'client/vite.config.ts', '--mode', 'static', '--outDir', folder, '--logLevel', 'warn']
  const env = { ...process.env, NODE_ENV: 'production' }
  expect(spawnSync(process.execPath, [VITE, ...args], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] }).status).toBe(0)
  host = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host')
    const file = join(folder, pathname.replace(/^\/games\/ackward\//, '').replace(/^$/, 'index.html'))
    if (!pathname.startsWith('/games/ackward/') || !existsSync(file)) {
      missing.push(pathname)
      response.writeHead(404).end('not here')
    } else response.writeHead(200, { 'content-type': TYPES[extname(file).slice(1)] ?? 'application/octet-stream' }).end(readFileSync(file))
  }).listen(0, '127.0.0.1')
  await once(host, 'listening')
  const address = host.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/games/ackward/`
}, 60_000)
afterAll(async () => {
  await browser.close()
  host.closeAllConnections()
  host.close()
  rmSync(folder, { recursive: true, force: true })
})

test('holds nothing of the SDK', () => {
  const scripts = readdirSync(join(folder, 'assets')).filter((file) => file.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(2)
  for (const file of scripts) expect(readFileSync(join(folder, 'assets', file), 'utf8'), file).not.toContain('consumeSeatReservation')
})

test.each([
  { size: 'desk', theme: 'night', locale: 'en-GB' },
  { size: 'phone', theme: 'day', locale: 'ko-KR' },
] as const)('plays from a folder of any host: $size, $theme, $locale', { timeout: 120_000 }, async ({ size, theme, locale }) => {
  const korean = locale === 'ko-KR'
  const options = { viewport: SIZES[size], locale, settings: { theme, opened: 'yes' } }
  const { page, errors, close } = await openWindow(browser, options)
  const look = (screen: string): Promise<void> => check(page, `static-${screen}-${size}-${theme}-${locale.slice(0, 2)}`)
  const noServer = korean ? '여기에는 서버가 없어' : 'has none'
  await page.goto(url)
  await page.locator('button.play').waitFor()
  expect(await page.textContent('.code-form')).toContain(noServer)
  await look('landing')
  await wholeVisit(page)
  await page.context().setOffline(true)
  await page.reload()
  await page.locator('button.play').click()
  expect(await page.locator('.way', { hasText: korean ? '친구' : 'friend' }).textContent()).toContain(noServer)
  expect(await page.locator('.way button').count()).toBe(1)
  await look('choices')
  expect(page.url()).toBe(`${url}#/play`)
  await page.goBack()
  await page.locator('button.play').waitFor()
  await page.goForward()
  await openBotMatch(page)
  await playFirstMove(page)
  expect(page.url()).toBe(`${url}#/match`)
  await look('match')

  await page.goto(`${url}#/m/QQQQQQ`)
  await page.getByText(korean ? '친구의 코드와 링크는' : 'Codes and links').waitFor()
  await look('join')
  await page.goto(`${url}#/r/something`)
  await page.getByText(korean ? '링크로 보는' : 'Replays by link').waitFor()
  expect(missing.filter((path) => path !== '/favicon.ico')).toEqual([])
  expect(errors).toEqual([])
  await close()
})
