// Traces of one page: what its thread did, in CPU time. The browser's own throttling is no use for that: it stretches by the clock, so that
// whatever else the machine does is counted several times over. Four times the CPU time is what a computer of a quarter of the speed needs.
import type { CDPSession, Page } from 'playwright-core'

/** How much slower than this machine the player's is. */
export const SLOWER = 4

export interface Traced {
  readonly name: string
  /** µs: when it began and how long it took by the clock. */
  readonly ts: number
  readonly dur: number
  /** ms of CPU that its thread spent in it, as on a machine that much slower; what other programs do does not count. */
  readonly work: number
}

const MARK = 'traced-page'

/** What the page's thread does meanwhile, in order, the outer before the inner. */
export async function trace(page: Page, categories: readonly string[], during: () => Promise<void>): Promise<readonly Traced[]> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  const all: (Traced & { readonly pid: number; readonly tid: number })[] = []
  cdp.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) {
      const { name, pid, tid, ts, dur, tdur } = { name: '', pid: 0, tid: 0, ts: 0, dur: 0, tdur: 0, ...event }
      all.push({ name, pid, tid, ts, dur, work: (tdur / 1000) * SLOWER })
    }
  })
  const traceConfig = { includedCategories: ['devtools.timeline', 'v8', 'blink.user_timing', ...categories] }
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  // A trace holds all windows of the browser: the page's thread is the one that makes this mark.
  await page.evaluate((mark) => performance.mark(mark), MARK)
  await during()
  const done = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve))
  await cdp.send('Tracing.end')
  await done
  const mark = all.find(({ name }) => name === MARK)
  return all.filter(({ pid, tid }) => pid === mark?.pid && tid === mark.tid).sort((a, b) => a.ts - b.ts || b.dur - a.dur)
}

/** Those of these names that do not lie within another of them. */
export function outermost(events: readonly Traced[], names: RegExp): readonly Traced[] {
  let until = 0
  return events.filter(({ name, ts, dur }) => {
    if (!names.test(name) || ts < until) return false
    until = ts + dur
    return true
  })
}

export const share = (list: readonly number[], part: number): number => {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
