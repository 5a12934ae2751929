// Sequence numbers, RFC 9293 §3.4: unsigned 32-bit, and every comparison is modulo 2^32.

/** Octets in the whole sequence space: 2^32. */
export const SEQUENCE_SPACE = 0x1_0000_0000

/** `a` plus `n` octets, modulo 2^32; `n` may be negative. */
export const seqAdd = (a: number, n: number): number => (a + n) >>> 0

/** Octets from `from` forward to `to`, 0 … 2^32−1. */
export const seqSub = (to: number, from: number): number => (to - from) >>> 0

/** a < b: b lies in the half of the space that follows a (§3.4). */
export const seqLt = (a: number, b: number): boolean => a !== b && (a - b) >>> 0 >= 0x8000_0000

/** a =< b. */
export const seqLe = (a: number, b: number): boolean => a === b || (a - b) >>> 0 >= 0x8000_0000

/** The later of the two. */
export const seqMax = (a: number, b: number): number => (seqLt(a, b) ? b : a)

/** `start` =< seq < `start` + `size`. */
export const seqInWindow = (seq: number, start: number, size: number): boolean => (seq - start) >>> 0 < size

/** An unsigned 32-bit integer. */
export const isSeq = (n: unknown): n is number => typeof n === 'number' && n >>> 0 === n
