// The class's quiz, one card after the other. Before the lesson nothing is told of an answer: the same questions come again at its end.
import { useMemo, useRef, useState } from 'preact/hooks'
import type { StudentClassView } from '../../../../shared/classroom/index.ts'
import { type CardAnswer, cardOfName } from '../../../../shared/quiz/index.ts'
import { t } from '../../../i18n/i18n.ts'
import type { Answered } from '../../../quiz/session.ts'
import { CardView } from '../../quiz/CardView.tsx'
import type { StudentRoom } from './use-student.ts'

type Quiz = NonNullable<StudentClassView['quiz']>

const answeredOf = ({ answers }: Quiz): number => answers.filter((one) => one !== null).length
export const isDone = (quiz: Quiz): boolean => answeredOf(quiz) >= quiz.cards.length

/** What the way to the questions says. */
export const openWords = (quiz: Quiz): string =>
  answeredOf(quiz) === 0
    ? t(`classroom.student.quiz.open.${quiz.time}`, { count: quiz.cards.length })
    : t('classroom.student.quiz.more', { done: answeredOf(quiz), count: quiz.cards.length })

const firstOpen = (quiz: Quiz, done: ReadonlySet<number>): number | null => {
  const index = quiz.cards.findIndex((_, place) => (quiz.answers[place] ?? null) === null && !done.has(place))
  return index < 0 ? null : index
}

export function ClassQuiz({ room, quiz, onDone }: { room: StudentRoom; quiz: Quiz; onDone: () => void }) {
  const [done, setDone] = useState<ReadonlySet<number>>(new Set())
  const [index, setIndex] = useState(() => firstOpen(quiz, done))
  const [answered, setAnswered] = useState<Answered | null>(null)
  const [problem, setProblem] = useState('')
  const busy = useRef(false)
  const names = quiz.cards.join()
  const cards = useMemo(() => quiz.cards.map(cardOfName), [names])
  const tells = quiz.time === 'after'

  const goOn = (after: ReadonlySet<number>): void => {
    const next = firstOpen(quiz, after)
    setAnswered(null)
    setDone(after)
    setIndex(next)
    if (next === null) onDone()
  }

  async function answer(given: CardAnswer): Promise<void> {
    if (index === null || given.is !== 'pick' || busy.current) return
    busy.current = true
    setProblem('')
    const reply = await room.request('quiz', { quiz: quiz.time, index, pick: given.pick })
    busy.current = false
    if (reply.ok && tells) setAnswered({ answer: given, right: reply.right === true })
    // `stale`: it was answered before, in another window.
    else if (reply.ok || reply.error === 'stale') goOn(new Set([...done, index]))
    else if (reply.error === 'wrong-phase') onDone()
    else setProblem(t(`classroom.student.quiz.${reply.error === 'offline' ? 'offline' : 'failed'}`))
  }

  const card = index === null ? null : (cards[index] ?? null)
  if (index === null || card === null) return null
  return (
    <main class="page quiz student-quiz">
      <header class="quiz-head">
        <p class="quiz-title">{t(`classroom.student.quiz.${quiz.time}`)}</p>
        <p class="quiz-score">{t('quiz.cardOf', { card: index + 1, cards: quiz.cards.length })}</p>
        <button type="button" class="small" onClick={onDone}>
          {t('classroom.student.quiz.later')}
        </button>
      </header>
      {!tells && <p class="dim">{t('classroom.student.quiz.beforeAbout')}</p>}
      <CardView
        key={index}
        card={card}
        answered={answered}
        isSecret={!tells}
        onAnswer={(given) => void answer(given)}
        onNext={() => goOn(new Set([...done, index]))}
      />
      <p class="problem" role="alert">
        {problem}
      </p>
    </main>
  )
}
