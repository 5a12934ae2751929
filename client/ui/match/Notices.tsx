// What stands above everything: a cut line, a pause, a refusal, the partner's phrase. All in words.
import { useEffect, useState } from 'preact/hooks'
import { PHRASES } from '../../../shared/protocol/messages.ts'
import { t } from '../../i18n/i18n.ts'
import { go } from '../../route.ts'
import { takeSeatBack } from '../../session.ts'
import type { Game } from '../../store/game.ts'
import { Countdown } from './Clock.tsx'
import './notices.css'

/** ms that a refusal or a phrase stays. */
const STAYS = 6000

export function HealthDot({ game }: { game: Game }) {
  const health = game.health.value
  if (game.room.value === null) return null
  const words =
    health.is === 'online'
      ? health.rtt === null
        ? t('health.online')
        : t('health.rtt', { rtt: health.rtt })
      : t(health.is === 'gone' ? 'health.lost' : health.is === 'lost' && health.restarts ? 'health.restarts' : `health.${health.is}`)
  return (
    <span class={`health ${health.is}`}>
      <span class="dot" aria-hidden="true" /> {words}
    </span>
  )
}

/** `isLed`: a class holds the seat and brings its player back by itself. */
export function LineBanner({ game, onHome, isLed }: { game: Game; onHome: () => void; isLed: boolean }) {
  const health = game.health.value
  if (health.is === 'online') return null
  return (
    <div class="banner bad" role="alert">
      {health.is === 'gone' ? (
        <>
          <p>{t(`health.gone.${health.why}`)}</p>
          {health.why === 'elsewhere' && game.connection.key !== null && (
            <button type="button" class="primary" onClick={() => void takeSeatBack()}>
              {t('health.playHere')}
            </button>
          )}
          {!isLed && (
            <button
              type="button"
              onClick={() => {
                onHome()
                if (health.why === 'outdated') go('/play')
              }}
            >
              {t(health.why === 'outdated' ? 'app.newMatch' : 'app.home')}
            </button>
          )}
        </>
      ) : (
        <p>
          {health.is === 'lost'
            ? t(health.restarts ? 'health.restartWords' : 'health.lostWords', { tries: Math.max(1, health.tries) })
            : t('health.connecting')}
        </p>
      )}
    </div>
  )
}

/** `isLed`: a teacher has paused it, and nobody is waited for. */
export function PauseBanner({ game, names, isLed }: { game: Game; names: Readonly<{ a: string; b: string }>; isLed: boolean }) {
  const room = game.room.value
  if (!game.paused.value || !game.online.value) return null
  const away = isLed ? '' : (room?.away ?? '')
  return (
    <div class="banner" role="status">
      {away === '' ? (
        <p>{t(isLed ? 'match.pausedByTeacher' : 'match.paused')}</p>
      ) : (
        <p>
          {t('match.waitsFor', { name: names[away] })} <Countdown until={room?.awayUntil ?? 0} /> {t('match.thenBot')}
        </p>
      )}
    </div>
  )
}

export function NoticeLine({ game }: { game: Game }) {
  const notice = game.notice.value
  useEffect(() => {
    if (notice === null) return
    const timer = setTimeout(game.untell, STAYS)
    return () => clearTimeout(timer)
  }, [notice])
  return (
    <p class="notice" role="status">
      {notice === null ? '' : t(notice.key, notice.values)}
    </p>
  )
}

export function Phrases({ game, names }: { game: Game; names: Readonly<{ a: string; b: string }> }) {
  const said = game.connection.phrase.value
  const [shown, setShown] = useState<typeof said>(null)
  useEffect(() => {
    setShown(said)
    if (said === null) return
    const timer = setTimeout(() => setShown(null), STAYS)
    return () => clearTimeout(timer)
  }, [said])
  const partner = game.connection.seat === 'a' ? 'b' : 'a'
  if (game.room.value === null || game.room.value.seats[partner].bot) return null
  return (
    <div class="phrases">
      <p role="status">{shown === null ? '' : t('phrase.said', { name: names[shown.seat], phrase: t(`phrase.${shown.phrase}`) })}</p>
      <details>
        <summary>{t('phrase.title')}</summary>
        <div class="chips">
          {PHRASES.map((phrase) => (
            <button key={phrase} type="button" class="chip" aria-disabled={!game.online.value} onClick={() => game.say(phrase)}>
              {t(`phrase.${phrase}`)}
            </button>
          ))}
        </div>
      </details>
    </div>
  )
}
