// A worked example: two bots play the round without a mistake, and before each own segment of the learner's role there is one number to explain.
import {
  formulas,
  type GameEvent,
  LEVEL,
  type Match,
  parseConfig,
  type RequestCard,
  ROLES,
  type Role,
  type ScenarioId,
  simulate,
  view,
} from '../game/index.ts'
import { type Duty, differing, has, mistakesFor, type RuleId, type Segment, type State, segLen, seqAdd, type Tcb } from '../tcp/index.ts'
import type { Scene } from './card.ts'
import { shuffled } from './dice.ts'
import { momentOf, sceneOf } from './moments.ts'

type NumberField = 'seq' | 'ack'

/** Why a number is what it is: `id` names the sentence in the message files, `value` is what it would make. */
export interface Reason {
  readonly id: string
  readonly value: number
}

/** "Why 101?" Exactly one of the options makes the number that is asked about. */
export interface WhyQuestion {
  readonly field: NumberField
  readonly value: number
  readonly options: readonly Reason[]
  /** Place among the options. */
  readonly right: number
}

/** The ghost is about to send `segment`; `at` ms since the round went live. */
export interface ExampleStop {
  readonly at: number
  readonly scene: Scene
  readonly segment: Segment
  readonly rule: RuleId
  /** The sentence of hints that makes the number, with its operands. */
  readonly formula: ReturnType<typeof formulas>[number]
  readonly question: WhyQuestion
}

export interface WorkedExample {
  readonly scenario: ScenarioId
  readonly role: Role
  readonly story: readonly GameEvent[]
  /** Play time at which the round went live, and one way's delay, ms. */
  readonly since: number
  readonly delay: number
  /** ms from live to the last thing that is shown. */
  readonly length: number
  readonly requests: readonly RequestCard[]
  readonly last: Readonly<Record<Role, State>>
  readonly stops: readonly ExampleStop[]
}

/** ms from a duty to the ghost's move. */
const THINK = 1500
const OPTIONS = 3

const isSynchronized = (tcb: Tcb): boolean => tcb.state !== 'CLOSED' && tcb.state !== 'LISTEN' && tcb.state !== 'SYN-SENT'

type Make = (tcb: Tcb, right: Segment) => number | null

/** Ways to come to a number, right ones and wrong ones: which they are here, their value tells. */
const WAYS: Readonly<Record<NumberField, readonly (readonly [id: string, make: Make])[]>> = {
  seq: [
    ['iss', (tcb) => tcb.iss],
    ['next', (tcb) => (tcb.state === 'CLOSED' ? null : tcb.snd.nxt)],
    ['oldest', (tcb) => (isSynchronized(tcb) ? tcb.snd.una : null)],
    ['their-ack', (tcb) => (tcb.last !== null && has(tcb.last, 'ACK') ? tcb.last.ack : null)],
    ['expected', (tcb) => (isSynchronized(tcb) ? tcb.rcv.nxt : null)],
    ['their-seq', (tcb) => tcb.last?.seq ?? null],
    ['one-more', (_tcb, right) => seqAdd(right.seq, 1)],
    ['last-own', (_tcb, right) => seqAdd(right.seq, -1)],
    ['from-zero', () => 0],
  ],
  ack: [
    ['their-seq', (tcb) => tcb.last?.seq ?? null],
    ['last-number', (_tcb, right) => seqAdd(right.ack, -1)],
    ['own-next', (tcb) => (isSynchronized(tcb) ? tcb.snd.nxt : null)],
    ['behind-segment', (tcb) => (tcb.last === null ? null : seqAdd(tcb.last.seq, segLen(tcb.last)))],
    ['first', (tcb) => (isSynchronized(tcb) ? tcb.irs : null)],
    ['one-more', (_tcb, right) => seqAdd(right.ack, 1)],
    ['own-first', (tcb) => tcb.iss],
  ],
}

/** What misconceptions would write in this field, everything else being right. */
function mistaken(tcb: Tcb, duty: Duty, field: NumberField): readonly number[] {
  return mistakesFor(tcb, duty).flatMap(({ segment }) => {
    const [only, ...others] = differing(segment, duty.segment)
    return only === field && others.length === 0 ? [segment[field]] : []
  })
}

interface Asked {
  readonly formula: ExampleStop['formula']
  readonly field: NumberField
  readonly right: Reason
  /** Misconceptions that fit here first. */
  readonly wrong: readonly Reason[]
}

