// Why an answer was necessary: the network's doing pays, somebody's silence or waste does not.
import type { Why } from '../net/index.ts'
import { type Duty, has, type RuleId, type Segment, type State, segEnd, segLen, seqLe, seqLt, type Tcb } from '../tcp/index.ts'
import { otherRole, type Role } from './roles.ts'
import type { HostDraft, Scene } from './scene.ts'
import type { FaultKind } from './units.ts'

const SYNCHRONIZED: readonly State[] = [
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
]

const CHALLENGES: readonly RuleId[] = ['syn-challenged', 'reset-challenged']
const FIRST_ACKS: readonly RuleId[] = ['text-in-order', 'fin-in-order', 'syn-acknowledged', 'listen-takes-syn', 'simultaneous-open']

/** Which answer to a fault a duty is; null: it is ordinary life, paid by its numbers. */
export function faultKindOf(duty: Pick<Duty, 'kind' | 'rule'>): FaultKind | null {
  switch (duty.kind) {
    case 'retransmit':
      return 'retransmission'
    case 'probe':
    case 'update':
      return duty.kind
    case 'rst':
      return duty.rule === 'abort-resets' ? null : 'rst'
    case 'ack':
      if (CHALLENGES.includes(duty.rule)) return 'challenge'
      return FIRST_ACKS.includes(duty.rule) ? null : 'duplicate-ack'
    default:
      return null
  }
}

/** Whether the network made this answer necessary, and not somebody's silence or waste. */
export function isCaused(scene: Scene, host: HostDraft, kind: FaultKind, duty: Duty): boolean {
  if (kind === 'probe' || kind === 'update') return true
  if (kind === 'retransmission') return lostByNetwork(scene, host)
  const why = host.inbox.find((one) => duty.id.endsWith(`:${one.arrival}`))?.why
  if (kind === 'duplicate-ack' && why === 'sent') return duty.rule === 'text-held' || duty.rule === 'zero-window-arrival'
  return why !== 'resent'
}

/** The front of the queue, or the ACK of it, was lost, or the network keeps it waiting: resending it is an answer to a fault. */
function lostByNetwork(scene: Scene, host: HostDraft): boolean {
  const { una } = host.tcb.snd
  const { tcb: peer } = scene.live.hosts[otherRole(host.role)]
  const flying = (from: Role, which: (segment: Segment) => boolean): boolean =>
    scene.live.wire.flights.some((one) => one.from === from && one.why !== 'network' && !one.corrupt && which(one.segment))
  const arrived = peer.irs === host.tcb.iss && SYNCHRONIZED.includes(peer.state) && seqLt(una, peer.rcv.nxt)
  if (!arrived) return !flying(host.role, (segment) => seqLe(segment.seq, una) && seqLt(una, segEnd(segment)))
  const answered = seqLt(una, peer.rcv.acked)
  return answered && !flying(otherRole(host.role), (segment) => has(segment, 'ACK') && seqLt(una, segment.ack))
}

/** Numbers that went out before go again because the network took them, or for no such reason. */
export function whySent(scene: Scene, host: HostDraft, before: Tcb, segment: Segment): Why {
  if (segLen(segment) === 0 || has(segment, 'RST') || !seqLt(segment.seq, before.snd.nxt)) return 'sent'
  return lostByNetwork(scene, host) ? 'network' : 'resent'
}
