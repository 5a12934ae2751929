// Digits that are typed while no field has the focus.
import type { Draft, DraftField } from '../store/draft.ts'

/** Where a digit goes that was typed outside of the fields: into the keypad's field, else into the first that is still empty. */
export function fieldForDigit({ value, field }: Draft): DraftField {
  if (field.value !== null) return field.value
  const { flags, seq, ack } = value.value
  if (seq === '') return 'seq'
  return flags.includes('ACK') && ack === '' ? 'ack' : 'len'
}
