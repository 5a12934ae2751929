import type { View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { outcomeOf } from './words.ts'

/** How many consequences were foreseen so far, of the whole budget. */
export function ForeseenTally({ view: { network } }: { view: View }) {
  if (network === null) return null
  const { drop, duplicate, delay } = network.budget
  const right = network.faults.filter((fault) => outcomeOf(fault) === 'right').length
  return <p class="tally">{t('network.score', { right, all: drop + duplicate + delay })}</p>
}
