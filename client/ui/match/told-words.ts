// What happened to the player's host, in words.
import type { HostView, Told } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { timerKey } from './timer-key.ts'

export const timerWords = (told: Extract<Told, { told: 'timer' }>, story: HostView['story']): string => t(timerKey(told, story))

/** What was owed too long, where the level tells it. */
export const missedWords = ({ duty }: Extract<Told, { told: 'missed' }>): string =>
  duty === null ? t('match.missedSomething') : t('match.missed', { duty: t(`duty.${duty}`) })
