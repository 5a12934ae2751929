// The reference host: what a TCP that answers at once would do. Built from duties and emit and nothing else.
import { call } from './call.ts'
import { duties } from './duties.ts'
import { emit } from './emit.ts'
import { expire } from './expire.ts'
import type { Outcome, TcpEvent } from './outcome.ts'
import { receive } from './receive.ts'
import type { Segment } from './segment.ts'
import { unchanged } from './step.ts'
import type { Tcb } from './tcb.ts'

/** More segments than a full window of single octets would be a duty that never ends. */
const MOST_SEGMENTS = 4096

export function apply(tcb: Tcb, event: TcpEvent): Outcome {
  switch (event?.on) {
    case 'call':
      return call(tcb, event.call)
    case 'segment':
      return receive(tcb, event.segment)
    case 'timer':
      return expire(tcb, event.timer)
    default:
      return unchanged(tcb, { disposition: 'ignored', rule: 'malformed-arrival' })
  }
}

/** The event, then every duty in order, optional ones too; the ACK rides on data or FIN when one is due. */
export function react(tcb: Tcb, event: TcpEvent): { tcb: Tcb; sent: readonly Segment[]; outcome: Outcome } {
  const outcome = apply(tcb, event)
  const sent: Segment[] = []
  let now = outcome.tcb
  for (let duty = duties(now)[0]; duty !== undefined && sent.length < MOST_SEGMENTS; duty = duties(now)[0]) {
    const step = emit(now, duty.segment)
    // Fields that contradict each other can make a duty that breaks a rule: such a host says nothing more.
    if (step.disposition !== 'sent') break
    now = step.tcb
    sent.push(duty.segment)
  }
  return { tcb: now, sent, outcome }
}
