// The judge: may this host send this now, and is it owed, useful, needless or wrong?
import { diagnose, diagnoseSilence } from './diagnose.ts'
import { duties } from './duties.ts'
import { fulfils, unowed } from './fulfil.ts'
import { nearestLegal } from './nearest.ts'
import type { Duty, Outcome, Verdict } from './outcome.ts'
import { permit } from './permit.ts'
import type { RuleId } from './rules.ts'
import type { Segment } from './segment.ts'
import { finish, unchanged } from './step.ts'
import type { Tcb } from './tcb.ts'

const NO_DUTIES: readonly Duty[] = []
const NO_FIELDS: Verdict['wrong'] = []

/** May this host send this now? */
export function judge(tcb: Tcb, segment: Segment): Verdict {
  const does = permit(tcb, segment)
  if (typeof does === 'string') return violation(tcb, segment, does)
  const done = duties(tcb).filter((duty) => fulfils(tcb, duty, segment, does))
  const [first] = done
  if (first !== undefined) return { kind: 'due', rule: first.rule, fulfils: done, wrong: NO_FIELDS }
  return { ...unowed(tcb, segment, does), fulfils: NO_DUTIES, wrong: NO_FIELDS }
}

function violation(tcb: Tcb, segment: Segment, rule: RuleId): Verdict {
  const near = nearestLegal(tcb, segment)
  const skill = diagnose(tcb, segment, rule, near)
  return {
    kind: 'violation',
    rule,
    fulfils: NO_DUTIES,
    wrong: near?.wrong ?? ['flags'],
    ...(skill === null ? {} : { skill }),
    ...(near === null ? {} : { right: near.segment }),
  }
}

/** May this arrival be left without an answer? 'due': nothing is owed for it; 'violation': a MUST is. */
export function judgeNothing(tcb: Tcb, arrival: number): Verdict {
  const owed = tcb.owed.find((entry) => entry.id === arrival)
  if (owed === undefined) return { kind: 'due', rule: 'nothing-owed', fulfils: NO_DUTIES, wrong: NO_FIELDS }
  if (!owed.must) return { kind: 'allowed', rule: 'answer-optional', fulfils: NO_DUTIES, wrong: NO_FIELDS }
  const duty = duties(tcb).find((one) => one.id === `${owed.kind}:${owed.id}`)
  const skill = diagnoseSilence(tcb, owed)
  return {
    kind: 'violation',
    rule: 'answer-owed',
    fulfils: NO_DUTIES,
    wrong: ['flags'],
    ...(skill === null ? {} : { skill }),
    ...(duty === undefined ? {} : { right: duty.segment }),
  }
}

/** Lets an arrival go unanswered: drops its optional entries. What MUST be answered stays ('refused-call'). */
export function dismiss(tcb: Tcb, arrival: number): Outcome {
  const entries = tcb.owed.filter((entry) => entry.id === arrival)
  if (entries.length === 0) return unchanged(tcb, { disposition: 'ignored', rule: 'nothing-owed' })
  if (entries.some((entry) => entry.must)) return unchanged(tcb, { disposition: 'refused-call', rule: 'answer-owed' })
  const t = { ...tcb, owed: tcb.owed.filter((entry) => entry.id !== arrival) }
  return finish(tcb, t, { disposition: 'done', rule: 'answer-optional' })
}
