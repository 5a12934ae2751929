// What an event makes of a class, or why it is refused.
import type { ClassState } from './state.ts'

export const CLASS_REFUSALS = [
  'wrong-phase',
  'no-such-student',
  'name-taken',
  'banned',
  'locked',
  'class-over',
  'stale',
  'bad-value',
  'nobody',
  /** The assignment's deadline is over. */
  'late',
  /** Nobody waits behind this number. */
  'no-invitation',
] as const
export type ClassRefusal = (typeof CLASS_REFUSALS)[number]

export type ClassStep = { readonly ok: true; readonly state: ClassState } | { readonly ok: false; readonly why: ClassRefusal }

export const no = (why: ClassRefusal): ClassStep => ({ ok: false, why })
export const yes = (state: ClassState): ClassStep => ({ ok: true, state })
