import { t } from '../../../i18n/i18n.ts'
import { endPractice } from '../../../session.ts'
import type { Game } from '../../../store/game.ts'
import { MatchScreen } from '../../match/MatchScreen.tsx'

/** A moment of a round that is tried again on the side, while the class waits behind it. */
export function PracticeRound({ game, name, onSettings }: { game: Game; name: string; onSettings: () => void }) {
  return (
    <>
      <p class="side-note" role="status">
        {t('classroom.student.round.practice')}{' '}
        <button type="button" onClick={endPractice}>
          {t('debrief.endPractice')}
        </button>
      </p>
      <MatchScreen key="practice" game={game} names={{ a: name, b: '' }} onHome={endPractice} onSettings={onSettings} />
    </>
  )
}
