// What an eye sees at once: words over words, words that are cut, a page that slides sideways.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectNoSidewaysScroll } from './browser.ts'

/** Lies above the rest on purpose, one at a time: a dialog, a keypad, a verdict on a phone, a line of notice, what is said in passing. */
const LAYERS = 'dialog, .keypad, .edit-status, .verdict-sheet, .verdict-toast, .live .notice, .join-badge, .update-bar'
/** Cut on purpose: the oldest lines of the round, chips beyond the first line on a phone, what is typed in a field. */
const MAY_BE_CUT = '.visually-hidden, .notation, .log, .log ol, .number .chips, .board, svg, .ladder-width, input'

/** Words that lie over other words, or stick out of their button, as readable lines. */
function covered(page: Page): Promise<readonly string[]> {
  return page.evaluate((layers) => {
    interface Seen {
      readonly element: Element
      readonly rects: readonly DOMRect[]
    }
    const name = (one: Element): string =>
      `<${one.tagName.toLowerCase()} class="${one.getAttribute('class') ?? ''}"> ${(one.textContent ?? '').trim().slice(0, 40)}`
    /** What is left of it inside everything that cuts or scrolls. */
    const clipped = (rect: DOMRect, element: Element): DOMRect => {
      let { left, top, right, bottom } = rect
      for (let one: Element | null = element; one !== null; one = one.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(one)
        if (overflowX === 'visible' && overflowY === 'visible') continue
        const box = one.getBoundingClientRect()
        left = Math.max(left, box.left)
        right = Math.min(right, box.right)
        top = Math.max(top, box.top)
        bottom = Math.min(bottom, box.bottom)
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top))
    }
    /** The letters themselves: a line's box is higher than they are. */
    const inked = ({ x, y, width, height }: DOMRect): DOMRect => new DOMRect(x, y + height * 0.22, width, height * 0.56)
    const rectsOf = (element: Element): readonly DOMRect[] =>
      [...element.childNodes].flatMap((text) => {
        if (!(text instanceof Text) || text.data.trim() === '') return []
        const range = document.createRange()
        range.selectNodeContents(text)
        return [...range.getClientRects()]
          .map((rect) => clipped(inked(rect), element))
          .filter(({ width, height }) => width > 2 && height > 2)
      })
    const texts = [...document.body.querySelectorAll('*')].flatMap((element): Seen[] => {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return []
      if (element.closest('.visually-hidden, svg, select, [inert]') !== null) return []
      const rects = rectsOf(element)
      return rects.length === 0 ? [] : [{ element, rects }]
    })
    const overlap = (one: DOMRect, other: DOMRect): boolean =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2
    const over = texts.flatMap((one, index) =>
      texts.slice(index + 1).flatMap((other) => {
        if (one.element.closest(layers) !== other.element.closest(layers)) return []
        const meet = one.rects.some((rect) => other.rects.some((place) => overlap(rect, place)))
        return meet ? [`over each other: ${name(one.element)} | ${name(other.element)}`] : []
      }),
    )
    /** A label that was hung beside its button is not in it. */
    const hung = (element: Element | null, button: Element): boolean =>
      element !== null && element !== button && (getComputedStyle(element).position === 'absolute' || hung(element.parentElement, button))
    const out = texts.flatMap(({ element, rects }) => {
      const button = element.closest('button')
      if (button === null || hung(element, button)) return []
      const box = button.getBoundingClientRect()
      return rects.some(({ left, right }) => left < box.left - 1 || right > box.right + 1) ? [`sticks out: ${name(button)}`] : []
    })
    return [...over, ...out]
  }, LAYERS)
}

/** Boxes that hide a part of what is in them, as readable lines. */
function cut(page: Page): Promise<readonly string[]> {
  return page.evaluate((mayBeCut) => {
    const cuts = (value: string): boolean => value === 'hidden' || value === 'clip'
    return [...document.body.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
      if (element.closest(mayBeCut) !== null || element.clientWidth <= 1 || !element.checkVisibility()) return []
      const { overflowX, overflowY, textOverflow } = getComputedStyle(element)
      const name = `<${element.tagName.toLowerCase()} class="${element.className}"> ${(element.textContent ?? '').trim().slice(0, 40)}`
      const sideways = cuts(overflowX) && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1
      const below = cuts(overflowY) && element.scrollHeight > element.clientHeight + 1
      return [...(sideways ? [`cut sideways: ${name}`] : []), ...(below ? [`cut below: ${name}`] : [])]
    })
  }, MAY_BE_CUT)
}

/** Nothing lies over anything, nothing is cut, nothing sticks out, at the size that the page has now. */
export async function expectTidy(page: Page, name: string): Promise<void> {
  expect([...(await covered(page)), ...(await cut(page))], name).toEqual([])
  await expectNoSidewaysScroll(page)
}
