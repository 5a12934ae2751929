// The end of the lesson: points and place, the quiz once more, and where to go on.
import { useState } from 'preact/hooks'
import type { StudentClassView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { Link } from '../../parts/Link.tsx'
import { useFocus } from '../../parts/use-focus.ts'
import { ClassQuiz, isDone, openWords } from './ClassQuiz.tsx'
import { Standing } from './Standing.tsx'
import type { StudentRoom } from './use-student.ts'

export function Farewell({ room, view }: { room: StudentRoom; view: StudentClassView }) {
  const [inQuiz, setInQuiz] = useState(false)
  const heading = useFocus(inQuiz)
  const { quiz, you, clock } = view
  if (inQuiz && quiz !== null) return <ClassQuiz room={room} quiz={quiz} onDone={() => setInQuiz(false)} />
  const open = quiz !== null && !isDone(quiz)
  return (
    <main class="page student-end">
      <p class="eyebrow">{you.name}</p>
      <h1 ref={heading} tabIndex={-1}>
        {t(`classroom.student.end.${clock.phase === 'over' ? 'over' : 'podium'}`)}
      </h1>
      {clock.round >= 0 && <Standing you={you} isBig />}
      {open && (
        <section class="card">
          <p>{t('classroom.student.end.quizAbout')}</p>
          <button type="button" class="primary big" onClick={() => setInQuiz(true)}>
            {openWords(quiz)}
          </button>
        </section>
      )}
      {quiz !== null && !open && (
        <p class="quiz-result">
          {t('classroom.student.end.right', { right: quiz.answers.filter((one) => one === true).length, count: quiz.cards.length })}
        </p>
      )}
      <p>{t('classroom.student.end.thanks')}</p>
      <p class="row start">
        <Link to="/alone" class={`button ${open ? '' : 'primary'}`}>
          {t('classroom.student.end.alone')}
        </Link>
      </p>
    </main>
  )
}
