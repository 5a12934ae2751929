// The scenario as a round to play: alone against the bot in this page, or with a friend over the server.
import { useState } from 'preact/hooks'
import type { LevelId, Scenario } from '../../../shared/game/index.ts'
import { LEVELS } from '../../../shared/game/index.ts'
import { hasMessage, t } from '../../i18n/i18n.ts'
import { generatedName } from '../../names.ts'
import { createMatch } from '../../net/api.ts'
import { startSolo } from '../../net/solo.ts'
import { go, STATIC } from '../../route.ts'
import { endPractice, enterMatch, game, playHere, practise } from '../../session.ts'
import { settings } from '../../settings.ts'
import { NameField } from '../lobby/NameField.tsx'
import { solvable, unsolvable } from './TrialView.tsx'
import type { Trial } from './use-trial.ts'

const ROLE_CHOICES = ['client', 'server', 'random'] as const
type RoleChoice = (typeof ROLE_CHOICES)[number]

export function PlayIt({ scenario, trial }: { scenario: Scenario | null; trial: Trial | null }) {
  const [level, setLevel] = useState<LevelId>('coach')
  const [role, setRole] = useState<RoleChoice>('client')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  if (settings.name.value === '') settings.name.value = generatedName()

  async function alone(of: Scenario): Promise<void> {
    const connection = startSolo({ level, playlist: [of], role, xray: false })
    // A match that this window is in goes on behind it.
    if (game.peek() === null) {
      endPractice()
      await playHere(connection)
    } else await practise(connection)
    go('/match')
  }

  async function withFriend(of: Scenario): Promise<void> {
    setBusy(true)
    setProblem(null)
    const result = await createMatch({ name: settings.name.value, level, playlist: [of], role, bot: false, xray: false })
    if (result.ok) {
      try {
        await enterMatch(result.value)
        go('/match')
        return
      } catch {
        setProblem(t('error.offline'))
      }
    } else {
      const own = `editor.play.error.${result.error}`
      setProblem(t(hasMessage(own) ? own : `error.${result.error}`, { reason: result.problems?.[0]?.reason ?? '' }))
    }
    setBusy(false)
  }

  const choices = (
    <div class="edit-row">
      <div class="edit-field">
        <label for="play-level">{t('lobby.level')}</label>
        <select
          id="play-level"
          value={level}
          onChange={(event) => setLevel(LEVELS.find((one) => one === event.currentTarget.value) ?? 'coach')}
        >
          {LEVELS.map((one) => (
            <option key={one} value={one}>
              {t(`level.${one}.name`)}
            </option>
          ))}
        </select>
      </div>
      <div class="edit-field">
        <label for="play-role">{t('lobby.role')}</label>
        <select
          id="play-role"
          value={role}
          onChange={(event) => setRole(ROLE_CHOICES.find((one) => one === event.currentTarget.value) ?? 'client')}
        >
          {ROLE_CHOICES.map((one) => (
            <option key={one} value={one}>
              {t(`lobby.roles.${one}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
  return (
    <details class="card edit-part">
      <summary>
        <h2>{t('editor.play.title')}</h2>
      </summary>
      <div class="edit-body">
        {choices}
        {!STATIC && <NameField />}
        <div class="edit-buttons">
          <button
            type="button"
            aria-disabled={scenario === null || busy}
            onClick={() => scenario !== null && !busy && void alone(scenario)}
          >
            {t('editor.play.alone')}
          </button>
          {!STATIC && (
            <button
              type="button"
              class="primary"
              aria-disabled={scenario === null || busy || !solvable(trial)}
              onClick={() => scenario !== null && !busy && solvable(trial) && void withFriend(scenario)}
            >
              {t('editor.play.friend')}
            </button>
          )}
        </div>
        {STATIC ? <p>{t('editor.play.needsServer')}</p> : unsolvable(trial) && <p class="dim">{t('editor.play.unsolvable')}</p>}
        <p class="problem" role="alert">
          {problem}
        </p>
      </div>
    </details>
  )
}
