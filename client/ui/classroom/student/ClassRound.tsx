// A round of the class: the same screens as every match. The teacher begins and ends it.
import type { ComponentChildren } from 'preact'
import type { ClassClock, StudentClassView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { practice } from '../../../session.ts'
import type { Game } from '../../../store/game.ts'
import { MatchScreen } from '../../match/MatchScreen.tsx'
import { clockText, timeLeft, useTick } from '../use-class.ts'
import { PracticeRound } from './PracticeRound.tsx'
import { Standing } from './Standing.tsx'
import type { StudentRoom } from './use-student.ts'

function Begins({ room, view }: { room: StudentRoom; view: StudentClassView }) {
  useTick(250)
  const { clock, partner, seat } = view
  const left = timeLeft(clock, room.now())
  return (
    <div class="class-begins">
      {partner === null && seat?.network !== true && <p>{t('classroom.student.round.withBot')}</p>}
      {left !== null && (
        <p class="class-countdown" role="timer">
          {t('classroom.student.round.begins', { time: clockText(left) })}
        </p>
      )}
    </div>
  )
}

function End({ clock, you }: { clock: ClassClock; you: StudentClassView['you'] }) {
  const isLast = clock.round + 1 >= clock.rounds
  return (
    <div class="class-end">
      <Standing you={you} />
      <p>{t(isLast ? 'classroom.student.round.last' : 'classroom.student.round.next')}</p>
    </div>
  )
}

export interface ClassRoundProps {
  readonly room: StudentRoom
  readonly view: StudentClassView
  /** The match of this round; null: the seat is being taken. */
  readonly now: Game | null
  readonly bar: ComponentChildren
  readonly onSettings: () => void
}

export function ClassRound({ room, view, now, bar, onSettings }: ClassRoundProps) {
  const { clock, you, partner, seat } = view
  const side = practice.value
  if (side !== null) return <PracticeRound game={side} name={you.name} onSettings={onSettings} />
  const match = now?.view.value ?? null
  // A class's match is over when the next one is about to begin.
  if (now === null || match === null || match.phase === 'over')
    return (
      <>
        {bar}
        <main class="page student-join">
          <h1 tabIndex={-1}>{t('classroom.roundOf', { round: clock.round + 1, rounds: clock.rounds })}</h1>
          <p role="status">{t(match === null ? 'classroom.student.round.sitting' : 'classroom.student.round.over')}</p>
        </main>
      </>
    )
  const mine = seat?.seat ?? 'a'
  // Bots play both hosts of the network.
  const names =
    seat?.network === true ? { a: '', b: '' } : mine === 'a' ? { a: you.name, b: partner ?? '' } : { a: partner ?? '', b: you.name }
  const count = { round: clock.round, rounds: clock.rounds }
  return (
    <MatchScreen
      key={seat?.code ?? ''}
      game={now}
      names={names}
      onHome={() => undefined}
      onSettings={onSettings}
      ofClass={{ ...count, begins: <Begins room={room} view={view} /> }}
      end={<End clock={clock} you={you} />}
    />
  )
}
