// A wrong segment of nobody's: the class votes which field is wrong, then sees what would have been right.
import { useEffect, useState } from 'preact/hooks'
import type { VoteView } from '../../../../shared/classroom/index.ts'
import { flagNames, type Segment } from '../../../../shared/tcp/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { VoteBars } from '../VoteBars.tsx'
import './vote-board.css'

/** ms after which the answer is shown by itself. */
const THINK = 40_000
const FIELDS = ['flags', 'seq', 'ack', 'len'] as const

function shown(segment: Segment, field: (typeof FIELDS)[number]): string {
  if (field === 'flags') return flagNames(segment)
  if (field === 'ack' && !segment.flags.includes('ACK')) return '–'
  return String(segment[field])
}

export function VoteBoard({ vote, students }: { vote: VoteView; students: number }) {
  const { mistake, votes } = vote
  const [told, setTold] = useState(false)
  const [begun] = useState(() => performance.now())
  const count = Object.values(votes).reduce((sum, one) => sum + one, 0)
  const left = Math.max(0, THINK - (performance.now() - begun))
  useEffect(() => {
    const timer = setTimeout(() => setTold(true), THINK)
    return () => clearTimeout(timer)
  }, [])
  const open = told || (students > 0 && count >= students)
  return (
    <div class="vote-stage">
      <p class="screen-eyebrow">{t('classroom.screen.voteFrom', { host: t(`match.role.${mistake.role}`) })}</p>
      <h1 tabIndex={-1}>{t(open ? 'classroom.screen.voteAnswer' : 'classroom.screen.voteAsk')}</h1>
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
              <td key={field} class={open && mistake.wrong.includes(field) ? 'wrong' : ''}>
                {shown(mistake.sent, field)}
                {open && mistake.wrong.includes(field) && <span aria-hidden="true"> ✕</span>}
              </td>
            ))}
          </tr>
          {open && (
            <tr>
              <th scope="row">{t('debrief.right')}</th>
              {FIELDS.map((field) => (
                <td key={field} class={mistake.wrong.includes(field) ? 'better' : ''}>
                  {shown(mistake.right, field)}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
      <div class="vote-lower">
        <VoteBars votes={votes} right={open ? mistake.wrong : null} />
        {open ? (
          mistake.skill !== null && (
            <div class="vote-why">
              <h2>{t(`skill.${mistake.skill}.title`)}</h2>
              <p>{t(`skill.${mistake.skill}.why`)}</p>
            </div>
          )
        ) : (
          <p class="vote-wait">
            <span>{t('classroom.screen.voteUntil', { seconds: Math.ceil(left / 1000) })}</span>
            <button type="button" onClick={() => setTold(true)}>
              {t('classroom.screen.voteNow')}
            </button>
          </p>
        )}
      </div>
    </div>
  )
}
