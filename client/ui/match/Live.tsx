// A round while it lives: the player's own host, the harbour, the composer.
import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { HostView, View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { scenarioText } from '../parts/scenario-text.ts'
import { useFocus } from '../parts/use-focus.ts'
import { BoardPane } from './BoardPane.tsx'
import { Composer, Questions } from './Composer.tsx'
import { NoticeLine, Phrases } from './Notices.tsx'
import { InboxPanel, OutboxPanel, RequestsPanel, StatePanel, TcbPanel, TimersPanel } from './Panels.tsx'
import { Predict } from './Predict.tsx'
import { RoundLog } from './RoundLog.tsx'
import { HelpPanel, VerdictPanel } from './Verdict.tsx'
import { useVerdictNews, VerdictSheet, VerdictToast } from './VerdictSheet.tsx'
import './live.css'

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
  const heading = useFocus(view.round, view.attempt)
  const [wide, setWide] = useState(matchMedia('(min-width: 1000px)').matches)
  useEffect(() => {
    const query = matchMedia('(min-width: 1000px)')
    const change = () => setWide(query.matches)
    query.addEventListener('change', change)
    return () => query.removeEventListener('change', change)
  }, [])
  const news = useVerdictNews(game, view, host, !wide)
  const state = <StatePanel game={game} host={host} />
  return (
    <main class="live">
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
      {news.toast !== null && <VerdictToast news={news.toast} />}
      <div class="right">
        <div class="to-answer">
          <RequestsPanel host={host} />
          <InboxPanel game={game} host={host} />
        </div>
        {/* Where it scrolls and holds nothing to press, the keyboard scrolls it. */}
        <div class="to-read" role="group" aria-label={t('match.news')} tabIndex={wide ? undefined : 0}>
          <HelpPanel game={game} />
          {news.sheet === null && <VerdictPanel game={game} host={host} />}
          <OutboxPanel game={game} host={host} />
          <TimersPanel game={game} host={host} />
          <Phrases game={game} names={names} />
        </div>
      </div>
      <div class="asks">
        <Questions game={game} host={host} />
        <Predict game={game} host={host} />
      </div>
      <div class="bottom">
        <NoticeLine game={game} />
        <Composer game={game} host={host} notation={notation} />
        {news.sheet !== null && <VerdictSheet game={game} host={host} news={news.sheet} />}
      </div>
      <RoundLog game={game} host={host} view={view} />
    </main>
  )
}
