import type { Segment } from '../../../shared/tcp/index.ts'
import { lookOf } from './segment-look.ts'
import './segment.css'
import { flagText } from './flag-text.ts'

/** `SYN-ACK seq 300 ack 101 len 5`; `hidden`: the number that is asked for. */
export function SegmentText({ segment, hidden = null }: { segment: Segment; hidden?: 'seq' | 'ack' | null }) {
  const shown = (field: 'seq' | 'ack') => (hidden === field ? '?' : segment[field])
  return (
    <span class="segment-text">
      <span class={`flags ${lookOf(segment)}`}>{flagText(segment)}</span> <span class="mono">seq {shown('seq')}</span>
      {segment.flags.includes('ACK') && <span class="mono"> ack {shown('ack')}</span>}
      {segment.len > 0 && <span class="mono"> len {segment.len}</span>}
    </span>
  )
}
