// A run of cards, in one of its modes, to its end.
import { useEffect, useMemo, useState } from 'preact/hooks'
import { bestOf, dailyOf, SKILL_IDS } from '../../../shared/quiz/index.ts'
import { t } from '../../i18n/i18n.ts'
import { loadProgress, progress } from '../../progress/progress.ts'
import { createSession, type Session, STORM, TODAY } from '../../quiz/session.ts'
import { go, href, type QuizMode } from '../../route.ts'
import { KeepingNote } from '../progress/KeepingNote.tsx'
import { CardView } from './CardView.tsx'
import { Summary } from './Summary.tsx'
import './quiz.css'

const clock = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Draws anew while a clock runs, four times a second. */
function useClock(session: Session): void {
  const [, tick] = useState(0)
  useEffect(() => {
    if (session.mode !== 'storm' && session.mode !== 'today') return
    const timer = setInterval(() => {
      if (session.mode === 'storm' && session.left() <= 0 && session.answered.peek() === null) session.end()
      tick((count) => count + 1)
    }, 250)
    return () => clearInterval(timer)
  }, [session])
}

function Score({ session }: { session: Session }) {
  useClock(session)
  const { mode, count, right, combo, length } = session
  const best = mode === 'streak' || mode === 'storm' ? bestOf(progress.value, mode) : null
  return (
    <p class="quiz-score">
      {mode === 'storm' && (
        <span class={`mono clock ${session.left() < STORM / 6 ? 'warn' : ''}`} role="timer" aria-label={t('quiz.left')}>
          {clock(session.left())}
        </span>
      )}
      {mode === 'today' && (
        <progress max={TODAY} value={Math.min(TODAY, session.elapsed())} aria-label={t('quiz.mode.today.title')}>
          {clock(session.elapsed())}
        </progress>
      )}
      {length !== null && (
        <span>{t('quiz.cardOf', { card: Math.min(length, count.value + (session.answered.value === null ? 1 : 0)), cards: length })}</span>
      )}{' '}
      <span>{t('quiz.score', { right: right.value, count: count.value })}</span>{' '}
      {combo.value >= 3 && <span class="badge">{t('quiz.combo', { combo: combo.value })}</span>}{' '}
      {best !== null && <span class="dim">{t('quiz.best', { best })}</span>}
    </p>
  )
}

function Running({ session }: { session: Session }) {
  const card = session.card.value
  const answered = session.answered.value
  const title = session.skill === null ? t(`quiz.mode.${session.mode}.title`) : t(`skill.${session.skill}.title`)
  return (
    <main class="page quiz">
      <header class="quiz-head">
        <p class="quiz-title">{title}</p>
        <Score session={session} />
        <button type="button" class="small" onClick={() => (session.count.value === 0 ? go('/alone') : session.end())}>
          {t('quiz.end')}
        </button>
      </header>
      {card !== null && (
        <CardView
          key={`${card.kind} ${card.skill} ${card.seed}`}
          card={card}
          answered={answered}
          onAnswer={session.answer}
          onNext={session.next}
        />
      )}
    </main>
  )
}

/** Somebody who played today's segment may look at it again, but it counts once. */
function DailyDone({ session }: { session: Session }) {
  const done = dailyOf(progress.value, session.date)
  if (session.mode !== 'daily' || done === null || session.count.value > 0) return null
  return <p class="note">{t('quiz.daily.done', { right: done.right, of: done.of })}</p>
}

/** `skill`: the id of the skill that all cards are about; one that is unknown asks about all. */
export function QuizPage({ mode, skill: name }: { mode: QuizMode; skill: string | null }) {
  const skill = SKILL_IDS.find((one) => one === name) ?? null
  const [ready, setReady] = useState(false)
  const [tries, setTries] = useState(0)
  useEffect(() => void loadProgress().then(() => setReady(true)), [])
  const session = useMemo(() => (ready ? createSession({ mode, skill }) : null), [ready, mode, skill, tries])
  useEffect(() => () => session?.close(), [session])
  if (session === null)
    return (
      <main class="page">
        <p role="status">{t('app.loading')}</p>
      </main>
    )
  return (
    <>
      <KeepingNote />
      <DailyDone session={session} />
      {session.over.value ? <Summary session={session} onAgain={() => setTries(tries + 1)} /> : <Running session={session} />}
      <nav class="quiz-back" aria-label={t('quiz.elsewhere')}>
        <a
          href={href('/alone')}
          onClick={(event) => {
            event.preventDefault()
            go('/alone')
          }}
        >
          {t('quiz.back')}
        </a>
      </nav>
    </>
  )
}
