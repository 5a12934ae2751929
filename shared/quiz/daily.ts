// The daily segment: five cards that are the same for everybody on a date (UTC).
import { hash, hashText } from '../net/index.ts'
import type { Card } from './card.ts'
import { cardFor } from './deck.ts'
import { anySkills } from './spacing.ts'

export const DAILY_CARDS = 5

/** `date` such as `2026-11-25`. */
export function dailyCards(date: string): readonly Card[] {
  const seed = hashText(`daily ${date}`)
  const cards: Card[] = []
  for (const [index, skill] of anySkills(seed).entries()) {
    if (cards.length === DAILY_CARDS) break
    // Words alone are not a day's puzzle.
    const card = cardFor(skill, hash(seed, index), ['concept'])
    if (card !== null && cards.every((one) => one.kind !== card.kind)) cards.push(card)
  }
  return cards
}
