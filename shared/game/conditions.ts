// What a scenario can wait for: requests, incidents and the goal are all stated in these.
import type { Kind } from '../net/index.ts'
import type { Signal, State } from '../tcp/index.ts'
import type { Role } from './roles.ts'

export type Condition =
  /** The host is in one of these states now. */
  | { readonly is: 'state'; readonly host: Role; readonly states: readonly State[] }
  /** It has entered this state at some time of the round (ESTABLISHED also when it was passed through). */
  | { readonly is: 'reached'; readonly host: Role; readonly state: State }
  /** So many octets in all were delivered to the host's application. */
  | { readonly is: 'delivered'; readonly host: Role; readonly octets: number }
  /** So many of the octets that its application sent are acknowledged. */
  | { readonly is: 'acknowledged'; readonly host: Role; readonly octets: number }
  /** The host's receive buffer is full: it offers no window. */
  | { readonly is: 'full'; readonly host: Role }
  /** The peer's FIN was taken. */
  | { readonly is: 'closing'; readonly host: Role }
  /** The host sent, or got, at least so many segments of this kind. */
  | { readonly is: 'sent'; readonly host: Role; readonly kind: Kind; readonly times: number }
  | { readonly is: 'arrived'; readonly host: Role; readonly kind: Kind; readonly times: number }
  /** Its application was told this. */
  | { readonly is: 'signal'; readonly host: Role; readonly signal: Signal }
  /** Another request was dealt, is done, or failed. */
  | { readonly is: 'dealt' | 'done' | 'failed'; readonly request: string }
  | { readonly is: 'happened'; readonly incident: string }
  /** So long into the live phase, in retransmission timeouts of the level. */
  | { readonly is: 'elapsed'; readonly rtos: number }
