// After a round in which one was the network: what was foreseen, each fault with its consequence and why, and the ladder of it all.
import type { ComponentChildren } from 'preact'
import type { Fault, View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { type CopyMoment, DebriefColumns, MomentButtons } from '../debrief/DebriefColumns.tsx'
import type { NumberText } from '../ladder/words.ts'
import { scenarioText } from '../parts/scenario-text.ts'
import { useFocus } from '../parts/use-focus.ts'
import { Verdict } from './Foretelling.tsx'
import './network.css'

export interface NetworkDebriefProps {
  readonly view: View
  readonly number: NumberText
  /** Which round of how many, from 0. */
  readonly count: Readonly<{ round: number; rounds: number }>
  readonly canRetry: boolean
  /** Stands instead of the button that goes on; undefined: that button. */
  readonly end?: ComponentChildren
  readonly onReady: () => void
  readonly onCopy: CopyMoment
  /** The moment before this fault again. */
  readonly onRetry: (fault: Fault) => void
}

export function NetworkDebrief({ view, number, count, canRetry, end, onReady, onCopy, onRetry }: NetworkDebriefProps) {
  const heading = useFocus(view.round)
  const score = view.results.find((one) => one.round === view.round)?.network
  const faults = view.network?.faults ?? []
  const right = score?.right ?? 0
  const all = score?.par ?? 0
  const unspent = all - faults.length
  return (
    <main class="debrief network-debrief">
      <header class={`outcome ${score?.goal === true ? 'goal' : 'no-goal'}`}>
        <p class="eyebrow">
          {t('match.roundOf', { round: count.round + 1, rounds: count.rounds })} · {scenarioText(view.scenario.id, 'title')}
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {score?.goal === true ? t('network.outcome.goal') : t('network.outcome.some', { right, all })}
        </h1>
        <ul class="figures">
          <li>
            <strong>{2 * (score?.points ?? 0)}</strong> {t('network.earned')}
          </li>
        </ul>
        <p class="lesson">{scenarioText(view.scenario.id, 'lesson')}</p>
        {end}
        {end === undefined && (
          <div class="row start">
            <button type="button" class="primary" onClick={onReady}>
              {t('network.done')}
            </button>
          </div>
        )}
      </header>
      <DebriefColumns view={view} number={number} onCopy={onCopy} title={t('network.faults')}>
        {faults.length === 0 && <p>{t('network.none')}</p>}
        <ol class="network-faults">
          {faults.map((fault) => (
            <li key={fault.flight} class="card">
              <Verdict fault={fault} />
              <MomentButtons onRetry={canRetry ? () => onRetry(fault) : null} onCopy={() => onCopy(fault.at)} />
            </li>
          ))}
        </ol>
        {unspent > 0 && <p class="dim">{t('network.unspent', { count: unspent })}</p>}
        <p class="dim">{t('network.points')}</p>
      </DebriefColumns>
    </main>
  )
}
