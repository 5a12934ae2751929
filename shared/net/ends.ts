// The two ends of the wire, and what a segment looks like from outside.
import { has, type Segment } from '../tcp/index.ts'

export const ENDS = ['client', 'server'] as const
/** A direction is named by the end that sends. */
export type End = (typeof ENDS)[number]

export const otherEnd = (end: End): End => (end === 'client' ? 'server' : 'client')

export const KINDS = ['syn', 'syn-ack', 'ack', 'data', 'fin', 'rst'] as const
/** What the wire calls a segment by: its most telling flag, and data if it has nothing but data. */
export type Kind = (typeof KINDS)[number]

export function kindOf(segment: Segment): Kind {
  if (has(segment, 'RST')) return 'rst'
  if (has(segment, 'SYN')) return has(segment, 'ACK') ? 'syn-ack' : 'syn'
  if (has(segment, 'FIN')) return 'fin'
  return segment.len > 0 ? 'data' : 'ack'
}
