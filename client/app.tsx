// Which screen is shown: by the address, and by the match that this window is in.
import { Component, type ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { QUICK_PLAYLIST } from '../shared/protocol/playlists.ts'
import { aloneScreen, CampaignRound } from './alone.tsx'
import { playBotHere } from './bot-here.ts'
import { classScreen } from './classroom.tsx'
import { loadMessages, t } from './i18n/i18n.ts'
import { createMatch } from './net/api.ts'
import type { SoloChoices } from './net/solo.ts'
import { go, type Route, route, STATIC } from './route.ts'
import { CAMPAIGN_ENTRY, endPractice, enterMatch, game, inCampaign, leaveMatch, practice, resumeMatch } from './session.ts'
import { settings } from './settings.ts'
import type { Game } from './store/game.ts'
import { Landing } from './ui/landing/Landing.tsx'
import { Choices } from './ui/lobby/Choices.tsx'
import { Connecting } from './ui/lobby/Connecting.tsx'
import { GonePage } from './ui/lobby/GonePage.tsx'
import { JoinPage } from './ui/lobby/JoinPage.tsx'
import { NoServerPage } from './ui/lobby/NoServerPage.tsx'
import { Waiting } from './ui/lobby/Waiting.tsx'
import { LanguageButtons } from './ui/parts/LanguageButtons.tsx'
import { lazy } from './ui/parts/Lazy.tsx'
import { Link } from './ui/parts/Link.tsx'
import { SettingsDialog } from './ui/settings/SettingsDialog.tsx'

const MatchScreen = lazy(async () => (await import('./ui/match/MatchScreen.tsx')).MatchScreen, 'game')
const ReplayPage = lazy(async () => (await import('./ui/replay/ReplayPage.tsx')).ReplayPage, 'game')
const Intro = lazy(async () => (await import('./ui/intro/Intro.tsx')).Intro, 'game')

/** Fetches what a match needs; a part that does not come is asked for again when it is shown. */
export function preloadMatch(): void {
  void Promise.allSettled([
    ...(import.meta.env.MODE === 'static' ? [] : [import('./net/online.ts')]),
    import('./store/game.ts'),
    import('./ui/match/MatchScreen.tsx'),
    loadMessages('game'),
  ])
}

/** Where a match that goes on is told of, and returned to after a reload. */
const BEFORE_A_MATCH: readonly Route['at'][] = ['home', 'lobby']

/** A screen that fails must not take the way back with it. */
class Boundary extends Component<{ children: ComponentChildren }, { failed: boolean }> {
  override state = { failed: false }
  override componentDidCatch(): void {
    this.setState({ failed: true })
  }
  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main class="page">
        <h1>{t('app.crashed')}</h1>
        <p>{t('app.crashedWhy')}</p>
        <button type="button" class="primary" onClick={() => location.reload()}>
          {t('app.reload')}
        </button>
      </main>
    )
  }
}

function TopBar({ onSettings }: { onSettings: () => void }) {
  return (
    <header class="top-bar">
      <Link class="brand" to="/">
        Ack<span>ward</span>
      </Link>
      <span class="row">
        <LanguageButtons />
        <button type="button" onClick={onSettings}>
          {t('app.settings')}
        </button>
      </span>
    </header>
  )
}

function Match({ now, onSettings }: { now: Game; onSettings: () => void }) {
  const room = now.room.value
  const home = (): void => {
    leaveMatch()
    go('/')
  }
  const bot = async (): Promise<void> => {
    const choices: SoloChoices = { level: room?.level ?? 'match', playlist: QUICK_PLAYLIST, role: 'random', xray: false }
    const result = await createMatch({ ...choices, name: settings.name.value, bot: true })
    if (result.ok) await enterMatch(result.value, choices)
    else await playBotHere(choices, 'busy')
  }
  const health = now.health.value
  if (now.view.value === null && health.is === 'gone')
    return (
      <>
        <TopBar onSettings={onSettings} />
        <GonePage
          why={health.why}
          canTakeBack={now.connection.key !== null}
          onHome={home}
          onNewMatch={() => {
            leaveMatch()
            go('/play')
          }}
        />
      </>
    )
  if (now.view.value === null)
    return (
      <>
        <TopBar onSettings={onSettings} />
        {room === null ? (
          <Connecting health={health} onCancel={home} />
        ) : (
          <Waiting room={room} health={health} onCancel={home} onBot={() => void bot()} />
        )}
      </>
    )
  const names = { a: room?.seats.a.name ?? settings.name.value, b: room?.seats.b.name ?? '' }
  return <MatchScreen key={room?.code ?? 'here'} game={now} names={names} onHome={home} onSettings={onSettings} />
}

