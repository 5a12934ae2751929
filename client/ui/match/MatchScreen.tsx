// A match on the screen: which phase, which keys, and what stands above all of it.
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { commandsOf, onKey } from '../../commands/commands.ts'
import { networkCommandsOf } from '../../commands/network-commands.ts'
import { t } from '../../i18n/i18n.ts'
import { createDesk } from '../../store/desk.ts'
import type { DraftField } from '../../store/draft.ts'
import type { Game } from '../../store/game.ts'
import { ForeseenTally } from '../network/ForeseenTally.tsx'
import { NetworkLive } from '../network/NetworkLive.tsx'
import { scenarioText } from '../parts/scenario-text.ts'
import { useKeptFocus } from '../parts/use-focus.ts'
import { After } from './After.tsx'
import { Announcer } from './Announcer.tsx'
import { Briefing } from './Briefing.tsx'
import { Clock } from './Clock.tsx'
import { HelpSaid } from './HelpSaid.tsx'
import { HelpSheet } from './HelpSheet.tsx'
import { Live } from './Live.tsx'
import { HealthDot, LineBanner, NoticeLine, PauseBanner } from './Notices.tsx'
import './match.css'
import './match-bar.css'

/** A class that the match is a round of. */
export interface OfClass {
  /** From 0. */
  readonly round: number
  readonly rounds: number
  /** Stands in the briefing instead of the ready button, where a teacher begins and ends every phase; absent: the player does. */
  readonly begins?: ComponentChildren
}

export interface MatchScreenProps {
  readonly game: Game
  readonly names: Readonly<{ a: string; b: string }>
  readonly onHome: () => void
  readonly onSettings: () => void
  /** A line above the board while the round lives. */
  readonly rail?: ComponentChildren
  /** Stands in the debrief instead of the way to the next round. */
  readonly end?: ComponentChildren
  readonly ofClass?: OfClass
}

const inNumbers = (): boolean => document.activeElement?.closest('.numbers') !== null && document.activeElement !== null

export function MatchScreen({ game, names, onHome, onSettings, rail, end, ofClass }: MatchScreenProps) {
  const [help, setHelp] = useState(false)
  const notation = useRef<HTMLInputElement>(null)
  const isLed = ofClass?.begins !== undefined
  const desk = useMemo(() => createDesk(game), [game])
  const isNetwork = game.isNetwork.value
  const commands = useMemo(() => {
    const screen = {
      isLed,
      focusNotation: () => notation.current?.focus(),
      focusComposer: () => document.getElementById('composer')?.focus(),
      focusField: (field: DraftField) => document.getElementById(`field-${field}`)?.focus(),
      beginAnew: () => inNumbers() && document.getElementById('field-seq')?.focus(),
      showHelp: () => setHelp(true),
    }
    return isNetwork ? networkCommandsOf(game, desk, screen) : commandsOf(game, screen)
  }, [game, desk, isLed, isNetwork])
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') game.draft.field.value = null
      onKey(event, commands)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [commands])

  const keepFocus = useKeptFocus()
  const view = game.view.value
  const host = game.host.value
  const me = game.me.value
  if (view === null) return null
  const { round, rounds } = ofClass ?? view
  const percent = host?.accuracy === null || host === null ? null : Math.round(host.accuracy * 100)
  return (
    <div ref={keepFocus} class={`match phase-${view.phase} level-${view.level.id}`}>
      <header class="match-bar">
        {!isLed && (
          <button type="button" class="brand" onClick={onHome}>
            <span class="word">
              Ack<span>ward</span>
            </span>{' '}
            <span class="icon" aria-hidden="true">
              ‹
            </span>{' '}
            <span class="visually-hidden">{t('match.menu')}</span>
          </button>
        )}
        <p class="round-title">
          <span class="dim">{t('match.roundOf', { round: round + 1, rounds })}</span>{' '}
          <strong>{scenarioText(view.scenario.id, 'title')}</strong>
        </p>
        {(me !== null || isNetwork) && <p class="you-are">{t(`match.youAre.${me ?? 'network'}`)}</p>}
        <Clock game={game} />
        <div class="bar-end">
          {view.phase === 'live' && isNetwork && <ForeseenTally view={view} />}
          {view.phase === 'live' && !isNetwork && (
            <p class="tally">
              {percent !== null && `${t('match.accuracy', { percent })} · ${t('match.streak', { streak: host?.tally.streak ?? 0 })}`}
            </p>
          )}
          <HealthDot game={game} />
          <span class="bar-buttons">
            {view.phase === 'live' && me !== null && !isLed && (
              <button
                type="button"
                class="done"
                aria-disabled={!game.playable.value}
                onClick={() => void (view.ready[me] ? game.takeBackReady() : game.setReady())}
              >
                {t(view.ready[me] ? 'match.notDone' : 'match.done')}
              </button>
            )}
            <button type="button" class="settings" onClick={onSettings}>
              <span class="icon" aria-hidden="true">
                ⚙
              </span>{' '}
              <span class="word">{t('app.settings')}</span>
            </button>
            <button type="button" aria-label={t('match.keys')} onClick={() => setHelp(true)}>
              ?
            </button>
          </span>
        </div>
      </header>
      <div class="banners">
        <LineBanner game={game} onHome={onHome} isLed={isLed} />
        <PauseBanner game={game} names={names} isLed={isLed} />
      </div>
      {view.phase === 'briefing' && <Briefing game={game} view={view} names={names} count={{ round, rounds }} begins={ofClass?.begins} />}
      {view.phase === 'live' && rail}
      {view.phase === 'live' && host !== null && (
        <Live game={game} view={view} host={host} names={names} round={round} notation={notation} />
      )}
      {view.phase === 'live' && isNetwork && <NetworkLive game={game} desk={desk} view={view} round={round} />}
      {(view.phase === 'debrief' || view.phase === 'over') && (
        <After
          key={`${view.round} ${view.phase}`}
          game={game}
          view={view}
          names={names}
          count={{ round, rounds }}
          onHome={onHome}
          end={end}
        />
      )}
      {view.phase !== 'live' && <NoticeLine game={game} />}
      <Announcer game={game} />
      {view.phase === 'live' && <HelpSaid game={game} />}
      {help && <HelpSheet commands={commands} onClose={() => setHelp(false)} />}
    </div>
  )
}
