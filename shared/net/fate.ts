// A segment's fate is a hash of what it is, never the next draw of a generator: one needless ACK shifts nobody's luck.
import { type Segment, seqSub } from '../tcp/index.ts'
import { ENDS, type End, KINDS, type Kind, kindOf } from './ends.ts'

/** The numbers from which one direction counts: the sender's ISS and that of the other end. */
export interface Origin {
  readonly iss: number
  readonly irs: number
}

/** The number by which the wire knows a segment: its relative SEQ; for a bare ACK its relative acknowledgment number. */
export const relativeNumber = (segment: Segment, origin: Origin): number =>
  kindOf(segment) === 'ack' ? seqSub(segment.ack, origin.irs) : seqSub(segment.seq, origin.iss)

function mix(hash: number, value: number): number {
  let h = Math.imul(hash ^ value, 0x85eb_ca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35)
  return h ^ (h >>> 16)
}

/** A well-mixed unsigned 32-bit number from 32-bit integers (murmur3's finisher after every one). */
export function hash(...values: readonly number[]): number {
  let h = 0x9e37_79b9
  for (const value of values) h = mix(h, value)
  return h >>> 0
}

/** A seed from any text: the same on every machine. */
export function hashText(text: string): number {
  let h = 0x811c_9dc5
  for (let i = 0; i < text.length; i += 1) h = mix(h, text.charCodeAt(i))
  return h >>> 0
}

/** Everything that names one copy of one segment. */
export interface Name {
  readonly from: End
  readonly kind: Kind
  readonly relative: number
  /** 1 for the first copy. */
  readonly copy: number
}

/** 0 ≤ draw < 1 for one question (`salt`) about one copy of one segment. */
export const draw = (seed: number, salt: number, { from, kind, relative, copy }: Name): number =>
  hash(seed, salt, ENDS.indexOf(from), KINDS.indexOf(kind), relative, copy) / 0x1_0000_0000

/** How many sorts of segments there are: each end's SYN, SYN-ACK, ACK … */
export const SORTS = ENDS.length * KINDS.length

/** Whether this sort is one of the `most` that the seed makes prone to loss. */
export function isProne(seed: number, salt: number, most: number, { from, kind }: Name): boolean {
  const rank = (end: End, one: Kind): number => hash(seed, salt, ENDS.indexOf(end), KINDS.indexOf(one))
  const own = rank(from, kind)
  const before = ENDS.flatMap((end) => KINDS.filter((one) => rank(end, one) < own))
  return before.length < most
}
