// The class's quiz: five questions about what its rounds teach, the same before the first round and after the last one.
import { hash, hashText } from '../net/index.ts'
import { type Card, type CardAnswer, cardName, isRight, makeCard, SKILL_IDS } from '../quiz/index.ts'
import type { SkillId } from '../tcp/index.ts'
import { QUIZ_LENGTH } from './reduce.ts'
import type { ClassState } from './state.ts'

/** Skills of the rounds in their order, then the others: as many as there are questions. */
function skillsOf({ options }: Pick<ClassState, 'options'>): readonly SkillId[] {
  const taught = options.playlist.flatMap(({ skills }) => skills)
  return [...new Set([...taught, ...SKILL_IDS])].slice(0, QUIZ_LENGTH)
}

/** Questions in words and cells of the state table: answered by a tap, in any order. */
export function quizCards(state: Pick<ClassState, 'options' | 'seed'>): readonly Card[] {
  const seed = hash(hashText(state.seed), 5)
  return skillsOf(state).flatMap((skill, index) => makeCard('concept', skill, hash(seed, index)) ?? [])
}

export const quizNames = (state: Pick<ClassState, 'options' | 'seed'>): readonly string[] => quizCards(state).map(cardName)

/** null: there is no such question. */
export function gradeQuiz(state: Pick<ClassState, 'options' | 'seed'>, index: number, answer: CardAnswer): boolean | null {
  const card = quizCards(state)[index]
  return card === undefined ? null : isRight(card, answer)
}
