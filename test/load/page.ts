// `npm run page`: what a first visit costs at 4 × CPU throttling and Fast 3G, the script work per frame while a match is played, and the next quiz card.
import { openBrowser } from '../e2e/browser.ts'
import { takeSeats } from '../e2e/seats.ts'
import { TestServer } from '../e2e/server.ts'
import { measureCards } from './cards.ts'
import { measureFrames } from './frames.ts'
import { measureLanding, slowWindow } from './landing.ts'
import { SLOWER, share } from './tracing.ts'

const VISITS = 7
const MATCHES = 3

const server = await TestServer.start()
const browser = await openBrowser()
const seconds = (list: readonly number[]): string =>
  `${(share(list, 0.5) / 1000).toFixed(2)} s (${list.map((ms) => (ms / 1000).toFixed(2)).join(', ')})`
const parts = (list: readonly number[], digits: number): string =>
  `p50 ${share(list, 0.5).toFixed(digits)} ms, p95 ${share(list, 0.95).toFixed(digits)} ms, most ${share(list, 1).toFixed(digits)} ms`

const seen: number[] = []
const answered: number[] = []
for (let run = 0; run < VISITS; run += 1) {
  const visit = await measureLanding(browser, server.url)
  seen.push(visit.seen)
  answered.push(visit.answered)
}
console.log(`4 × CPU throttling, Fast 3G, medians of ${VISITS} first visits:`)
console.log(`  Play is drawn and can be pressed: ${seconds(seen)}`)
console.log(`  a press in that very moment is answered: ${seconds(answered)}`)

const frames: number[] = []
for (let run = 0; run < MATCHES; run += 1) {
  const [entry] = await takeSeats(server.url, { level: 'coach', playlist: ['whole-life'] })
  const { page, close } = await slowWindow(browser)
  await page.addInitScript((key) => sessionStorage.setItem('ackward.seat', key), JSON.stringify(entry))
  const began = performance.now()
  await page.goto(`${server.url}/match`, { waitUntil: 'commit' })
  await page.locator('.match').waitFor()
  frames.push(performance.now() - began)
  await close()
}
console.log(`  first frame of a match: ${seconds(frames)}`)

const work = await measureFrames(browser, server.url)
console.log(`CPU time × ${SLOWER}, what other programs do not counted:`)
console.log(`  script per animation frame of a match: ${parts(work.drawing, 1)} over ${work.drawing.length} frames in 8 s`)
console.log(`  with all other script since the frame before (messages, panels, clocks, clicks): ${parts(work.all, 1)}`)
console.log(`  animation frames in 2 s in which nothing moves: ${work.still}`)
const cards = await measureCards(browser, server.url)
console.log(
  `  next quiz card, script to paint, from the key on: ${parts(cards, 0)} over ${cards.length} cards; the screen's next frame is up to 17 ms away`,
)
await browser.close()
await server.close()
process.exit(0)
