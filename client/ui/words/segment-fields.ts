// The four fields of a segment that are told, compared and voted on, and what stands in each.
import type { Segment } from '../../../shared/tcp/index.ts'
import { flagText } from './flag-text.ts'

export const FIELDS = ['flags', 'seq', 'ack', 'len'] as const

type NumberText = (which: 'seq' | 'ack', value: number) => string

/** `number`: how sequence and acknowledgment numbers are written. */
export function fieldText(segment: Segment, field: (typeof FIELDS)[number], number: NumberText = (_, value) => String(value)): string {
  if (field === 'flags') return flagText(segment)
  if (field === 'len') return String(segment.len)
  if (field === 'ack' && !segment.flags.includes('ACK')) return '–'
  return number(field, segment[field])
}

/** `SYN-ACK seq 300 ack 101 len 5`, as it is spoken. */
export const segmentText = (segment: Segment, number: NumberText): string =>
  [
    flagText(segment),
    `seq ${number('seq', segment.seq)}`,
    ...(segment.flags.includes('ACK') ? [`ack ${number('ack', segment.ack)}`] : []),
    ...(segment.len > 0 ? [`len ${segment.len}`] : []),
  ].join(' ')
