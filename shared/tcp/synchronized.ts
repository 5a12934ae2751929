// SEGMENT ARRIVES in SYN-RECEIVED and every later state: the eight steps of RFC 9293 §3.10.7.4, in their order.
import { acknowledge, countDuplicate, establish, updateWindow } from './acknowledgment.ts'
import { forget } from './open.ts'
import { owe, oweAck, oweChallenge } from './owed.ts'
import type { RuleId } from './rules.ts'
import { has, type Segment, segEnd, segLen } from './segment.ts'
import { seqAdd, seqInWindow, seqLe, seqLt } from './seq.ts'
import type { Result } from './step.ts'
import { enterTimeWait, takeText } from './text.ts'
import { type Draft, restartTimer } from './timers.ts'

/** A check either ends the processing with a result or lets the next step go on (null). */
type Check = Result | null

export function arriveSynchronized(t: Draft, arrived: Segment, at: number | undefined): Result {
  const segment = withoutRepeatedSyn(t, arrived)
  const ended = checkReset(t, segment) ?? checkSequence(t, segment) ?? checkSyn(t, segment) ?? checkAck(t, segment)
  if (ended !== null) return ended
  if (t.state === 'TIME-WAIT') return answerInTimeWait(t, segment)
  const said = useAck(t, segment, at)
  if (said.rule === 'last-ack-closes') return said
  return takeTextAndFin(t, segment) ?? said
}

/** Figure 7: in a simultaneous open the peer's SYN-ACK repeats the SYN we have; its SYN is trimmed, its ACK counts. */
function withoutRepeatedSyn(t: Draft, segment: Segment): Segment {
  const repeats = t.state === 'SYN-RECEIVED' && !t.passive && segment.seq === t.irs && has(segment, 'SYN') && has(segment, 'ACK')
  if (!repeats || has(segment, 'RST')) return segment
  return { ...segment, flags: segment.flags.filter((flag) => flag !== 'SYN'), seq: seqAdd(segment.seq, 1) }
}

// Step 2, RST, comes first here: it is judged by its number alone, also where the window is closed (MUST-66).

function checkReset(t: Draft, segment: Segment): Check {
  if (!has(segment, 'RST')) return null
  if (segment.seq !== t.rcv.nxt) {
    if (!seqInWindow(segment.seq, t.rcv.nxt, t.rcv.wnd)) return { disposition: 'out-of-window', rule: 'reset-outside-window' }
    oweChallenge(t, 'reset-challenged')
    return { disposition: 'challenged', rule: 'reset-challenged' }
  }
  if (t.state === 'SYN-RECEIVED' && t.passive) {
    forget(t, 'LISTEN')
    return { disposition: 'reset', rule: 'reset-returns-to-listen' }
  }
  const refused = t.state === 'SYN-RECEIVED'
  const told = t.state !== 'CLOSING' && t.state !== 'LAST-ACK' && t.state !== 'TIME-WAIT'
  forget(t, 'CLOSED')
  if (refused) return { disposition: 'reset', rule: 'reset-refuses', signal: 'refused' }
  return { disposition: 'reset', rule: 'reset-accepted', ...(told ? { signal: 'reset' as const } : {}) }
}

// Step 1: the sequence number (Table 6).

function acceptable(t: Draft, segment: Segment): boolean {
  const { nxt, wnd } = t.rcv
  const len = segLen(segment)
  if (len === 0) return wnd === 0 ? segment.seq === nxt : seqInWindow(segment.seq, nxt, wnd)
  return seqInWindow(segment.seq, nxt, wnd) || seqInWindow(seqAdd(segEnd(segment), -1), nxt, wnd)
}

function checkSequence(t: Draft, segment: Segment): Check {
  if (acceptable(t, segment)) return null
  if (has(segment, 'SYN') && t.state !== 'SYN-RECEIVED') return null
  const len = segLen(segment)
  // A probe of a closed window: its text is refused, its valid ACK is used.
  if (len > 0 && t.rcv.wnd === 0 && segment.seq === t.rcv.nxt) return null
  const old = len > 0 && seqLe(segEnd(segment), t.rcv.nxt)
  // "The only thing that can arrive in this state is a retransmission of the remote FIN": 2MSL starts again.
  if (old && t.state === 'TIME-WAIT') restartTimer(t, 'time-wait')
  const rule = old ? ruleOfOld(t, segment) : 'outside-window'
  oweAck(t, false, rule)
  return { disposition: old ? 'duplicate' : 'out-of-window', rule }
}

