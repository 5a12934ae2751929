import { t } from '../../../i18n/i18n.ts'
import { address } from '../../../route.ts'
import { Qr } from '../../parts/Qr.tsx'
import { spacedCode } from '../use-class.ts'
import './join-badge.css'

/** Without `https://`: it is read aloud and typed. */
export const plainAddress = (): string => address('/c').replace(/^https?:\/\//, '')

/** The way in, small, while the class plays. */
export const JoinBadge = ({ code }: { code: string }) => (
  <aside class="join-badge" aria-label={t('classroom.screen.join')}>
    <Qr text={address(`/c/${code}`)} label={t('classroom.screen.qr')} />
    <span>
      <span class="join-badge-url">{plainAddress()}</span> <span class="join-badge-code screen-figure">{spacedCode(code)}</span>
    </span>
  </aside>
)
