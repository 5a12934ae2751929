// A wrong segment of nobody's: which field is it? And once the teacher shows it, what would have been right and why.
import { useState } from 'preact/hooks'
import type { StudentClassView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { SegmentCompare } from '../../debrief/SegmentCompare.tsx'
import { useFocus } from '../../parts/use-focus.ts'
import { FIELDS, fieldText } from '../../words/segment-fields.ts'
import { VoteBars } from '../VoteBars.tsx'
import { VoteReason } from '../VoteReason.tsx'
import type { StudentRoom } from './use-student.ts'

type Shown = NonNullable<StudentClassView['vote']>

/** While it is open: one button a field. */
function Choices({ room, vote: { mistake, mine } }: { room: StudentRoom; vote: Shown }) {
  const [problem, setProblem] = useState('')
  const choose = (field: (typeof FIELDS)[number]): void => {
    void room.request('vote', { field }).then((reply) => setProblem(reply.ok ? '' : t(`classroom.student.vote.failed`)))
  }
  return (
    <>
      <ul class="vote-fields">
        {FIELDS.map((field) => (
          <li key={field}>
            <button type="button" aria-pressed={mine === field} onClick={() => choose(field)}>
              <span class="vote-field">{field}</span> <span class="vote-value mono">{fieldText(mistake.sent, field)}</span>{' '}
              <span class="vote-mine">{mine === field ? `✓ ${t('classroom.student.vote.yours')}` : ''}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{mine === null ? t('classroom.student.vote.about') : t('classroom.student.vote.mine', { field: mine })}</p>
      <p class="problem" role="alert">
        {problem}
      </p>
    </>
  )
}

function Answer({ vote, answer }: { vote: Shown; answer: NonNullable<Shown['answer']> }) {
  const { mistake, mine, votes } = vote
  const { right, wrong } = answer
  const fields = wrong.join(', ')
  const isHit = mine !== null && wrong.includes(mine)
  return (
    <>
      <p class={`vote-verdict ${isHit ? 'hit' : mine === null ? '' : 'missed'}`} role="status">
        {mine !== null && <span aria-hidden="true">{isHit ? '✓ ' : '✕ '}</span>}
        {mine === null
          ? t('classroom.student.vote.none', { fields })
          : t(`classroom.student.vote.${isHit ? 'hit' : 'missed'}`, { field: mine, mine, fields })}
      </p>
      <section class="card">
        <SegmentCompare mine={mistake.sent} mineLabel={t('classroom.sent')} right={right} wrong={wrong} role={mistake.role} />
        <VoteReason {...answer} />
      </section>
      <section class="card" aria-labelledby="vote-class">
        <h2 id="vote-class">{t('classroom.student.vote.class')}</h2>
        <VoteBars votes={votes} right={wrong} />
      </section>
    </>
  )
}

export function Vote({ room, vote }: { room: StudentRoom; vote: Shown }) {
  const { answer, mistake } = vote
  const heading = useFocus(answer === null)
  return (
    <main class="page student-vote">
      <p class="eyebrow">{t(`classroom.student.vote.from.${mistake.role}`)}</p>
      <h1 ref={heading} tabIndex={-1}>
        {t(answer === null ? 'classroom.student.vote.ask' : 'classroom.screen.voteAnswer')}
      </h1>
      {answer === null ? <Choices room={room} vote={vote} /> : <Answer vote={vote} answer={answer} />}
    </main>
  )
}
