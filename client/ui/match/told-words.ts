// What happened to the player's host, in words that depend on what came before it.
import type { HostView, Told } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'

type Fired = Extract<Told, { told: 'timer' }>

/** The retransmission timer ran out before, and nothing arrived since: it did not begin anew with the resend. */
export function timerWords({ timer, at }: Fired, story: HostView['story']): string {
  const before = story.findLast((one) => one.at < at && (one.told === 'arrived' || (one.told === 'timer' && one.timer === timer)))
  const resent = before !== undefined && story.some((one) => one.told === 'move' && one.left && one.at >= before.at && one.at <= at)
  return t(timer === 'retransmission' && before?.told === 'timer' && resent ? 'match.timerAgain' : `timerFired.${timer}`)
}

/** What was owed too long, where the level tells it. */
export const missedWords = ({ duty }: Extract<Told, { told: 'missed' }>): string =>
  duty === null ? t('match.missedSomething') : t('match.missed', { duty: t(`duty.${duty}`) })
