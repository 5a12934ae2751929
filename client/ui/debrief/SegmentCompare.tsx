// Two segments side by side, field by field; what differs is underlined, marked and said.
import type { Role } from '../../../shared/game/index.ts'
import type { Field, Segment } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import { FIELDS, fieldText } from '../words/segment-fields.ts'
import './compare.css'

export interface SegmentCompareProps {
  readonly mine: Segment
  /** Whose it is, if not the player's own. */
  readonly mineLabel?: string
  readonly right: Segment
  readonly wrong: readonly Field[]
  /** How numbers are written; absent: as they are. */
  readonly number?: (role: Role, which: 'seq' | 'ack', value: number) => string
  readonly role: Role
}

export function SegmentCompare({ mine, mineLabel, right, wrong, number, role }: SegmentCompareProps) {
  const shown = (segment: Segment, field: (typeof FIELDS)[number]): string =>
    fieldText(segment, field, number === undefined ? undefined : (which, value) => number(role, which, value))
  return (
    <table class="compare mono">
      <thead>
        <tr>
          <td />
          {FIELDS.map((field) => (
            <th key={field} scope="col">
              {field}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{mineLabel ?? t('debrief.you')}</th>
          {FIELDS.map((field) => (
            <td key={field} class={wrong.includes(field) ? 'wrong' : ''}>
              {shown(mine, field)}{' '}
              {wrong.includes(field) && (
                <span class="sign">
                  <span aria-hidden="true">✕</span> <span class="visually-hidden"> {t('debrief.wrong')}</span>
                </span>
              )}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{t('debrief.right')}</th>
          {FIELDS.map((field) => (
            <td key={field} class={wrong.includes(field) ? 'better' : ''}>
              {shown(right, field)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
