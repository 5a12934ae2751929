// Who notices a fault of the network first, and how: read from what the engine did, never from the kind of fault.
import { has, type Segment, segEnd, segLen, seqLe, seqLt, type Tcb } from '../tcp/index.ts'
import type { GameEvent } from './event.ts'
import type { Host } from './match.ts'
import type { Consequence, Fault } from './network-play.ts'
import { type ByRole, otherRole } from './roles.ts'

type Arrived = Extract<GameEvent, { on: 'arrived' }>
type Hosts = ByRole<Pick<Host, 'tcb'>>

/** The sender waits for an ACK of this very segment. */
const awaitsItsAck = ({ snd }: Tcb, segment: Segment): boolean => seqLe(segment.seq, snd.una) && seqLt(snd.una, segEnd(segment))

/** The receiver waits for what this segment would have told it. */
const awaitsItsWord = ({ snd }: Tcb, segment: Segment): boolean => (has(segment, 'ACK') ? seqLt(snd.una, segment.ack) : has(segment, 'RST'))

/** What an event makes known of a fault: the consequence, or the arrival whose answer will be it; null: that one told nothing. */
export type Notice = Consequence | Readonly<{ shownBy: number | null }>

const owes = ({ tcb }: Pick<Host, 'tcb'>, arrival: number): boolean => tcb.owed.some(({ id }) => id === arrival)

function onArrival(fault: Fault, event: Arrived, hosts: Hosts): Notice | null {
  const { segment, doing } = fault
  const takesNumbers = segLen(segment) > 0
  if (event.role === fault.from) {
    // The answer came home in time.
    const answered = doing === 'delay' && takesNumbers && has(event.segment, 'ACK') && seqLe(segEnd(segment), event.segment.ack)
    return answered ? 'nobody' : null
  }
  const asks = owes(hosts[event.role], event.arrival) ? { shownBy: event.arrival } : null
  if (doing === 'duplicate') return event.flight !== fault.copy ? null : (asks ?? 'nobody')
  if (event.flight === fault.flight) return takesNumbers ? null : 'nobody'
  // Later octets lie behind the gap.
  if (event.disposition === 'held' && seqLt(segment.seq, event.segment.seq)) return asks
  // A later segment says what this one would have said: ACKs are cumulative.
  const says = !takesNumbers && has(segment, 'ACK') && has(event.segment, 'ACK') && seqLe(segment.ack, event.segment.ack)
  return says ? 'nobody' : null
}

/** What this event, which just happened, makes known of a fault; null: nothing. */
export function noticedBy(fault: Fault, event: GameEvent, hosts: Hosts): Notice | null {
  if (fault.shownBy !== null) return answeredBy(fault, fault.shownBy, event, hosts)
  if (event.on === 'arrived') return onArrival(fault, event, hosts)
  if (event.on !== 'timer' || event.timer !== 'retransmission' || fault.doing === 'duplicate') return null
  const { tcb } = hosts[event.role]
  if (event.role === fault.from) return awaitsItsAck(tcb, fault.segment) ? 'sender-timer' : null
  return awaitsItsWord(tcb, fault.segment) ? 'receiver-timer' : null
}

/** The answer is a segment of its own, a bare ACK or a reset; or it rides on what was due anyway: then nobody notices a copy, and of a gap others may tell. */
function answeredBy({ from, doing }: Fault, arrival: number, event: GameEvent, hosts: Hosts): Notice | null {
  const receiver = otherRole(from)
  if (!('role' in event) || event.role !== receiver || owes(hosts[receiver], arrival)) return null
  if (event.on === 'move' && event.flight !== null && segLen(event.segment) === 0) return 'receiver-answers'
  return doing === 'duplicate' ? 'nobody' : { shownBy: null }
}

/** Nobody waits for anything any more: what was not noticed by now never will be. */
export const isAtRest = (hosts: Hosts): boolean => hosts.client.tcb.sent.length === 0 && hosts.server.tcb.sent.length === 0
