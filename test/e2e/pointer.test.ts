// A whole round on both sides with a hand on the canvas alone: lamp, crates, plates, rope, boats. Numbers come from the keypad that the plates open.
import { expect, test } from 'vitest'
import { SIZES, shoot } from './browser.ts'
import { Helm } from './helm.ts'
import { look, playRound, type Seen, type } from './pilot.ts'
import { sit, takeSeats } from './seats.ts'
import { useStage } from './stage.ts'

const stage = useStage()

test('a handshake, both sides', { timeout: 90_000 }, async () => {
  const [first, second] = await takeSeats(stage.url, { level: 'match', playlist: ['handshake'] })
  const ann = await sit(stage.browser, stage.url, first, { settings: { theme: 'night' } })
  const min = await sit(stage.browser, stage.url, second, { viewport: SIZES.phone, locale: 'ko-KR', settings: { theme: 'day' } })
  const pages = [ann.page, min.page]
  for (const page of pages) await page.locator('button.big').click()
  for (const page of pages) await page.locator('.board canvas').waitFor()
  // Whoever touches anything but the board and its keypad has failed.
  for (const page of pages)
    await page.evaluate(() =>
      document.addEventListener(
        'pointerdown',
        ({ target }) => {
          if (target instanceof Element && target.closest('.board, .keypad') === null) console.error(`touched ${target.outerHTML}`)
        },
        true,
      ),
    )
  const [client, host] = [new Helm(ann.page, 'client'), new Helm(min.page, 'server')]
  const numbers = async (page: typeof ann.page) => (await look(page)).tcb
  const state = (page: typeof ann.page) => expect.poll(async () => (await look(page)).state, { timeout: 15_000 })

  await host.lampThere()
  await shoot(min.page, 'pointer-listen-phone-day-ko')
  await host.listen()
  await state(min.page).toBe('LISTEN')

  await ann.page.waitForSelector('.request')
  const { ISS: own = '' } = await numbers(ann.page)
  // A wrong crate is put back before the boat leaves.
  await client.carry('FIN', 'aboard')
  await expect.poll(() => ann.page.locator('.flag[aria-pressed="true"]').allTextContents()).toEqual(['FIN'])
  await client.carry('FIN', 'ashore')
  await client.carry('SYN', 'aboard')
  await client.plate('seq', own)
  expect(await ann.page.locator('.flag[aria-pressed="true"]').allTextContents()).toEqual(['SYN'])
  await shoot(ann.page, 'pointer-loaded-desk-night')
  await client.pull()
  await state(ann.page).toBe('SYN-SENT')

  // Waved on, though it must be answered: it stays.
  await host.waveOn(await host.read('SYN'))
  await min.page.locator('.verdict.violation').waitFor()
  const theirs = await numbers(min.page)
  await host.load('SYN')
  await shoot(min.page, 'pointer-crate-phone-day-ko')
  await host.load('ACK')
  await host.plate('seq', theirs.ISS ?? '')
  await host.plate('ack', theirs['RCV.NXT'] ?? '')
  await shoot(min.page, 'pointer-loaded-phone-day-ko')
  await host.pull()
  await state(min.page).toBe('SYN-RECEIVED')

  await client.read('SYN-ACK')
  const mine = await numbers(ann.page)
  await client.load('ACK')
  await client.plate('seq', mine['SND.NXT'] ?? '')
  await client.plate('ack', mine['RCV.NXT'] ?? '')
  await client.pull()
  await state(ann.page).toBe('ESTABLISHED')

  for (const page of pages) await page.locator('.debrief').waitFor({ timeout: 20_000 })
  expect(await min.page.textContent('h1')).toMatch(/목표/)
  // The SYN that was waved on, and nothing else.
  expect(await ann.page.locator('.mistake').count()).toBe(1)
  expect([...ann.errors, ...min.errors]).toEqual([])
  await ann.close()
  await min.close()
})

test('an ACK that owes nothing is waved on', { timeout: 60_000 }, async () => {
  const [first, second] = await takeSeats(stage.url, { level: 'match', playlist: ['first-words'] })
  const ann = await sit(stage.browser, stage.url, first)
  const min = await sit(stage.browser, stage.url, second)
  for (const { page } of [ann, min]) await page.locator('button.big').click()
  for (const { page } of [ann, min]) await page.waitForSelector('.live')
  const opened = ({ state }: Seen) => state === 'ESTABLISHED'
  const opens = playRound(min.page, 40_000, [], opened)
  await playRound(ann.page, 30_000, [], opened)
  const { tcb } = await look(ann.page)
  await type(ann.page, `A ${tcb['SND.NXT']} ${tcb['RCV.NXT']}`)
  await opens
  const helm = new Helm(min.page, 'server')
  await helm.waveOn(await helm.read('ACK'))
  await expect.poll(async () => (await look(min.page)).inbox.filter(({ text }) => text.startsWith('ACK'))).toEqual([])
  await min.page.locator('.verdict.due').waitFor()
  expect([...ann.errors, ...min.errors]).toEqual([])
  await ann.close()
  await min.close()
})
