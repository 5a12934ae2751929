// Making and forgetting a TCB: what exists before OPEN and what is left after the connection (RFC 9293 §3.3.2: CLOSED is "fictional").
import type { Span } from './segment.ts'
import { seqAdd, seqSub } from './seq.ts'
import type { Tcb, TcbFields } from './tcb.ts'
import { alignTimers, type Draft, restartTimer } from './timers.ts'

/** How far the next ISS lies behind this one when nobody says so. */
const ISS_STRIDE = 64_000

export type TcbOptions = {
  readonly iss: number
  readonly nextIss?: number
  /** Receive buffer, octets. */
  readonly rcvWnd?: number
  readonly mss?: number
  /** ms. */
  readonly rto?: number
  /** Maximum segment lifetime, ms. */
  readonly msl?: number
  readonly maxTries?: number
} & Partial<TcbFields>

/** One unacknowledged block from SND.UNA to SND.NXT: our SYN at ISS and our FIN at its number included. */
function outstanding(iss: number, una: number, nxt: number, fin: number | null): readonly Span[] {
  const total = seqSub(nxt, una)
  if (total === 0) return []
  const syn = una === iss
  const finSent = fin !== null && seqAdd(fin, 1) === nxt
  return [{ seq: una, len: total - (syn ? 1 : 0) - (finSent ? 1 : 0), syn, fin: finSent }]
}

const FIN_SENT = ['FIN-WAIT-2', 'LAST-ACK', 'TIME-WAIT']
const FIN_PERHAPS_SENT = ['FIN-WAIT-1', 'CLOSING', ...FIN_SENT]

/** Where our FIN must have been, in a state that says that it was sent. */
function finNumber(state: Tcb['state'], una: number, nxt: number): number | null {
  if (FIN_SENT.includes(state)) return seqAdd(nxt, -1)
  return FIN_PERHAPS_SENT.includes(state) && una !== nxt ? seqAdd(nxt, -1) : null
}

/**
 * A TCB: CLOSED unless told otherwise. Any field may be set, for tests and positions; what is left out follows from what is given,
 * and the timers that the fields imply are started.
 */
export function newTcb(options: TcbOptions): Tcb {
  const { iss, rcvWnd, ...fields } = options
  const state = fields.state ?? 'CLOSED'
  const synSent = state !== 'CLOSED' && state !== 'LISTEN'
  const irs = fields.irs ?? 0
  const una = fields.snd?.una ?? iss
  const snd = { nxt: una, wnd: 0, wl1: irs, wl2: una, max: 0, ...fields.snd, una }
  const nxt = fields.rcv?.nxt ?? (synSent && state !== 'SYN-SENT' ? seqAdd(irs, 1) : 0)
  const rcv = { wnd: rcvWnd ?? 65_535, acked: nxt, unread: 0, ...fields.rcv, nxt }
  const rto = fields.rto ?? 1000
  const fin = fields.fin !== undefined ? fields.fin : finNumber(state, snd.una, snd.nxt)
  const t: Draft = {
    state,
    passive: state === 'LISTEN',
    iss,
    nextIss: seqAdd(iss, ISS_STRIDE),
    mss: 536,
    queued: 0,
    closing: fin !== null,
    sent: synSent ? outstanding(iss, snd.una, snd.nxt, fin) : [],
    held: [],
    owed: [],
    arrivals: (fields.owed ?? []).reduce((most, entry) => Math.max(most, entry.id), 0),
    resend: null,
    dupAcks: 0,
    recover: null,
    tries: 0,
    timers: {},
    buffer: rcvWnd ?? rcv.wnd + rcv.unread,
    msl: 120_000,
    maxTries: 8,
    initialRto: rto,
    srtt: null,
    rttvar: 0,
    timing: null,
    probe: false,
    probes: 0,
    returned: false,
    starts: 0,
    last: null,
    ...fields,
    irs,
    snd: { ...snd, max: Math.max(snd.max, snd.wnd) },
    rcv,
    rto,
    fin,
  }
  alignTimers(t)
  // A position from the middle of a connection's life may be under a user timeout: only what follows shows that nothing waits for one.
  if (state !== 'CLOSED' && t.timers.user === undefined) restartTimer(t, 'user')
  return t
}

/** Deletes the connection: to CLOSED, or back to LISTEN. Resets still owed stay owed; a used ISS is not used again. */
export function forget(t: Draft, state: 'CLOSED' | 'LISTEN'): void {
  if (t.state !== 'CLOSED' && t.state !== 'LISTEN') {
    const stride = seqSub(t.nextIss, t.iss) || ISS_STRIDE
    t.iss = t.nextIss
    t.nextIss = seqAdd(t.nextIss, stride)
  }
  t.state = state
  t.passive = state === 'LISTEN'
  t.irs = 0
  t.snd = { una: t.iss, nxt: t.iss, wnd: 0, wl1: 0, wl2: 0, max: 0 }
  t.rcv = { nxt: 0, wnd: t.buffer, acked: 0, unread: 0 }
  t.queued = 0
  t.closing = false
  t.fin = null
  t.sent = []
  t.held = []
  t.owed = t.owed.filter((entry) => entry.kind === 'rst')
  t.resend = null
  t.dupAcks = 0
  t.recover = null
  t.tries = 0
  t.rto = t.initialRto
  t.srtt = null
  t.rttvar = 0
  t.timing = null
  t.probe = false
  t.probes = 0
  t.returned = state === 'LISTEN'
  t.timers = {}
}
