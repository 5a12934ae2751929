// Below the ladder: each mistake of the round with the reason, and what the network did.
import type { RecordedRound, Role } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { MistakeList } from '../debrief/MistakeList.tsx'
import { NetworkHarm } from '../debrief/NetworkHarm.tsx'
import type { NumberText } from '../ladder/words.ts'

interface NotesProps {
  readonly round: RecordedRound
  readonly names: Readonly<Record<Role, string>>
  readonly number: NumberText
  /** Called with the index in the story of what is to be shown. */
  readonly onMoment: (index: number) => void
}

export function Notes({ round, names, number, onMoment }: NotesProps) {
  const { story } = round
  return (
    <div class="replay-notes">
      <section aria-label={t('debrief.mistakes')}>
        <h2>{t('debrief.mistakes')}</h2>
        <MistakeList
          story={story}
          since={0}
          names={names}
          number={number}
          buttons={({ index }) => (
            <div class="row start">
              <button type="button" onClick={() => onMoment(index)}>
                {t('replay.moment')}
              </button>
            </div>
          )}
        />
      </section>
      <section aria-label={t('debrief.network')}>
        <h2>{t('debrief.network')}</h2>
        <NetworkHarm story={story} since={0} number={number} />
      </section>
    </div>
  )
}
