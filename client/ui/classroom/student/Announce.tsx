import type { ClassClock } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { scenarioText } from '../../parts/scenario-text.ts'

/** Says what the class does now to whoever does not see it. A pause is told by the match. */
export function Announce({ clock }: { clock: ClassClock }) {
  const { phase, round, rounds, scenario } = clock
  const values = { round: round + 1, rounds, title: scenario === null ? '' : scenarioText(scenario, 'title') }
  return (
    <p class="visually-hidden" role="status">
      {t(`classroom.student.now.${phase}`, values)}
    </p>
  )
}
