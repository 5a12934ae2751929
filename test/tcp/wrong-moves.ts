// Segments that somebody may send by mistake, and what the judge's reasons for refusing them have to do with the host's past.
import { type Flag, formatSegment, judge, judgeNothing, type Segment, segEnd, seqAdd, spanEnd, type Tcb } from '../../shared/tcp/index.ts'
import { CLAIMS } from './claims.ts'
import type { Past } from './past.ts'

export const FLAG_SETS: readonly (readonly Flag[])[] = [
  ['ACK'],
  ['SYN'],
  ['SYN', 'ACK'],
  ['FIN', 'ACK'],
  ['FIN'],
  ['RST'],
  ['RST', 'ACK'],
  ['SYN', 'FIN'],
  [],
]

/** Numbers and lengths that somebody may come by, right ones and wrong ones. */
export function attempts(
  { iss, irs, snd, rcv, queued, fin, last, held, sent }: Tcb,
  flagSets: readonly (readonly Flag[])[] = FLAG_SETS,
): readonly Segment[] {
  const near = (number: number): readonly number[] => [-1, 0, 1].map((by) => seqAdd(number, by))
  const seqs = new Set([...near(snd.nxt), ...near(snd.una), iss, fin ?? iss, rcv.nxt, last?.ack ?? 0])
  const acks = new Set([
    ...near(rcv.nxt),
    irs,
    rcv.acked,
    ...(last === null ? [] : [...near(last.seq), segEnd(last)]),
    ...held.map(spanEnd),
  ])
  const lens = new Set([0, queued, queued + 4, ...sent.map(({ len }) => len)])
  return flagSets.flatMap((flags) =>
    [...seqs].flatMap((seq) =>
      [...lens].flatMap((len) => (flags.includes('ACK') ? [...acks] : [0]).map((ack): Segment => ({ flags, seq, ack, len, wnd: 1000 }))),
    ),
  )
}

/** Diagnoses of these moves, and of silence, that this host's past belies. */
export function belied(past: Past, moves: readonly Segment[]): readonly string[] {
  const { tcb } = past
  const told = (text: string, { kind, rule, skill }: ReturnType<typeof judge>, move: Segment | null): readonly string[] => {
    if (skill === undefined) return []
    const holds = kind === 'violation' && CLAIMS[skill]?.({ past, move, rule }) === true
    return holds ? [] : [`${tcb.state}: ${text} is ${skill}, ${rule}`]
  }
  const silence = tcb.owed.flatMap(({ id }) => told('.', judgeNothing(tcb, id), null))
  return [...silence, ...moves.flatMap((move) => told(formatSegment(move), judge(tcb, move), move))]
}
