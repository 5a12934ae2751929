// A wrong segment of nobody's: the class votes which field is wrong, and sees what would have been right once the teacher shows it.
import type { VoteView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { FIELDS, fieldText } from '../../words/segment-fields.ts'
import { VoteBars } from '../VoteBars.tsx'
import { VoteReason } from '../VoteReason.tsx'
import './vote-board.css'

export function VoteBoard({ vote, students }: { vote: VoteView; students: number }) {
  const { mistake, votes, answer } = vote
  const voted = Object.values(votes).reduce((sum, one) => sum + one, 0)
  const isWrong = (field: (typeof FIELDS)[number]): boolean => answer?.wrong.includes(field) === true
  return (
    <div class="vote-stage">
      <p class="screen-eyebrow">{t('classroom.screen.voteFrom', { host: t(`match.role.${mistake.role}`) })}</p>
      <h1 tabIndex={-1}>{t(answer === null ? 'classroom.screen.voteAsk' : 'classroom.screen.voteAnswer')}</h1>
      <table class="vote-segments mono">
        <thead>
          <tr>
            <td />
            {FIELDS.map((field) => (
              <th key={field} scope="col">
                {field}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('classroom.sent')}</th>
            {FIELDS.map((field) => (
              <td key={field} class={isWrong(field) ? 'wrong' : ''}>
                {fieldText(mistake.sent, field)}
                {isWrong(field) && <span aria-hidden="true"> ✕</span>}
              </td>
            ))}
          </tr>
          {answer !== null && (
            <tr>
              <th scope="row">{t('debrief.right')}</th>
              {FIELDS.map((field) => (
                <td key={field} class={isWrong(field) ? 'better' : ''}>
                  {fieldText(answer.right, field)}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
      <div class="vote-lower">
        <VoteBars votes={votes} right={answer?.wrong ?? null} />
        {answer === null ? (
          <div class="vote-wait" role="status">
            <p class="vote-count">{t('classroom.screen.voteCount', { voted, count: students })}</p>
            <p>{t('classroom.screen.voteWait')}</p>
          </div>
        ) : (
          <VoteReason {...answer} />
        )}
      </div>
    </div>
  )
}
