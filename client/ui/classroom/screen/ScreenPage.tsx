// The projector: what the whole room sees of its class. It is readable from the back and scrolls nowhere.
import { useEffect, useState } from 'preact/hooks'
import type { ClassPhase, ScreenView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { classKey, secretsInAddress } from '../../../net/class-keys.ts'
import type { ClassConnection } from '../../../net/class-room.ts'
import { go } from '../../../route.ts'
import { settings, theme } from '../../../settings.ts'
import { LanguageButtons } from '../../parts/LanguageButtons.tsx'
import { spacedCode, useClass, useTick } from '../use-class.ts'
import { Briefing } from './Briefing.tsx'
import { Climb } from './Climb.tsx'
import { Join } from './Join.tsx'
import { JoinBadge } from './JoinBadge.tsx'
import { Podium } from './Podium.tsx'
import { VoteBoard } from './VoteBoard.tsx'
import { WreckReport } from './WreckReport.tsx'
import './screen.css'

/** Where somebody who comes late finds the way in; before the first round it is all there is to see. */
const BADGE_IN: readonly ClassPhase[] = ['briefing', 'live', 'debrief']

type ScreenRoom = ClassConnection<ScreenView>

/** Out of a projector that has nothing to show. */
const HomeButton = () => (
  <button type="button" class="screen-home" onClick={() => go('/')}>
    {t('app.home')}
  </button>
)

/** Theme, language and full screen: for whoever sets the projector up. */
function Controls() {
  const [full, setFull] = useState(document.fullscreenElement !== null)
  useEffect(() => {
    const follow = (): void => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', follow)
    return () => document.removeEventListener('fullscreenchange', follow)
  }, [])
  const toggle = (): void => {
    const done = full ? document.exitFullscreen() : document.documentElement.requestFullscreen()
    // A browser may refuse: the screen stays as it is.
    done.catch(() => undefined)
  }
  const other = theme.value === 'night' ? 'day' : 'night'
  return (
    <span class="screen-controls">
      <LanguageButtons />
      <button
        type="button"
        onClick={() => {
          settings.theme.value = other
        }}
      >
        {t(`classroom.screen.theme.${other}`)}
      </button>
      <button type="button" onClick={toggle}>
        {t(full ? 'classroom.screen.window' : 'classroom.screen.full')}
      </button>
    </span>
  )
}

function Stage({ view, names, now }: { view: ScreenView; names: readonly string[]; now: number }) {
  const { clock, vote } = view
  if (vote !== null) return <VoteBoard key={JSON.stringify(vote.mistake)} vote={vote} students={view.students} />
  switch (clock.phase) {
    case 'lobby':
      return <Join view={view} names={names} now={now} />
    case 'briefing':
      return <Briefing view={view} now={now} />
    case 'live':
      return <Climb view={view} now={now} />
    case 'debrief':
      return <WreckReport key={clock.round} view={view} />
    case 'podium':
    case 'over':
      return <Podium view={view} />
  }
}

function Screen({ room }: { room: ScreenRoom }) {
  useTick(250)
  const view = room.view.value
  const health = room.health.value
  const dark = theme.value
  if (view === null || health.is === 'gone')
    return (
      <main class={`screen ${dark}`}>
        <h1 class="screen-message" tabIndex={-1}>
          {health.is === 'gone'
            ? t(`classroom.gone.${health.why}`)
            : health.is === 'lost'
              ? t(health.restarts ? 'classroom.restarts' : 'classroom.lost')
              : t('app.loading')}
        </h1>
        {health.is === 'gone' && <HomeButton />}
      </main>
    )
  const paused = view.clock.pausedAt !== null
  const lost = health.is === 'lost' ? Math.max(0, Math.round((Date.now() - health.since) / 1000)) : null
  return (
    <main class={`screen ${dark} at-${view.vote === null ? view.clock.phase : 'vote'}`}>
      <Stage view={view} names={room.names.value} now={room.now()} />
      {paused && (
        <p class="screen-paused" role="status">
          {t('classroom.phase.paused')}
        </p>
      )}
      <footer class="screen-foot">
        {view.open && BADGE_IN.includes(view.clock.phase) ? <JoinBadge code={view.code} /> : <span />}
        <Controls />
      </footer>
      {lost !== null && (
        <p class="screen-lost" role="alert">
          <strong>{t(health.is === 'lost' && health.restarts ? 'classroom.restarts' : 'classroom.screen.lost')}</strong>{' '}
          <span aria-hidden="true">{t('classroom.lostSince', { seconds: lost })}</span>
        </p>
      )}
    </main>
  )
}

function Held({ code, token }: { code: string; token: string }) {
  const room = useClass<ScreenView>(code, token)
  useEffect(() => {
    const before = document.title
    document.title = `${spacedCode(code)} · Ackward`
    return () => {
      document.title = before
    }
  }, [code])
  return room === null ? null : <Screen room={room} />
}

export function ScreenPage({ code }: { code: string }) {
  const [token] = useState(() => secretsInAddress().token || (classKey(code)?.screen ?? ''))
  if (token === '')
    return (
      <main class={`screen ${theme.value}`}>
        <h1 class="screen-message">{t('classroom.screen.noKey')}</h1>
        <HomeButton />
      </main>
    )
  return <Held code={code} token={token} />
}
