// Copies links; where the clipboard is closed, the link itself is shown.
import { useState } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'

interface Link {
  readonly label: string
  readonly link: () => string
}

export function CopyLink({ links }: { links: readonly Link[] }) {
  const [said, setSaid] = useState('')
  const copy = (text: string): void => {
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))
    done.then(
      () => setSaid(t('quiz.copied')),
      () => setSaid(text),
    )
  }
  return (
    <p class="copy-link">
      {links.map(({ label, link }) => (
        <button key={label} type="button" class="small" onClick={() => copy(link())}>
          {label}
        </button>
      ))}{' '}
      <span role="status" class="dim">
        {said}
      </span>
    </p>
  )
}
