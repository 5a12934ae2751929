// The class's rounds as a list: an assignment, or the way round a blocked socket.
import { useState } from 'preact/hooks'
import { NETWORK_ROUND } from '../../../../shared/game/index.ts'
import type { AloneClass, Result } from '../../../class-alone.ts'
import { t } from '../../../i18n/i18n.ts'
import type { ClassPlace } from '../../../net/class-place.ts'
import { scenarioText } from '../../parts/scenario-text.ts'
import { useFocus } from '../../parts/use-focus.ts'
import '../assignment.css'
import { momentText, spanText } from '../moment-words.ts'
import { spacedCode, useTick } from '../use-class.ts'
import type { InClass } from './AloneRounds.tsx'
import { ClassQuiz, isDone, openWords } from './ClassQuiz.tsx'
import { ResultWords } from './ResultWords.tsx'
import { JoinPartner, useTogether, Waits } from './Together.tsx'

/** `now`: unix time, ms. */
function Deadline({ deadline, now }: { deadline: number; now: number }) {
  const isLate = now > deadline
  return (
    <p class={isLate ? 'warn' : ''}>
      <strong>{t(isLate ? 'classroom.student.alone.late' : 'classroom.student.alone.until', { time: momentText(deadline) })}</strong>{' '}
      {!isLate && <span class="assignment-left">{t('classroom.left', { span: spanText(deadline - now) })}</span>}
    </p>
  )
}

interface RoundProps {
  readonly round: number
  readonly scenario: string
  /** null: it was not played. */
  readonly result: Result | null
  /** Whether the class plays it already. */
  readonly hasBegun: boolean
  readonly isNext: boolean
  readonly isLate: boolean
  readonly onAgain: () => void
  readonly onPlay: () => void
  /** null: with nobody but the bot. */
  readonly onTogether: (() => void) | null
}

function Round({ round, scenario, result, hasBegun, isNext, isLate, onAgain, onPlay, onTogether }: RoundProps) {
  const title = scenarioText(scenario, 'title')
  // Of earlier rules: it may be played anew.
  const isOpen = result === null || (result.is === 'refused' && result.why === 'outdated')
  return (
    <li class="card">
      <span class="alone-title">
        <span class="dim">{round + 1}.</span> {title}
      </span>{' '}
      {result !== null && <ResultWords result={result} onAgain={onAgain} />}{' '}
      {result === null && !hasBegun && <span class="dim">{t('classroom.student.alone.closed')}</span>}{' '}
      {isOpen && hasBegun && !isLate && (
        <span class="alone-ways">
          {onTogether !== null && (
            <button type="button" aria-label={t('classroom.student.together.playRound', { round: round + 1, title })} onClick={onTogether}>
              {t('classroom.student.together.play')}
            </button>
          )}
          <button
            type="button"
            class={isNext ? 'primary' : ''}
            aria-label={t('classroom.student.alone.playRound', { round: round + 1, title })}
            onClick={onPlay}
          >
            {t('classroom.student.alone.play')}
          </button>
        </span>
      )}
      {result === null && isLate && <span class="dim">{t('classroom.student.alone.tooLate')}</span>}
    </li>
  )
}

export interface AloneListProps {
  readonly alone: AloneClass
  readonly place: ClassPlace
  /** The class's socket, where it is open. */
  readonly inClass?: InClass
  /** Tries the class's socket again; absent: it is open. */
  readonly onClass?: () => void
}

export function AloneList({ alone, place, inClass, onClass }: AloneListProps) {
  useTick(1000)
  const [inQuiz, setInQuiz] = useState(false)
  const [problem, setProblem] = useState('')
  const together = useTogether(inClass?.room ?? null, inClass?.number ?? '')
  const heading = useFocus(inQuiz)
  const plan = alone.plan.value
  const view = inClass?.view ?? null
  const quiz = view?.quiz ?? null
  if (plan === null) return null
  if (inQuiz && inClass !== undefined && quiz !== null) return <ClassQuiz room={inClass.room} quiz={quiz} onDone={() => setInQuiz(false)} />
  const { rounds, seeds } = plan
  const deadline = view === null ? plan.deadline : view.deadline
  const now = inClass?.room.now() ?? Date.now()
  const isLate = deadline !== null && now > deadline
  const waits = view?.together?.isWaiting === true ? view.together : null
  const resultOf = (round: number): Result | null =>
    alone.results.value.get(round) ?? (view?.played.includes(round) === true ? { is: 'sent' } : null)
  const next = rounds.findIndex((_, round) => seeds[round] !== undefined && resultOf(round) === null)
  const play = (round: number): void => {
    setProblem('')
    // Nobody waits for two things.
    if (waits !== null) together.ask({ do: 'part' })
    alone.play(round).catch(() => setProblem(t('app.cannotLoad')))
  }
  const mayMeet = deadline !== null && !isLate && inClass !== undefined
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
      {deadline !== null && <Deadline deadline={deadline} now={now} />}
      {quiz !== null && !isDone(quiz) && (
        <p class="row start">
          <button type="button" onClick={() => setInQuiz(true)}>
            {openWords(quiz)}
          </button>
        </p>
      )}
      {waits !== null && (
        <Waits code={place.code} together={waits} scenario={rounds[waits.round]?.id ?? ''} onCancel={() => together.ask({ do: 'part' })} />
      )}
      <ol class="alone-list">
        {rounds.map(({ id }, round) => (
          <Round
            key={round}
            round={round}
            scenario={id}
            result={resultOf(round)}
            hasBegun={seeds[round] !== undefined}
            isNext={round === next}
            isLate={isLate}
            onAgain={alone.sendAgain}
            onPlay={() => play(round)}
            onTogether={mayMeet && waits === null && id !== NETWORK_ROUND ? () => together.ask({ do: 'invite', round }) : null}
          />
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {next < 0 || isLate ? '' : t('classroom.student.alone.open', { round: next + 1 })}
      </p>
      <p class="problem" role="alert">
        {problem}
      </p>
      {mayMeet && waits === null && next >= 0 && <JoinPartner {...together} />}
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
