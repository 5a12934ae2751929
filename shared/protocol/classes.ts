// A class on the wire: HTTP bodies and the requests of its room. The views themselves are shared/classroom's.
import * as z from 'zod/mini'
import { type HostCommand, QUIZZES } from '../classroom/index.ts'
import type { Problem } from '../game/index.ts'
import { FLAGS, isSeq, RULES, type RuleId, SKILLS, type SkillId } from '../tcp/index.ts'
import type { Entry, Reservation } from './http.ts'
import { EXTRA_LENGTH } from './lengths.ts'

const id = z.string('must be a text').check(z.minLength(1), z.maxLength(32))
const whole = z.int('must be a whole number').check(z.minimum(0, 'must not be negative'))
const field = z.enum(['flags', 'seq', 'ack', 'len'])
const seq = z.number('must be a number').check(z.refine(isSeq, 'must be a whole number of 32 bits'))
/** Ends the time that dates can tell; unix time, ms. */
const LAST_TIME = 8.64e15
const segment = z.strictObject({
  flags: z.readonly(z.array(z.enum(FLAGS)).check(z.maxLength(FLAGS.length))),
  seq,
  ack: seq,
  len: whole,
  wnd: whole,
})
const isSkill = (value: unknown): value is SkillId => typeof value === 'string' && Object.hasOwn(SKILLS, value)
const skill = z.custom<SkillId>(isSkill, 'must be a skill id')
const isRule = (value: unknown): value is RuleId => typeof value === 'string' && Object.hasOwn(RULES, value)
const rule = z.custom<RuleId>(isRule, 'must be a rule id')

/** `POST /api/classes/<code>/join` */
export const joinClassSchema = z.strictObject({
  name: z.string('must be a text').check(z.minLength(1, 'must not be empty'), z.maxLength(80, 'is too long')),
  extra: z._default(z.string('must be a text').check(z.maxLength(EXTRA_LENGTH, `must be at most ${EXTRA_LENGTH} characters`)), ''),
})

/** `POST /api/classes/<code>/return`, by the token of a student, the host or the screen. */
export const returnClassSchema = z.strictObject({
  token: z.string('must be a text').check(z.regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal digits')),
})

/** `POST /api/classes/<code>/report`, by the host's token. */
export const reportSchema = z.strictObject({
  token: z.string('must be a text').check(z.regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal digits')),
  format: z.enum(['json', 'csv']),
})

/** `POST /api/classes/<code>/alone`: a round that was played without a socket, as its replay. */
export const aloneSchema = z.strictObject({
  token: z.string('must be a text').check(z.regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal digits')),
  round: whole,
  replay: z.unknown(),
})

export interface NewClassAnswer {
  readonly code: string
  /** The host's secret, and that of projectors. */
  readonly token: string
  readonly screen: string
}

export type ClassRole = 'student' | 'host' | 'screen'

export interface ClassEntry {
  readonly code: string
  readonly role: ClassRole
  /** A student's id; '' for others. */
  readonly id: string
  /** The secret with which one comes back. */
  readonly token: string
  readonly reservation: Reservation
}

/** Request `host` of the class's room. */
export const hostCommandSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.enum(['next', 'pause', 'resume', 'end', 'reveal', 'finish']) }),
  z.strictObject({ do: z.literal('lock'), locked: z.boolean() }),
  z.strictObject({ do: z.literal('late-join'), allowed: z.boolean() }),
  z.strictObject({ do: z.enum(['kick', 'ban']), id }),
  z.strictObject({
    do: z.literal('factor'),
    id,
    factor: z.number('must be a number').check(z.minimum(1, 'must be at least 1'), z.maximum(3, 'must be at most 3')),
  }),
  z.strictObject({ do: z.literal('pair'), a: id, b: z.nullable(id) }),
  z.strictObject({
    do: z.literal('show'),
    mistake: z.nullable(
      z.strictObject({
        skill: z.nullable(skill),
        rule,
        role: z.enum(['client', 'server']),
        sent: segment,
        right: segment,
        wrong: z.readonly(z.array(field).check(z.maxLength(4))),
      }),
    ),
  }),
  z.strictObject({ do: z.literal('deadline'), until: whole.check(z.maximum(LAST_TIME, 'is too late')) }),
  z.strictObject({ do: z.literal('keep'), days: whole.check(z.maximum(365, 'must be at most 365')) }),
  z.strictObject({ do: z.literal('delete') }),
])
export type HostRequest = HostCommand | { readonly do: 'delete' }

/** Request `quiz` of a student. */
export const quizSchema = z.strictObject({ quiz: z.enum(QUIZZES), index: whole, pick: whole })
/** Request `together` of a student, in an assignment: wait for somebody to play a round with, sit down beside whoever waits, or neither any more. */
export const togetherSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('invite'), round: whole }),
  z.strictObject({ do: z.literal('meet'), number: z.string('must be a text').check(z.regex(/^\d{4}$/, 'must be four digits')) }),
  z.strictObject({ do: z.literal('part') }),
])
export type TogetherRequest = z.output<typeof togetherSchema>
/** Request `vote` of a student. */
export const voteSchema = z.strictObject({ field })

export type ClassRefused =
  | 'bad-payload'
  | 'too-fast'
  | 'not-yours'
  | 'wrong-phase'
  | 'no-such-student'
  | 'name-taken'
  | 'banned'
  | 'locked'
  | 'class-over'
  | 'stale'
  | 'bad-value'
  | 'nobody'
  | 'late'
  | 'no-invitation'
  | 'shutting-down'
  | 'no-seat'

/** Answer to every request of the class's room. `entry`: of `seat`. `right`: of `quiz`. */
export type ClassAnswer =
  | { readonly ok: true; readonly now: number; readonly entry?: Entry; readonly right?: boolean }
  | { readonly ok: false; readonly now: number; readonly error: ClassRefused; readonly problems?: readonly Problem[] }

/** Message `class`: a StudentClassView, ScreenView or HostView as JSON text, by the receiver's role. Message `roster`: RosterNews. Message `bye`: as in a match, or `removed`. */
export interface ClassMessage {
  readonly view: string
}
export interface ClassBye {
  readonly why: 'restart' | 'elsewhere' | 'abuse' | 'removed' | 'deleted'
}
