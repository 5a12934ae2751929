import type { Result } from '../../../class-alone.ts'
import { t } from '../../../i18n/i18n.ts'

/** What became of a round's result; a badge once the server has it. */
export function ResultWords({ result, onAgain }: { result: Result; onAgain: () => void }) {
  if (result.is === 'sent') return <span class="result-sent">✓ {t('classroom.student.alone.sent')}</span>
  if (result.is === 'sending') return <span class="dim">{t('classroom.student.alone.sending')}</span>
  if (result.is === 'refused') return <span class="problem">{t(`error.${result.why}`)}</span>
  return (
    <>
      <span class="warn">{t('classroom.student.alone.unsent')}</span>{' '}
      <button type="button" class="small" onClick={onAgain}>
        {t('classroom.student.alone.again')}
      </button>
    </>
  )
}
