// Which duties a legal segment does.
import type { Duty } from './outcome.ts'
import type { Permit } from './permit.ts'
import { has, type Segment } from './segment.ts'
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
