// A wrong segment is shown to the class; it votes which field is wrong, until the teacher shows the answer.
import type { Field } from '../tcp/index.ts'
import type { Mistake } from './event.ts'
import { type ClassState, isPresent, NO_VOTE } from './state.ts'
import { type ClassStep, no, yes } from './step.ts'

export interface VoteView {
  readonly mistake: Pick<Mistake, 'role' | 'sent'>
  /** Votes by field. A student is told them with the answer: nobody votes as the others do. */
  readonly votes: Readonly<Partial<Record<Field, number>>>
  /** What would have been right, and why; null until the teacher shows it. */
  readonly answer: Pick<Mistake, 'skill' | 'rule' | 'right' | 'wrong'> | null
}

export type StudentVote = VoteView & { readonly mine: Field | null }

/** null: nothing is shown any longer. While a round runs, nothing may be. */
export const show = (state: ClassState, mistake: Mistake | null): ClassStep =>
  state.phase === 'briefing' || state.phase === 'live' ? no('wrong-phase') : yes({ ...state, ...NO_VOTE, shown: mistake })

export const reveal = (state: ClassState): ClassStep =>
  state.shown === null || state.revealed ? no('wrong-phase') : yes({ ...state, revealed: true })

export function vote(state: ClassState, id: string, field: Field): ClassStep {
  if (state.shown === null || state.revealed) return no('wrong-phase')
  if (!state.students.some((one) => one.id === id && isPresent(one))) return no('no-such-student')
  return yes({ ...state, votes: { ...state.votes, [id]: field } })
}

/** What projector and teacher see of it; null: nothing is shown. */
export function voteView({ shown, revealed, votes }: ClassState): VoteView | null {
  if (shown === null) return null
  const counts: Partial<Record<Field, number>> = {}
  for (const field of Object.values(votes)) counts[field] = (counts[field] ?? 0) + 1
  const { role, sent, skill, rule, right, wrong } = shown
  return { mistake: { role, sent }, votes: counts, answer: revealed ? { skill, rule, right, wrong } : null }
}

/** What each student sees of it, asked for by their id. */
export function studentVotes(state: ClassState): (id: string) => StudentVote | null {
  const view = voteView(state)
  const votes = view === null || view.answer === null ? {} : view.votes
  return (id) => (view === null ? null : { ...view, votes, mine: state.votes[id] ?? null })
}
