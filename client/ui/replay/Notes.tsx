// Below the ladder: each mistake of the round with the reason, and what the network did.
import { useMemo } from 'preact/hooks'
import type { RecordedRound, Role } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { MistakeCard } from '../debrief/MistakeCard.tsx'
import { mistakesIn } from '../debrief/mistakes.ts'
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
  const wrong = useMemo(() => mistakesIn(story), [story])
  const missed = story.filter((event) => event.on === 'missed').length
  return (
    <div class="replay-notes">
      <section aria-label={t('debrief.mistakes')}>
        <h2>{t('debrief.mistakes')}</h2>
        {wrong.length === 0 && <p>{missed === 0 ? t('debrief.flawless') : t('debrief.onlyMissed', { count: missed })}</p>}
        <ul class="mistakes">
          {wrong.map((one) => (
            <MistakeCard key={one.index} wrong={one} name={names[one.event.role]} number={number}>
              <button type="button" onClick={() => onMoment(one.index)}>
                {t('replay.moment')}
              </button>
            </MistakeCard>
          ))}
        </ul>
      </section>
      <section aria-label={t('debrief.network')}>
        <h2>{t('debrief.network')}</h2>
        <NetworkHarm story={story} />
      </section>
    </div>
  )
}
