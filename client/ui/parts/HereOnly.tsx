// Beside a link for others: that it leads nowhere from another computer, where the page was opened by a name that means "this one".
import { t } from '../../i18n/i18n.ts'
import './here-only.css'

const isThisComputer = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\./.test(host)

export function HereOnly() {
  return isThisComputer(location.hostname) ? <p class="here-only">{t('lobby.hereOnly')}</p> : null
}
