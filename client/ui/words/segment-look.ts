import type { Segment } from '../../../shared/tcp/index.ts'

/** The colour and shape that a segment has everywhere. */
export const lookOf = ({ flags, len }: Pick<Segment, 'flags' | 'len'>): 'syn' | 'ack' | 'data' | 'fin' | 'rst' => {
  if (flags.includes('RST')) return 'rst'
  if (flags.includes('SYN')) return 'syn'
  if (flags.includes('FIN')) return 'fin'
  return len > 0 ? 'data' : 'ack'
}
