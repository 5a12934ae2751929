// Segments as one short line: `S 100`, `SA 300 101`, `A 101 301`, `A 101 301 5`, `FA 106 301`, `R 101`; `.` is none at all.
import { FLAGS, type Flag, type Segment } from './segment.ts'
import { isSeq } from './seq.ts'

const LETTER: Readonly<Record<Flag, string>> = { SYN: 'S', ACK: 'A', FIN: 'F', RST: 'R', PSH: 'P', URG: 'U' }
/** FIN and RST stand before ACK, as people write them. */
const ORDER: readonly Flag[] = ['SYN', 'FIN', 'RST', 'PSH', 'URG', 'ACK']

export type Reading =
  | { readonly ok: true; readonly segment: Omit<Segment, 'wnd'> | null }
  | { readonly ok: false; readonly why: 'empty' | 'flags' | 'no-seq' | 'seq' | 'no-ack' | 'ack' | 'len' | 'too-many'; readonly at: string }

/** `SA 300 101`, with the length behind when there are data; numbers are decimal. */
export function formatSegment(segment: Omit<Segment, 'wnd'>): string {
  const letters = ORDER.flatMap((flag) => (segment.flags.includes(flag) ? [LETTER[flag]] : [])).join('')
  const ack = segment.flags.includes('ACK') ? ` ${segment.ack}` : ''
  return `${letters === '' ? '-' : letters} ${segment.seq}${ack}${segment.len > 0 ? ` ${segment.len}` : ''}`
}

const isLen = (n: number): boolean => Number.isInteger(n) && n >= 0 && n <= 65_535

/** Reads what a player typed; `segment` null for `.` (this arrival needs no answer). `at` is the word that cannot be read, '' where one is missing. */
export function parseSegment(text: string): Reading {
  const [letters, ...words] = text.trim().toUpperCase().split(/\s+/)
  if (letters === undefined || letters === '') return { ok: false, why: 'empty', at: '' }
  if (letters === '.') return words[0] === undefined ? { ok: true, segment: null } : { ok: false, why: 'too-many', at: words[0] }
  const flags = FLAGS.filter((flag) => letters.includes(LETTER[flag]))
  if (letters !== '-' && (flags.length !== letters.length || new Set(letters).size !== letters.length))
    return { ok: false, why: 'flags', at: letters }
  const acks = flags.includes('ACK')
  const numbers = words.map((word) => (/^\d+$/.test(word) ? Number(word) : Number.NaN))
  const [seq, ack, len = 0] = acks ? numbers : [numbers[0], 0, numbers[1]]
  if (!isSeq(seq)) return words[0] === undefined ? { ok: false, why: 'no-seq', at: '' } : { ok: false, why: 'seq', at: words[0] }
  if (!isSeq(ack)) return words[1] === undefined ? { ok: false, why: 'no-ack', at: '' } : { ok: false, why: 'ack', at: words[1] }
  const last = acks ? 2 : 1
  if (!isLen(len)) return { ok: false, why: 'len', at: words[last] ?? '' }
  if (words.length > last + 1) return { ok: false, why: 'too-many', at: words[last + 1] ?? '' }
  return { ok: true, segment: { flags, seq, ack, len } }
}

/** `SYN`, `SYN-ACK`, `ACK`, `FIN-ACK`, `PSH-ACK`: the flags by their names; '' for none. */
export const flagNames = ({ flags }: Pick<Segment, 'flags'>): string => ORDER.filter((flag) => flags.includes(flag)).join('-')
