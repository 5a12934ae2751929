// The class's rounds at one's own pace: the list of them, or the one that is played.
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { StudentClassView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { game, practice } from '../../../session.ts'
import { MatchScreen } from '../../match/MatchScreen.tsx'
import { AloneList, type AloneListProps } from './AloneList.tsx'
import { PracticeRound } from './PracticeRound.tsx'
import { ResultWords } from './ResultWords.tsx'
import type { StudentRoom } from './use-student.ts'

export interface InClass {
  readonly room: StudentRoom
  readonly view: StudentClassView
  /** By which somebody waits, from the link that was opened; '' where there is none. */
  readonly number: string
}

export interface AloneRoundsProps extends AloneListProps {
  readonly bar: ComponentChildren
  readonly onSettings: () => void
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

export function AloneRounds(props: AloneRoundsProps) {
  const { alone, bar } = props
  useEffect(() => alone.follow(), [alone])
  const round = alone.playing.value
  if (round !== null) return <AloneRound {...props} round={round} />
  return (
    <>
      {bar}
      <AloneList {...props} />
    </>
  )
}
