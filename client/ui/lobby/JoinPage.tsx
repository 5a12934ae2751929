import { useEffect, useState } from 'preact/hooks'
import { readCode } from '../../../shared/protocol/code.ts'
import { t } from '../../i18n/i18n.ts'
import { generatedName } from '../../names.ts'
import { joinMatch, matchStanding } from '../../net/api.ts'
import { go } from '../../route.ts'
import { enterMatch } from '../../session.ts'
import { settings } from '../../settings.ts'
import { CodeForm } from '../landing/Landing.tsx'
import { NameField } from './NameField.tsx'
import './lobby.css'

/** Errors after which this code leads nowhere. */
const HOPELESS = ['bad-code', 'no-such-match', 'match-full']

/** `/m/<code>`: a friend's link was opened. The server is asked before anybody is told that they are invited. */
export function JoinPage({ code: typed }: { code: string }) {
  const code = readCode(typed)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(code !== null)
  const [problem, setProblem] = useState<string | null>(code === null ? 'bad-code' : null)
  if (settings.name.value === '') settings.name.value = generatedName()

  useEffect(() => {
    if (code === null) return
    void matchStanding(code).then((answer) => {
      setAsking(false)
      // Where the question failed otherwise, joining may still do.
      if (!answer.ok && HOPELESS.includes(answer.error)) setProblem(answer.error)
      else if (answer.ok && !answer.value.open) setProblem('match-full')
    })
  }, [code])

  async function join(): Promise<void> {
    if (code === null) return
    setBusy(true)
    setProblem(null)
    const result = await joinMatch(code, settings.name.value)
    try {
      if (result.ok) {
        await enterMatch(result.value)
        go('/match')
        return
      }
      setProblem(result.error)
    } catch {
      setProblem('offline')
    }
    setBusy(false)
  }

  if (asking)
    return (
      <main class="page join">
        <p role="status">{t('app.loading')}</p>
      </main>
    )
  const isHopeless = problem !== null && HOPELESS.includes(problem)
  return (
    <main class="page join">
      <h1 tabIndex={-1}>{t(isHopeless ? 'join.closed' : 'join.title')}</h1>
      {code !== null && (
        <p class="big-code mono">
          <span class="visually-hidden">{t('join.code')} </span> {code}
        </p>
      )}
      {problem !== null && (
        <p class="problem" role="alert">
          {t(`error.${problem}`)}
        </p>
      )}
      {isHopeless ? (
        <CodeForm />
      ) : (
        <form
          class="card"
          onSubmit={(event) => {
            event.preventDefault()
            if (!busy) void join()
          }}
        >
          <NameField />
          <button type="submit" class="primary" aria-disabled={busy}>
            {t('join.go')}
          </button>
        </form>
      )}
      <button type="button" onClick={() => go('/')}>
        {t('app.home')}
      </button>
    </main>
  )
}
