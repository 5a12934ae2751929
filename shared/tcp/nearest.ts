// The legal segment that differs from a wrong one in the fewest fields: what is shown beside it.
import { duties, resentSegment } from './duties.ts'
import { fulfils } from './fulfil.ts'
import type { Field } from './outcome.ts'
import { isSegment, permit } from './permit.ts'
import { FLAGS, type Flag, has, type Segment } from './segment.ts'
import type { Tcb } from './tcb.ts'
import { usableWindow, windowToOffer } from './window.ts'

export interface Nearest {
  readonly segment: Segment
  readonly wrong: readonly Field[]
}

const JUDGED: readonly Flag[] = ['SYN', 'ACK', 'FIN', 'RST']
const FIELDS: readonly Field[] = ['flags', 'seq', 'ack', 'len']

const sameFlags = (a: readonly Flag[], b: readonly Flag[]): boolean => JUDGED.every((flag) => a.includes(flag) === b.includes(flag))

/** The judged fields in which two segments differ; without ACK the acknowledgment number says nothing. */
export function differing(sent: Segment, right: Segment): readonly Field[] {
  const ackCounts = has(sent, 'ACK') && has(right, 'ACK')
  return FIELDS.filter((field) => {
    if (field === 'flags') return !sameFlags(sent.flags, right.flags)
    if (field === 'ack') return ackCounts && sent.ack !== right.ack
    return sent[field] !== right[field]
  })
}

/** The numbers and flags that a right answer could have here. */
function ingredients(tcb: Tcb): readonly Segment[] {
  const list: Segment[] = duties(tcb).map((duty) => duty.segment)
  if (tcb.state === 'CLOSED' || tcb.state === 'LISTEN') return list
  const wnd = windowToOffer(tcb)
  for (const span of tcb.sent) list.push(resentSegment(tcb, span))
  if (tcb.state === 'SYN-SENT') return list
  const ack: Segment = { flags: ['ACK'], seq: tcb.snd.nxt, ack: tcb.rcv.nxt, len: 0, wnd }
  const len = Math.min(tcb.queued, usableWindow(tcb))
  if (len > 0) list.push({ ...ack, len })
  list.push(ack)
  return list
}

const unique = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)]

function uniqueFlags(all: readonly (readonly Flag[])[]): readonly (readonly Flag[])[] {
  return all.filter((flags, index) => all.findIndex((one) => sameFlags(one, flags)) === index)
}

/** A segment that cannot even be parsed, made into one that can: nothing of it is kept but what makes sense. */
function readable(segment: Segment): Segment {
  if (isSegment(segment)) return segment
  const number = (n: unknown): number => (typeof n === 'number' && Number.isFinite(n) ? Math.trunc(n) >>> 0 : 0)
  const given: Partial<Segment> = segment !== null && typeof segment === 'object' ? segment : {}
  const flags = Array.isArray(given.flags) ? FLAGS.filter((flag) => given.flags?.includes(flag)) : []
  return { flags, seq: number(given.seq), ack: number(given.ack), len: number(given.len) % 0x1_0000, wnd: number(given.wnd) % 0x1_0000 }
}

/** Higher is better among equally near ones: a must, then anything due, then anything legal. */
function worth(tcb: Tcb, segment: Segment): number {
  const does = permit(tcb, segment)
  if (typeof does === 'string') return 0
  const done = duties(tcb).filter((duty) => fulfils(tcb, duty, segment, does))
  return done.some((duty) => duty.must) ? 4 : done.length > 0 ? 3 : does.kind === 'keep-alive' ? 1 : 2
}

/** Every way to put the ingredients together, nothing of it judged yet. */
function* mixtures(tcb: Tcb, from: Segment, parts: readonly Segment[]): Generator<Segment> {
  const flagSets = uniqueFlags([from.flags, ...parts.map((one) => one.flags), ['FIN', 'ACK'], ['ACK']])
  const seqs = unique([from.seq, ...parts.map((one) => one.seq)])
  const acks = unique([from.ack, ...parts.map((one) => one.ack), tcb.rcv.nxt])
  const lens = unique([from.len, 0, ...parts.map((one) => one.len)])
  for (const flags of flagSets) {
    for (const seq of seqs) {
      for (const len of lens) {
        for (const ack of flags.includes('ACK') ? acks : [0]) yield { flags, seq, ack, len, wnd: from.wnd }
      }
    }
  }
}

/** null: nothing at all may be sent now. */
export function nearestLegal(tcb: Tcb, sent: Segment): Nearest | null {
  const parts = ingredients(tcb)
  if (parts.length === 0) return null
  const from = readable(sent)
  let best: { segment: Segment; distance: number; worth: number } | null = null
  for (const segment of mixtures(tcb, from, parts)) {
    const distance = differing(from, segment).length
    if (best !== null && distance > best.distance) continue
    const value = worth(tcb, segment)
    if (value > 0 && (best === null || distance < best.distance || value > best.worth)) best = { segment, distance, worth: value }
  }
  return best === null ? null : { segment: best.segment, wrong: wrongFields(sent, best.segment) }
}

/** Against the segment as it was given, so that an unreadable field counts as wrong. */
function wrongFields(sent: Segment, right: Segment): readonly Field[] {
  if (isSegment(sent)) return differing(sent, right)
  const from = readable(sent)
  const unreadable = FIELDS.filter((field) => (field === 'flags' ? !Array.isArray(sent?.flags) : sent?.[field] !== from[field]))
  return FIELDS.filter((field) => unreadable.includes(field) || differing(from, right).includes(field))
}
