import { useState } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'

/** Puts the text on the clipboard and says so; where that is forbidden the text is shown, to be copied by hand. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const copy = (): void => {
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))
    done.then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    )
  }
  return (
    <>
      <button type="button" onClick={copy}>
        {children}
      </button>
      <span role="status" class="dim">
        {copied === 'no' ? '' : t(`lobby.copied.${copied}`)}
      </span>{' '}
      {copied === 'failed' && <span class="link mono">{text}</span>}
    </>
  )
}
