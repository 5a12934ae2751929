// Cards by skill: which kinds can ask about it, and one of them from a seed.
import { hash, hashText } from '../net/index.ts'
import { SKILLS, type SkillId } from '../tcp/index.ts'
import { acceptableCard } from './acceptable.ts'
import { blankCard } from './blank.ts'
import { CARD_KINDS, type Card, type CardKind } from './card.ts'
import { conceptCard } from './concept.ts'
import { shuffled } from './dice.ts'
import { illegalCard } from './illegal.ts'
import { lostCard } from './lost.ts'
import { orderCard } from './order.ts'
import { sendCard } from './send.ts'
import { stateCard } from './state.ts'
import { tableCard } from './table.ts'

type Maker = (skill: SkillId, seed: number) => Card | null

export const MAKERS: Readonly<Record<CardKind, Maker>> = {
  send: sendCard,
  blank: blankCard,
  state: stateCard,
  acceptable: acceptableCard,
  lost: lostCard,
  order: orderCard,
  illegal: illegalCard,
  table: tableCard,
  concept: conceptCard,
}

export const SKILL_IDS: readonly SkillId[] = Object.keys(SKILLS).filter((id): id is SkillId => Object.hasOwn(SKILLS, id))

/** A card of this kind about this skill; null: there is none from this seed. */
export const makeCard = (kind: CardKind, skill: SkillId, seed: number): Card | null => MAKERS[kind](skill, seed)

/** A card about this skill, of any kind but those left out; a question in words where nothing else fits. */
export function cardFor(skill: SkillId, seed: number, without: readonly CardKind[] = []): Card | null {
  const kinds = shuffled(CARD_KINDS, seed, hashText(skill)).filter((kind) => !without.includes(kind))
  for (const kind of kinds) {
    const card = MAKERS[kind](skill, hash(seed, hashText(kind)))
    if (card !== null) return card
  }
  return null
}

/** The names that a card goes by, such as `c1.send.M03.12345`: the same card on every machine. */
export const cardName = ({ kind, skill, seed }: Card): string => `c1.${kind}.${skill}.${seed}`

/** Reads a card's name; null: it is none, or no card of that name can be made. */
export function cardOfName(name: string): Card | null {
  const [form, kindText, skillText, seedText = ''] = name.split('.')
  const kind = CARD_KINDS.find((one) => one === kindText)
  const skill = SKILL_IDS.find((one) => one === skillText)
  const seed = /^\d{1,10}$/.test(seedText) ? Number(seedText) : Number.NaN
  if (form !== 'c1' || kind === undefined || skill === undefined || !(seed < 2 ** 32)) return null
  return makeCard(kind, skill, seed)
}
