// One card: what is known, what is asked, the answers, and why.
import { useLayoutEffect, useRef } from 'preact/hooks'
import { type Card, type CardAnswer, cardName } from '../../../shared/quiz/index.ts'
import { isWanted } from '../../commands/single-keys.ts'
import { t } from '../../i18n/i18n.ts'
import type { Answered } from '../../quiz/session.ts'
import { address } from '../../route.ts'
import { useFocus } from '../parts/use-focus.ts'
import { SegmentText } from '../words/SegmentText.tsx'
import { BlankAnswer } from './BlankAnswer.tsx'
import { Choices, countOf, isChoice } from './Choices.tsx'
import { CopyLink } from './CopyLink.tsx'
import { Explanation } from './Explanation.tsx'
import { OrderAnswer } from './OrderAnswer.tsx'
import { Outbox, SceneView, StateName, TcbNumbers } from './SceneView.tsx'
import './quiz.css'

/** What is asked, in words. */
export function questionOf(card: Card): string {
  switch (card.kind) {
    case 'concept':
      return t(`concept.${card.id}.ask`)
    case 'blank':
      return t(`quiz.ask.blank.${card.field}`)
    case 'table':
      return t(`quiz.ask.table.${card.event.on}`)
    default:
      return t(`quiz.ask.${card.kind}`)
  }
}

/** The link under which the same card opens anywhere. */
export const cardAddress = (card: Card): string => address(`/p/${cardName(card)}`)

function Given({ card }: { card: Card }) {
  switch (card.kind) {
    case 'send':
    case 'blank':
    case 'state':
      return <SceneView scene={card.scene} />
    case 'acceptable':
      return (
        <>
          <SceneView scene={card.scene} />
          <p class="arrival card">
            <span class="eyebrow">{t('quiz.arrives')}</span> <SegmentText segment={card.arrival} />
          </p>
        </>
      )
    case 'order':
    case 'illegal':
      return <p class="dim">{t('quiz.isns', { client: card.iss.client, server: card.iss.server })}</p>
    case 'table':
      return (
        <section class="scene card" aria-label={t('quiz.scene.title')}>
          <StateName state={card.state} />
          {card.state === 'SYN-RECEIVED' && <p class="dim">{t(card.passive ? 'quiz.passive' : 'quiz.active')}</p>}
          <TcbNumbers tcb={card.tcb} state={card.state} />
          <Outbox spans={card.outbox} />
          <p class="arrival">
            {card.event.on === 'segment' && (
              <>
                <span class="eyebrow">{t('quiz.arrives')}</span> <SegmentText segment={card.event.segment} />
              </>
            )}
            {card.event.on === 'call' && (
              <>
                <span class="eyebrow">{t('match.application')}</span>{' '}
                <span class="mono">
                  {t(`request.${card.event.call.op}.title`, { len: 'len' in card.event.call ? card.event.call.len : 0 })}
                </span>
              </>
            )}
            {card.event.on === 'timer' && <span class="warn">◔ {t(`timer.${card.event.timer}`)}</span>}
          </p>
        </section>
      )
    default:
      return null
  }
}

export interface CardViewProps {
  readonly card: Card
  readonly answered: Answered | null
  readonly onAnswer: (answer: CardAnswer) => void
  /** Absent: nothing comes after this card. */
  readonly onNext?: () => void
  readonly nextLabel?: string
  /** No link leads to this card: its answer is not told before its time. */
  readonly isSecret?: boolean
}

export function CardView({ card, answered, onAnswer, onNext, nextLabel, isSecret = false }: CardViewProps) {
  const heading = useFocus(card)
  const next = useFocus<HTMLButtonElement>(answered)
  const take = useRef<((index: number) => void) | null>(null)
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement || !isWanted(event.key)) return
      const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1
      if (digit < 0 || answered !== null) return
      if (card.kind === 'order' && digit < card.rungs.length) take.current?.(digit)
      if (isChoice(card) && digit < countOf(card)) onAnswer({ is: 'pick', pick: digit })
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [card, answered])
  return (
    <article class={`quiz-card kind-${card.kind}`}>
      <p class="eyebrow">{t(`quiz.kind.${card.kind}`)}</p>
      <h1 ref={heading} tabIndex={-1}>
        {questionOf(card)}
      </h1>
      <div class="quiz-columns">
        <Given card={card} />
        <div class="quiz-answer">
          {isChoice(card) && <Choices card={card} answered={answered} onPick={(pick) => onAnswer({ is: 'pick', pick })} />}
          {card.kind === 'blank' && <BlankAnswer card={card} answered={answered} onNumber={(value) => onAnswer({ is: 'number', value })} />}
          {card.kind === 'order' && (
            <OrderAnswer
              card={card}
              answered={answered}
              onOrder={(order) => onAnswer({ is: 'order', order })}
              onPicker={(pick) => {
                take.current = pick
              }}
            />
          )}
          <p class={`quiz-verdict ${answered === null ? '' : answered.right ? 'right' : 'wrong'}`} role="status">
            {answered !== null && (answered.right ? `✓ ${t('quiz.good')}` : `✕ ${t('quiz.bad')}`)}
          </p>
          {answered !== null && onNext !== undefined && (
            <p class="row start">
              <button ref={next} type="button" class="primary" onClick={onNext}>
                {nextLabel ?? t('quiz.next')} <span aria-hidden="true">⏎</span>
              </button>
            </p>
          )}
          {answered !== null && <Explanation card={card} answered={answered} />}
          {!isSecret && (
            <CopyLink
              links={[
                { label: t('quiz.copy'), link: () => cardAddress(card) },
                ...(card.position === null ? [] : [{ label: t('quiz.copyPosition'), link: () => address(`/p/${card.position}`) }]),
              ]}
            />
          )}
        </div>
      </div>
    </article>
  )
}
