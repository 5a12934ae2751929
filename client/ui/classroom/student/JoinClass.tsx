// The door of a class: under which name one comes in, or back.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ClassEntry } from '../../../../shared/protocol/classes.ts'
import { EXTRA_LENGTH, NAME_LENGTH } from '../../../../shared/protocol/lengths.ts'
import { t } from '../../../i18n/i18n.ts'
import { generatedName } from '../../../names.ts'
import { classStanding, joinClass } from '../../../net/class-api.ts'
import { type ClassPlace, keepPlace, placeOfBrowser } from '../../../net/class-place.ts'
import { Link } from '../../parts/Link.tsx'
import { useFocus } from '../../parts/use-focus.ts'
import { spacedCode } from '../use-class.ts'

/** Answers that another name mends. */
const ABOUT_NAME = ['bad-name', 'name-taken', 'banned']
/** Answers after which only another code helps. */
const HOPELESS = ['no-such-class', 'class-over']

export interface JoinClassProps {
  readonly code: string
  /** `fresh`: null when one comes back to a place that one had. */
  readonly onIn: (place: ClassPlace, fresh: ClassEntry | null) => void
}

export function JoinClass({ code, onIn }: JoinClassProps) {
  const [name, setName] = useState(generatedName)
  const [extra, setExtra] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [asking, setAsking] = useState(true)
  const heading = useFocus(asking)
  const nameField = useRef<HTMLInputElement>(null)
  const [before] = useState(() => placeOfBrowser(code))

  useEffect(() => {
    void classStanding(code).then((answer) => {
      setAsking(false)
      // Where the question failed otherwise, joining may still do.
      if (!answer.ok && HOPELESS.includes(answer.error)) setProblem(answer.error)
    })
  }, [code])

  const refuse = (why: string): void => {
    setProblem(why)
    if (ABOUT_NAME.includes(why)) nameField.current?.focus()
  }

  async function join(): Promise<void> {
    setProblem(null)
    if (name.trim() === '') return refuse('bad-name')
    setBusy(true)
    const result = await joinClass(code, name, extra)
    setBusy(false)
    if (!result.ok) return refuse(result.error)
    const { token, id } = result.value
    const place = { code, token, id, name: name.trim() }
    keepPlace(place)
    onIn(place, result.value)
  }

  if (asking)
    return (
      <main class="page student-join">
        <p role="status">{t('app.loading')}</p>
      </main>
    )
  const isHopeless = problem !== null && HOPELESS.includes(problem)
  const isAboutName = problem !== null && ABOUT_NAME.includes(problem)
  const words = problem !== null && (
    <p id="join-problem" class="problem" role="alert">
      {t(`error.${problem}`)}
    </p>
  )
  return (
    <main class="page student-join">
      <p class="class-code mono">
        <span class="eyebrow">{t('classroom.student.join.code')}</span> {spacedCode(code)}
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {t(isHopeless ? 'classroom.student.join.closed' : 'classroom.student.join.title')}
      </h1>
      {!isAboutName && words}
      {before !== null && !isHopeless && (
        <section class="card">
          <p>{t('classroom.student.join.continueAbout')}</p>
          <button type="button" class="primary big" onClick={() => onIn(before, null)}>
            {t('classroom.student.join.continue', { name: before.name })}
          </button>
        </section>
      )}
      {!isHopeless && (
        <form
          class="card"
          onSubmit={(event) => {
            event.preventDefault()
            if (!busy) void join()
          }}
        >
          {before !== null && <h2>{t('classroom.student.join.orNew')}</h2>}
          <div class="field">
            <label for="class-name">{t('classroom.student.join.name')}</label>
            <span class="row start">
              <input
                ref={nameField}
                id="class-name"
                value={name}
                maxLength={NAME_LENGTH}
                autocomplete="off"
                spellcheck={false}
                aria-invalid={isAboutName}
                aria-describedby={isAboutName ? 'join-problem' : 'class-name-about'}
                onInput={(event) => setName(event.currentTarget.value)}
              />
              <button type="button" onClick={() => setName(generatedName())}>
                {t('classroom.student.join.other')}
              </button>
            </span>
            {isAboutName && words}
            <p id="class-name-about" class="dim">
              {t('classroom.student.join.nameAbout')}
            </p>
          </div>
          <div class="field">
            <label for="class-extra">{t('classroom.student.join.extra')}</label>
            <input
              id="class-extra"
              value={extra}
              maxLength={EXTRA_LENGTH}
              autocomplete="off"
              aria-describedby="class-extra-about"
              onInput={(event) => setExtra(event.currentTarget.value)}
            />
            <p id="class-extra-about" class="dim">
              {t('classroom.student.join.extraAbout')}
            </p>
          </div>
          <button type="submit" class={`big ${before === null ? 'primary' : ''}`} aria-disabled={busy}>
            {t(busy ? 'classroom.student.join.joining' : 'classroom.student.join.go')}
          </button>
        </form>
      )}
      <p>
        <Link to="/c">{t('classroom.student.join.otherCode')}</Link>
      </p>
    </main>
  )
}
