// Whether an answer is right: the engine's word, found out when the card was made or, for a number, asked now.
import { fits } from './blank.ts'
import type { Card, CardAnswer } from './card.ts'

const sameOrder = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index])

/** An answer of the wrong sort is wrong. */
export function isRight(card: Card, answer: CardAnswer): boolean {
  switch (answer.is) {
    case 'pick':
      return 'right' in card && card.right.includes(answer.pick)
    case 'number':
      return card.kind === 'blank' && fits(card, answer.value)
    case 'order':
      return card.kind === 'order' && card.orders.some((order) => sameOrder(order, answer.order))
  }
}
