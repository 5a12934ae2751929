// One step of the machine: a draft of the TCB goes in, an outcome with everything that follows from the change comes out.
import { duties, settle } from './duties.ts'
import type { Disposition, Duty, Outcome, Settled, Signal } from './outcome.ts'
import type { RuleId } from './rules.ts'
import type { Tcb } from './tcb.ts'
import { alignTimers, type Draft } from './timers.ts'

export interface Result {
  readonly disposition: Disposition
  readonly rule: RuleId
  readonly delivered?: number
  readonly signal?: Signal
}

const NOTHING: readonly Settled[] = []

/** An outcome that leaves the TCB as it is. */
export const unchanged = (tcb: Tcb, result: Result): Outcome => ({ ...result, tcb, delivered: 0, settled: NOTHING })

/** A duty that is gone though nobody did it: a later answer said as much, or what it answered is gone. */
export const howGone =
  (after: Tcb) =>
  (duty: Duty): Settled['how'] => {
    const [kind, id] = duty.id.split(':')
    return kind === 'syn-ack' && after.owed.some((entry) => String(entry.id) === id) ? 'superseded' : 'void'
  }

export function finish(before: Tcb, t: Draft, result: Result, how?: (duty: Duty) => Settled['how']): Outcome {
  alignTimers(t)
  const owed = duties(before)
  const settled = owed.length === 0 ? NOTHING : settle(owed, duties(t), how ?? howGone(t))
  return { ...result, tcb: t, delivered: result.delivered ?? 0, settled }
}
