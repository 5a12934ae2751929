import { useEffect, useRef, useState } from 'preact/hooks'
import type { StudentClassView } from '../../../../shared/classroom/index.ts'
import { type Field, flagNames, type Segment } from '../../../../shared/tcp/index.ts'
import { t } from '../../../i18n/i18n.ts'
import type { StudentRoom } from './use-student.ts'

const FIELDS = ['flags', 'seq', 'ack', 'len'] as const

function shown(segment: Segment, field: Field): string {
  if (field === 'flags') return flagNames(segment)
  return field === 'ack' && !segment.flags.includes('ACK') ? '–' : String(segment[field])
}

/** A wrong segment of nobody's: which field is it? */
export function Vote({ room, vote }: { room: StudentRoom; vote: NonNullable<StudentClassView['vote']> }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => heading.current?.focus(), [])
  const { mistake, mine } = vote
  const choose = (field: Field): void => {
    void room.request('vote', { field }).then((reply) => setProblem(reply.ok ? '' : t(`classroom.student.vote.failed`)))
  }
  return (
    <main class="page student-vote">
      <p class="eyebrow">{t(`classroom.student.vote.from.${mistake.role}`)}</p>
      <h1 ref={heading} tabIndex={-1}>
        {t('classroom.student.vote.ask')}
      </h1>
      <ul class="vote-fields">
        {FIELDS.map((field) => (
          <li key={field}>
            <button type="button" aria-pressed={mine === field} onClick={() => choose(field)}>
              <span class="vote-field">{field}</span>
              <span class="vote-value mono">{shown(mistake.sent, field)}</span>
              <span class="vote-mine">{mine === field ? `✓ ${t('classroom.student.vote.yours')}` : ''}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{mine === null ? t('classroom.student.vote.about') : t('classroom.student.vote.mine', { field: mine })}</p>
      <p class="problem" role="alert">
        {problem}
      </p>
    </main>
  )
}
