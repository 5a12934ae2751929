// The class's rounds as a list to be played alone: an assignment, or the way round a blocked socket.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { StudentClassView } from '../../../../shared/classroom/index.ts'
import type { AloneClass, Result } from '../../../class-alone.ts'
import { locale, t } from '../../../i18n/i18n.ts'
import type { ClassPlace } from '../../../net/class-place.ts'
import { game, practice } from '../../../session.ts'
import { MatchScreen } from '../../match/MatchScreen.tsx'
import { scenarioText } from '../../parts/scenario-text.ts'
import { spacedCode, useTick } from '../use-class.ts'
import { ClassQuiz, isDone, openWords } from './ClassQuiz.tsx'
import { PracticeRound } from './PracticeRound.tsx'
import type { StudentRoom } from './use-student.ts'

interface InClass {
  readonly room: StudentRoom
  readonly view: StudentClassView
}

export interface AloneRoundsProps {
  readonly alone: AloneClass
  readonly place: ClassPlace
  readonly bar: ComponentChildren
  readonly onSettings: () => void
  /** The class's socket, where it is open. */
  readonly inClass?: InClass
  /** Tries the class's socket again; absent: it is open. */
  readonly onClass?: () => void
}

/** What became of a round's result; a badge once the server has it. */
function ResultWords({ result, onAgain }: { result: Result; onAgain: () => void }) {
  if (result.is === 'sent') return <span class="result-sent">✓ {t('classroom.student.alone.sent')}</span>
  if (result.is === 'sending') return <span class="dim">{t('classroom.student.alone.sending')}</span>
  if (result.is === 'refused') return <span class="problem">{t(`error.${result.why}`)}</span>
  return (
    <>
      <span class="warn">{t('classroom.student.alone.unsent')}</span>{' '}
      <button type="button" class="small" onClick={onAgain}>
        {t('classroom.student.alone.again')}
      </button>
    </>
  )
}

function AloneRound({ alone, round, place, onSettings }: AloneRoundsProps & { round: number }) {
  const side = practice.value
  const now = game.value
  const result = alone.results.value.get(round)
  if (side !== null) return <PracticeRound game={side} name={place.name} onSettings={onSettings} />
  if (now === null) return null
  return (
    <MatchScreen
      key={round}
      game={now}
      names={{ a: place.name, b: '' }}
      onHome={alone.stop}
      onSettings={onSettings}
      ofClass={{ round, rounds: alone.plan.value?.rounds.length ?? 1 }}
      end={
        <div class="class-end">
          <p role="status">{result !== undefined && <ResultWords result={result} onAgain={alone.sendAgain} />}</p>
          <button type="button" class="primary" onClick={alone.stop}>
            {t('classroom.student.alone.back')}
          </button>
        </div>
      }
    />
  )
}

/** As it is written where the player lives, if the browser says so. */
const dateText = (time: number): string =>
  new Intl.DateTimeFormat(navigator.languages.find((one) => one.startsWith(locale.value)) ?? locale.value, {
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(time)

function List({ alone, place, inClass, onClass }: Omit<AloneRoundsProps, 'bar' | 'onSettings'>) {
  useTick(1000)
  const heading = useRef<HTMLHeadingElement>(null)
  const [inQuiz, setInQuiz] = useState(false)
  const [problem, setProblem] = useState('')
  useEffect(() => heading.current?.focus(), [inQuiz])
  const plan = alone.plan.value
  const quiz = inClass?.view.quiz ?? null
  if (plan === null) return null
  if (inQuiz && inClass !== undefined && quiz !== null) return <ClassQuiz room={inClass.room} quiz={quiz} onDone={() => setInQuiz(false)} />
  const { deadline, rounds, seeds } = plan
  const isLate = deadline !== null && Date.now() > deadline
  const played = inClass?.view.played ?? []
  const results = alone.results.value
  const open = rounds.flatMap((_, round) => (seeds[round] === undefined || results.has(round) || played.includes(round) ? [] : [round]))
  const play = (round: number): void => {
    setProblem('')
    alone.play(round).catch(() => setProblem(t('app.cannotLoad')))
  }
  const key = deadline === null ? 'blocked' : 'assignment'
  return (
    <main class="page student-alone">
      <p class="class-code mono">
        <span class="eyebrow">{t('classroom.student.join.code')}</span> {spacedCode(place.code)}
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {t(`classroom.student.alone.${key}.title`)}
      </h1>
      <p>{t(`classroom.student.alone.${key}.about`)}</p>
      {deadline !== null && (
        <p>
          <strong>{t(isLate ? 'classroom.student.alone.late' : 'classroom.student.alone.until', { time: dateText(deadline) })}</strong>
        </p>
      )}
      {quiz !== null && !isDone(quiz) && (
        <p class="row start">
          <button type="button" onClick={() => setInQuiz(true)}>
            {openWords(quiz)}
          </button>
        </p>
      )}
      <ol class="alone-list">
        {rounds.map(({ id }, round) => {
          const result: Result | undefined = results.get(round) ?? (played.includes(round) ? { is: 'sent' } : undefined)
          return (
            <li key={round} class="card">
              <span class="alone-title">
                <span class="dim">{round + 1}.</span> {scenarioText(id, 'title')}
              </span>
              {result !== undefined && <ResultWords result={result} onAgain={alone.sendAgain} />}
              {result === undefined && seeds[round] === undefined && <span class="dim">{t('classroom.student.alone.closed')}</span>}
              {open.includes(round) && (
                <button
                  type="button"
                  class={round === open[0] ? 'primary' : ''}
                  disabled={isLate}
                  aria-label={t('classroom.student.alone.playRound', { round: round + 1, title: scenarioText(id, 'title') })}
                  onClick={() => play(round)}
                >
                  {t('classroom.student.alone.play')}
                </button>
              )}
            </li>
          )
        })}
      </ol>
      <p role="status">{open[0] === undefined || isLate ? '' : t('classroom.student.alone.open', { round: open[0] + 1 })}</p>
      <p class="problem" role="alert">
        {problem}
      </p>
      {onClass !== undefined && (
        <p class="row start">
          <button type="button" onClick={onClass}>
            {t('classroom.student.alone.tryClass')}
          </button>
        </p>
      )}
    </main>
  )
}

export function AloneRounds(props: AloneRoundsProps) {
  const { alone, bar } = props
  useEffect(() => alone.follow(), [alone])
  const round = alone.playing.value
  if (round !== null) return <AloneRound {...props} round={round} />
  return (
    <>
      {bar}
      <List {...props} />
    </>
  )
}
