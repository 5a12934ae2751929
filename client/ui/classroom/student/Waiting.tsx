// Before the first round, and wherever one has no seat: that one is in, who is there, the quiz, and a round to warm up.
import { useEffect, useState } from 'preact/hooks'
import type { StudentClassView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { loadSeat, practise } from '../../../session.ts'
import { Intro } from '../../intro/Intro.tsx'
import { Harbour } from '../../parts/Harbour.tsx'
import { useFocus } from '../../parts/use-focus.ts'
import { spacedCode } from '../use-class.ts'
import { ClassQuiz, isDone, openWords } from './ClassQuiz.tsx'
import { Standing } from './Standing.tsx'
import type { StudentRoom } from './use-student.ts'

/** ms of waiting after which the round's big parts are fetched, so that nobody waits for them when it begins. */
const FETCH_AFTER = 2500

function usePrefetch(): void {
  useEffect(() => {
    const timer = setTimeout(() => void Promise.allSettled([loadSeat(), import('../../../board/board.ts')]), FETCH_AFTER)
    return () => clearTimeout(timer)
  }, [])
}

/** On the side: the class's round takes its place when it begins. */
async function practiseNetwork(): Promise<void> {
  const { networkMatch } = await import('../../../be-network.ts')
  await practise(networkMatch())
}

/** What the room does, in a line. */
function Health({ room }: { room: StudentRoom }) {
  const { is } = room.health.value
  return (
    <span class={`health ${is}`}>
      <span class="dot" aria-hidden="true" /> {t(is === 'gone' ? 'health.lost' : `health.${is}`)}
    </span>
  )
}

export function Waiting({ room, view }: { room: StudentRoom; view: StudentClassView }) {
  const [at, setAt] = useState<'home' | 'quiz' | 'warm-up'>('home')
  const [problem, setProblem] = useState('')
  const heading = useFocus(at)
  usePrefetch()
  const { quiz, you, clock } = view
  const isBefore = clock.phase === 'lobby'
  const open = quiz !== null && !isDone(quiz)
  const home = (): void => setAt('home')
  if (at === 'quiz' && quiz !== null) return <ClassQuiz room={room} quiz={quiz} onDone={home} />
  if (at === 'warm-up') return <Intro onDone={home} doneLabel={t('classroom.student.waiting.back')} />
  return (
    <main class="student-waiting">
      <div class="student-scene" aria-hidden="true">
        <Harbour left right={false} boat={null} />
      </div>
      <div class="page">
        <p class="class-code mono">
          <span class="eyebrow">{t('classroom.student.join.code')}</span> {spacedCode(room.code)}
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {t('classroom.student.waiting.in', { name: you.name })}
        </h1>
        <p class="waiting-figures">
          <Health room={room} /> <span>{t('classroom.student.waiting.here', { count: you.of })}</span>
        </p>
        {!isBefore && clock.round >= 0 && <Standing you={you} />}
        <p>{t(isBefore ? 'classroom.student.waiting.begins' : 'classroom.student.waiting.nextRound')}</p>
        <div class="waiting-ways">
          {open && (
            <button type="button" class="primary big" onClick={() => setAt('quiz')}>
              {openWords(quiz)}
            </button>
          )}
          {quiz !== null && !open && <p role="status">✓ {t('classroom.student.waiting.quizDone')}</p>}
          <button type="button" class={open ? '' : 'primary big'} onClick={() => setAt('warm-up')}>
            {t('classroom.student.waiting.warmUp')}
          </button>
          <button type="button" onClick={() => void practiseNetwork().catch(() => setProblem(t('app.cannotLoad')))}>
            {t('classroom.student.waiting.network')}
          </button>
        </div>
        <p class="problem" role="alert">
          {problem}
        </p>
      </div>
    </main>
  )
}
