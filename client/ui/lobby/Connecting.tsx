// Before a match's socket is open. Where it does not open: what is wrong, and what can be done.
import { useEffect, useState } from 'preact/hooks'
import { playBotHere } from '../../bot-here.ts'
import { t } from '../../i18n/i18n.ts'
import { serverAnswers } from '../../net/api.ts'
import type { Health } from '../../net/connection.ts'
import { wanted } from '../../session.ts'
import { useFocus } from '../parts/use-focus.ts'
import './lobby.css'

/** ms without a socket after which it is asked what is wrong: it is told within five seconds. */
const LATE = 3000
/** ms between two looks. */
const AGAIN = 4000

/** `blocked`: the server answers, but its socket does not open. */
type Trouble = 'none' | 'late' | 'offline' | 'blocked'

function useTrouble(): Trouble {
  const [trouble, setTrouble] = useState<Trouble>('none')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    const look = async (): Promise<void> => {
      setTrouble((before) => (before === 'none' ? 'late' : before))
      const answers = await serverAnswers()
      if (left) return
      setTrouble(answers ? 'blocked' : 'offline')
      timer = setTimeout(() => void look(), AGAIN)
    }
    timer = setTimeout(() => void look(), LATE)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [])
  return trouble
}

export function Connecting({ health, onCancel }: { health: Health; onCancel: () => void }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const found = useTrouble()
  const trouble = health.is === 'lost' && health.restarts ? 'restarts' : found
  const heading = useFocus(trouble)
  const bot = async (): Promise<void> => {
    setBusy(true)
    const why = trouble === 'blocked' ? 'blocked' : 'offline'
    if (!(await playBotHere(wanted.peek(), why))) setProblem('lobby.notStored')
    setBusy(false)
  }
  const cancel = (
    <button type="button" onClick={onCancel}>
      {t('lobby.cancel')}
    </button>
  )
  if (trouble === 'none')
    return (
      <main class="page waiting">
        <h1 ref={heading} tabIndex={-1}>
          {t('health.connecting')}
        </h1>
        <div class="row start">{cancel}</div>
      </main>
    )
  return (
    <main class="page waiting">
      <h1 ref={heading} tabIndex={-1}>
        {t(`lobby.trouble.${trouble}.title`)}
      </h1>
      <p>{t(`lobby.trouble.${trouble}.about`)}</p>
      {trouble === 'blocked' && <p>{t('lobby.trouble.blocked.do')}</p>}
      {problem !== null && (
        <p class="problem" role="alert">
          {t(problem)}
        </p>
      )}
      <section class="card">
        <p>{t('lobby.trouble.bot')}</p>
        <button type="button" class="primary" aria-disabled={busy} onClick={() => busy || void bot()}>
          {t('lobby.trouble.botGo')}
        </button>
      </section>
      <p class="dim" role="status">
        {t('lobby.trouble.still')}
      </p>
      <div class="row start">{cancel}</div>
    </main>
  )
}
