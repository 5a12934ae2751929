// After a round of the campaign: the stars it earned, the help that faded or came back, and the ways on.
import { useMemo, useState } from 'preact/hooks'
import { LEVEL, scenarioOf } from '../../../shared/game/index.ts'
import { ACCURATE, fadeOf, nextStep, type Run, type Stars, starsOf, starsOfRun } from '../../../shared/quiz/index.ts'
import { goOn, sailAgain, sailAsOther, timeForStar, toMap, type Voyage } from '../../campaign.ts'
import { t } from '../../i18n/i18n.ts'
import { progress } from '../../progress/progress.ts'
import { KeepingNote } from '../progress/KeepingNote.tsx'
import { percentOf, secondsOf } from './figures.ts'
import { STARS, Star } from './StarRow.tsx'
import './end.css'

/** `most`: ms that the star for time allows. */
function figureOf(star: keyof Stars, run: Run, most: number | null): string {
  if (star === 'goal') return t('campaign.stars.goalIs')
  if (star === 'accuracy')
    return run.accuracy === null
      ? t('campaign.end.accuracyNone')
      : `${t('campaign.end.accuracyWas', { percent: percentOf(run.accuracy) })}${run.accuracy < ACCURATE ? ` (${t('campaign.stars.accuracyIs', { percent: percentOf(ACCURATE) })})` : ''}`
  if (run.goalAfter === null) return t('campaign.stars.timeIs', { seconds: LEVEL[run.level].grace / 1000 })
  const seconds = secondsOf(run.goalAfter)
  return run.inTime || most === null
    ? t('campaign.end.timeWas', { seconds })
    : t('campaign.end.tooSlow', { seconds, most: secondsOf(most) })
}

function EarnedStars({ voyage, run }: { voyage: Voyage; run: Run }) {
  const before = starsOf(voyage.before, voyage.scenario)
  const most = useMemo(() => (run.inTime ? null : timeForStar(voyage)), [voyage, run])
  const now = starsOfRun(run)
  return (
    <ul class="earned-stars" aria-label={t('campaign.end.title')}>
      {STARS.map((star, index) => {
        const isNew = now[star] && !before[star]
        return (
          <li key={star} class={`${now[star] ? 'earned' : ''} ${isNew ? `new place-${index}` : ''}`}>
            <Star earned={now[star]} />
            <span>
              <strong>{t(`campaign.stars.${star}`)}</strong> {isNew && <span class="badge">{t('campaign.stars.new')}</span>}{' '}
              <span class="visually-hidden"> {t(`campaign.stars.${now[star] ? 'earned' : 'open'}`)}:</span>{' '}
              <span class="figure">{figureOf(star, run, most)}</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Skills of the scenario whose help is another one after this round. */
function HelpChanges({ voyage }: { voyage: Voyage }) {
  const scenario = scenarioOf(voyage.scenario)
  const after = progress.value
  const changes = (scenario.ok ? scenario.value.skills : []).flatMap((skill) => {
    const [from, to] = [fadeOf(voyage.before, skill), fadeOf(after, skill)]
    return from === to ? [] : [{ skill, to, fewer: to > from }]
  })
  return (
    <>
      {[true, false].map((fewer) => {
        const these = changes.filter((change) => change.fewer === fewer)
        if (these.length === 0) return null
        return (
          <details key={String(fewer)} class="help-changes">
            <summary>
              {fewer ? '↓' : '↑'} {t(fewer ? 'campaign.end.fewer' : 'campaign.end.more')} ({these.length})
            </summary>
            <ul>
              {these.map(({ skill, to }) => (
                <li key={skill}>{t('campaign.end.change', { skill: t(`skill.${skill}.title`), help: t(`campaign.fade.${to}`) })}</li>
              ))}
            </ul>
          </details>
        )
      })}
    </>
  )
}

export function RoundEnd({ voyage }: { voyage: Voyage }) {
  const [failed, setFailed] = useState(false)
  const run = voyage.run.value
  const next = nextStep(progress.value)
  const attempt = (what: Promise<void>): void => {
    what.catch(() => setFailed(true))
  }
  if (run === null) return null
  // What is next may be this very round once more: then there is nothing to go on to.
  const goesOn = next !== null && next.scenario !== voyage.scenario
  return (
    <section class="round-end" aria-label={t('campaign.end.title')}>
      <EarnedStars voyage={voyage} run={run} />
      {!run.goal && <p>{t('campaign.end.noGoal')}</p>}
      <HelpChanges voyage={voyage} />
      <KeepingNote />
      <div class="row start">
        {goesOn && (
          <button type="button" class={run.goal ? 'primary' : ''} onClick={() => attempt(goOn())}>
            {t(next.does === 'example' ? 'campaign.end.nextExample' : 'campaign.end.next', { title: t(`scenario.${next.scenario}.title`) })}
          </button>
        )}
        <button type="button" class={run.goal && goesOn ? '' : 'primary'} onClick={() => attempt(sailAgain(voyage))}>
          {t('campaign.end.again')}
        </button>
        <button type="button" onClick={() => attempt(sailAsOther(voyage))}>
          {t('campaign.end.otherRole')}
        </button>
        <button type="button" onClick={toMap}>
          {t('campaign.end.map')}
        </button>
      </div>
      {failed && (
        <p class="problem" role="alert">
          {t('app.cannotLoad')}
        </p>
      )}
    </section>
  )
}
