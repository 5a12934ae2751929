// Naming one's own state where it is hidden: each change asks a question, and an answer is held against the state that was asked about.
import type { Move } from './input.ts'
import type { Host } from './match.ts'

export const isAsked = ({ asked, named }: Pick<Host, 'asked' | 'named'>): boolean => named < asked.length

/** Which question (from 1) an answer is about, and the state that it asked for; null: there is no such question, or it is over. */
export function questionOf(
  { asked, named }: Pick<Host, 'asked' | 'named'>,
  { question = asked.length }: Move & { readonly kind: 'state' },
) {
  const state = asked[question - 1]
  return question <= named || state === undefined ? null : { question, state }
}
