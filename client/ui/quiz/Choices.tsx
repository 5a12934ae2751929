// The answers of a card that is answered by choosing one.
import type { ComponentChildren } from 'preact'
import type { Card, ChoiceCard, Turn } from '../../../shared/quiz/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Answered } from '../../quiz/session.ts'
import { KeyHint } from '../parts/KeyHint.tsx'
import { SegmentText } from '../words/SegmentText.tsx'
import { RungList } from './RungList.tsx'

export const turnWords = ({ state, reply }: Turn): ComponentChildren => (
  <>
    <span class="mono">{state}</span> · {t(`quiz.reply.${reply}`)}
  </>
)

/** Each choice's words; a card of rungs has its own list. */
function wordsOf(card: Exclude<ChoiceCard, { kind: 'lost' | 'illegal' }>): readonly ComponentChildren[] {
  switch (card.kind) {
    case 'send':
      return card.choices.map((one) => (one === null ? t('quiz.send.nothing') : <SegmentText segment={one} />))
    case 'state':
      return card.choices.map((one) => <span class="mono">{one}</span>)
    case 'acceptable':
      return card.choices.map((one) => t(`quiz.effect.${one}`))
    case 'table':
      return card.choices.map(turnWords)
    case 'concept':
      return card.choices.map((one) => t(`concept.${card.id}.${one}`))
  }
}

export const isChoice = (card: Card): card is ChoiceCard => 'right' in card

/** How many can be chosen from. */
export const countOf = (card: ChoiceCard): number =>
  card.kind === 'lost' || card.kind === 'illegal' ? card.rungs.length : card.choices.length

interface ChoicesProps {
  readonly card: ChoiceCard
  readonly answered: Answered | null
  readonly onPick: (pick: number) => void
}

export function Choices({ card, answered, onPick }: ChoicesProps) {
  const picked = answered?.answer.is === 'pick' ? answered.answer.pick : null
  const isOf = (index: number): 'right' | 'wrong' | null =>
    answered === null ? null : card.right.includes(index) ? 'right' : picked === index ? 'wrong' : null
  const textOf = (index: number): string => {
    const is = isOf(index)
    return is === null ? '' : is === 'right' ? `✓ ${t('quiz.right')}` : `✕ ${t('quiz.yours')}`
  }
  if (card.kind === 'lost' || card.kind === 'illegal')
    return (
      <RungList
        rungs={card.rungs}
        disabled={answered !== null}
        keys
        mark={(index) => ({ is: isOf(index), text: textOf(index) })}
        onPick={onPick}
      />
    )
  return (
    <ol class={`quiz-choices ${card.kind}`}>
      {wordsOf(card).map((words, index) => (
        <li key={index}>
          <button
            type="button"
            class={isOf(index) ?? ''}
            aria-disabled={answered !== null}
            onClick={() => answered === null && onPick(index)}
          >
            <KeyHint>{index + 1}</KeyHint> <span class="choice-words">{words}</span>{' '}
            {textOf(index) !== '' && <span class={`mark ${isOf(index) ?? ''}`}>{textOf(index)}</span>}
          </button>
        </li>
      ))}
    </ol>
  )
}
