// "Fill in the number": a right segment with one of its numbers taken out, where a misconception would write another one.
import { formulas } from '../game/index.ts'
import { differing, type Field, has, judge, mistakesFor, type SkillId, segEnd, seqLt } from '../tcp/index.ts'
import type { BlankCard, Scene } from './card.ts'
import { pickOf, shuffled } from './dice.ts'
import { type Moment, matchSeed, momentsIn, positionTextOf, scenariosFor, sceneOf } from './moments.ts'

const TRIES = 4
const NUMBERS = ['seq', 'ack'] as const

const isNumber = (field: Field): field is (typeof NUMBERS)[number] => NUMBERS.some((one) => one === field)

/** Whether the judge calls the segment with this number due. */
export const fits = ({ tcb, segment, field }: Pick<BlankCard, 'tcb' | 'segment' | 'field'>, value: number): boolean =>
  judge(tcb, { ...segment, [field]: value }).kind === 'due'

/** The number that was asked for has passed 2^32 since the connection's first one. */
function wraps({ tcb }: Moment, field: 'seq' | 'ack', value: number): boolean {
  const first = field === 'seq' ? tcb.iss : tcb.irs
  return value < first && seqLt(first, value)
}

/** The latest of what a scene tells, as many lines as a screen surely shows. */
const LINES = 8

/** Whether the number follows from what the scene tells, without the variable that holds it. */
function follows({ story, tcb, outbox }: Scene, field: 'seq' | 'ack', value: number): boolean {
  const told = story.slice(-LINES)
  const sent = told.flatMap((one) => (one.told === 'move' && one.left ? [one.segment] : []))
  const came = told.flatMap((one) => (one.told === 'arrived' ? [one.segment] : []))
  if (field === 'ack') return came.some((one) => segEnd(one) === value) || sent.some((one) => has(one, 'ACK') && one.ack === value)
  return (
    value === tcb.iss ||
    outbox.some(({ seq }) => seq === value) ||
    sent.some((one) => segEnd(one) === value) ||
    came.some((one) => (has(one, 'ACK') ? one.ack === value : value === 0))
  )
}

/** The variables in which the answer stands. */
const hidesOf = ({ tcb }: Scene, field: 'seq' | 'ack', value: number): Scene['hides'] =>
  field === 'ack' ? ['rcvNxt'] : (['sndUna', 'sndNxt'] as const).filter((name) => tcb[name] === value)

function blankCardOf(moment: Moment, skill: SkillId, seed: number): BlankCard | null {
  const [open] = moment.duties
  if (open === undefined) return null
  const { segment } = open.duty
  const fields =
    skill === 'M38'
      ? NUMBERS.filter((field) => (field === 'seq' || has(segment, 'ACK')) && wraps(moment, field, segment[field]))
      : mistakesFor(moment.tcb, open.duty).flatMap((wrong) => {
          const [field, ...others] = differing(wrong.segment, segment)
          return wrong.skill === skill && field !== undefined && others.length === 0 && isNumber(field) ? [field] : []
        })
  const scene = sceneOf(moment)
  const field = pickOf(
    fields.filter((one) => follows(scene, one, segment[one])),
    seed,
    1,
  )
  if (field === undefined) return null
  return {
    kind: 'blank',
    skill,
    seed,
    position: positionTextOf(moment),
    rule: open.duty.rule,
    formulas: formulas(moment.tcb, open.duty),
    scene: { ...scene, hides: hidesOf(scene, field, segment[field]) },
    field,
    segment,
    tcb: moment.tcb,
  }
}

/** null: no moment of the rounds that were played has such a number. */
export function blankCard(skill: SkillId, seed: number): BlankCard | null {
  for (const scenario of scenariosFor(skill, seed).slice(0, TRIES)) {
    for (const moment of shuffled(momentsIn(scenario, matchSeed(seed)), seed, 6)) {
      const card = blankCardOf(moment, skill, seed)
      if (card !== null) return card
    }
  }
  return null
}
