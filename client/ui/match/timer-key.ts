// Which words say that a timer ran out: they depend on what came before.
import type { HostView, Told } from '../../../shared/game/index.ts'

/** A retransmission timer that runs out again, with nothing arrived since, did not begin anew with the resend (RFC 6298 5.6). */
export function timerKey({ timer, at }: Extract<Told, { told: 'timer' }>, story: HostView['story']): string {
  const before = story.findLast((one) => one.at < at && (one.told === 'arrived' || (one.told === 'timer' && one.timer === timer)))
  const resent = before !== undefined && story.some((one) => one.told === 'move' && one.left && one.at >= before.at && one.at <= at)
  return timer === 'retransmission' && before?.told === 'timer' && resent ? 'match.timerAgain' : `timerFired.${timer}`
}
