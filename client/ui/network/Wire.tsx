// What is under way, a lane each: it moves as the segment does, and is pressed to choose it.
import { useEffect, useState } from 'preact/hooks'
import type { Flight } from '../../../shared/net/index.ts'
import { t } from '../../i18n/i18n.ts'
import { reducedMotion } from '../../settings.ts'
import type { Desk } from '../../store/desk.ts'
import type { Game } from '../../store/game.ts'
import { toneOf } from '../ladder/words.ts'
import { flightText, hostName } from './words.ts'

/** ms between two drawings of the lanes: as it moves, and in steps where motion is unwelcome. */
const SMOOTH = 50
const CALM = 500

/** Draws anew as time passes while something is under way. */
function useTicks(active: boolean): void {
  const [, set] = useState(0)
  const every = reducedMotion.value ? CALM : SMOOTH
  useEffect(() => {
    if (!active) return
    const timer = setInterval(() => set((count) => count + 1), every)
    return () => clearInterval(timer)
  }, [active, every])
}

function tagOf(flight: Flight, copies: readonly number[], isTarget: boolean, isExposed: boolean): string {
  if (copies.includes(flight.id)) return t('network.copy')
  if (isTarget) return t('network.chosen')
  if (isExposed) return ''
  return t(flight.why === 'network' ? 'network.late' : 'network.passes')
}

export function Wire({ game, desk }: { game: Game; desk: Desk }) {
  const flights = desk.flights.value
  useTicks(flights.length > 0 && !game.paused.value)
  const now = game.now()
  const copies = (game.view.value?.network?.faults ?? []).flatMap(({ copy }) => copy ?? [])
  return (
    <section class="panel network-wire" aria-label={t('network.wire')}>
      <h2 class="eyebrow">{t('network.wire')}</h2>
      {flights.length === 0 && <p class="dim">{t('network.empty')}</p>}
      <ul>
        {flights.map((flight) => {
          const { id, from, segment, sent, due } = flight
          const passed = Math.min(1, Math.max(0, (now - sent) / Math.max(1, due - sent)))
          const isTarget = desk.target.value === id
          const isExposed = desk.exposed.value.includes(id)
          const tag = tagOf(flight, copies, isTarget, isExposed)
          return (
            <li key={id}>
              <button
                type="button"
                class={`lane from-${from} tone-${toneOf(segment)}`}
                aria-pressed={isTarget}
                aria-label={`${t('network.lane', { segment: flightText(flight), host: hostName(from) })}${tag === '' ? '' : `, ${tag}`}`}
                aria-disabled={!isExposed}
                onClick={() => (isExposed ? desk.pick(id) : game.tell('rejection.spared'))}
              >
                <span class="lane-boat" style={{ '--passed': passed }}>
                  <span class="lane-text">{flightText(flight)}</span>
                </span>{' '}
                <span class="lane-tag">{tag}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
