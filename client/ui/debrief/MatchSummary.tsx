// The whole match at its end: the rounds, the totals, and what can come next.
import { type Role, SEATS, type Seat, type View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { scenarioText } from '../parts/scenario-text.ts'
import { useFocus } from '../parts/use-focus.ts'
import { percentOf } from './RoundFigures.tsx'
import './debrief.css'

export interface MatchSummaryProps {
  readonly view: View
  readonly me: Role
  readonly names: Readonly<Record<Seat, string>>
  readonly rematch: Readonly<{ mine: boolean; theirs: boolean }>
  readonly onRematch: () => void
  readonly onHome: () => void
  readonly onShare?: () => void
  /** Address of the replay. */
  readonly replay?: string
}

export function MatchSummary({ view, names, rematch, onRematch, onHome, onShare, replay }: MatchSummaryProps) {
  const heading = useFocus()
  const isNetwork = view.network !== null
  // Both hosts of the network's rounds are bots: how they did is nobody's merit.
  const seats = isNetwork ? [] : SEATS
  const total = view.results.reduce((sum, one) => sum + one.pair, 0)

  return (
    <main class="debrief summary">
      <h1 ref={heading} tabIndex={-1}>
        {t('debrief.over', { points: Math.round(total) })}
      </h1>
      <div class="table-wrap">
        <table class="rounds">
          <thead>
            <tr>
              <th scope="col">{t('debrief.round')}</th>
              <th scope="col">{t('debrief.reached')}</th>
              <th scope="col">{t('debrief.points')}</th>
              {isNetwork && <th scope="col">{t('network.foreseen')}</th>}
              {seats.map((seat) => (
                <th key={seat} scope="col">
                  {names[seat] || t('briefing.bot')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.results.map((result) => (
              <tr key={result.round}>
                <th scope="row">
                  {result.round + 1}. {scenarioText(result.scenario, 'title')}
                </th>
                <td>{(result.network ?? result).goal ? '✓' : t('debrief.not')}</td>
                <td class="mono">{Math.round(result.pair)}</td>
                {result.network !== undefined && (
                  <td class="mono">
                    {result.network.right} / {result.network.par}
                  </td>
                )}
                {seats.map((seat) => (
                  <td key={seat} class="mono">
                    {percentOf(result.scores[seat === result.client ? 'client' : 'server'].accuracy)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p id="rematch-asked" role="status">
        {rematch.theirs ? t('debrief.theyWant') : rematch.mine ? t('debrief.asked') : ''}
      </p>
      <div class="row start">
        <button
          type="button"
          class="primary"
          aria-disabled={rematch.mine}
          aria-describedby="rematch-asked"
          onClick={() => rematch.mine || onRematch()}
        >
          {t(isNetwork ? 'network.again' : 'debrief.rematch')}
        </button>
        {replay !== undefined && (
          <a class="button" href={replay} target="_blank" rel="noreferrer">
            {t('debrief.watch')}
          </a>
        )}
        {onShare !== undefined && (
          <button type="button" onClick={onShare}>
            {t('debrief.share')}
          </button>
        )}
        <button type="button" onClick={onHome}>
          {t('app.home')}
        </button>
      </div>
    </main>
  )
}
