// Segments and the spans of sequence numbers they occupy, RFC 9293 §3.1 and §3.4.
import { seqAdd } from './seq.ts'

export const FLAGS = ['SYN', 'ACK', 'FIN', 'RST', 'PSH', 'URG'] as const
export type Flag = (typeof FLAGS)[number]

/** A TCP segment; `seq` and `ack` are unsigned 32-bit, `len` and `wnd` octets. */
export interface Segment {
  readonly flags: readonly Flag[]
  readonly seq: number
  /** 0 without ACK. */
  readonly ack: number
  /** Data octets only: SYN and FIN are not counted here. */
  readonly len: number
  readonly wnd: number
}

/** A run of sequence numbers: SYN first, then `len` octets, then FIN. */
export interface Span {
  readonly seq: number
  readonly len: number
  readonly syn: boolean
  readonly fin: boolean
}

export const has = (segment: Segment, flag: Flag): boolean => segment.flags.includes(flag)

/** SEG.LEN: data octets, plus one for SYN and one for FIN (§3.4). */
export const segLen = (segment: Segment): number =>
  segment.len + (segment.flags.includes('SYN') ? 1 : 0) + (segment.flags.includes('FIN') ? 1 : 0)

/** The first sequence number behind the segment. */
export const segEnd = (segment: Segment): number => seqAdd(segment.seq, segLen(segment))

export const spanLen = (span: Span): number => span.len + (span.syn ? 1 : 0) + (span.fin ? 1 : 0)

/** The first sequence number behind the span. */
export const spanEnd = (span: Span): number => seqAdd(span.seq, spanLen(span))
