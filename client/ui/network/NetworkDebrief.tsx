// After a round in which one was the network: what was foreseen, each fault with its consequence and why, and the ladder of it all.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { Ladder } from '../ladder/Ladder.tsx'
import { ladderOf } from '../ladder/of-view.ts'
import type { NumberText } from '../ladder/words.ts'
import { scenarioText } from '../parts/scenario-text.ts'
import { useFocus } from '../parts/use-focus.ts'
import { Verdict } from './Foretelling.tsx'
import '../debrief/debrief.css'
import './network.css'

export interface NetworkDebriefProps {
  readonly view: View
  readonly number: NumberText
  /** Which round of how many, from 0. */
  readonly count: Readonly<{ round: number; rounds: number }>
  /** Stands instead of the button that goes on; undefined: that button. */
  readonly end?: ComponentChildren
  readonly onReady: () => void
}

export function NetworkDebrief({ view, number, count, end, onReady }: NetworkDebriefProps) {
  const heading = useFocus(view.round)
  const [picked, setPicked] = useState<number | null>(null)
  const score = view.results.find((one) => one.round === view.round)?.network
  const faults = view.network?.faults ?? []
  const right = score?.right ?? 0
  const all = score?.par ?? 0
  const unspent = all - faults.length
  return (
    <main class="debrief network-debrief">
      <header class={`outcome ${score?.goal === true ? 'goal' : 'no-goal'}`}>
        <p class="eyebrow">{t('match.roundOf', { round: count.round + 1, rounds: count.rounds })}</p>
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
      <div class="debrief-columns">
        <section aria-label={t('debrief.ladder')}>
          <h2>{t('debrief.ladder')}</h2>
          <Ladder {...ladderOf(view)} number={number} picked={picked} onPick={setPicked} />
        </section>
        <section aria-label={t('network.faults')}>
          <h2>{t('network.faults')}</h2>
          {faults.length === 0 && <p>{t('network.none')}</p>}
          <ol class="network-faults">
            {faults.map((fault) => (
              <li key={fault.flight} class="card">
                <Verdict fault={fault} />
              </li>
            ))}
          </ol>
          {unspent > 0 && <p class="dim">{t('network.unspent', { count: unspent })}</p>}
          <p class="dim">{t('network.points')}</p>
        </section>
      </div>
    </main>
  )
}