function askedOf(tcb: Tcb, duty: Duty, field: NumberField, seed: number): Asked | null {
  const formula = formulas(tcb, duty).find((one) => one.field === field)
  if (formula === undefined) return null
  const value = duty.segment[field]
  const likely = mistaken(tcb, duty, field)
  const wrong: Reason[] = []
  for (const [id, make] of shuffled(WAYS[field], seed, 1)) {
    const made = make(tcb, duty.segment)
    if (made !== null && made !== value && wrong.every((one) => one.value !== made)) wrong.push({ id, value: made })
  }
  if (wrong.length < OPTIONS - 1) return null
  const isLikely = (one: Reason): boolean => likely.includes(one.value)
  return {
    formula,
    field,
    right: { id: formula.key.split('.').at(-1) ?? '', value },
    wrong: [...wrong.filter(isLikely), ...wrong.filter((one) => !isLikely(one))],
  }
}

/** The number that a segment of this kind is about. */
function mainField({ kind, rule }: Duty): NumberField {
  if (kind === 'rst') return rule === 'closed-resets' ? 'ack' : 'seq'
  return kind === 'ack' || kind === 'syn-ack' || kind === 'update' ? 'ack' : 'seq'
}

/** The number of this segment that is most worth a question: one that was not yet explained so, and that the segment is about. */
function choose(tcb: Tcb, duty: Duty, asked: readonly ExampleStop[], seed: number): Asked | null {
  const times = ({ formula }: Asked): number => asked.filter((one) => one.formula.key === formula.key).length
  const [best] = (['ack', 'seq'] as const)
    .flatMap((field) => askedOf(tcb, duty, field, seed) ?? [])
    .sort((a, b) => times(a) - times(b) || Number(b.field === mainField(duty)) - Number(a.field === mainField(duty)))
  return best ?? null
}

function stopOf(match: Match, role: Role, at: number, asked: readonly ExampleStop[], seed: number): ExampleStop | null {
  const moment = momentOf(match, role)
  const [open] = moment.duties
  if (open === undefined) return null
  const chosen = choose(moment.tcb, open.duty, asked, seed)
  if (chosen === null) return null
  const options = shuffled([chosen.right, ...chosen.wrong.slice(0, OPTIONS - 1)], seed, 2)
  return {
    at,
    scene: sceneOf(moment),
    segment: open.duty.segment,
    rule: open.duty.rule,
    formula: chosen.formula,
    question: { field: chosen.field, value: chosen.right.value, options, right: options.indexOf(chosen.right) },
  }
}

/** The encore is no part of the lesson. */
const beforeEncore = (story: readonly GameEvent[]): readonly GameEvent[] => {
  const encore = story.findIndex((event) => event.on === 'dealt' && event.request.startsWith('encore-'))
  return encore < 0 ? story : story.slice(0, encore)
}

/** Plays the round; the numbers follow from the seed. null: the bots got stuck, which no bundled scenario does to them. */
export function workedExample(scenario: ScenarioId, role: Role, seed: number): WorkedExample | null {
  const config = parseConfig({
    seed: String(seed),
    level: 'coach',
    rounds: [scenario],
    bots: { a: true, b: true },
    briefing: 0,
    debrief: 0,
  })
  if (!config.ok) return null
  const bot = { think: THINK, errors: 0, seed: 1 }
  const before: Match[] = []
  const { match, inputs, stuck } = simulate(config.value, { client: bot, server: bot }, (now) => {
    before.push(now)
    return false
  })
  if (stuck !== null) return null
  const { startedAt } = match.live
  const story = beforeEncore(match.live.story)
  const moves = story.filter((event) => event.on === 'move' && event.role === role).length
  const stops: ExampleStop[] = []
  let moved = 0
  for (const [index, input] of inputs.entries()) {
    const now = before[index]
    if (input.from !== role || input.kind !== 'segment' || now === undefined) continue
    moved += 1
    const stop = moved > moves ? null : stopOf(now, role, input.at - startedAt, stops, seed + index)
    if (stop !== null) stops.push(stop)
  }
  const all = view(match, 'all').hosts
  return {
    scenario,
    role,
    story,
    since: startedAt,
    delay: LEVEL.coach.delay,
    length: Math.max(0, (story.at(-1)?.at ?? startedAt) - startedAt),
    requests: ROLES.flatMap((one) => all[one]?.requests ?? []),
    last: { client: match.live.hosts.client.tcb.state, server: match.live.hosts.server.tcb.state },
    stops,
  }
}
