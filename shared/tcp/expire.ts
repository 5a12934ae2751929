// Timeouts, RFC 9293 §3.10.8 and RFC 6298 §5.4–5.6.
import { forget } from './open.ts'
import type { Outcome } from './outcome.ts'
import { finish, unchanged } from './step.ts'
import { type Tcb, TIMERS, type Timer } from './tcb.ts'
import { type Draft, MAX_RTO, restartTimer } from './timers.ts'

/** A timer ran out; one that is not running changes nothing. */
export function expire(tcb: Tcb, timer: Timer): Outcome {
  if (!TIMERS.includes(timer) || tcb.timers[timer] === undefined) return unchanged(tcb, { disposition: 'ignored', rule: 'timer-off' })
  const t: Draft = { ...tcb }
  switch (timer) {
    case 'user':
      forget(t, 'CLOSED')
      return finish(tcb, t, { disposition: 'done', rule: 'user-timeout', signal: 'timeout' })
    case 'retransmission':
      return retransmission(tcb, t)
    case 'persist':
      t.probe = true
      t.probes += 1
      restartTimer(t, 'persist')
      return finish(tcb, t, { disposition: 'done', rule: 'persist-timeout' })
    case 'time-wait':
      forget(t, 'CLOSED')
      return finish(tcb, t, { disposition: 'done', rule: 'time-wait-over' })
  }
}

function retransmission(tcb: Tcb, t: Draft): Outcome {
  if (tcb.tries >= tcb.maxTries) {
    forget(t, 'CLOSED')
    return finish(tcb, t, { disposition: 'done', rule: 'too-many-tries', signal: 'timeout' })
  }
  t.tries += 1
  t.rto = Math.max(t.rto, Math.min(t.rto * 2, MAX_RTO))
  t.resend = 'timeout'
  t.dupAcks = 0
  t.recover = null
  // Karn: what is sent twice is not timed.
  t.timing = null
  restartTimer(t, 'retransmission')
  return finish(tcb, t, { disposition: 'done', rule: 'retransmission-timeout' })
}
