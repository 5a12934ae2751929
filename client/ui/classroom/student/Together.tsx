// A round of an assignment with somebody of the class: one waits under a number, the other types it or opens its link.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { StudentClassView } from '../../../../shared/classroom/index.ts'
import type { TogetherRequest } from '../../../../shared/protocol/classes.ts'
import { t } from '../../../i18n/i18n.ts'
import { address } from '../../../route.ts'
import { scenarioText } from '../../parts/scenario-text.ts'
import { useFocus } from '../../parts/use-focus.ts'
import { CopyButton } from '../CopyButton.tsx'
import type { StudentRoom } from './use-student.ts'

export interface TogetherRequests {
  readonly ask: (request: TogetherRequest) => void
  /** Why the last one did nothing, in words; '' if it did. */
  readonly problem: string
}

/** What means something else here than anywhere in a class. */
const OWN_WORDS = ['no-invitation', 'stale']
const refusalText = (error: string): string =>
  t(OWN_WORDS.includes(error) ? `classroom.student.together.refused.${error}` : `classroom.refused.${error}`)

/** `number`: from the link that was opened, asked for once; '' where there is none. */
export function useTogether(room: StudentRoom | null, number: string): TogetherRequests {
  const [problem, setProblem] = useState('')
  const ask = (request: TogetherRequest): void => {
    void room?.request('together', request).then((reply) => setProblem(reply.ok ? '' : refusalText(reply.error)))
  }
  const online = room?.health.value.is === 'online'
  useEffect(() => {
    if (number === '' || !online || room === null) return
    // The link has done its work: a reload of the page does not ask again.
    history.replaceState(history.state, '', `/c/${room.code}`)
    if (room.view.peek()?.together == null) ask({ do: 'meet', number })
  }, [number, online])
  return { ask, problem }
}

/** Whoever waits: the number to be told. */
export function Waits(props: {
  code: string
  together: NonNullable<StudentClassView['together']>
  scenario: string
  onCancel: () => void
}) {
  const { code, together, scenario, onCancel } = props
  const heading = useFocus()
  return (
    <section class="card waits" aria-labelledby="waits-title">
      <h2 id="waits-title" ref={heading} tabIndex={-1}>
        {t('classroom.student.together.waits', { round: together.round + 1, title: scenarioText(scenario, 'title') })}
      </h2>
      <p class="waits-number">
        <span class="eyebrow">{t('classroom.student.together.number')}</span> <span class="mono">{together.number}</span>
      </p>
      <p>{t('classroom.student.together.waitsAbout')}</p>
      <p class="row start">
        <CopyButton text={address(`/c/${code}/${together.number}`)}>{t('classroom.student.together.copy')}</CopyButton>
        <button type="button" onClick={onCancel}>
          {t('lobby.cancel')}
        </button>
      </p>
    </section>
  )
}

/** For whoever was told a number. */
export function JoinPartner({ ask, problem }: TogetherRequests) {
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const digits = typed.replace(/\s/g, '')
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault()
        const fits = /^\d{4}$/.test(digits)
        setWrong(!fits)
        if (fits) ask({ do: 'meet', number: digits })
        else field.current?.focus()
      }}
    >
      <div class="field">
        <label for="partner-number">{t('classroom.student.together.join')}</label>
        <span class="row start">
          <input
            ref={field}
            id="partner-number"
            class="partner-number mono"
            value={typed}
            inputMode="numeric"
            autocomplete="off"
            spellcheck={false}
            maxLength={6}
            aria-invalid={isWrong}
            aria-describedby="partner-problem"
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <button type="submit">{t('classroom.student.together.go')}</button>
        </span>
        <p id="partner-problem" class="problem" role="alert">
          {isWrong ? t('classroom.student.together.wrong') : problem}
        </p>
      </div>
    </form>
  )
}
