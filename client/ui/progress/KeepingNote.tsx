// Said wherever progress is made and cannot be kept.
import { t } from '../../i18n/i18n.ts'
import { progressKeeping } from '../../progress/progress.ts'

export function KeepingNote() {
  const now = progressKeeping.value
  if (now === 'kept' || now === 'loading') return null
  return (
    <p class="note problem" role="status">
      {t(`progress.keeping.${now}`)}
    </p>
  )
}
