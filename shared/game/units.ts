// What pays: sequence numbers and answers to wire faults, never segments.

/** The kinds of answers to a fault; they pay up to the number that the reference host needs on this seed. */
export const FAULT_KINDS = ['retransmission', 'duplicate-ack', 'challenge', 'rst', 'probe', 'update'] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** One unit pays once: all of `size` (octets; 1 for SYN, FIN and an answer to a fault) together are worth 1000. */
export interface Unit {
  /** `syn`, `fin`, `request:<id>`, `ack:syn`, `ack:fin`, `ack:request:<id>`, `<fault kind>:<n>`. */
  readonly id: string
  readonly size: number
  /** How much of `size` was paid for. */
  readonly paid: number
  /** Sum over what was paid: 700 for right and up to 300 for speed, each times `size`'s part. */
  readonly earned: number
  /** Violations that aimed at it: one halves, two empty it. */
  readonly cuts: number
  /** The highest hint that was taken for it. */
  readonly hint: 0 | 1 | 2 | 3 | 4
}

/** What a role can earn, as the reference host earns it: unit ids and sizes. */
export interface Par {
  readonly units: readonly Readonly<{ id: string; size: number }>[]
}

/** All in points; accuracy 0 … 1, null while nothing was judged. */
export interface RoleScore {
  readonly points: number
  readonly units: readonly Unit[]
  /** Sum of the units, and of what they would have been worth: 1000 each, answers to faults as far as they were due. */
  readonly earned: number
  readonly par: number
  readonly goal: number
  readonly encore: number
  readonly accuracy: number | null
  readonly due: number
  readonly violations: number
  readonly missed: number
  readonly waste: number
  readonly bestStreak: number
}
