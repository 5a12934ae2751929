// Reads an input: from a replay, a store or a socket. What passes cannot break the reducer.
import * as z from 'zod/mini'
import { DOINGS } from '../net/index.ts'
import { FLAGS, isSeq, STATES } from '../tcp/index.ts'
import { factorSchema } from './factor-schema.ts'
import type { Input } from './input.ts'
import { CONSEQUENCES } from './network-play.ts'
import type { Result } from './result.ts'
import { ROLES, SEATS } from './roles.ts'
import { read } from './schema-result.ts'

const whole = z.int('must be a whole number').check(z.minimum(0, 'must not be negative'))
const seq = z.number('must be a number').check(z.refine(isSeq, 'must be a whole number of 32 bits'))
const octets = whole.check(z.maximum(0xffff, 'must be at most 65535'))
const flags = z.readonly(z.array(z.enum(FLAGS)).check(z.maxLength(FLAGS.length, 'has too many flags')))
const stamp = { at: whole, n: whole }
const move = { ...stamp, from: z.enum(ROLES), round: whole }

const playerInput = z.discriminatedUnion('kind', [
  z.strictObject({ ...move, kind: z.literal('segment'), flags, seq, ack: seq, len: octets, wnd: z.nullable(octets) }),
  z.strictObject({ ...move, kind: z.literal('discard'), arrival: whole }),
  z.strictObject({ ...move, kind: z.literal('state'), state: z.enum(STATES), question: z.optional(whole) }),
  z.strictObject({ ...move, kind: z.literal('predict'), flags, seq: z.nullable(seq), ack: z.nullable(seq), len: z.nullable(octets) }),
  z.strictObject({ ...move, kind: z.enum(['listen', 'hint', 'accept-ghost', 'ready', 'not-ready']) }),
])

const networkMove = { ...stamp, from: z.literal('network'), round: whole }
const networkInput = z.discriminatedUnion('kind', [
  z.strictObject({ ...networkMove, kind: z.literal('fault'), doing: z.enum(DOINGS), flight: whole }),
  z.strictObject({ ...networkMove, kind: z.literal('expect'), consequence: z.enum(CONSEQUENCES) }),
  z.strictObject({ ...networkMove, kind: z.literal('ready') }),
])

const control = { ...stamp, from: z.literal('control') }
const controlInput = z.discriminatedUnion('kind', [
  z.strictObject({ ...control, kind: z.enum(['pause', 'resume', 'skip', 'restart', 'end']) }),
  z.strictObject({ ...control, kind: z.literal('seat'), seat: z.enum(SEATS), player: z.enum(['bot', 'human']) }),
  z.strictObject({ ...control, kind: z.literal('extra-time'), factor: factorSchema }),
  z.strictObject({ ...control, kind: z.literal('forfeit'), seat: z.enum(SEATS) }),
])

const clockInput = z.strictObject({ ...stamp, from: z.literal('clock') })

export const inputSchema = z.union([clockInput, playerInput, networkInput, controlInput])

/** Tells from whom an input is first, so that a problem names its field and not every shape that it might have had. */
export function parseInput(value: unknown): Result<Input> {
  const from = typeof value === 'object' && value !== null && 'from' in value ? value.from : null
  if (from === 'clock') return read(clockInput, value)
  if (from === 'network') return read(networkInput, value)
  return from === 'control' ? read(controlInput, value) : read(playerInput, value)
}
