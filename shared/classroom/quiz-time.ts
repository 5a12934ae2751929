import type { QuizTime } from './event.ts'
import { type ClassState, isLate } from './state.ts'

/** Which of the two quizzes a class in step is asked; null: none. */
function ofClass({ phase, round, options }: ClassState): QuizTime | null {
  if (!options.quiz) return null
  return phase === 'podium' || phase === 'over' ? 'after' : round < 0 ? 'before' : null
}

/** The quizzes that students are asked at this time (unix time, ms), each by their id: of an assignment before their first round, and after their last one. */
export function quizTimes(state: ClassState, at: number): (id: string) => QuizTime | null {
  const time = ofClass(state)
  if (time === null || state.deadline === null || state.phase !== 'lobby') return () => time
  if (isLate(state, at)) return () => null
  const played = new Map<string, number>()
  for (const { id } of state.rounds) played.set(id, (played.get(id) ?? 0) + 1)
  return (id) => {
    const count = played.get(id) ?? 0
    return count === 0 ? 'before' : count >= state.options.playlist.length ? 'after' : null
  }
}

/** The quiz of which the projector tells how far the class is. */
export const quizOnScreen = (state: ClassState): QuizTime | null =>
  state.deadline !== null && state.phase === 'lobby' ? null : ofClass(state)
