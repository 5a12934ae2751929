// One thing to do: play. Below it, for those who know: a code, and the ways to play.
import { useState } from 'preact/hooks'
import { readClassCode, readCode } from '../../../shared/protocol/code.ts'
import { t } from '../../i18n/i18n.ts'
import { generatedName } from '../../names.ts'
import { lastPlace } from '../../net/class-place.ts'
import { go, STATIC } from '../../route.ts'
import { game, leaveMatch } from '../../session.ts'
import { settings } from '../../settings.ts'
import { Harbour } from '../parts/Harbour.tsx'
import { Link } from '../parts/Link.tsx'
import './landing.css'

/** What was typed before the page's script was there. */
const alreadyTyped = (): string => document.querySelector<HTMLInputElement>('#code')?.value ?? ''

export function CodeForm() {
  const [typed, setTyped] = useState(alreadyTyped)
  const [wrong, setWrong] = useState(false)
  if (STATIC) return <p class="code-form">{t('lobby.noServerCode')}</p>
  return (
    <form
      class="code-form"
      onSubmit={(event) => {
        event.preventDefault()
        const code = readCode(typed)
        const digits = readClassCode(typed)
        setWrong(code === null && digits === null)
        if (digits !== null) go(`/c/${digits}`)
        else if (code !== null) go(`/m/${code}`)
      }}
    >
      <label for="code">{t('landing.haveCode')}</label>
      <span class="row">
        <input
          id="code"
          class="mono"
          value={typed}
          maxLength={12}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          placeholder="ABCDEF"
          aria-invalid={wrong}
          aria-describedby={wrong ? 'code-wrong' : undefined}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit">{t('landing.join')}</button>
      </span>
      {wrong && (
        <p id="code-wrong" class="problem" role="alert">
          {t('error.bad-code')}
        </p>
      )}
    </form>
  )
}

export function Landing() {
  if (settings.name.value === '') settings.name.value = generatedName()
  const place = STATIC ? null : lastPlace()
  return (
    <main class="landing">
      <div class="landing-scene">
        <Harbour left right={false} boat={{ text: 'SYN', kind: 'syn', shore: 'left', way: 'out' }} />
      </div>
      <div class="landing-words">
        <h1>
          Ack<span>ward</span>
        </h1>
        <p class="tagline">{t('landing.tagline')}</p>
        <button type="button" class="primary play" onClick={() => go(settings.opened.value === 'yes' ? '/play' : '/intro')}>
          {t('landing.play')}
        </button>
        <p class="alone-way">
          <Link to="/alone">{t('landing.alone')}</Link>
        </p>
        {!STATIC && (
          <p class="alone-way">
            <Link to="/teach">{t('landing.teach')}</Link>
          </p>
        )}
        {game.value !== null && (
          <p class="row">
            <button type="button" onClick={() => go('/match')}>
              {t('landing.backToMatch')}
            </button>
            <button type="button" onClick={leaveMatch}>
              {t('landing.leaveMatch')}
            </button>
          </p>
        )}
        {place !== null && (
          <p class="alone-way">
            <Link to={`/c/${place.code}`}>{t('landing.backToClass', { code: place.code })}</Link>
          </p>
        )}
        <CodeForm />
      </div>
    </main>
  )
}
