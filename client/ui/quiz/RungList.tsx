// A ladder's rungs as a list to choose from: the client's point to the right, the server's to the left.
import type { Rung } from '../../../shared/quiz/index.ts'
import { t } from '../../i18n/i18n.ts'
import { KeyHint } from '../parts/KeyHint.tsx'
import { SegmentText } from '../words/SegmentText.tsx'

export interface RungMark {
  readonly is: 'right' | 'wrong' | 'number' | null
  readonly text: string
}

export interface RungListProps {
  readonly rungs: readonly Rung[]
  readonly disabled: boolean
  readonly mark: (index: number) => RungMark
  /** Absent: the rungs are only shown. */
  readonly onPick?: (index: number) => void
  readonly keys: boolean
}

function RungRow({ rung }: { rung: Rung }) {
  const toRight = rung.from === 'client'
  const arrow = (
    <span class="rung-arrow" aria-hidden="true">
      {toRight ? '→' : '←'}
    </span>
  )
  return (
    <>
      <span class="visually-hidden">{t(`quiz.rung.${rung.from}`)} </span> {!toRight && arrow} <SegmentText segment={rung.segment} />{' '}
      {toRight && arrow}
    </>
  )
}

export function RungList({ rungs, disabled, mark, onPick, keys }: RungListProps) {
  return (
    <div class="rungs">
      <p class="rung-heads" aria-hidden="true">
        <span>{t('ladder.client')}</span> <span>{t('ladder.server')}</span>
      </p>
      <ol>
        {rungs.map((rung, index) => {
          const { is, text } = mark(index)
          const inner = (
            <>
              {onPick !== undefined && keys && index < 9 && <KeyHint>{index + 1}</KeyHint>}
              <RungRow rung={rung} />
              {text !== '' && <span class={`mark ${is ?? ''}`}>{text}</span>}
            </>
          )
          return (
            <li key={index} class={`rung from-${rung.from}`}>
              {onPick === undefined ? (
                <span class="rung-text">{inner}</span>
              ) : (
                <button
                  type="button"
                  class={is ?? ''}
                  aria-disabled={disabled}
                  aria-pressed={is === 'number'}
                  onClick={() => disabled || onPick(index)}
                >
                  {inner}
                </button>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
