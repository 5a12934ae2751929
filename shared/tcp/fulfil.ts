// Which duties a legal segment does, and what it is worth when it does none.
import type { Duty } from './outcome.ts'
import type { Permit } from './permit.ts'
import type { RuleId } from './rules.ts'
import { has, type Segment } from './segment.ts'
import { seqLt } from './seq.ts'
import type { Tcb } from './tcb.ts'
import { opensWindow } from './window.ts'

/** Whether a legal segment does this duty. */
export function fulfils(tcb: Tcb, duty: Duty, segment: Segment, does: Permit): boolean {
  switch (duty.kind) {
    case 'syn':
      return does.newSyn
    case 'rst':
    case 'syn-ack':
    case 'ack':
      return does.owed !== null && duty.id === `${does.owed.kind}:${does.owed.id}`
    case 'retransmit':
      return does.again && segment.seq === tcb.snd.una && does.kind !== 'keep-alive'
    case 'probe':
      return does.kind === 'text' && segment.seq === tcb.snd.una
    case 'data':
      return does.fresh > 0 && !does.beyond
    case 'fin':
      return does.newFin
    case 'update':
      return has(segment, 'ACK') && does.kind !== 'rst' && segment.ack === tcb.rcv.nxt && opensWindow(tcb, segment.ack, segment.wnd)
  }
}

/** What a legal segment is that does no duty. */
export function unowed(tcb: Tcb, segment: Segment, does: Permit): { kind: 'allowed' | 'needless'; rule: RuleId } {
  if (does.kind === 'keep-alive') return { kind: 'allowed', rule: 'keep-alive' }
  if (does.beyond) return { kind: 'needless', rule: 'probe-early' }
  if (does.again) {
    // Once the timer fired, or during recovery, nobody can say which of the copies was one too many.
    const recovering = tcb.tries > 0 || tcb.recover !== null
    return recovering ? { kind: 'allowed', rule: 'resend-again' } : { kind: 'needless', rule: 'resend-early' }
  }
  const news = seqLt(tcb.rcv.acked, segment.ack) || opensWindow(tcb, segment.ack, segment.wnd)
  return news ? { kind: 'allowed', rule: 'ack-with-news' } : { kind: 'needless', rule: 'ack-again' }
}
