// `/r/<id>`: a match that is over, round by round.
import { useEffect, useState } from 'preact/hooks'
import { CORE, type RecordedRound, type Recording, type Seat } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { go } from '../../route.ts'
import { scenarioText } from '../parts/scenario-text.ts'
import { type Loaded, loadReplay } from './load.ts'
import { Player } from './Player.tsx'
import './replay.css'

type Names = Readonly<Record<Seat, string>>

/** There is nothing to show, and why; what can be done about it. */
function NotShown({ loaded, onAgain }: { loaded: Exclude<Loaded, { is: 'there' }>; onAgain: () => void }) {
  return (
    <main class="page">
      <h1>{t('replay.title')}</h1>
      <p role="status">{loaded.is === 'broken' ? t('replay.broken', { why: loaded.why }) : t(`replay.${loaded.is}`)}</p>
      <div class="row start">
        {loaded.is === 'offline' && (
          <button type="button" class="primary" onClick={onAgain}>
            {t('app.again')}
          </button>
        )}
        {loaded.is === 'other-page' && (
          <button type="button" class="primary" onClick={() => location.reload()}>
            {t('app.reload')}
          </button>
        )}
        {loaded.is === 'outdated' && (
          <button type="button" class="primary" onClick={() => go('/play')}>
            {t('app.newMatch')}
          </button>
        )}
        {loaded.is !== 'loading' && (
          <button type="button" onClick={() => go('/')}>
            {t('app.home')}
          </button>
        )}
      </div>
    </main>
  )
}

/** Of the network's round both hosts are bots, whoever sat at the table. */
function hostsOf({ client, result }: RecordedRound, names: Names): Readonly<{ client: string; server: string }> {
  const bot = t('briefing.bot')
  if (result !== null && result.network !== null) return { client: bot, server: bot }
  return { client: names[client] || bot, server: names[client === 'a' ? 'b' : 'a'] || bot }
}

const isReached = ({ result }: RecordedRound): boolean => (result?.network ?? result)?.goal === true

function Rounds({ recording, names }: { recording: Recording; names: Names }) {
  const [chosen, setChosen] = useState(0)
  const { rounds, core } = recording
  const round = rounds[chosen]
  const bot = t('briefing.bot')
  return (
    <main class="page replay">
      <h1>{t('replay.of', { a: names.a || bot, b: names.b || bot })}</h1>
      {core !== CORE && <p class="dim">{t('replay.earlier')}</p>}
      <div class="row start" role="group" aria-label={t('replay.rounds')}>
        {rounds.map((one, index) => (
          <button key={index} type="button" aria-pressed={index === chosen} onClick={() => setChosen(index)}>
            {index + 1}. {scenarioText(one.scenario, 'title')} {isReached(one) ? '✓' : ''}
          </button>
        ))}
      </div>
      {round === undefined ? <p>{t('replay.noRounds')}</p> : <Player key={chosen} round={round} names={hostsOf(round, names)} />}
    </main>
  )
}

export function ReplayPage({ id }: { id: string }) {
  const [loaded, setLoaded] = useState<Loaded>({ is: 'loading' })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    setLoaded({ is: 'loading' })
    void loadReplay(id).then(setLoaded)
  }, [id, tries])
  if (loaded.is !== 'there') return <NotShown loaded={loaded} onAgain={() => setTries(tries + 1)} />
  return <Rounds recording={loaded.recording} names={loaded.names} />
}
