// What a round brought: the pair's points, and how exact each of the two was.
import { ROLES, type Role } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import './debrief.css'

export const percentOf = (accuracy: number | null): string => (accuracy === null ? '–' : `${Math.round(accuracy * 100)}%`)

/** From so many on a streak is told. */
const STREAK = 4

interface Figures {
  readonly pair: number
  readonly scores: Readonly<Record<Role, Readonly<{ accuracy: number | null; bestStreak: number }>>>
}

export const RoundFigures = ({ result, names }: { result: Figures; names: Readonly<Record<Role, string>> }) => (
  <ul class="figures">
    <li>
      <strong>{Math.round(result.pair)}</strong> {t('debrief.pairPoints')}
    </li>
    {ROLES.map((role) => (
      <li key={role}>
        <strong>{percentOf(result.scores[role].accuracy)}</strong> {t('debrief.accuracyOf', { name: names[role] })}{' '}
        {result.scores[role].bestStreak >= STREAK && (
          <span class="badge">{t('match.streak', { streak: result.scores[role].bestStreak })}</span>
        )}
      </li>
    ))}
  </ul>
)
