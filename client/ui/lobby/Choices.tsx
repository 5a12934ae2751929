// The ways to play: with a friend, a stranger or the bot. Without a server the bot plays in this page.
import { Fragment } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { LevelId } from '../../../shared/game/index.ts'
import type { Entry, NewMatch } from '../../../shared/protocol/index.ts'
import { PLAYLIST_IDS, type PlaylistId, QUICK_PLAYLIST } from '../../../shared/protocol/playlists.ts'
import { canPlayHere, playBotHere } from '../../bot-here.ts'
import { t } from '../../i18n/i18n.ts'
import { generatedName } from '../../names.ts'
import { type ApiResult, createMatch, quickMatch } from '../../net/api.ts'
import type { SoloChoices } from '../../net/solo.ts'
import { go, STATIC } from '../../route.ts'
import { enterMatch } from '../../session.ts'
import { settings } from '../../settings.ts'
import { CodeForm } from '../landing/Landing.tsx'
import { Link } from '../parts/Link.tsx'
import { Select } from '../parts/Select.tsx'
import { useFocus } from '../parts/use-focus.ts'
import { NameField } from './NameField.tsx'
import './lobby.css'

const LEVEL_IDS: readonly LevelId[] = ['coach', 'match', 'exam']
const ROLE_CHOICES = ['random', 'client', 'server'] as const
const WAYS = STATIC ? (['bot', 'friend', 'quick'] as const) : (['friend', 'bot', 'quick'] as const)
type Way = (typeof WAYS)[number]
/** Answers after which the bot need not wait for the server. */
const NO_ROOM_THERE: readonly string[] = ['offline', 'server-full', 'shutting-down', 'too-many-tries']

/** In sight wherever the page was scrolled to. */
function Problem({ words }: { words: string }) {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => line.current?.scrollIntoView({ block: 'nearest' }), [words])
  return (
    <p ref={line} class="problem" role="alert">
      {words}
    </p>
  )
}

export function Choices() {
  const [level, setLevel] = useState<LevelId>('coach')
  const [playlist, setPlaylist] = useState<PlaylistId>('first-steps')
  const [role, setRole] = useState<NewMatch['role']>('random')
  const [xray, setXray] = useState(false)
  const [busy, setBusy] = useState(false)
  /** What hindered which way, as a message key. */
  const [problem, setProblem] = useState<Readonly<{ way: Way; key: string }> | null>(null)

  const heading = useFocus()
  if (settings.name.value === '') settings.name.value = generatedName()
  const name = settings.name.value

  const choices: SoloChoices = { level, playlist, role, xray }

  function ask(way: Way): Promise<ApiResult<Entry>> {
    return way === 'quick' ? quickMatch(name, level) : createMatch({ ...choices, name, bot: way === 'bot' })
  }

  /** What hinders it, as a message key; null: the match is open. */
  async function open(way: Way): Promise<string | null> {
    const result: ApiResult<Entry> = STATIC ? { ok: false, error: 'offline' } : await ask(way)
    if (result.ok)
      return enterMatch(result.value, way === 'quick' ? { level, playlist: QUICK_PLAYLIST, role: 'random', xray: false } : choices).then(
        () => null,
        // A part of the game did not come.
        () => 'error.offline',
      )
    const { error } = result
    if (way === 'bot' && NO_ROOM_THERE.includes(error)) {
      const why = STATIC ? null : error === 'offline' ? 'offline' : 'busy'
      return (await playBotHere(choices, why)) ? null : 'lobby.notStored'
    }
    if (error !== 'offline') return `error.${error}`
    return (await canPlayHere()) ? 'lobby.needsServer' : 'error.offline'
  }

  async function enter(way: Way): Promise<void> {
    setBusy(true)
    setProblem(null)
    const hindered = await open(way)
    setProblem(hindered === null ? null : { way, key: hindered })
    setBusy(false)
    if (hindered === null) go('/match')
  }
  return (
    <main class="page choices">
      <h1 ref={heading} tabIndex={-1}>
        {t('lobby.title')}
      </h1>
      <section class="card settings-of-match" aria-label={t('lobby.settings')}>
        <NameField />
        <div class="setting">
          <Select
            id="level"
            label={t('lobby.level')}
            value={level}
            choices={LEVEL_IDS}
            name={(one) => t(`level.${one}.name`)}
            onChange={setLevel}
          />
          <p class="about">{t(`level.${level}.about`)}</p>
        </div>
        {!STATIC && <h2 class="not-quick">{t('lobby.notQuick')}</h2>}
        <div class="setting">
          <Select
            id="playlist"
            label={t('lobby.playlist')}
            value={playlist}
            choices={PLAYLIST_IDS}
            name={(one) => t(`playlist.${one}.title`)}
            onChange={setPlaylist}
          />
          <p class="about">{t(`playlist.${playlist}.about`)}</p>
        </div>
        <Select
          id="role"
          label={t('lobby.role')}
          value={role}
          choices={ROLE_CHOICES}
          name={(one) => t(`lobby.roles.${one}`)}
          onChange={setRole}
        />
        <label class="check">
          <input type="checkbox" checked={xray} onChange={(event) => setXray(event.currentTarget.checked)} />
          {t('lobby.xray')}
        </label>
      </section>
      <div class="ways">
        {WAYS.map((way) => (
          <Fragment key={way}>
            <section class="card way">
              <h2>{t(`lobby.${way}.title`)}</h2>
              <p>{t(`lobby.${way}.about`, { level: t(`level.${level}.name`), rounds: t(`playlist.${QUICK_PLAYLIST}.title`) })}</p>
              {STATIC && way !== 'bot' ? (
                <p class="about">{t('lobby.noServer')}</p>
              ) : (
                <button type="button" class="primary" aria-disabled={busy} onClick={() => busy || void enter(way)}>
                  {t(`lobby.${way}.go`)}
                </button>
              )}
            </section>
            {problem?.way === way && <Problem words={t(problem.key)} />}
          </Fragment>
        ))}
      </div>
      <div class="row">
        {!STATIC && <CodeForm />}
        <Link class="button" to="/intro">
          {t('lobby.introAgain')}
        </Link>
        <Link class="button" to="/alone">
          {t('lobby.alone')}
        </Link>
      </div>
    </main>
  )
}