/** Which of the numbers that came before comes again. */
function ruleOfOld(t: Draft, segment: Segment): RuleId {
  if (t.state === 'TIME-WAIT') return 'fin-again'
  return has(segment, 'SYN') ? 'syn-again' : 'duplicate-arrival'
}

// Step 4: SYN.

function checkSyn(t: Draft, segment: Segment): Check {
  if (!has(segment, 'SYN')) return null
  if (t.state === 'SYN-RECEIVED' && t.passive) {
    forget(t, 'LISTEN')
    t.returned = false
    return { disposition: 'accepted', rule: 'syn-returns-to-listen' }
  }
  oweChallenge(t, 'syn-challenged')
  return { disposition: 'challenged', rule: 'syn-challenged' }
}

// Step 5: ACK.

function checkAck(t: Draft, segment: Segment): Check {
  if (!has(segment, 'ACK')) return { disposition: 'ignored', rule: 'ack-bit-off' }
  const { una, nxt, max } = t.snd
  const { ack } = segment
  if (t.state === 'SYN-RECEIVED') {
    if (seqLt(una, ack) && seqLe(ack, nxt)) return null
    owe(t, { kind: 'rst', seq: ack, ack: 0, must: true, rule: 'syn-received-bad-ack' })
    return { disposition: 'unacceptable-ack', rule: 'syn-received-bad-ack' }
  }
  if (seqLt(ack, seqAdd(una, -max))) {
    oweAck(t, false, 'ack-too-old')
    return { disposition: 'unacceptable-ack', rule: 'ack-too-old' }
  }
  if (seqLt(nxt, ack)) {
    oweAck(t, false, 'ack-of-unsent')
    return { disposition: 'unacceptable-ack', rule: 'ack-of-unsent' }
  }
  return null
}

function useAck(t: Draft, segment: Segment, at: number | undefined): Result {
  if (t.state === 'SYN-RECEIVED') {
    establish(t)
    acknowledge(t, segment, at)
    t.snd = { ...t.snd, wnd: segment.wnd, wl1: segment.seq, wl2: segment.ack, max: Math.max(t.snd.max, segment.wnd) }
    return ourFinAcknowledged(t) ?? { disposition: 'accepted', rule: 'ack-completes-open' }
  }
  if (seqLt(t.snd.una, segment.ack)) {
    acknowledge(t, segment, at)
    updateWindow(t, segment)
    return ourFinAcknowledged(t) ?? { disposition: 'accepted', rule: 'ack-new' }
  }
  const third = countDuplicate(t, segment)
  const opened = updateWindow(t, segment)
  if (third) return { disposition: 'accepted', rule: 'third-duplicate-ack' }
  return opened ? { disposition: 'accepted', rule: 'window-updated' } : { disposition: 'ignored', rule: 'ack-repeated' }
}

/** What an acknowledgment of our FIN, once it was sent, means for the state. */
function ourFinAcknowledged(t: Draft): Check {
  if (t.fin === null || !seqLt(t.fin, t.snd.una)) return null
  switch (t.state) {
    case 'FIN-WAIT-1':
      t.state = 'FIN-WAIT-2'
      return { disposition: 'accepted', rule: 'fin-acknowledged' }
    case 'CLOSING':
      enterTimeWait(t)
      return { disposition: 'accepted', rule: 'fin-acknowledged' }
    case 'LAST-ACK':
      forget(t, 'CLOSED')
      return { disposition: 'accepted', rule: 'last-ack-closes' }
    default:
      return null
  }
}

/** Silence for the one ACK that says just what ours say: two hosts in TIME-WAIT would answer each other for ever. */
function answerInTimeWait(t: Draft, segment: Segment): Result {
  const exact = segment.seq === t.rcv.nxt && segment.ack === t.snd.nxt && segment.len === 0
  if (exact) return { disposition: 'ignored', rule: 'time-wait-silent' }
  oweAck(t, false, 'time-wait-answers')
  return { disposition: 'ignored', rule: 'time-wait-answers' }
}

// Step 6, URG, is not modelled. Steps 7 and 8: text and FIN.

function takeTextAndFin(t: Draft, segment: Segment): Check {
  const len = segLen(segment)
  if (len > 0 && t.rcv.wnd === 0 && segment.seq === t.rcv.nxt) {
    oweAck(t, true, 'zero-window-arrival')
    return { disposition: 'out-of-window', rule: 'zero-window-arrival' }
  }
  return takeText(t, segment) ?? (len > 0 ? { disposition: 'ignored', rule: 'text-ignored' } : null)
}
