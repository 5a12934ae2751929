// Since when sequence numbers were sendable, or taken: speed is measured per octet from there, so cutting a request differently changes nothing.
import { seqLe, seqLt, seqSub } from '../tcp/index.ts'
import type { Mark } from './match.ts'

/** The numbers up to `end` are there since `at`; what was there before keeps its time. */
export function mark(marks: readonly Mark[], end: number, at: number): readonly Mark[] {
  const last = marks.at(-1)
  return last !== undefined && seqLe(end, last.end) ? marks : [...marks, { end, at }]
}

/** Since when the octet at `seq` is there; null: it is not. */
export const sinceWhen = (marks: readonly Mark[], seq: number): number | null => marks.find((one) => seqLt(seq, one.end))?.at ?? null

/** Without what lies wholly before `seq`. */
export function forgetBefore(marks: readonly Mark[], seq: number): readonly Mark[] {
  const [first] = marks
  return first === undefined || seqLt(seq, first.end) ? marks : marks.filter((one) => seqLt(seq, one.end))
}

/** Cuts `from … to` where the time changes; what no mark covers counts from `otherwise`. */
export function pieces(
  marks: readonly Mark[],
  from: number,
  to: number,
  otherwise: number,
): readonly Readonly<{ octets: number; at: number }>[] {
  const list: { octets: number; at: number }[] = []
  let start = from
  for (const { end, at } of marks) {
    if (!seqLt(start, end) || !seqLt(start, to)) continue
    const stop = seqLt(end, to) ? end : to
    list.push({ octets: seqSub(stop, start), at })
    start = stop
  }
  if (seqLt(start, to)) list.push({ octets: seqSub(to, start), at: otherwise })
  return list
}
