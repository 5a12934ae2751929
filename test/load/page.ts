// `npm run page`: what a first visit costs at 4 × CPU throttling and Fast 3G, the script work per frame while a match is played, and the next quiz card.
import { openBrowser, openWindow } from '../e2e/browser.ts'
import { sit, takeSeats } from '../e2e/seats.ts'
import { TestServer } from '../e2e/server.ts'
import { tapOpeningSyn } from '../e2e/visit.ts'
import { measureCards } from './cards.ts'

const FAST_3G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (750 * 1024 * 0.9) / 8,
}
const SLOWER = 4

const server = await TestServer.start()
const browser = await openBrowser()

async function throttled(settings: Record<string, string>) {
  const window = await openWindow(browser, { settings })
  const cdp = await window.page.context().newCDPSession(window.page)
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', FAST_3G)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  return { ...window, cdp }
}

const landings: number[] = []
for (let run = 0; run < 3; run += 1) {
  const { page, close } = await throttled({})
  const began = performance.now()
  await page.goto(server.url, { waitUntil: 'commit' })
  await page.locator('button.play').waitFor()
  landings.push(performance.now() - began)
  await close()
}
console.log(`landing page usable: ${landings.map((ms) => (ms / 1000).toFixed(2)).join(', ')} s (4 × CPU, Fast 3G)`)

const frames: number[] = []
for (let run = 0; run < 3; run += 1) {
  const [entry] = await takeSeats(server.url, { level: 'coach', playlist: ['whole-life'] })
  const { page, close } = await throttled({})
  await page.addInitScript((key) => sessionStorage.setItem('ackward.seat', key), JSON.stringify(entry))
  const began = performance.now()
  await page.goto(`${server.url}/match`, { waitUntil: 'commit' })
  await page.locator('.match').waitFor()
  frames.push(performance.now() - began)
  await close()
}
console.log(`first frame of a match: ${frames.map((ms) => (ms / 1000).toFixed(2)).join(', ')} s after opening the page`)

// The board's work, traced while boats sail: what the animation frames take.
const [first, second] = await takeSeats(server.url, { level: 'coach', playlist: ['whole-life'] })
const ann = await sit(browser, server.url, first, { settings: { theme: 'night' } })
const min = await sit(browser, server.url, second)
for (const { page } of [ann, min]) await page.locator('button.big').click()
await ann.page.locator('.board canvas').waitFor()
await min.page.keyboard.press('l')
await ann.page.locator('.request').waitFor()
const cdp = await ann.page.context().newCDPSession(ann.page)
await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
const spans: number[] = []
cdp.on('Tracing.dataCollected', ({ value }) => {
  for (const event of value) {
    const { name, dur } = { name: '', dur: 0, ...event }
    if (name === 'FireAnimationFrame' && typeof dur === 'number') spans.push(dur / 1000)
  }
})
await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline'] } })
await ann.page.keyboard.press('s')
await tapOpeningSyn(ann.page)
await ann.page.waitForTimeout(6000)
const done = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve))
await cdp.send('Tracing.end')
await done
spans.sort((a, b) => a - b)
const at = (share: number): string => (spans[Math.floor(spans.length * share)] ?? 0).toFixed(2)
console.log(`script per animation frame: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms over ${spans.length} frames in 6 s (4 × CPU)`)
const cards = await measureCards(browser, server.url)
const card = (share: number): string => (cards[Math.min(cards.length - 1, Math.floor(cards.length * share))] ?? 0).toFixed(0)
console.log(`next quiz card: p50 ${card(0.5)} ms, p95 ${card(0.95)} ms, most ${card(1)} ms after the key (4 × CPU, ${cards.length} cards)`)
await browser.close()
await server.close()
process.exit(0)
