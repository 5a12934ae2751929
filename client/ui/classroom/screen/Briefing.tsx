import type { ScreenView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { Harbour } from '../../parts/Harbour.tsx'
import { scenarioText } from '../../parts/scenario-text.ts'
import { clockText, timeLeft } from '../use-class.ts'
import './briefing.css'

/** What the round is about, as every student reads it too. */
export function Briefing({ view, now }: { view: ScreenView; now: number }) {
  const { clock } = view
  const left = timeLeft(clock, now)
  const scenario = clock.scenario ?? ''
  return (
    <div class="briefing-stage">
      <div class="screen-scene">
        <Harbour left right={false} />
      </div>
      <p class="screen-eyebrow">{t('classroom.roundOf', { round: clock.round + 1, rounds: clock.rounds })}</p>
      <h1 tabIndex={-1}>{scenarioText(scenario, 'title')}</h1>
      <p class="briefing-words">{scenarioText(scenario, 'brief')}</p>
      {view.networks.length > 0 && (
        <p class="briefing-words">{t('classroom.screen.network', { count: view.networks.length, names: view.networks.join(', ') })}</p>
      )}
      {left !== null && (
        <p class="briefing-clock">
          {t('classroom.screen.startsIn')} <span class="screen-figure">{clockText(left)}</span>
        </p>
      )}
    </div>
  )
}
