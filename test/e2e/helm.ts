// A hand on the board's canvas: it knows where things stand as the board does, from its size, and touches nothing else but the keypad.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Box, type Layout, layoutOf, type Point } from '../../client/board/layout.ts'
import { crateBox, waveBox } from '../../client/board/targets.ts'
import type { Role } from '../../shared/game/index.ts'
import type { Flag } from '../../shared/tcp/index.ts'
import { MESSAGES } from '../client/message-files.ts'

/** ms in which the inbox shows which boat was clicked. */
const SHOWS = 150

/** What the board says of that button. */
const WAVE = [MESSAGES.en, MESSAGES.ko].map((messages) => messages.get('board.tip.wave'))

const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 })

const deckAt =
  (berth: number) =>
  (layout: Layout): Point => {
    const { x, y } = layout.berths[berth] ?? { x: 0, y: 0 }
    return { x, y: y - 10 }
  }

export class Helm {
  readonly #page: Page
  readonly #role: Role

  constructor(page: Page, role: Role) {
    this.#page = page
    this.#role = role
  }

  /** The board as it is laid out now, and where its canvas begins on the page. */
  async #board(): Promise<{ layout: Layout; left: number; top: number }> {
    const box = await this.#page.locator('.board canvas').boundingBox()
    if (box === null) throw new Error('there is no board')
    return { layout: layoutOf(Math.round(box.width), Math.round(box.height), this.#role), left: box.x, top: box.y }
  }

  async #click(at: (layout: Layout) => Point): Promise<void> {
    const { layout, left, top } = await this.#board()
    const { x, y } = at(layout)
    await this.#page.mouse.click(left + x, top + y)
  }

  async #carry(from: (layout: Layout) => Point, to: (layout: Layout) => Point): Promise<void> {
    const { layout, left, top } = await this.#board()
    const [start, end] = [from(layout), to(layout)]
    await this.#page.mouse.move(left + start.x, top + start.y)
    await this.#page.mouse.down()
    await this.#page.mouse.move(left + (start.x + end.x) / 2, top + (start.y + end.y) / 2)
    await this.#page.mouse.move(left + end.x, top + end.y)
    await this.#page.mouse.up()
  }

  static #pier(layout: Layout) {
    const { pier } = layout
    if (pier === null) throw new Error('there is no pier')
    return pier
  }

  /** What the canvas says is under the mouse, as it does whenever that moves; '': nothing that can be clicked. */
  async #tip(where: (layout: Layout) => Point): Promise<string> {
    const { layout, left, top } = await this.#board()
    const { x, y } = where(layout)
    for (const off of [1, 0]) await this.#page.mouse.move(left + x + off, top + y)
    return (await this.#page.locator('.board canvas').getAttribute('title')) ?? ''
  }

  /** Until the own lamp can be clicked. */
  lampThere(): Promise<void> {
    return expect.poll(() => this.#tip((layout) => layout.hosts[this.#role].lamp)).toBeTruthy()
  }

  /** A click on the own lamp. */
  listen(): Promise<void> {
    return this.#click((layout) => layout.hosts[this.#role].lamp)
  }

  /** A click on a crate that is not loaded, nor any other before it. */
  load(flag: Exclude<Flag, 'URG'>): Promise<void> {
    return this.#click((layout) => middle(crateBox(Helm.#pier(layout), flag, [])))
  }

  /** A crate is carried on deck, or the only one on deck is carried ashore. */
  carry(flag: Exclude<Flag, 'URG'>, where: 'aboard' | 'ashore'): Promise<void> {
    const ashore = (layout: Layout): Point => middle(crateBox(Helm.#pier(layout), flag, []))
    const onDeck = (layout: Layout): Point => {
      const { hold, crate, hull } = Helm.#pier(layout)
      return where === 'ashore' ? middle({ ...hold, ...crate }) : { x: hull.x + hull.width / 2, y: hull.y }
    }
    return where === 'aboard' ? this.#carry(ashore, onDeck) : this.#carry(onDeck, ashore)
  }

  /** Opens the keypad by a click on the plate, and taps the number on it. */
  async plate(which: 'seq' | 'ack' | 'len', number: string): Promise<void> {
    await this.#click((layout) => middle(Helm.#pier(layout).plates[which]))
    const keypad = this.#page.locator('.keypad')
    for (const digit of number) await keypad.getByRole('button', { name: digit, exact: true }).click()
    await keypad.locator('.primary').click()
  }

  pull(): Promise<void> {
    return this.#carry(
      (layout) => middle(Helm.#pier(layout).handle),
      (layout) => {
        const { x, y } = middle(Helm.#pier(layout).handle)
        return { x, y: y + 30 }
      },
    )
  }

  /** Clicks boat after boat at the pier until the inbox shows that one of this kind is read; its berth. */
  async read(kind: string): Promise<number> {
    const read = this.#page.locator('.arrival[aria-pressed="true"]').filter({ hasText: new RegExp(`^${kind} seq`) })
    await this.#page
      .locator('.arrival')
      .filter({ hasText: new RegExp(`^${kind} seq`) })
      .waitFor({ timeout: 15_000 })
    let berth = 1
    const click = async (): Promise<boolean> => {
      berth = 1 - berth
      await this.#click(deckAt(berth))
      return read.waitFor({ timeout: SHOWS }).then(
        () => true,
        () => false,
      )
    }
    // A boat that has not come to its berth yet is not there for a click.
    await expect.poll(click, { message: `no boat with a ${kind} can be clicked` }).toBe(true)
    return berth
  }

  /** A click on the small button of the boat at that berth, once it lies there. */
  async waveOn(berth: number): Promise<void> {
    const button = (layout: Layout): Point => middle(waveBox(layout, { at: layout.berths[berth] ?? { x: 0, y: 0 } }))
    await expect.poll(async () => WAVE.includes(await this.#tip(button))).toBe(true)
    await this.#click(button)
  }
}
