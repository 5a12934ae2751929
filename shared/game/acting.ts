// Sending the SYN is the connect: a host that was asked to connect acts as if OPEN had been called, though its TCB is still CLOSED.
import { call, type Tcb } from '../tcp/index.ts'
import type { Live } from './match.ts'
import type { Role } from './roles.ts'

/** The TCB by which a host's moves are judged and its duties are known. */
export function acting(live: Pick<Live, 'hosts' | 'requests'>, role: Role): Tcb {
  const { tcb } = live.hosts[role]
  if (tcb.state !== 'CLOSED' && tcb.state !== 'LISTEN') return tcb
  const asked = live.requests.some(({ status, request }) => status === 'open' && request.call === 'connect' && request.host === role)
  return asked ? call(tcb, { op: 'connect' }).tcb : tcb
}
