// The shuffled ladder: rungs are taken one after the other, in the order in which they were sent.
import { useState } from 'preact/hooks'
import type { OrderCard } from '../../../shared/quiz/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Answered } from '../../quiz/session.ts'
import { RungList } from './RungList.tsx'

interface OrderAnswerProps {
  readonly card: OrderCard
  readonly answered: Answered | null
  readonly onOrder: (order: readonly number[]) => void
  /** Lets the page's keys take rungs too. */
  readonly onPicker: (pick: (index: number) => void) => void
}

export function OrderAnswer({ card, answered, onOrder, onPicker }: OrderAnswerProps) {
  const [taken, setTaken] = useState<readonly number[]>([])
  const pick = (index: number): void => {
    if (answered !== null) return
    setTaken(taken.includes(index) ? taken.filter((one) => one !== index) : [...taken, index])
  }
  onPicker(pick)
  const complete = taken.length === card.rungs.length
  const best = card.orders[0] ?? []
  if (answered !== null)
    return (
      <div>
        <p>{t('quiz.order.solution')}</p>
        <RungList
          rungs={best.flatMap((place) => card.rungs[place] ?? [])}
          disabled
          keys={false}
          mark={(index) => ({ is: 'number', text: `${index + 1}` })}
        />
      </div>
    )
  return (
    <div>
      <RungList
        rungs={card.rungs}
        disabled={false}
        keys
        mark={(index) => {
          const place = taken.indexOf(index)
          return place < 0 ? { is: null, text: '' } : { is: 'number', text: `${place + 1}.` }
        }}
        onPick={pick}
      />
      <p class="row start">
        <button type="button" class="primary" aria-disabled={!complete} onClick={() => complete && onOrder(taken)}>
          {t('quiz.check')}
        </button>
        <button type="button" aria-disabled={taken.length === 0} onClick={() => setTaken([])}>
          {t('quiz.order.again')}
        </button>
      </p>
    </div>
  )
}
