// How a round ended, and what it brought.
import type { RecordedRound, Role } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { RoundFigures } from '../debrief/RoundFigures.tsx'
import '../debrief/debrief.css'

type Result = NonNullable<RecordedRound['result']>

/** Of the network's round, whose hosts were bots: what it foresaw. */
function NetworkOutcome({ network }: { network: NonNullable<Result['network']> }) {
  const { goal, right, par, points } = network
  return (
    <div class={`outcome ${goal ? 'goal' : 'no-goal'}`}>
      <h2>{goal ? t('network.outcome.goal') : t('network.outcome.some', { right, all: par })}</h2>
      <ul class="figures">
        <li>
          <strong>{2 * points}</strong> {t('network.earned')}
        </li>
      </ul>
    </div>
  )
}

export function Outcome({ result, names }: { result: Result; names: Readonly<Record<Role, string>> }) {
  const { goal, goalAfter, network } = result
  if (network !== null) return <NetworkOutcome network={network} />
  return (
    <div class={`outcome ${goal ? 'goal' : 'no-goal'}`}>
      <h2>{goal ? t('debrief.goal', { seconds: ((goalAfter ?? 0) / 1000).toFixed(1) }) : t('debrief.noGoal')}</h2>
      <RoundFigures result={result} names={names} />
    </div>
  )
}
