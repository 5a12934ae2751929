// A mistake in full: beside the nearest right segment, with the rule and why.
import type { ComponentChildren } from 'preact'
import { hasMessage, t } from '../../i18n/i18n.ts'
import type { NumberText } from '../ladder/words.ts'
import { RuleLink } from '../words/RuleLink.tsx'
import type { Wrong, WrongAnswer, WrongMove } from './mistakes.ts'
import { SegmentCompare } from './SegmentCompare.tsx'
import './debrief.css'

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

/** A rule or skill that earlier rules named may have no text any more: the rule's name then stands alone. */
function WrongSegment({ event: { judged, segment, role }, skill, crossed, number }: WrongSegmentProps) {
  const { rule, right, wrong } = judged
  const why = `skill.${skill}.why`
  return (
    <>
      {right !== null && (
        <SegmentCompare mine={segment} mineLabel={t('debrief.sent')} right={right} wrong={wrong} number={number} role={role} />
      )}
      {crossed && <p>{t('match.crossed')}</p>}
      <p>
        {hasMessage(`rule.${rule}`) && t(`rule.${rule}`)} <RuleLink rule={rule} />
      </p>
      {skill !== null && hasMessage(why) && <p class="dim">{t(why)}</p>}
    </>
  )
}

interface MistakeCardProps {
  readonly wrong: Wrong
  /** Whose it was. */
  readonly name: string
  readonly number: NumberText
  /** What can be done with it. */
  readonly children: ComponentChildren
}

export function MistakeCard({ wrong: { event, crossed }, name, number, children }: MistakeCardProps) {
  const skill = event.on === 'move' && !crossed ? event.judged.skill : null
  return (
    <li class="mistake card">
      <p class="eyebrow">
        {name} · {t(`match.role.${event.role}`)}
        {skill !== null && hasMessage(`skill.${skill}.title`) && ` · ${t(`skill.${skill}.title`)}`}
      </p>
      {event.on === 'move' ? <WrongSegment event={event} skill={skill} crossed={crossed} number={number} /> : <WrongState event={event} />}
      <div class="row start">{children}</div>
    </li>
  )
}
