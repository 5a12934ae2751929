// A match on the screen: which phase, which keys, and what stands above all of it.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type Command, commandsOf, onKey } from '../../commands/commands.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { After } from './After.tsx'
import { Announcer } from './Announcer.tsx'
import { Briefing } from './Briefing.tsx'
import { Clock } from './Clock.tsx'
import { Live } from './Live.tsx'
import { HealthDot, LineBanner, NoticeLine, PauseBanner } from './Notices.tsx'
import './match.css'

export interface MatchScreenProps {
  readonly game: Game
  readonly names: Readonly<{ a: string; b: string }>
  readonly onHome: () => void
  readonly onSettings: () => void
}

/** What is simpler here than on a real wire: said, so that nobody learns it wrong. */
const SIMPLIFICATIONS = ['time', 'checksum', 'options', 'congestion', 'content', 'isn']

function HelpSheet({ commands, onClose }: { commands: readonly Command[]; onClose: () => void }) {
  return (
    <Dialog title={t('match.keys')} onClose={onClose}>
      <dl class="keys">
        {commands
          .filter(({ keys }) => keys.length > 0)
          .map(({ id, label, keys }) => (
            <div key={id}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</kbd>
                ))}
              </dt>
              <dd>{t(label)}</dd>
            </div>
          ))}
      </dl>
      <p class="dim">{t('match.keysNote')}</p>
      <h3>{t('match.simplified')}</h3>
      <ul class="simplified">
        {SIMPLIFICATIONS.map((one) => (
          <li key={one}>{t(`simplification.${one}`)}</li>
        ))}
      </ul>
    </Dialog>
  )
}

export function MatchScreen({ game, names, onHome, onSettings }: MatchScreenProps) {
  const [help, setHelp] = useState(false)
  const notation = useRef<HTMLInputElement>(null)
  const commands = useMemo(
    () =>
      commandsOf(game, {
        focusNotation: () => notation.current?.focus(),
        showHelp: () => setHelp(true),
        close: () => {
          game.draft.field.value = null
        },
      }),
    [game],
  )
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') game.draft.field.value = null
      onKey(event, commands)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [commands])

  const view = game.view.value
  const host = game.host.value
  const me = game.me.value
  if (view === null) return null
  const percent = host?.accuracy === null || host === null ? null : Math.round(host.accuracy * 100)
  return (
    <div class={`match phase-${view.phase} level-${view.level.id}`}>
      <header class="match-bar">
        <button type="button" class="brand" onClick={onHome}>
          Ack<span>ward</span> <span class="visually-hidden">{t('match.menu')}</span>
        </button>
        <p class="round-title">
          <span class="dim">{t('match.roundOf', { round: view.round + 1, rounds: view.rounds })}</span>{' '}
          <strong>{t(`scenario.${view.scenario.id}.title`)}</strong>
        </p>
        {me !== null && <p class="you-are">{t(`match.youAre.${me}`)}</p>}
        <Clock game={game} />
        {view.phase === 'live' && percent !== null && (
          <p class="tally">
            {t('match.accuracy', { percent })} · {t('match.streak', { streak: host?.tally.streak ?? 0 })}
          </p>
        )}
        <HealthDot game={game} />
        <span class="bar-buttons">
          {view.phase === 'live' && me !== null && (
            <button
              type="button"
              class="done"
              aria-pressed={view.ready[me]}
              disabled={view.ready[me] || !game.playable.value}
              onClick={() => void game.setReady()}
            >
              {t('match.done')}
            </button>
          )}
          <button type="button" onClick={onSettings}>
            {t('app.settings')}
          </button>
          <button type="button" aria-label={t('match.keys')} onClick={() => setHelp(true)}>
            ?
          </button>
        </span>
      </header>
      <LineBanner game={game} onHome={onHome} />
      <PauseBanner game={game} names={names} />
      {view.phase === 'briefing' && <Briefing game={game} view={view} names={names} />}
      {view.phase === 'live' && host !== null && <Live game={game} view={view} host={host} names={names} notation={notation} />}
      {(view.phase === 'debrief' || view.phase === 'over') && <After game={game} view={view} names={names} onHome={onHome} />}
      {view.phase !== 'live' && <NoticeLine game={game} />}
      <Announcer game={game} />
      {help && <HelpSheet commands={commands} onClose={() => setHelp(false)} />}
    </div>
  )
}
