// The end of a run of cards: what was reached, what was shaky, what can come next.
import { bestOf, dailyOf } from '../../../shared/quiz/index.ts'
import { t } from '../../i18n/i18n.ts'
import { progress, spacing } from '../../progress/progress.ts'
import type { Session } from '../../quiz/session.ts'
import { go } from '../../route.ts'
import { useFocus } from '../parts/use-focus.ts'
import { CopyLink } from './CopyLink.tsx'

const DAY = 86_400_000

function Result({ session }: { session: Session }) {
  const { mode, right, count } = session
  if (mode === 'streak' || mode === 'storm') {
    const best = bestOf(progress.value, mode) ?? right.value
    const isBest = right.value > 0 && right.value >= best
    return (
      <p class="quiz-result">
        <strong>{right.value}</strong> {t(`quiz.result.${mode}`, { count: right.value })}{' '}
        {isBest ? <span class="badge">★ {t('quiz.newBest')}</span> : <span class="dim">{t('quiz.best', { best })}</span>}
      </p>
    )
  }
  return (
    <p class="quiz-result">
      <strong>
        {right.value} / {count.value}
      </strong>{' '}
      {t('quiz.result.cards')}
    </p>
  )
}

export function Summary({ session, onAgain }: { session: Session; onAgain: () => void }) {
  const heading = useFocus()
  const { mode, date, wrongSkills } = session
  const soon = [...spacing.value].filter(([, { due }]) => due < Date.now() + DAY).length
  const daily = mode === 'daily' ? dailyOf(progress.value, date) : null
  return (
    <main class="page quiz summary">
      <h1 ref={heading} tabIndex={-1}>
        {t(`quiz.over.${mode}`)}
      </h1>
      <section class="card">
        <Result session={session} />
        {daily !== null && (
          <CopyLink
            links={[
              {
                label: t('quiz.daily.share'),
                link: () => `Ackward ${date}: ${'■'.repeat(daily.right)}${'□'.repeat(daily.of - daily.right)} ${daily.right}/${daily.of}`,
              },
            ]}
          />
        )}
        {wrongSkills.value.length > 0 && (
          <>
            <h2>{t('quiz.shaky')}</h2>
            <ul class="shaky">
              {wrongSkills.value.map((skill) => (
                <li key={skill}>
                  <strong>{t(`skill.${skill}.title`)}</strong> <span class="dim">{t(`skill.${skill}.why`)}</span>{' '}
                  <button type="button" class="small" onClick={() => go(`/quiz/skill/${skill}`)}>
                    {t('quiz.practise')}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        <p class="dim">{t('quiz.dueSoon', { count: soon })}</p>
        <p class="row start">
          {mode !== 'daily' && (
            <button type="button" class="primary" onClick={onAgain}>
              {t('quiz.again')}
            </button>
          )}
          <button type="button" class={mode === 'daily' ? 'primary' : ''} onClick={() => go('/skills')}>
            {t('quiz.toSkills')}
          </button>
        </p>
      </section>
    </main>
  )
}
