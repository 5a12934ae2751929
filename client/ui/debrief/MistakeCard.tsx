// A mistake in full: beside the nearest right segment, with the rule and why.
import type { ComponentChildren } from 'preact'
import type { Role } from '../../../shared/game/index.ts'
import type { Segment } from '../../../shared/tcp/index.ts'
import { hasMessage, t, textOf } from '../../i18n/i18n.ts'
import { type NumberText, secondsText, segmentText } from '../ladder/words.ts'
import { RuleLink } from '../words/RuleLink.tsx'
import type { Missed, Wrong, WrongAnswer, WrongMove, WrongSilence } from './mistakes.ts'
import { SegmentCompare } from './SegmentCompare.tsx'
import './debrief.css'

/** A rule that earlier rules named may have no text any more: its name then stands alone. */
const Rule = ({ rule }: { rule: string }) => (
  <p>
    {hasMessage(`rule.${rule}`) && t(`rule.${rule}`)} <RuleLink rule={rule} />
  </p>
)

function SkillWhy({ skill }: { skill: string | null }) {
  const why = `skill.${skill}.why`
  return skill !== null && hasMessage(why) ? <p class="dim">{t(why)}</p> : null
}

/** What was not sent. */
const Owed = ({ segment, role, number }: { segment: Segment; role: Role; number: NumberText }) => (
  <p>
    {t('debrief.owed')} <strong class="mono">{segmentText(segment, role, number)}</strong>
  </p>
)

/** A state that was misnamed: what the word means that was said, and what the right one does. */
function WrongState({ event: { said, was } }: { event: WrongAnswer }) {
  return (
    <>
      <p>
        <span aria-hidden="true">✕</span> {t('debrief.stateSaid', { said, was })}
      </p>
      {[was, said].map((state) => (
        <p key={state} class={state === was ? '' : 'dim'}>
          <strong class="mono">{state}</strong>: {t(`state.${state}.means`)}
        </p>
      ))}
    </>
  )
}

interface WrongSegmentProps {
  readonly event: WrongMove
  readonly skill: string | null
  readonly crossed: boolean
  readonly number: NumberText
}

function WrongSegment({ event: { judged, segment, role }, skill, crossed, number }: WrongSegmentProps) {
  const { rule, right, wrong } = judged
  return (
    <>
      {right !== null && (
        <SegmentCompare mine={segment} mineLabel={t('debrief.sent')} right={right} wrong={wrong} number={number} role={role} />
      )}
      {crossed && <p>{t('match.crossed')}</p>}
      <Rule rule={rule} />
      <SkillWhy skill={skill} />
    </>
  )
}

function ThoughtNeedless({ event: { judged, role }, number }: { event: WrongSilence; number: NumberText }) {
  const { rule, skill, right } = judged
  return (
    <>
      <p>
        <span aria-hidden="true">✕</span> {t('debrief.saidNothing')}
      </p>
      {right !== null && <Owed segment={right} role={role} number={number} />}
      <Rule rule={rule} />
      <SkillWhy skill={skill} />
    </>
  )
}

/** `cameAt`: as `sentLate` says; both times on the story's clock, which read `since` when the round began. */
function NotInTime({
  event,
  number,
  since,
  cameAt,
}: {
  event: Missed
  number: NumberText
  since: number
  cameAt: number | null | undefined
}) {
  const { duty, rule, right, role } = event
  const at = secondsText(event.at - since)
  const how = cameAt === undefined ? 'untold' : cameAt === null ? 'never' : 'late'
  const came = secondsText((cameAt ?? since) - since)
  return (
    <>
      <p>
        <span aria-hidden="true">✕</span> {t(`debrief.missed.${how}`, how === 'late' ? { at, came } : { at })}
      </p>
      {right === undefined ? (
        <p>
          {t('debrief.owed')} <strong>{textOf('ladder.duty', duty)}</strong>
        </p>
      ) : (
        <Owed segment={right} role={role} number={number} />
      )}
      <Rule rule={rule} />
    </>
  )
}

export interface MistakeCardProps {
  readonly wrong: Wrong
  /** Whose it was. */
  readonly name: string
  readonly number: NumberText
  /** What the story's clock read when the round began, ms. */
  readonly since: number
  /** Of what was not sent in time: when it was; null: never; undefined: not known. */
  readonly cameAt: number | null | undefined
  /** What can be done with it. */
  readonly children: ComponentChildren
}

type WhatProps = Pick<MistakeCardProps, 'wrong' | 'number' | 'since' | 'cameAt'> & { readonly skill: string | null }

function What({ wrong: { event, crossed }, skill, number, since, cameAt }: WhatProps) {
  switch (event.on) {
    case 'move':
      return <WrongSegment event={event} skill={skill} crossed={crossed} number={number} />
    case 'discard':
      return <ThoughtNeedless event={event} number={number} />
    case 'state-answer':
      return <WrongState event={event} />
    case 'missed':
      return <NotInTime event={event} number={number} since={since} cameAt={cameAt} />
  }
}

export function MistakeCard({ wrong, name, number, since, cameAt, children }: MistakeCardProps) {
  const { event, crossed } = wrong
  const skill = (event.on === 'move' || event.on === 'discard') && !crossed ? event.judged.skill : null
  return (
    <li class="mistake card">
      <p class="eyebrow">
        {name} · {t(`match.role.${event.role}`)}
        {skill !== null && hasMessage(`skill.${skill}.title`) && ` · ${t(`skill.${skill}.title`)}`}
      </p>
      <What wrong={wrong} skill={skill} number={number} since={since} cameAt={cameAt} />
      {children}
    </li>
  )
}
