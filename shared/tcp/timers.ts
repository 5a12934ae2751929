// The timers of a connection, RFC 9293 §3.8 and RFC 6298 §5: which of them run is a consequence of the other variables.
import type { Tcb, Timer } from './tcb.ts'

/** A TCB under construction inside one step of the machine; it never leaves it unfinished. */
export type Draft = { -readonly [K in keyof Tcb]: Tcb[K] }

/** The largest RTO, ms (RFC 6298 2.5 allows a cap of 60 s or more). */
export const MAX_RTO = 60_000
/** The user timeout's global default: five minutes, in ms (§3.9.1.1). */
const USER_TIMEOUT = 300_000

export function startTimer(t: Draft, timer: Timer, ms: number): void {
  t.starts += 1
  t.timers = { ...t.timers, [timer]: { ms, run: t.starts } }
}

export function stopTimer(t: Draft, timer: Timer): void {
  if (t.timers[timer] === undefined) return
  const { [timer]: _stopped, ...others } = t.timers
  t.timers = others
}

/** One octet beyond a closed window is all that is outstanding: the persist timer repeats it, not the retransmission timer. */
const probing = (t: Tcb): boolean => {
  const [first, second] = t.sent
  return t.snd.wnd === 0 && first !== undefined && second === undefined && first.len === 1 && !first.syn && !first.fin
}

const opening = (t: Tcb): boolean => t.state === 'SYN-SENT' || t.state === 'SYN-RECEIVED'

function wanted(t: Tcb, timer: Timer): boolean {
  switch (timer) {
    case 'retransmission':
      return t.sent.length > 0 && (opening(t) || !probing(t))
    case 'persist':
      return !opening(t) && t.snd.wnd === 0 && (t.sent.length === 0 ? t.queued > 0 : probing(t))
    case 'time-wait':
      return t.state === 'TIME-WAIT'
    case 'user':
      return t.sent.length > 0 || t.queued > 0 || opening(t)
  }
}

export function duration(t: Tcb, timer: Timer): number {
  switch (timer) {
    case 'retransmission':
      return t.rto
    case 'persist':
      return Math.min(t.rto * 2 ** Math.min(t.probes, 16), MAX_RTO)
    case 'time-wait':
      return 2 * t.msl
    case 'user':
      return USER_TIMEOUT
  }
}

/** (Re)starts a timer with its present duration. */
export const restartTimer = (t: Draft, timer: Timer): void => startTimer(t, timer, duration(t, timer))

/** Starts what should run and does not, stops what runs and should not (RFC 6298 5.1 and 5.2). */
export function alignTimers(t: Draft): void {
  for (const timer of ['retransmission', 'persist', 'time-wait', 'user'] as const) {
    if (wanted(t, timer) !== (t.timers[timer] !== undefined)) {
      if (t.timers[timer] === undefined) restartTimer(t, timer)
      else stopTimer(t, timer)
    }
  }
}
