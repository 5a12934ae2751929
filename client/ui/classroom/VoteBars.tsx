import type { Field } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import { FIELDS } from '../words/segment-fields.ts'
import { Bar } from './Bar.tsx'
import './vote.css'

/** The class's votes by field. `right`: the fields that are wrong in the segment; null: that is not told yet. */
export function VoteBars({ votes, right }: { votes: Readonly<Partial<Record<Field, number>>>; right: readonly Field[] | null }) {
  const sum = FIELDS.reduce((total, field) => total + (votes[field] ?? 0), 0)
  return (
    <div class="votes">
      <ul>
        {FIELDS.map((field) => {
          const count = votes[field] ?? 0
          const hit = right?.includes(field) === true
          return (
            <li key={field} class={hit ? 'hit' : ''}>
              <span class="votes-field mono">{field}</span>
              <Bar share={count / Math.max(1, sum)} />
              <span class="votes-count mono">{count}</span>{' '}
              <span class="votes-sign">
                {hit && (
                  <>
                    <span aria-hidden="true">✓</span> <span class="votes-word">{t('classroom.rightVote')}</span>
                  </>
                )}
              </span>
            </li>
          )
        })}
      </ul>
      <p class="dim">{t('classroom.votes', { count: sum })}</p>
    </div>
  )
}
