// The ways to play: with a friend, a stranger or the bot.
import { useState } from 'preact/hooks'
import type { LevelId } from '../../../shared/game/index.ts'
import type { Entry, NewMatch } from '../../../shared/protocol/index.ts'
import { PLAYLIST_IDS, type PlaylistId } from '../../../shared/protocol/playlists.ts'
import { t } from '../../i18n/i18n.ts'
import { type ApiResult, createMatch, quickMatch } from '../../net/api.ts'
import { go } from '../../route.ts'
import { enterMatch } from '../../session.ts'
import { settings } from '../../settings.ts'
import { CodeForm } from '../landing/Landing.tsx'
import { NameField } from './NameField.tsx'
import './lobby.css'

const LEVEL_IDS: readonly LevelId[] = ['coach', 'match', 'exam']
const ROLE_CHOICES = ['random', 'client', 'server'] as const

function Select<T extends string>(props: {
  id: string
  label: string
  value: T
  choices: readonly T[]
  name: (choice: T) => string
  onChange: (choice: T) => void
}) {
  const { id, label, value, choices, name, onChange } = props
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((one) => one === event.currentTarget.value)
          if (chosen !== undefined) onChange(chosen)
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {name(choice)}
          </option>
        ))}
      </select>
    </div>
  )
}

export function Choices({ onIntro }: { onIntro: () => void }) {
  const [level, setLevel] = useState<LevelId>('coach')
  const [playlist, setPlaylist] = useState<PlaylistId>('first-steps')
  const [role, setRole] = useState<NewMatch['role']>('random')
  const [xray, setXray] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function enter(ask: Promise<ApiResult<Entry>>): Promise<void> {
    setBusy(true)
    setProblem(null)
    const result = await ask
    if (result.ok) {
      try {
        await enterMatch(result.value)
        go('/match')
        return
      } catch {
        setProblem('offline')
      }
    } else setProblem(result.error)
    setBusy(false)
  }

  const name = settings.name.value
  const open = (bot: boolean) => void enter(createMatch({ name, level, playlist, role, bot, xray }))
  return (
    <main class="page choices">
      <h1 tabIndex={-1}>{t('lobby.title')}</h1>
      {problem !== null && (
        <p class="problem" role="alert">
          {t(`error.${problem}`)}
        </p>
      )}
      <section class="card settings-of-match" aria-label={t('lobby.settings')}>
        <NameField />
        <Select
          id="level"
          label={t('lobby.level')}
          value={level}
          choices={LEVEL_IDS}
          name={(one) => t(`level.${one}.name`)}
          onChange={setLevel}
        />
        <p class="about">{t(`level.${level}.about`)}</p>
        <Select
          id="playlist"
          label={t('lobby.playlist')}
          value={playlist}
          choices={PLAYLIST_IDS}
          name={(one) => t(`playlist.${one}.title`)}
          onChange={setPlaylist}
        />
        <p class="about">{t(`playlist.${playlist}.about`)}</p>
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
        <section class="card way">
          <h2>{t('lobby.friend.title')}</h2>
          <p>{t('lobby.friend.about')}</p>
          <button type="button" class="primary" disabled={busy} onClick={() => open(false)}>
            {t('lobby.friend.go')}
          </button>
        </section>
        <section class="card way">
          <h2>{t('lobby.bot.title')}</h2>
          <p>{t('lobby.bot.about')}</p>
          <button type="button" class="primary" disabled={busy} onClick={() => open(true)}>
            {t('lobby.bot.go')}
          </button>
        </section>
        <section class="card way">
          <h2>{t('lobby.quick.title')}</h2>
          <p>{t('lobby.quick.about', { level: t(`level.${level}.name`) })}</p>
          <button type="button" class="primary" disabled={busy} onClick={() => void enter(quickMatch(name, level))}>
            {t('lobby.quick.go')}
          </button>
        </section>
      </div>
      <div class="row">
        <CodeForm />
        <button type="button" onClick={onIntro}>
          {t('lobby.introAgain')}
        </button>
      </div>
    </main>
  )
}
