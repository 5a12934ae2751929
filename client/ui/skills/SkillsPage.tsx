// How well each skill sits, the shakiest first, and the days on which something was done.
import { useEffect } from 'preact/hooks'
import { CURRICULUM, type Strength, strengthOf } from '../../../shared/quiz/index.ts'
import type { SkillId } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import { loadProgress, progress, spacing } from '../../progress/progress.ts'
import { go, href } from '../../route.ts'
import { useFocus } from '../parts/use-focus.ts'
import { KeepingNote } from '../progress/KeepingNote.tsx'
import { Calendar } from './Calendar.tsx'
import './skills.css'

interface Row {
  readonly skill: SkillId
  readonly strength: Strength
}

function Bars({ strength }: { strength: Strength }) {
  const { bars, isDue } = strength
  return (
    <span class="bars-and-words">
      <span class="bars" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <span key={bar} class={bar <= bars ? 'on' : ''} />
        ))}
      </span>{' '}
      <span>{t(`quiz.strength.${bars}`)}</span> {isDue && <span class="badge">{t('quiz.due')}</span>}
    </span>
  )
}

function SkillRow({ skill, strength }: Row) {
  return (
    <li class="skill-row">
      <span class="skill-name">
        <strong>{t(`skill.${skill}.title`)}</strong>{' '}
        {strength.seen > 0 && <span class="dim">{t('quiz.seen', { right: strength.right, seen: strength.seen })}</span>}
      </span>
      <Bars strength={strength} />
      <a
        class="button small"
        href={href(`/quiz/skill/${skill}`)}
        aria-label={t('quiz.practiseSkill', { skill: t(`skill.${skill}.title`) })}
        onClick={(event) => {
          event.preventDefault()
          go(`/quiz/skill/${skill}`)
        }}
      >
        {t('quiz.practise')}
      </a>
    </li>
  )
}

/** Asked ones before those that were never asked; shaky before firm. */
const shakier = (a: Row, b: Row): number =>
  Number(a.strength.bars === 0) - Number(b.strength.bars === 0) ||
  Number(b.strength.isDue) - Number(a.strength.isDue) ||
  a.strength.bars - b.strength.bars ||
  (a.strength.recall ?? 1) - (b.strength.recall ?? 1)

const WEAKEST = 3

export function SkillsPage() {
  const heading = useFocus()
  useEffect(() => void loadProgress(), [])
  const now = Date.now()
  const rows = CURRICULUM.map((skill): Row => ({ skill, strength: strengthOf(spacing.value, skill, now) })).sort(shakier)
  const weakest = rows.filter(({ strength }) => strength.bars > 0 && (strength.bars < 3 || strength.isDue)).slice(0, WEAKEST)
  const others = rows.filter((row) => !weakest.includes(row))
  const due = rows.filter(({ strength }) => strength.isDue).length
  const known = rows.filter(({ strength }) => strength.bars >= 2).length
  return (
    <main class="page skills-page">
      <h1 ref={heading} tabIndex={-1}>
        {t('quiz.skills.title')}
      </h1>
      <KeepingNote />
      <section class="card">
        <p>{t('quiz.skills.known', { known, all: rows.length })}</p>
        <p class="row start">
          <button type="button" class="primary" onClick={() => go('/quiz/today')}>
            {t('quiz.mode.today.title')}
          </button>
          <span class="dim">{t('quiz.dueNow', { count: due })}</span>
        </p>
      </section>
      {weakest.length > 0 && (
        <section class="card">
          <h2>{t('quiz.skills.weakest')}</h2>
          <ul>
            {weakest.map((row) => (
              <SkillRow key={row.skill} {...row} />
            ))}
          </ul>
        </section>
      )}
      <section class="card">
        <h2>{t('quiz.skills.days')}</h2>
        <Calendar reviews={progress.value.reviews} runs={progress.value.runs} now={now} />
      </section>
      <section class="card">
        <h2>{t('quiz.skills.all')}</h2>
        <ul>
          {others.map((row) => (
            <SkillRow key={row.skill} {...row} />
          ))}
        </ul>
      </section>
    </main>
  )
}
