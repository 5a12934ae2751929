// A player who looks at the page and types: what they send follows from what the page shows, as RFC 9293 says, and from nothing else.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

export interface Seen {
  readonly phase: string
  readonly state: string
  readonly tcb: Readonly<Record<string, string>>
  readonly requests: readonly string[]
  /** Arrivals by their numbers. */
  readonly inbox: readonly Readonly<{ arrival: string; text: string }>[]
  readonly outbox: readonly string[]
  readonly timerFired: boolean
  readonly canListen: boolean
}

/** What stands on the page now; the rows of the TCB by their names. */
export function look(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const texts = (selector: string): string[] => [...document.querySelectorAll(selector)].map((one) => one.textContent?.trim() ?? '')
    const names = texts('.tcb dt')
    const values = texts('.tcb dd')
    const phase = [...(document.querySelector('.match')?.classList ?? [])].find((one) => one.startsWith('phase-')) ?? ''
    return {
      phase: phase.slice(6),
      state: texts('.state.mono')[0] ?? '',
      tcb: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])),
      requests: [...document.querySelectorAll('.request')].map((one) => one.getAttribute('data-call') ?? ''),
      inbox: [...document.querySelectorAll('.inbox li')].map((one) => ({
        arrival: one.getAttribute('data-arrival') ?? '',
        text: one.querySelector('.segment')?.textContent ?? '',
      })),
      outbox: [...document.querySelectorAll('.outbox li')].map((one) => one.getAttribute('data-notation') ?? ''),
      timerFired: document.querySelector('.log li:last-child .timer-fired') !== null,
      canListen: document.querySelector('.composer .listen') !== null,
    }
  })
}

/** What a host that sees this sends next, as typed notation; null: nothing. `answered`: arrivals that were seen to already. */
export function answer(seen: Seen, answered: ReadonlySet<string>): string | null {
  const { tcb, requests, outbox, state } = seen
  const inbox = seen.inbox.filter(({ arrival }) => !answered.has(arrival)).map(({ text }) => text)
  const seq = tcb['SND.NXT'] ?? ''
  const ack = tcb['RCV.NXT'] ?? ''
  const [oldest] = outbox
  if (seen.timerFired && oldest !== undefined) return oldest.replaceAll('ACK', ack)
  const [call = '', len = ''] = (requests.find((one) => one !== 'listen') ?? '').split(' ')
  if (call === 'connect' && state === 'CLOSED') return `S ${tcb.ISS}`
  if (inbox.some((one) => one.startsWith('SYN seq')) && state === 'SYN-RECEIVED') return `SA ${tcb.ISS} ${ack}`
  if (call === 'send' && !outbox.some((one) => one.startsWith('A'))) return `A ${seq} ${ack} ${len}`
  if (call === 'close' && !outbox.some((one) => one.startsWith('FA'))) return `FA ${seq} ${ack}`
  const owed = inbox.find((one) => /^(SYN-ACK|FIN)/.test(one) || one.includes('len'))
  return owed === undefined ? null : `A ${seq} ${ack}`
}

/** Sends by the keyboard alone: `n` goes to the typed line. */
export async function type(page: Page, notation: string): Promise<void> {
  await page.keyboard.press('n')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(notation)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
}

/** One look and at most one move. */
async function act(page: Page, seen: Seen, answered: Set<string>, goals: readonly string[]): Promise<void> {
  if (seen.canListen) return page.keyboard.press('l')
  const notation = answer(seen, answered)
  // Whatever goes out acknowledges all that has come.
  for (const { arrival } of seen.inbox) answered.add(arrival)
  if (notation !== null) return type(page, notation)
  if (seen.inbox.length > 0) return page.keyboard.press('.')
  if (goals.includes(seen.state))
    await page
      .locator('.done[aria-disabled="false"]')
      .click({ timeout: 500 })
      .catch(() => undefined)
}

/** ms between two looks. */
const PACE = 300

/** Plays this page's side until `enough` or the round's debrief; it says that it is done once its state is one of `goals`. Throws after `patience` ms. */
export async function playRound(
  page: Page,
  patience: number,
  goals: readonly string[],
  enough: (seen: Seen) => boolean = () => false,
): Promise<void> {
  const answered = new Set<string>()
  const lookAndAct = async (): Promise<string> => {
    const seen = await look(page)
    if (seen.phase === 'debrief' || seen.phase === 'over' || enough(seen)) return 'played'
    if (seen.phase === 'live') await act(page, seen, answered, goals)
    // Where it stands, if it never ends.
    return JSON.stringify(seen)
  }
  await expect.poll(lookAndAct, { timeout: patience, interval: PACE }).toBe('played')
}
