// Digits for fingers: the phone's own keyboard would hide what has arrived.
import { t } from '../../i18n/i18n.ts'
import type { Draft, DraftField } from '../../store/draft.ts'
import './keypad.css'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']

/** `fields`: those that can be filled in, in their order. */
export function Keypad({ draft, fields }: { draft: Draft; fields: readonly DraftField[] }) {
  const field = draft.field.value
  if (field === null) return null
  const text = draft.value.value[field]
  const following = fields[(fields.indexOf(field) + 1) % fields.length] ?? 'seq'
  return (
    <div class="keypad" role="group" aria-label={t('composer.keypad', { field: t(`composer.${field}`) })}>
      <p class="mono keypad-value">
        {t(`composer.${field}`)} <output>{text === '' ? '–' : text}</output>
      </p>
      {DIGITS.map((digit) => (
        <button key={digit} type="button" class="mono" onClick={() => draft.write(field, text + digit)}>
          {digit}
        </button>
      ))}
      <button type="button" aria-label={t('composer.erase')} onClick={() => draft.write(field, text.slice(0, -1))}>
        ⌫
      </button>
      <button
        type="button"
        onClick={() => {
          draft.field.value = following
        }}
      >
        {t('composer.nextField')}
      </button>
      <button
        type="button"
        class="primary"
        onClick={() => {
          draft.field.value = null
          document.getElementById(`field-${field}`)?.focus()
        }}
      >
        {t('composer.done')}
      </button>
    </div>
  )
}
