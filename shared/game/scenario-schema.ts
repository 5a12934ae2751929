// Reads a scenario file: its shape, and then what no shape can say (ids that exist, lengths that fit their call).
import * as z from 'zod/mini'
import { KINDS, SORTS } from '../net/index.ts'
import { FLAGS, SKILLS, type SkillId, STATES } from '../tcp/index.ts'
import type { Condition } from './conditions.ts'
import type { Problem, Result } from './result.ts'
import { ROLES } from './roles.ts'
import type { Scenario } from './scenario.ts'
import { read } from './schema-result.ts'

const role = z.enum(ROLES)
const count = z.int('must be a whole number').check(z.minimum(0, 'must not be negative'), z.maximum(0xffff, 'must be at most 65535'))
const rtos = z.number('must be a number').check(z.minimum(0, 'must not be negative'), z.maximum(100, 'must be at most 100'))
const chance = z.number('must be a number').check(z.minimum(0, 'must be 0 … 1'), z.maximum(1, 'must be 0 … 1'))
const id = z.string('must be a text').check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be small letters, digits and hyphens, at most 64'))
const seq = z
  .int('must be a whole number')
  .check(z.minimum(-0xffff_ffff, 'must fit in 32 bits'), z.maximum(0xffff_ffff, 'must fit in 32 bits'))
const kind = z.enum(KINDS)
const state = z.enum(STATES)
const flags = z.readonly(z.array(z.enum(FLAGS)).check(z.maxLength(FLAGS.length, `must be at most ${FLAGS.length}`)))

const isSkill = (text: string): text is SkillId => Object.hasOwn(SKILLS, text)
const skill = z.custom<SkillId>((value) => typeof value === 'string' && isSkill(value), 'must be a skill id')

const condition = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('state'), host: role, states: z.readonly(z.array(state).check(z.minLength(1, 'must name a state'))) }),
  z.strictObject({ is: z.literal('reached'), host: role, state }),
  z.strictObject({ is: z.literal('delivered'), host: role, octets: count }),
  z.strictObject({ is: z.literal('acknowledged'), host: role, octets: count }),
  z.strictObject({ is: z.literal('full'), host: role }),
  z.strictObject({ is: z.literal('closing'), host: role }),
  z.strictObject({ is: z.literal('sent'), host: role, kind, times: count }),
  z.strictObject({ is: z.literal('arrived'), host: role, kind, times: count }),
  z.strictObject({ is: z.literal('signal'), host: role, signal: z.enum(['reset', 'refused', 'closing', 'timeout', 'error']) }),
  z.strictObject({ is: z.enum(['dealt', 'done', 'failed']), request: id }),
  z.strictObject({ is: z.literal('happened'), incident: id }),
  z.strictObject({ is: z.literal('elapsed'), rtos }),
])
const conditions = z.readonly(z.array(condition).check(z.maxLength(16, 'must be at most 16')))

const hostSetup = z.strictObject({
  rcvWnd: count.check(z.minimum(1, 'must be at least 1')),
  mss: count.check(z.minimum(1, 'must be at least 1')),
  reads: z.enum(['at-once', 'by-request']),
})

const request = z.strictObject({
  id,
  host: role,
  call: z.enum(['listen', 'connect', 'send', 'receive', 'close', 'abort']),
  len: count,
  when: conditions,
  delay: rtos,
})

const harm = z.discriminatedUnion('do', [
  z.strictObject({ do: z.enum(['drop', 'corrupt', 'swap']) }),
  z.strictObject({ do: z.enum(['duplicate', 'delay']), rtos }),
])

const fault = z.strictObject({
  pick: z.strictObject({
    from: role,
    kinds: z.nullable(z.readonly(z.array(kind).check(z.minLength(1, 'must name a kind')))),
    answers: z.nullable(z.enum(['syn', 'data', 'fin'])),
    covers: z.nullable(count),
    nth: count.check(z.minimum(1, 'must be at least 1')),
    copies: count.check(z.minimum(1, 'must be at least 1'), z.maximum(3, 'must be at most 3, or correct play never completes')),
  }),
  harm,
})

const rates = z.strictObject({
  drop: chance,
  corrupt: chance,
  duplicate: chance,
  delay: chance,
  swap: chance,
  copies: count.check(z.maximum(3, 'must be at most 3, or correct play never completes')),
  prone: count.check(z.maximum(SORTS, `must be at most ${SORTS}`)),
})

