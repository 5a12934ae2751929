// Before the second player is there: the code, the link and its QR, or the search for a stranger.
import { useState } from 'preact/hooks'
import type { RoomState } from '../../../shared/protocol/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Health } from '../../net/connection.ts'
import { HereOnly } from '../parts/HereOnly.tsx'
import { Qr } from '../parts/Qr.tsx'
import { useFocus } from '../parts/use-focus.ts'
import './lobby.css'

interface WaitingProps {
  readonly room: RoomState
  readonly health: Health
  readonly onCancel: () => void
  readonly onBot: () => void
}

export function Waiting({ room, health, onCancel, onBot }: WaitingProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const heading = useFocus()
  const { code } = room
  const link = `${location.origin}/m/${code}`
  const copy = (): void => {
    const done = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'))
    done.then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    )
  }
  return (
    <main class="page waiting">
      <h1 ref={heading} tabIndex={-1}>
        {room.quick ? t('lobby.searching', { level: t(`level.${room.level}.name`) }) : t('lobby.invite')}
      </h1>
      {health.is === 'lost' && (
        <p class="problem" role="alert">
          {t(health.restarts ? 'health.restartWords' : 'health.lostWords', { tries: Math.max(1, health.tries) })}
        </p>
      )}
      {!room.quick && (
        <section class="card invite">
          <div>
            <p class="eyebrow">{t('lobby.code')}</p>
            <p class="big-code mono">{code}</p>
            <p class="eyebrow">{t('lobby.link')}</p>
            <p class="link mono">{link}</p>
            <button type="button" class="primary" onClick={copy}>
              {t('lobby.copy')}
            </button>
            <p role="status">{copied === 'no' ? '' : t(`lobby.copied.${copied}`)}</p>
          </div>
          <Qr text={link} label={t('lobby.qr')} />
          <HereOnly />
        </section>
      )}
      <p class="about" role="status">
        {t('lobby.waitsFor', { count: room.playlist.length })}
      </p>
      <div class="row">
        {room.quick && (
          <button type="button" onClick={onBot}>
            {t('lobby.botInstead')}
          </button>
        )}
        <button type="button" onClick={onCancel}>
          {t('lobby.cancel')}
        </button>
      </div>
    </main>
  )
}
