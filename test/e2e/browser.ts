// A real Chromium, and pages in it that are watched: an error in a page fails the test that opened it.
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page, type ViewportSize } from 'playwright-core'
import { expect } from 'vitest'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
]
const SHOTS = fileURLToPath(new URL('../../reports/screens/', import.meta.url))
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.ACKWARD_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS, headless: true })
}

export const SIZES = {
  desk: { width: 1280, height: 720 },
  phone: { width: 360, height: 740 },
  projector: { width: 1920, height: 1080 },
} as const

export interface Window {
  readonly page: Page
  /** What went wrong in the page so far. */
  readonly errors: readonly string[]
  close(): Promise<void>
}

/** A window of its own: nothing is shared with others, as if it were another computer. */
export async function openWindow(
  browser: Browser,
  options: BrowserContextOptions & { settings?: Record<string, string> } = {},
): Promise<Window> {
  const { settings = {}, ...rest } = options
  const context = await browser.newContext({ viewport: SIZES.desk, locale: 'en-GB', reducedMotion: 'no-preference', ...rest })
  await context.addInitScript((entries) => {
    for (const [key, value] of entries) if (localStorage.getItem(`ackward.${key}`) === null) localStorage.setItem(`ackward.${key}`, value)
  }, Object.entries(settings))
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    // A cut network is reported by the browser itself; the tests cut it on purpose.
    if (
      message.type() === 'error' &&
      !/net::ERR_|WebSocket connection|Failed to load resource|error occurred when fetching the script/.test(message.text())
    )
      errors.push(message.text())
  })
  return { page, errors, close: () => context.close() }
}

/** Gives the window this size; until the page has drawn itself anew in it. */
export async function resize(page: Page, size: ViewportSize): Promise<void> {
  await page.setViewportSize(size)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** Until whatever moves on the page has come to its end; what moves for ever does not count. */
export const stands = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await document.fonts.ready
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })

/** Writes what is on the screen to an ignored folder, to be looked at. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: `${SHOTS}${name}.png` })
}

interface Violation {
  readonly id: string
  readonly nodes: readonly Readonly<{ html: string; failureSummary?: string }>[]
}

/** axe leaves to a person what has no contrast at all: letters in the colour of what they stand on. */
const UNSEEN = `found.incomplete.flatMap((one) => one.nodes.filter(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio'))
  .map((node) => ({ id: 'letters cannot be seen', nodes: [node] })))`

// Without what it would load by itself: a style sheet that it reads anew breaks the page's own policy.
const ALL_RULES = `preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'label-content-name-mismatch': { enabled: false } }`
/** What changes with the colours alone. */
const COLOUR_RULES = `preload: false, runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }`

/** What is half faded is not to be judged: colours change at once while axe looks. */
const holdStill = (page: Page, still: boolean): Promise<void> =>
  page.evaluate((on) => {
    const calm = new CSSStyleSheet()
    calm.replaceSync('*, *::before, *::after { transition: none !important; animation-play-state: paused !important }')
    document.adoptedStyleSheets = on ? [...document.adoptedStyleSheets, calm] : document.adoptedStyleSheets.slice(0, -1)
  }, still)

/** Turns the page to the other theme in place; the name of the one it has now. */
export const turnTheme = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { dataset } = document.documentElement
    dataset.theme = dataset.theme === 'day' ? 'night' : 'day'
    return dataset.theme
  })

/** Violations, and what axe could not decide but anybody can. */
async function found(page: Page, options: string): Promise<readonly string[]> {
  const violations = await page.evaluate<readonly Violation[]>(
    `axe.run(document, { ${options} }).then((found) => [...found.violations, ...${UNSEEN}])`,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  )
}

/** What axe finds on the page in both themes, as readable lines; none is wanted. Its one experimental rule cannot read the words of a drawing. */
export async function axe(page: Page): Promise<readonly string[]> {
  // The page's own policy forbids foreign scripts in the page, so it goes in as the driver's.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await (await import('node:fs/promises')).readFile(AXE, 'utf8'))
  await holdStill(page, true)
  const here = await found(page, ALL_RULES)
  const other = await turnTheme(page)
  const there = (await found(page, COLOUR_RULES)).map((line) => `${other}: ${line}`)
  await turnTheme(page)
  await holdStill(page, false)
  return [...here, ...there]
}

/** Nothing may stick out sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over, 'the page scrolls sideways').toBeLessThanOrEqual(0)
}

/** Looks at a screen: a picture of it, axe, and nothing that sticks out sideways. */
export async function check(page: Page, name: string): Promise<void> {
  await stands(page)
  await shoot(page, name)
  expect(await axe(page), name).toEqual([])
  await expectNoSidewaysScroll(page)
}
