import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import './confirm.css'

export interface ConfirmButtonProps {
  readonly children: ComponentChildren
  /** What the button is called where its text alone does not say it. */
  readonly label?: string
  readonly question: string
  readonly class?: string
  readonly onYes: () => void
}

/** A button that asks once more before it does something; the focus goes to the answer and comes back. */
export function ConfirmButton({ children, label, question, class: name, onYes }: ConfirmButtonProps) {
  const [asked, setAsked] = useState(false)
  const before = useRef<HTMLButtonElement>(null)
  const yes = useRef<HTMLButtonElement>(null)
  const was = useRef(false)
  useLayoutEffect(() => {
    if (asked) yes.current?.focus()
    else if (was.current) before.current?.focus()
    was.current = asked
  }, [asked])
  if (!asked)
    return (
      <button ref={before} type="button" {...(name === undefined ? {} : { class: name })} aria-label={label} onClick={() => setAsked(true)}>
        {children}
      </button>
    )
  return (
    <span
      class="confirm"
      role="group"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        setAsked(false)
      }}
    >
      <span class="confirm-question" aria-hidden="true">
        {question}
      </span>
      <button
        ref={yes}
        type="button"
        class="danger"
        onClick={() => {
          setAsked(false)
          onYes()
        }}
      >
        {t('classroom.yes')}
      </button>
      <button type="button" onClick={() => setAsked(false)}>
        {t('classroom.no')}
      </button>
    </span>
  )
}
