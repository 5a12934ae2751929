// Why: the learner's answer beside the right one, how each number comes about, and the rule with its section.
import type { Role } from '../../../shared/game/index.ts'
import type { Card } from '../../../shared/quiz/index.ts'
import { differing, type Segment, SKILLS } from '../../../shared/tcp/index.ts'
import { hasMessage, t } from '../../i18n/i18n.ts'
import type { Answered } from '../../quiz/session.ts'
import { SegmentCompare } from '../debrief/SegmentCompare.tsx'
import { formulaText } from '../words/formula-text.ts'
import { RuleLink } from '../words/RuleLink.tsx'

/** Cards show numbers as they are: whose scale it is does not matter. */
const SCALE: Role = 'client'
const plain = (_role: Role, _which: 'seq' | 'ack', value: number): string => String(value)

/** The segment that was chosen, and the one that should have been; null: the card is not about one, or silence was right. */
function pairOf(card: Card, { answer }: Answered): { readonly mine: Segment; readonly right: Segment } | null {
  if (card.kind === 'send' && answer.is === 'pick') {
    const mine = card.choices[answer.pick] ?? null
    const right = card.choices[card.right[0] ?? -1] ?? null
    return mine === null || right === null ? null : { mine, right }
  }
  if (card.kind === 'blank' && answer.is === 'number') return { mine: { ...card.segment, [card.field]: answer.value }, right: card.segment }
  if (card.kind === 'illegal') {
    const mine = card.rungs[card.right[0] ?? -1]?.segment
    return mine === undefined ? null : { mine, right: card.mended }
  }
  return null
}

/** What is said beside the rule: the card's own reason where it has one, else what the skill teaches. */
function reasonOf(card: Card): string {
  if (card.kind === 'concept' && hasMessage(`concept.${card.id}.why`)) return t(`concept.${card.id}.why`)
  return t(`skill.${card.skill}.why`)
}

export function Explanation({ card, answered }: { card: Card; answered: Answered }) {
  const pair = pairOf(card, answered)
  const wrong = pair === null ? [] : differing(pair.mine, pair.right)
  const state = card.kind === 'state' ? card.choices[card.right[0] ?? -1] : undefined
  const [section] = SKILLS[card.skill].sections
  return (
    <section class="explanation card" aria-label={t('quiz.why')}>
      {pair !== null && wrong.length > 0 && (
        <SegmentCompare mine={pair.mine} right={pair.right} wrong={wrong} number={plain} role={SCALE} />
      )}
      {card.formulas.length > 0 && (
        <ul class="formulas">
          {card.formulas.map((formula) => (
            <li key={formula.field} class={wrong.includes(formula.field) ? 'asked' : ''}>
              {formulaText(formula)}
            </li>
          ))}
        </ul>
      )}
      {state !== undefined && (
        <p>
          <strong class="mono">{state}</strong>: {t(`state.${state}.means`)}
        </p>
      )}
      {card.kind === 'table' && <p class="dim">{t(`quiz.row.${card.row}`)}</p>}
      {card.rule !== null && (
        <p>
          {t(`rule.${card.rule}`)} <RuleLink rule={card.rule} />
        </p>
      )}
      {/* A row of the table is explained by its rule: what its skill teaches is about other rows, too. */}
      {card.kind !== 'table' && (
        <p class={card.rule === null ? '' : 'dim'}>
          <strong>{t(`skill.${card.skill}.title`)}</strong> {reasonOf(card)}{' '}
          {card.rule === null && (
            <a href={`https://www.rfc-editor.org/rfc/rfc9293#section-${section}`} target="_blank" rel="noreferrer">
              RFC 9293 §{section}
            </a>
          )}
        </p>
      )}
    </section>
  )
}