/** A reload ends a round of the campaign: the map is shown in its place. */
const shownRoute = (where: Route, now: Game | null): Route =>
  where.at === 'match' && now === null && history.state === CAMPAIGN_ENTRY ? { at: 'alone' } : where

/** What is played: a moment tried on the side, a round of the campaign, or a match. */
function Played({ now, onSettings }: { now: Game | null; onSettings: () => void }) {
  const side = practice.value
  if (side !== null)
    return (
      <>
        <p class="side-note" role="status">
          {t('debrief.practice')}{' '}
          <button type="button" onClick={endPractice}>
            {t('debrief.endPractice')}
          </button>
        </p>
        <MatchScreen key="practice" game={side} names={{ a: settings.name.value, b: '' }} onHome={endPractice} onSettings={onSettings} />
      </>
    )
  if (now === null) return null
  return inCampaign.value ? <CampaignRound game={now} onSettings={onSettings} /> : <Match now={now} onSettings={onSettings} />
}

export function App() {
  const [dialog, setDialog] = useState(false)
  useEffect(() => {
    resumeMatch().then(
      (back) => back && BEFORE_A_MATCH.includes(route.peek().at) && go('/match'),
      () => undefined,
    )
    // Once Play can be pressed, what comes after it is fetched; who came for something else needs the line for that.
    if (route.peek().at !== 'home') return
    const idle = setTimeout(() => void Promise.allSettled([import('./ui/intro/Intro.tsx'), loadMessages('game')]), 600)
    return () => clearTimeout(idle)
  }, [])
  const where = route.value
  const now = game.value
  const openSettings = () => setDialog(true)
  const bar = (
    <>
      <TopBar onSettings={openSettings} />
      {where.at === 'nothing' && (
        <p class="side-note" role="status">
          {t('app.nothingHere')}
        </p>
      )}
      {BEFORE_A_MATCH.includes(where.at) && now !== null && (
        <p class="side-note" role="status">
          {t('app.matchGoesOn')}{' '}
          <button type="button" onClick={() => go('/match')}>
            {t('app.backToMatch')}
          </button>
        </p>
      )}
    </>
  )

  const screen = () => {
    if (STATIC && (where.at === 'replay' || where.at === 'join'))
      return (
        <>
          {bar}
          <NoServerPage about={where.at === 'join' ? 'lobby.noServerCode' : 'lobby.noServerReplay'} />
        </>
      )
    if (where.at === 'replay')
      return (
        <>
          {bar}
          <ReplayPage id={where.id} />
        </>
      )
    if (where.at === 'join')
      return (
        <>
          {bar}
          <JoinPage key={where.code} code={where.code} />
        </>
      )
    const inClass = classScreen(where, { bar, onSettings: openSettings })
    // A projector shows nothing but the class; a student's round has the match's own bar.
    if (inClass !== null)
      return (
        <>
          {where.at !== 'class-screen' && (STATIC || where.at !== 'class') && bar}
          {inClass}
        </>
      )
    const alone = aloneScreen(shownRoute(where, now))
    if (alone !== null)
      return (
        <>
          {bar}
          {alone}
        </>
      )
    if (where.at === 'match' && (now !== null || practice.value !== null)) return <Played now={now} onSettings={openSettings} />
    if (where.at === 'intro')
      return (
        <>
          {bar}
          <Intro
            onDone={() => {
              settings.opened.value = 'yes'
              go('/play')
            }}
          />
        </>
      )
    if (where.at === 'lobby')
      return (
        <>
          {bar}
          <Choices />
        </>
      )
    return (
      <>
        {bar}
        <Landing />
      </>
    )
  }
  return (
    <>
      <Boundary key={where.at}>{screen()}</Boundary>
      {dialog && <SettingsDialog onClose={() => setDialog(false)} />}
    </>
  )
}
