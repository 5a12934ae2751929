import { useState } from 'preact/hooks'
import { readClassCode } from '../../../../shared/protocol/code.ts'
import { t } from '../../../i18n/i18n.ts'
import { go } from '../../../route.ts'
import { useFocus } from '../../parts/use-focus.ts'

/** `/c`: which class? `typed`: what the address said, if that is no code. */
export function CodePage({ typed: given }: { typed: string }) {
  const [typed, setTyped] = useState(given)
  const [wrong, setWrong] = useState(given !== '')
  const field = useFocus<HTMLInputElement>()
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const code = readClassCode(typed)
    setWrong(code === null)
    if (code === null) field.current?.focus()
    else go(`/c/${code}`)
  }
  return (
    <main class="page student-join">
      <h1 tabIndex={-1}>{t('classroom.student.code.title')}</h1>
      <form class="card" onSubmit={submit}>
        <div class="field">
          <label for="class-code">{t('classroom.student.code.label')}</label>
          <input
            ref={field}
            id="class-code"
            class="class-code-field mono"
            value={typed}
            inputMode="numeric"
            autocomplete="off"
            spellcheck={false}
            maxLength={12}
            placeholder="123 456"
            aria-invalid={wrong}
            aria-describedby={wrong ? 'class-code-wrong' : 'class-code-about'}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          {wrong ? (
            <p id="class-code-wrong" class="problem" role="alert">
              {t('classroom.student.code.wrong')}
            </p>
          ) : (
            <p id="class-code-about" class="dim">
              {t('classroom.student.code.about')}
            </p>
          )}
        </div>
        <button type="submit" class="primary big">
          {t('classroom.student.code.go')}
        </button>
      </form>
    </main>
  )
}
