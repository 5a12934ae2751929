// The hub of everything one does alone: the one next thing, the harbour map, and the ways to practise.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { SCENARIO_IDS, type ScenarioId } from '../../../shared/game/index.ts'
import { bestOf, CURRICULUM, countStars, dailyOf, nextStep, type Progress, starsOf, strengthOf } from '../../../shared/quiz/index.ts'
import { beTheNetwork } from '../../be-network.ts'
import { goOn } from '../../campaign.ts'
import { t } from '../../i18n/i18n.ts'
import { loadProgress, progress, progressKeeping, spacing } from '../../progress/progress.ts'
import { go } from '../../route.ts'
import { game, inCampaign } from '../../session.ts'
import { Link } from '../parts/Link.tsx'
import { useFocus } from '../parts/use-focus.ts'
import { KeepingNote } from '../progress/KeepingNote.tsx'
import { HarbourMap } from './HarbourMap.tsx'
import { ScenarioCard } from './ScenarioCard.tsx'
import { Star } from './StarRow.tsx'
import './alone.css'

function NextThing({ known }: { known: Progress }) {
  const [failed, setFailed] = useState(false)
  const next = nextStep(known)
  const title = next === null ? '' : t(`scenario.${next.scenario}.title`)
  const stars = SCENARIO_IDS.reduce((sum, id) => sum + countStars(starsOf(known, id)), 0)
  const label =
    next === null ? t('campaign.next.doneGo') : next.does === 'example' ? t('campaign.next.example') : t('campaign.next.play', { title })
  return (
    <section class="card next-thing" aria-labelledby="next-title">
      <h2 id="next-title" class="eyebrow">
        {t('campaign.next.title')}
      </h2>
      {inCampaign.value && game.value !== null && (
        <p class="row start">
          <span>{t('campaign.next.running')}</span>
          <button type="button" onClick={() => go('/match')}>
            {t('campaign.next.back')}
          </button>
        </p>
      )}
      <p>{next === null ? t('campaign.next.done') : t(`campaign.next.${next.does}Why`, { title })}</p>
      <button type="button" class="primary big" onClick={() => void goOn().catch(() => setFailed(true))}>
        {label}
      </button>
      {failed && (
        <p class="problem" role="alert">
          {t('app.cannotLoad')}
        </p>
      )}
      <p class="all-stars">
        <Star earned /> {t('campaign.stars.all', { stars, all: 3 * SCENARIO_IDS.length })}
      </p>
    </section>
  )
}

function Way({ to, title, children }: { to: string; title: string; children: ComponentChildren }) {
  return (
    <li>
      <Link to={to}>
        <strong>{title}</strong> <span class="dim">{children}</span>
      </Link>
    </li>
  )
}

/** Not a page of its own: it begins a round. */
function NetworkWay() {
  const [failed, setFailed] = useState(false)
  return (
    <li>
      <button type="button" class="way-button" onClick={() => void beTheNetwork().catch(() => setFailed(true))}>
        <strong>{t('network.alone.title')}</strong> <span class="dim">{t(failed ? 'app.cannotLoad' : 'network.alone.about')}</span>
      </button>
    </li>
  )
}

function Ways({ known }: { known: Progress }) {
  const now = Date.now()
  const due = CURRICULUM.filter((skill) => strengthOf(spacing.value, skill, now).isDue).length
  const streak = bestOf(known, 'streak')
  const storm = bestOf(known, 'storm')
  const daily = dailyOf(known, new Date(now).toISOString().slice(0, 10))
  return (
    <nav class="ways-alone" aria-labelledby="ways-title">
      <h2 id="ways-title" class="eyebrow">
        {t('campaign.ways.title')}
      </h2>
      <ul>
        <Way to="/quiz/today" title={t('campaign.ways.today')}>
          {due > 0 ? t('campaign.ways.todayDue', { count: due }) : t('campaign.ways.todayNew')}
        </Way>
        <Way to="/quiz/daily" title={t('campaign.ways.daily')}>
          {daily === null ? t('campaign.ways.dailyOpen') : t('campaign.ways.dailyDone', { right: daily.right, of: daily.of })}
        </Way>
        <Way to="/quiz/streak" title={t('campaign.ways.streak')}>
          {streak === null ? t('campaign.ways.noBest') : t('campaign.ways.best', { best: streak })}
        </Way>
        <Way to="/quiz/storm" title={t('campaign.ways.storm')}>
          {storm === null ? t('campaign.ways.noBestStorm') : t('campaign.ways.best', { best: storm })}
        </Way>
        <NetworkWay />
        <Way to="/skills" title={t('campaign.ways.skills')}>
          {t('campaign.ways.skillsAbout')}
        </Way>
        <Way to="/editor" title={t('campaign.ways.editor')}>
          {t('campaign.ways.editorAbout')}
        </Way>
        <Way to="/progress" title={t('campaign.ways.progress')}>
          {t('campaign.ways.progressAbout')}
        </Way>
      </ul>
    </nav>
  )
}

export function Alone() {
  const [picked, setPicked] = useState<ScenarioId | null>(null)
  useEffect(() => void loadProgress(), [])
  const loading = progressKeeping.value === 'loading'
  const heading = useFocus(loading)
  if (loading)
    return (
      <main class="page">
        <p role="status">{t('app.loading')}</p>
      </main>
    )
  const known = progress.value
  return (
    <main class="alone">
      <header class="alone-head">
        <h1 ref={heading} tabIndex={-1}>
          {t('campaign.title')}
        </h1>
        <KeepingNote />
      </header>
      <NextThing known={known} />
      <HarbourMap progress={known} onPick={setPicked} />
      <Ways known={known} />
      {picked !== null && <ScenarioCard key={picked} id={picked} known={known} onClose={() => setPicked(null)} />}
    </main>
  )
}