const number = z.strictObject({ host: role, is: z.enum(['iss', 'irs', 'snd.una', 'snd.nxt', 'rcv.nxt']), plus: seq })

const incident = z.discriminatedUnion('do', [
  z.strictObject({
    id,
    do: z.literal('inject'),
    to: role,
    segment: z.strictObject({ flags, seq: number, ack: z.nullable(number), len: count, wnd: count }),
    when: conditions,
    delay: rtos,
  }),
  z.strictObject({ id, do: z.literal('crash'), host: role, when: conditions, delay: rtos }),
])

const times = count.check(z.maximum(9, 'must be at most 9, or the hosts never complete'))
const network = z.strictObject({
  budget: z.strictObject({ drop: times, duplicate: times, delay: times }),
  clock: z.nullable(z.int('must be a whole number of ms').check(z.minimum(10_000), z.maximum(600_000))),
})

export const scenarioSchema = z.strictObject({
  id,
  number: count.check(z.maximum(99, 'must be at most 99')),
  difficulty: z.union([z.literal(1), z.literal(1.5), z.literal(2)], 'must be 1, 1.5 or 2'),
  clock: z.enum(['handshake', 'life']),
  boss: z.boolean(),
  optional: z.boolean(),
  timer: z.enum(['on', 'off-at-coach']),
  skills: z.readonly(z.array(skill).check(z.maxLength(45, 'must be at most 45'))),
  isn: z.enum(['level', 'full', 'near-wrap']),
  asksWindow: z.boolean(),
  hosts: z.strictObject({ client: hostSetup, server: hostSetup }),
  start: z.strictObject({
    open: z.enum(['closed', 'listening', 'established']),
    flight: z.nullable(
      z.strictObject({
        from: role,
        lens: z.readonly(
          z
            .array(count.check(z.minimum(1, 'must be at least 1')))
            .check(z.minLength(1, 'must not be empty'), z.maxLength(16, 'must be at most 16')),
        ),
      }),
    ),
  }),
  requests: z.readonly(z.array(request).check(z.maxLength(64, 'must be at most 64'))),
  faults: z.readonly(z.array(fault).check(z.maxLength(32, 'must be at most 32'))),
  rates: z.nullable(rates),
  cross: z.nullable(z.enum(['syn', 'fin'])),
  incidents: z.readonly(z.array(incident).check(z.maxLength(16, 'must be at most 16'))),
  goal: conditions.check(z.minLength(1, 'must not be empty')),
  encore: z.boolean(),
  network: z.optional(network),
})

/** Reads a scenario, or says at which path what is wrong. */
export function parseScenario(value: unknown): Result<Scenario> {
  const parsed = read(scenarioSchema, value)
  if (!parsed.ok) return parsed
  const [first, ...others] = contradictions(parsed.value)
  return first === undefined ? parsed : { ok: false, problems: [first, ...others] }
}

function contradictions(scenario: Scenario): readonly Problem[] {
  const problems: Problem[] = []
  const ids = (list: readonly { readonly id: string }[], path: string): readonly string[] =>
    list.map((one, index) => {
      if (list.findIndex((other) => other.id === one.id) !== index)
        problems.push({ path: `${path}.${index}.id`, reason: `'${one.id}' is there twice` })
      return one.id
    })
  const requests = ids(scenario.requests, 'requests')
  const incidents = ids(scenario.incidents, 'incidents')
  const check = (list: readonly Condition[], path: string): void => {
    for (const [index, one] of list.entries()) {
      const unknown =
        'request' in one && !requests.includes(one.request)
          ? { path: `${path}.${index}.request`, reason: `there is no request '${one.request}'` }
          : 'incident' in one && !incidents.includes(one.incident)
            ? { path: `${path}.${index}.incident`, reason: `there is no incident '${one.incident}'` }
            : null
      if (unknown !== null) problems.push(unknown)
    }
  }
  for (const [index, { call, len, when }] of scenario.requests.entries()) {
    const hasLength = call === 'send' || call === 'receive'
    if (hasLength !== len > 0) {
      problems.push({ path: `requests.${index}.len`, reason: hasLength ? `${call} needs a length` : `${call} has no length` })
    }
    check(when, `requests.${index}.when`)
  }
  for (const [index, { when }] of scenario.incidents.entries()) check(when, `incidents.${index}.when`)
  check(scenario.goal, 'goal')
  if (scenario.start.flight !== null && scenario.start.open !== 'established') {
    problems.push({ path: 'start.flight', reason: "needs start.open 'established'" })
  }
  return problems
}
