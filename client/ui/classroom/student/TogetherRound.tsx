// A round of an assignment that two students play: at their own pace, as with a friend; its result goes to the teacher for both.
import type { ComponentChildren } from 'preact'
import type { StudentClassView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { game, practice } from '../../../session.ts'
import { MatchScreen } from '../../match/MatchScreen.tsx'
import { PracticeRound } from './PracticeRound.tsx'
import { ResultWords } from './ResultWords.tsx'
import type { StudentRoom } from './use-student.ts'

interface TogetherRoundProps {
  readonly room: StudentRoom
  readonly view: StudentClassView
  readonly bar: ComponentChildren
  readonly onSettings: () => void
}

export function TogetherRound({ room, view, bar, onSettings }: TogetherRoundProps) {
  const { clock, you, partner, seat, deadline, played } = view
  const round = view.together?.round ?? 0
  const side = practice.value
  const now = game.value
  const leave = (): void => void room.request('together', { do: 'part' })
  if (side !== null) return <PracticeRound game={side} name={you.name} onSettings={onSettings} />
  if (now === null || now.view.value === null)
    return (
      <>
        {bar}
        <main class="page student-join">
          <h1 tabIndex={-1}>{t('classroom.roundOf', { round: round + 1, rounds: clock.rounds })}</h1>
          <p role="status">{t('classroom.student.round.sitting')}</p>
          <p class="row start">
            <button type="button" onClick={leave}>
              {t('classroom.student.alone.back')}
            </button>
          </p>
        </main>
      </>
    )
  const isIn = played.includes(round)
  const isLate = !isIn && deadline !== null && room.now() > deadline
  return (
    <MatchScreen
      key={seat?.code ?? ''}
      game={now}
      names={seat?.seat === 'b' ? { a: partner ?? '', b: you.name } : { a: you.name, b: partner ?? '' }}
      onHome={leave}
      onSettings={onSettings}
      ofClass={{ round, rounds: clock.rounds }}
      end={
        <div class="class-end">
          <p role="status">
            <ResultWords result={isIn ? { is: 'sent' } : isLate ? { is: 'refused', why: 'late' } : { is: 'sending' }} onAgain={leave} />
          </p>
          <button type="button" class="primary" onClick={leave}>
            {t('classroom.student.alone.back')}
          </button>
        </div>
      }
    />
  )
}
