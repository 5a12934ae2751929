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
