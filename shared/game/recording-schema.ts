// What is kept of a match to be shown when the rules are others: a value that knows nothing of them but names. Read by this schema alone.
import * as z from 'zod/mini'
import { ENDS } from '../net/index.ts'
import { FLAGS, isSeq, STATES } from '../tcp/index.ts'
import type { Result } from './result.ts'
import { ROLES, SEATS } from './roles.ts'
import { read } from './schema-result.ts'

/** Rises when this file's shapes change; a recording of an earlier version is then read by the schema of that version. */
export const RECORDING = 1

const count = z.int().check(z.minimum(0))
/** ms since the round went live. */
const time = count
const list = <T extends z.core.$ZodType>(one: T) => z.readonly(z.array(one))
const role = z.enum(ROLES)
const end = z.enum(ENDS)
const state = z.enum(STATES)
/** Of a rule, a skill, a duty, a fate …: other rules may have other ones, so any is taken, and shown as it is where it has no text any more. */
const name = z.string().check(z.maxLength(100))
const seq = z.number().check(z.refine(isSeq))

const segment = z.strictObject({ flags: list(z.enum(FLAGS)), seq, ack: seq, len: count, wnd: count })
const judged = z.strictObject({
  kind: z.enum(['due', 'allowed', 'needless', 'violation']),
  rule: name,
  wrong: list(z.enum(['flags', 'seq', 'ack', 'len'])),
  skill: z.nullable(name),
  right: z.nullable(segment),
})

const event = z.discriminatedUnion('on', [
  z.strictObject({ at: time, on: z.enum(['dealt', 'failed']), role, request: z.string() }),
  z.strictObject({
    at: time,
    on: z.literal('move'),
    role,
    segment,
    judged,
    flight: z.nullable(count),
    fates: list(name),
    ghost: z.boolean(),
  }),
  z.strictObject({ at: time, on: z.literal('discard'), role, judged }),
  z.strictObject({ at: time, on: z.literal('state-answer'), role, said: state, was: state, right: z.boolean() }),
  z.strictObject({ at: time, on: z.literal('launched'), from: end, flight: count, segment, fates: list(name), forged: z.boolean() }),
  z.strictObject({ at: time, on: z.literal('arrived'), role, flight: count, segment, disposition: name }),
  z.strictObject({ at: time, on: z.literal('corrupt'), role, flight: count, segment }),
  z.strictObject({ at: time, on: z.literal('timer'), role, timer: name }),
  z.strictObject({ at: time, on: z.literal('state'), role, before: state, after: state }),
  z.strictObject({ at: time, on: z.literal('signal'), role, signal: name }),
  z.strictObject({ at: time, on: z.literal('crashed'), role }),
  // `right` is absent where it was recorded before that was kept.
  z.strictObject({ at: time, on: z.literal('missed'), role, duty: name, rule: name, right: z.optional(segment) }),
  z.strictObject({ at: time, on: z.literal('fault'), flight: count, copy: z.nullable(count) }),
  z.strictObject({ at: time, on: z.literal('goal') }),
])

const score = z.strictObject({ points: z.number(), accuracy: z.nullable(z.number()), bestStreak: count })

/** null: the round was given up. */
const result = z.nullable(
  z.strictObject({
    goal: z.boolean(),
    goalAfter: z.nullable(time),
    pair: z.number(),
    scores: z.strictObject({ client: score, server: score }),
    network: z.nullable(z.strictObject({ points: z.number(), right: count, par: count, goal: z.boolean() })),
  }),
)

const round = z.strictObject({
  scenario: z.string(),
  /** One way, ms. */
  delay: count,
  /** Who was the client. */
  client: z.enum(SEATS),
  /** The hosts' states at the end. */
  last: z.strictObject({ client: state, server: state }),
  requests: list(z.strictObject({ id: z.string(), call: name, len: count })),
  result,
  /** What somebody did who was the network; empty where nobody was. */
  faults: list(
    z.strictObject({ doing: name, from: end, segment, guess: z.nullable(name), known: z.nullable(z.strictObject({ what: name })) }),
  ),
  story: list(event),
})

const recordingSchema = z.strictObject({ version: z.literal(RECORDING), core: count, rounds: list(round) })

export type Recording = z.output<typeof recordingSchema>
export type RecordedRound = z.output<typeof round>
/** As much of a `GameEvent` as a ladder shows, its names open. */
export type RecordedEvent = z.output<typeof event>
export type RecordedFault = RecordedRound['faults'][number]

export const parseRecording = (value: unknown): Result<Recording> => read(recordingSchema, value)
