// What really happened to a host, written down beside its TCB: by this, and not by the TCB, a diagnosis is checked.
import type { Outcome, RuleId, Segment, State, Tcb } from '../../shared/tcp/index.ts'

interface Came {
  readonly segment: Segment
  /** What the host was in when it came, and the rule by which it took it. */
  readonly state: State
  readonly rule: RuleId
}

export interface Past {
  readonly tcb: Tcb
  /** Of this connection. */
  readonly sent: readonly Segment[]
  /** Since the host began. */
  readonly came: readonly Came[]
}

export const noPast = (tcb: Tcb): Past => ({ tcb, sent: [], came: [] })

export function after({ tcb, sent, came }: Past, outcome: Outcome, out: Segment | null): Past {
  const segment = outcome.arrival === undefined ? null : outcome.tcb.last
  const ofThis = outcome.tcb.iss === tcb.iss ? sent : []
  return {
    tcb: outcome.tcb,
    sent: out === null || outcome.disposition !== 'sent' ? ofThis : [...ofThis, out],
    came: segment === null ? came : [...came, { segment, state: tcb.state, rule: outcome.rule }],
  }
}
