import { t } from '../../../i18n/i18n.ts'
import { endPractice } from '../../../session.ts'
import type { Game } from '../../../store/game.ts'
import { MatchScreen } from '../../match/MatchScreen.tsx'

export interface PracticeRoundProps {
  readonly game: Game
  readonly name: string
  readonly onSettings: () => void
  /** Before the class's first round, or after a round whose moment is tried again. */
  readonly while?: 'waiting' | 'round'
}

/** Something that is tried on the side, while the class waits behind it. */
export function PracticeRound({ game, name, onSettings, while: now = 'round' }: PracticeRoundProps) {
  return (
    <>
      <p class="side-note" role="status">
        {t(`classroom.student.${now}.practice`)}{' '}
        <button type="button" onClick={endPractice}>
          {t(now === 'waiting' ? 'classroom.student.waiting.back' : 'debrief.endPractice')}
        </button>
      </p>
      <MatchScreen key="practice" game={game} names={{ a: name, b: '' }} onHome={endPractice} onSettings={onSettings} />
    </>
  )
}
