import { t } from '../../i18n/i18n.ts'
import type { ClassHealth } from '../../net/class-room.ts'

/** What has become of the connection, in words; nothing while all is well. `now`: unix time, ms. */
export function HealthBar({ health, now }: { health: ClassHealth; now: number }) {
  if (health.is !== 'lost') return null
  return (
    <p class="class-lost" role="alert">
      <strong>{t(health.restarts ? 'classroom.restarts' : 'classroom.lost')}</strong>{' '}
      <span aria-hidden="true">{t('classroom.lostSince', { seconds: Math.max(0, Math.round((now - health.since) / 1000)) })}</span>
    </p>
  )
}
