// Before a round: what it is about, who one is, how fast it goes.
import type { ComponentChildren } from 'preact'
import { SEATS, type View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { scenarioText } from '../parts/scenario-text.ts'
import { useFocus } from '../parts/use-focus.ts'
import './briefing.css'

const seconds = (ms: number): string => String(ms / 1000)

export function Briefing(props: {
  game: Game
  view: View
  names: Readonly<{ a: string; b: string }>
  /** Which round of how many, from 0. */
  count: Readonly<{ round: number; rounds: number }>
  /** Stands instead of the ready button. */
  begins?: ComponentChildren
}) {
  const { game, view, names, count, begins } = props
  const heading = useFocus(view.round, view.attempt)
  const me = game.me.value
  const isNetwork = game.isNetwork.value
  const { id } = view.scenario
  const { delay, deadline, rto } = view.level
  const role = (seat: 'a' | 'b') => (view.seats.client === seat ? 'client' : 'server')
  return (
    <main class="briefing">
      <p class="eyebrow">{t('match.roundOf', { round: count.round + 1, rounds: count.rounds })}</p>
      <h1 ref={heading} tabIndex={-1}>
        {scenarioText(id, 'title')}
      </h1>
      {me !== null && <p class="role-line">{scenarioText(id, me)}</p>}
      {isNetwork && <p class="role-line">{t('network.role')}</p>}
      <p class="brief">{scenarioText(id, 'brief')}</p>
      <ul class="ready-list">
        {SEATS.map((seat) => (
          <li key={seat} class={!isNetwork && begins === undefined && view.ready[role(seat)] ? 'is-ready' : ''}>
            <span>{t(`match.role.${role(seat)}`)}</span> <strong>{view.bots[seat] ? t('briefing.bot') : names[seat]}</strong>{' '}
            {!isNetwork && begins === undefined && (
              <span class={view.ready[role(seat)] ? '' : 'dim'}>
                {view.ready[role(seat)] ? `✓ ${t('briefing.ready')}` : t('briefing.notReady')}
              </span>
            )}
          </li>
        ))}
      </ul>
      {begins}
      {isNetwork && <p>{t('network.points')}</p>}
      {isNetwork && begins === undefined && (
        <button type="button" class="primary big" aria-disabled={game.paused.value} onClick={() => void game.setReady()}>
          {t('briefing.ready')}
        </button>
      )}
      {me !== null && begins === undefined && (
        <button
          type="button"
          class="primary big"
          aria-disabled={view.ready[me] || !game.online.value || game.paused.value}
          onClick={() => void game.setReady()}
        >
          {view.ready[me] ? t('briefing.waiting') : t('briefing.ready')}
        </button>
      )}
      <p class="dim">
        {t('briefing.level', { level: t(`level.${view.level.id}.name`) })}.{' '}
        {isNetwork
          ? t('network.pace', { delay: seconds(delay), rto: seconds(rto) })
          : t('briefing.times', { delay: seconds(delay), deadline: seconds(deadline), rto: seconds(rto) })}
      </p>
    </main>
  )
}
