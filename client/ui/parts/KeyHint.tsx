import { singleKeys } from '../../commands/single-keys.ts'

/** The key that presses this button, unless such keys are switched off. Not read out: the sheet of keys names them. */
export function KeyHint({ children }: { children: string | number }) {
  if (!singleKeys()) return null
  return (
    <span class="key-hint" aria-hidden="true">
      {children}
    </span>
  )
}
