// What a debrief shows below its head: the ladder of the round, whose moments can be picked, and beside it what is said of it.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Role, View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { Ladder } from '../ladder/Ladder.tsx'
import { ladderOf } from '../ladder/of-view.ts'
import type { NumberText } from '../ladder/words.ts'
import './debrief.css'

/** Copies a link to the moment before `at` (play time, ms). */
export type CopyMoment = (at: number) => void

export interface DebriefColumnsProps {
  readonly view: View
  readonly number: NumberText
  readonly names?: Readonly<Record<Role, string>>
  readonly onCopy: CopyMoment
  /** What the second column is about. */
  readonly title: string
  readonly children: ComponentChildren
}

export function DebriefColumns({ view, number, names, onCopy, title, children }: DebriefColumnsProps) {
  const [picked, setPicked] = useState<number | null>(null)
  const drawn = ladderOf(view)
  const moment = picked === null ? undefined : drawn.story[picked]
  return (
    <div class="debrief-columns">
      <section aria-label={t('debrief.ladder')}>
        <h2>{t('debrief.ladder')}</h2>
        <Ladder {...drawn} number={number} {...(names === undefined ? {} : { names })} picked={picked} onPick={setPicked} />
        <p class="row start">
          <button
            type="button"
            aria-disabled={moment === undefined}
            aria-describedby="pick-moment"
            onClick={() => moment !== undefined && onCopy(moment.at)}
          >
            {t('debrief.copyMoment')}
          </button>
          <span id="pick-moment" class="dim">
            {t('debrief.pickMoment')}
          </span>
        </p>
      </section>
      <section aria-label={title}>
        <h2>{title}</h2>
        {children}
      </section>
    </div>
  )
}

/** `onRetry`: null where the moment is not one's own, or cannot be set up again. */
export function MomentButtons({ onRetry, onCopy }: { onRetry: (() => void) | null; onCopy: () => void }) {
  return (
    <div class="row start">
      {onRetry !== null && (
        <button type="button" onClick={onRetry}>
          {t('debrief.retry')}
        </button>
      )}
      <button type="button" onClick={onCopy}>
        {t('debrief.copyMoment')}
      </button>
    </div>
  )
}
