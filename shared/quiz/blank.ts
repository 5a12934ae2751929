// "Fill in the number": a right segment with one of its numbers taken out, where a misconception would write another one.
import { formulas } from '../game/index.ts'
import { differing, type Field, has, judge, mistakesFor, type SkillId, seqLt } from '../tcp/index.ts'
import type { BlankCard } from './card.ts'
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
  const field = pickOf(fields, seed, 1)
  if (field === undefined) return null
  return {
    kind: 'blank',
    skill,
    seed,
    position: positionTextOf(moment),
    rule: open.duty.rule,
    formulas: formulas(moment.tcb, open.duty),
    scene: sceneOf(moment),
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
