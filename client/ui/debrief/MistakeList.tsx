// Every mistake of a round with its reason, in the order in which they happened; and who sent nothing.
import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { ROLES, type Role } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { LadderEvent } from '../ladder/model.ts'
import type { NumberText } from '../ladder/words.ts'
import { MistakeCard } from './MistakeCard.tsx'
import { sentLate } from './missed.ts'
import { mistakesIn, silentIn, type Wrong } from './mistakes.ts'

export interface MistakeListProps {
  readonly story: readonly LadderEvent[]
  /** What the story's clock read when the round began, ms. */
  readonly since: number
  readonly names: Readonly<Record<Role, string>>
  readonly number: NumberText
  /** What can be done with a mistake. */
  readonly buttons: (wrong: Wrong) => ComponentChildren
}

export function MistakeList({ story, since, names, number, buttons }: MistakeListProps) {
  const wrong = useMemo(() => mistakesIn(story), [story])
  const silent = silentIn(story)
  const nobody = silent.length === ROLES.length
  return (
    <>
      {nobody && <p>{t('debrief.nobodySent')}</p>}
      {!nobody && silent.map((role) => <p key={role}>{t('debrief.sentNothing', { name: names[role] })}</p>)}
      {!nobody && wrong.length === 0 && <p>{t(silent.length === 0 ? 'debrief.flawless' : 'debrief.othersFlawless')}</p>}
      <ul class="mistakes">
        {wrong.map((one) => (
          <MistakeCard
            key={one.index}
            wrong={one}
            name={names[one.event.role]}
            number={number}
            since={since}
            cameAt={one.event.on === 'missed' ? sentLate(story, one.event) : undefined}
          >
            {buttons(one)}
          </MistakeCard>
        ))}
      </ul>
    </>
  )
}
