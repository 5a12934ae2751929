// The two bots as the network sees them: state, timers, and what each still waits for.
import { type HostView, ROLES, type View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { TimerRing } from '../match/Clock.tsx'

/** `SYN`, `5 octets`, `FIN` of what is sent and not acknowledged. */
const spanText = ({ syn, len, fin }: HostView['outbox'][number]): string =>
  [syn ? 'SYN' : '', len > 0 ? t('network.octets', { count: len }) : '', fin ? 'FIN' : ''].filter((one) => one !== '').join(' + ')

function HostCard({ game, host }: { game: Game; host: HostView }) {
  return (
    <section class={`panel network-host ${host.role}`} aria-label={t(`network.host.${host.role}`)}>
      <h2 class="eyebrow">{t(`network.host.${host.role}`)}</h2>
      <p class="state mono">{host.state}</p>
      <p class="dim">
        {host.outbox.length === 0 ? t('network.nothingUnacked') : t('network.unacked', { segments: host.outbox.map(spanText).join(', ') })}
      </p>
      <ul class="network-timers">
        {host.timers.map(({ timer, started, ends }) => (
          <li key={timer}>
            <TimerRing game={game} started={started} ends={ends} /> <span>{t(`network.timer.${timer}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Hosts({ game, view }: { game: Game; view: View }) {
  return (
    <>
      {ROLES.map((role) => {
        const host = view.hosts[role]
        return host === undefined ? null : <HostCard key={role} game={game} host={host} />
      })}
    </>
  )
}
