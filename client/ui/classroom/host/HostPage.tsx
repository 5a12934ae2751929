// The teacher's screen, on a laptop or as a remote control on a phone.
import { useEffect, useState } from 'preact/hooks'
import type { HostView } from '../../../../shared/classroom/index.ts'
import { NETWORK_ROUND } from '../../../../shared/game/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { type ClassKey, classKey, forgetClass, keepClass, secretsInAddress } from '../../../net/class-keys.ts'
import { go } from '../../../route.ts'
import { useFocus } from '../../parts/use-focus.ts'
import { HealthBar } from '../Health.tsx'
import { spacedCode, useClass, useTick } from '../use-class.ts'
import { Control } from './Control.tsx'
import { Doors } from './Doors.tsx'
import { Histogram, Mistakes, Surprises } from './Mistakes.tsx'
import { Pairs } from './Pairs.tsx'
import { QuizFigures, Report } from './Report.tsx'
import { Roster } from './Roster.tsx'
import { useCommands } from './use-commands.ts'
import '../../lobby/lobby.css'
import './host.css'

/** The secrets by which this class is run: from the address, else as this computer kept them; null: it has none. */
function keyHere(code: string): ClassKey | null {
  const { token, screen } = secretsInAddress()
  if (token === '') return classKey(code)
  const given = { code, token, screen, opened: Date.now() }
  const kept = keepClass(given)
  // Who looks over the teacher's shoulder need not read the secret. Where nothing can be kept, the address has to.
  if (kept) history.replaceState(history.state, '', location.pathname)
  return kept ? classKey(code) : given
}

function Message({ title, text }: { title: string; text: string }) {
  const heading = useFocus()
  return (
    <main class="page">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{text}</p>
      <p class="row start">
        <button type="button" class="primary" onClick={() => go('/teach')}>
          {t('classroom.host.toTeach')}
        </button>
      </p>
    </main>
  )
}

function HostRoom({ hostKey }: { hostKey: ClassKey }) {
  const room = useClass<HostView>(hostKey.code, hostKey.token)
  return room === null ? null : <Hosting room={room} hostKey={hostKey} />
}

function Hosting({ room, hostKey }: { room: NonNullable<ReturnType<typeof useClass<HostView>>>; hostKey: ClassKey }) {
  const { send, said, problem } = useCommands(room)
  useTick(500)
  const view = room.view.value
  const health = room.health.value
  const there = view !== null
  const heading = useFocus(there)
  const gone = health.is === 'gone' ? health.why : null
  useEffect(() => {
    if (gone === 'deleted' || gone === 'no-such-class' || gone === 'not-yours') forgetClass(hostKey.code)
  }, [gone])
  if (gone !== null) return <Message title={t('classroom.goneTitle')} text={t(`classroom.gone.${gone}`)} />
  if (view === null)
    return (
      <main class="page">
        <HealthBar health={health} now={Date.now()} />
        <p role="status">{t('app.loading')}</p>
      </main>
    )
  const { phase, pausedAt, now: made, scenario } = view.screen.clock
  // Nobody sends segments in it, so none is wrong.
  const isNetworkRound = scenario === NETWORK_ROUND
  const foresight = view.screen.wreck?.foresight ?? null
  const running = phase === 'briefing' || phase === 'live'
  const playedSince = phase === 'live' && pausedAt === null ? Math.max(0, room.now() - made) : 0
  const ended = phase === 'podium' || phase === 'over'
  const takeAlong = (
    <>
      <QuizFigures quiz={view.quiz} />
      <Report view={view} hostKey={hostKey} send={send} />
    </>
  )
  return (
    <main class={`host at-${phase}`}>
      <h1 ref={heading} tabIndex={-1} class="host-title">
        {t('classroom.host.title', { code: spacedCode(hostKey.code) })}
      </h1>
      <HealthBar health={health} now={Date.now()} />
      <div class="host-side">
        <Control view={view} now={room.now()} send={send} />
        <div class="host-said">
          <p role="status">{said}</p>
          <p role="alert" class="problem">
            {problem}
          </p>
        </div>
        <Doors hostKey={hostKey} />
      </div>
      <div class="host-main">
        {running && <Pairs pairs={view.pairs} since={playedSince} />}
        {!isNetworkRound && (running || view.histogram.length > 0) && <Histogram histogram={view.histogram} />}
        {foresight !== null && <Surprises foresight={foresight} />}
        {!isNetworkRound && (phase === 'debrief' || view.mistakes.length > 0) && <Mistakes view={view} send={send} />}
        {ended && takeAlong}
        <Roster view={view} send={send} />
        {!ended && takeAlong}
      </div>
    </main>
  )
}

export function HostPage({ code }: { code: string }) {
  const [key, setKey] = useState(() => keyHere(code))
  useEffect(() => {
    // The whole link, pasted where only its first half was: the browser stays on the page.
    const follow = (): void => setKey(keyHere(code))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [code])
  return key === null ? (
    <Message title={t('classroom.host.noKeyTitle')} text={t('classroom.host.noKey')} />
  ) : (
    <HostRoom key={key.token} hostKey={key} />
  )
}
