// The user's side: OPEN, SEND, RECEIVE, CLOSE and ABORT, RFC 9293 §3.10.1–3.10.5 (STATUS, §3.10.6, is the TCB itself).
import { forget } from './open.ts'
import type { Call, Outcome } from './outcome.ts'
import { owe } from './owed.ts'
import type { RuleId } from './rules.ts'
import { finish, unchanged } from './step.ts'
import type { Tcb } from './tcb.ts'
import type { Draft } from './timers.ts'

const refused = (tcb: Tcb, rule: RuleId): Outcome => unchanged(tcb, { disposition: 'refused-call', rule, signal: 'error' })

const done = (tcb: Tcb, t: Draft, rule: RuleId): Outcome => finish(tcb, t, { disposition: 'done', rule })

/** A user call; a refused one ('refused-call') changes nothing and names why. */
export function call(tcb: Tcb, call: Call): Outcome {
  switch (call?.op) {
    case 'listen':
      return openPassive(tcb)
    case 'connect':
      return openActive(tcb)
    case 'send':
      return send(tcb, call.len)
    case 'receive':
      return read(tcb, call.len)
    case 'close':
      return close(tcb)
    case 'abort':
      return abort(tcb)
    default:
      return refused(tcb, 'bad-length')
  }
}

// §3.10.1 OPEN

function openPassive(tcb: Tcb): Outcome {
  if (tcb.state !== 'CLOSED') return refused(tcb, 'connection-exists')
  return done(tcb, { ...tcb, state: 'LISTEN', passive: true, returned: false }, 'open-passive')
}

function openActive(tcb: Tcb): Outcome {
  if (tcb.state !== 'CLOSED' && tcb.state !== 'LISTEN') return refused(tcb, 'connection-exists')
  const snd = { ...tcb.snd, una: tcb.iss, nxt: tcb.iss }
  return done(tcb, { ...tcb, state: 'SYN-SENT', passive: false, returned: false, snd }, 'open-active')
}

// §3.10.2 SEND

const isLength = (len: unknown): len is number => typeof len === 'number' && Number.isInteger(len) && len > 0 && len < 0x4000_0000

function send(tcb: Tcb, len: number): Outcome {
  if (!isLength(len) || tcb.queued + len >= 0x4000_0000) return refused(tcb, 'bad-length')
  switch (tcb.state) {
    case 'CLOSED':
      return refused(tcb, 'no-connection')
    case 'LISTEN':
      return refused(tcb, 'no-remote')
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'CLOSE-WAIT':
      if (tcb.closing) return refused(tcb, 'connection-closing')
      return done(tcb, { ...tcb, queued: tcb.queued + len }, 'send-queued')
    default:
      return refused(tcb, 'connection-closing')
  }
}

// §3.10.3 RECEIVE

function read(tcb: Tcb, len: number): Outcome {
  if (!isLength(len)) return refused(tcb, 'bad-length')
  const unread = Math.min(len, tcb.rcv.unread)
  switch (tcb.state) {
    case 'CLOSED':
      return refused(tcb, 'no-connection')
    case 'CLOSE-WAIT':
      if (unread === 0) return unchanged(tcb, { disposition: 'refused-call', rule: 'connection-closing', signal: 'closing' })
      break
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      return refused(tcb, 'connection-closing')
    default:
      if (unread === 0) return unchanged(tcb, { disposition: 'done', rule: 'receive-waits' })
  }
  return done(tcb, { ...tcb, rcv: { ...tcb.rcv, unread: tcb.rcv.unread - unread } }, 'receive-delivers')
}

// §3.10.4 CLOSE

function close(tcb: Tcb): Outcome {
  const t: Draft = { ...tcb }
  switch (tcb.state) {
    case 'CLOSED':
      return refused(tcb, 'no-connection')
    case 'LISTEN':
    case 'SYN-SENT':
      forget(t, 'CLOSED')
      return done(tcb, t, 'close-deletes')
    case 'SYN-RECEIVED':
      if (tcb.closing) return refused(tcb, 'connection-closing')
      // With data pending it waits for ESTABLISHED; without, FIN-WAIT-1 is entered at once.
      if (tcb.queued === 0) t.state = 'FIN-WAIT-1'
      break
    case 'ESTABLISHED':
      t.state = 'FIN-WAIT-1'
      break
    case 'CLOSE-WAIT':
      // LAST-ACK is entered when the FIN is sent, not when it is asked for.
      if (tcb.closing) return refused(tcb, 'connection-closing')
      break
    default:
      return refused(tcb, 'connection-closing')
  }
  t.closing = true
  return done(tcb, t, 'close-queued')
}

// §3.10.5 ABORT

const ABORT_RESETS = ['SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT']

function abort(tcb: Tcb): Outcome {
  if (tcb.state === 'CLOSED') return refused(tcb, 'no-connection')
  const t: Draft = { ...tcb }
  const resets = ABORT_RESETS.includes(tcb.state)
  forget(t, 'CLOSED')
  if (!resets) return done(tcb, t, 'abort-silent')
  t.arrivals += 1
  owe(t, { kind: 'rst', seq: tcb.snd.nxt, ack: tcb.rcv.nxt, must: true, rule: 'abort-resets' })
  return done(tcb, t, 'abort-resets')
}
