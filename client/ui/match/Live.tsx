// A round while it lives: the player's own host, the harbour, the composer.
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { HostView, Told, View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { scenarioText } from '../parts/scenario-text.ts'
import { BoardPane } from './BoardPane.tsx'
import { Composer, Questions } from './Composer.tsx'
import { NoticeLine, Phrases } from './Notices.tsx'
import { InboxPanel, OutboxPanel, RequestsPanel, SegmentWords, StatePanel, TcbPanel, TimersPanel } from './Panels.tsx'
import { Predict } from './Predict.tsx'
import { HelpPanel, ICON, VerdictPanel } from './Verdict.tsx'

/** Lines of the round's own log. */
const LOG = 9

function LogLine({ told, game }: { told: Told; game: Game }) {
  switch (told.told) {
    case 'move':
      return (
        <>
          <span aria-hidden="true">{told.left ? '→' : '✕'}</span> <SegmentWords segment={told.segment} game={game} from="me" />{' '}
          <span class={`mark ${told.verdict.kind}`}>
            {ICON[told.verdict.kind]} {t(`verdict.${told.verdict.kind}.name`)}
          </span>
        </>
      )
    case 'arrived':
      return (
        <>
          <span aria-hidden="true">←</span> <SegmentWords segment={told.segment} game={game} from="peer" />
        </>
      )
    case 'timer':
      return <span class="warn timer-fired">◔ {t(`timerFired.${told.timer}`)}</span>
    case 'state':
      return <strong class="mono">{told.after}</strong>
    case 'signal':
      return <span class="warn">{t(`signal.${told.signal}`)}</span>
    case 'missed':
      return <span class="problem">{t('match.missed')}</span>
    default:
      return null
  }
}

const logged = ({ told }: Told): boolean =>
  told !== 'request' && told !== 'prediction' && told !== 'state-answer' && told !== 'crashed' && told !== 'discard'

function Log({ game, host, since }: { game: Game; host: HostView; since: number }) {
  const lines = host.story.filter(logged).slice(-LOG)
  return (
    <section class="panel log" aria-label={t('match.log')}>
      <h2 class="eyebrow">{t('match.log')}</h2>
      <ol>
        {lines.map((told) => (
          <li key={`${told.at} ${told.told} ${'move' in told ? told.move : ''}`}>
            <span class="mono dim">{((told.at - since) / 1000).toFixed(1)}</span> <LogLine told={told} game={game} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** When what has the focus goes away, such as an answered question, the focus goes to the composer and not to nowhere. */
function useKeptFocus() {
  const last = useRef<EventTarget | null>(null)
  useEffect(() => {
    if (document.activeElement !== document.body || !(last.current instanceof HTMLElement) || last.current.isConnected) return
    last.current = null
    document.getElementById('composer')?.focus()
  })
  return (event: FocusEvent): void => {
    last.current = event.target
  }
}

export function Live(props: {
  game: Game
  view: View
  host: HostView
  names: Readonly<{ a: string; b: string }>
  /** As it is counted for the player, from 0. */
  round: number
  notation: RefObject<HTMLInputElement | null>
}) {
  const { game, view, host, names, round, notation } = props
  const heading = useRef<HTMLHeadingElement>(null)
  const [wide, setWide] = useState(matchMedia('(min-width: 1000px)').matches)
  useEffect(() => heading.current?.focus(), [view.round, view.attempt])
  useEffect(() => {
    const query = matchMedia('(min-width: 1000px)')
    const change = () => setWide(query.matches)
    query.addEventListener('change', change)
    return () => query.removeEventListener('change', change)
  }, [])
  const keepFocus = useKeptFocus()
  const state = <StatePanel game={game} host={host} />
  return (
    <main class="live" onFocusIn={keepFocus}>
      <h1 class="visually-hidden" ref={heading} tabIndex={-1}>
        {t('match.live', { round: round + 1, title: scenarioText(view.scenario.id, 'title') })}
      </h1>
      <div class="left">
        {wide ? (
          state
        ) : (
          <details class="state-fold">
            <summary>
              <span class="mono state">{host.state ?? '?'}</span> <span>{t(`match.role.${host.role}`)}</span>{' '}
              <span class="dim">{t('match.diagram')}</span>
            </summary>
            {state}
          </details>
        )}
        <TcbPanel game={game} host={host} />
      </div>
      <BoardPane game={game} />
      <div class="right">
        <RequestsPanel host={host} />
        <InboxPanel game={game} host={host} />
        <Predict game={game} host={host} />
        <OutboxPanel game={game} host={host} />
        <TimersPanel game={game} host={host} />
        <VerdictPanel game={game} host={host} />
        <HelpPanel game={game} host={host} />
        <Phrases game={game} names={names} />
      </div>
      <Questions game={game} host={host} />
      <div class="bottom">
        <NoticeLine game={game} />
        <Composer game={game} host={host} notation={notation} />
        <Log game={game} host={host} since={view.phaseStarted} />
      </div>
    </main>
  )
}
