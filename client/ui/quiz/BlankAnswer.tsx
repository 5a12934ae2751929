// The number that is missing, typed.
import { useState } from 'preact/hooks'
import type { BlankCard } from '../../../shared/quiz/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Answered } from '../../quiz/session.ts'
import { SegmentText } from '../words/SegmentText.tsx'

const MOST = 2 ** 32 - 1

export function BlankAnswer({
  card,
  answered,
  onNumber,
}: {
  card: BlankCard
  answered: Answered | null
  onNumber: (value: number) => void
}) {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState(false)
  return (
    <form
      class="blank-answer"
      onSubmit={(event) => {
        event.preventDefault()
        if (answered !== null) return
        const readable = /^\d+$/.test(typed) && Number(typed) <= MOST
        setProblem(!readable)
        if (readable) onNumber(Number(typed))
      }}
    >
      <p class="blank-segment">
        <SegmentText segment={card.segment} hidden={answered === null ? card.field : null} />
      </p>
      {answered === null && (
        <>
          <label for="blank-number">{t('quiz.blank.label', { field: card.field.toUpperCase() })}</label>
          <span class="row start">
            <input
              id="blank-number"
              class="mono"
              inputMode="numeric"
              autocomplete="off"
              value={typed}
              aria-invalid={problem}
              aria-describedby={problem ? 'blank-problem' : undefined}
              onInput={(event) => setTyped(event.currentTarget.value.trim())}
            />
            <button type="submit" class="primary">
              {t('quiz.check')}
            </button>
          </span>
          {problem && (
            <p id="blank-problem" class="problem" role="alert">
              {t('quiz.blank.problem')}
            </p>
          )}
        </>
      )}
      {answered?.answer.is === 'number' && (
        <p class={`mark ${answered.right ? 'right' : 'wrong'}`}>
          {answered.right ? '✓' : '✕'} {t('quiz.blank.yours', { value: answered.answer.value })}
        </p>
      )}
    </form>
  )
}
