// Questions in words. Their texts are in the message files; which skill each one is about stands here.
import { SKILLS, type SkillId } from '../tcp/index.ts'
import { type ConceptCard, OPTIONS } from './card.ts'
import { pickOf, placesOf, shuffled } from './dice.ts'

/** The steps of the opening and the closing, and what no single skill asks. */
const MORE = {
  open1: 'M12',
  open2: 'M12',
  open3: 'M12',
  close1: 'M24',
  close2: 'M26',
  close3: 'M25',
  close4: 'M29',
  close5: 'M30',
  close6: 'M29',
  'seq-client': 'M09',
  'seq-server': 'M09',
  ready: 'M10',
  'why-time-wait': 'M30',
  'why-two-msl': 'M30',
  'closed-listen': 'M39',
} as const satisfies Record<string, SkillId>

const isSkill = (id: string): id is SkillId => Object.hasOwn(SKILLS, id)

export interface Concept {
  readonly id: string
  readonly skill: SkillId
}

export const CONCEPTS: readonly Concept[] = [
  ...Object.keys(SKILLS)
    .filter(isSkill)
    .map((id) => ({ id, skill: id })),
  ...Object.entries(MORE).map(([id, skill]) => ({ id, skill })),
]

export function conceptCardOf({ id, skill }: Concept, seed: number): ConceptCard {
  const choices = shuffled(OPTIONS, seed, 4)
  return {
    kind: 'concept',
    skill,
    seed,
    position: null,
    rule: null,
    formulas: [],
    id,
    choices,
    right: placesOf(choices, (one) => one === 'right'),
  }
}

/** Every skill has one. */
export function conceptCard(skill: SkillId, seed: number): ConceptCard | null {
  const concept = pickOf(
    CONCEPTS.filter((one) => one.skill === skill),
    seed,
    1,
  )
  return concept === undefined ? null : conceptCardOf(concept, seed)
}
