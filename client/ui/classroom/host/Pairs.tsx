// How far the pairs of the round are, those first who need help; in words and figures, not by colour alone.
import { useState } from 'preact/hooks'
import type { HostView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { Bar } from '../Bar.tsx'

type PairRow = HostView['pairs'][number]

/** ms without a right move, and wrong moves, from which on somebody should have a look. */
const STUCK = 20_000
const MANY_WRONG = 3
const FEW = 12

/** How urgent it is: seconds without a right move, five more for each wrong one. */
const urgency = ({ goal, stuckFor, violations }: PairRow): number => (goal ? -1 : stuckFor / 1000 + 5 * violations)

const needsHelp = ({ goal, stuckFor, violations }: PairRow): boolean => !goal && (stuckFor >= STUCK || violations >= MANY_WRONG)

function PairItem({ pair }: { pair: PairRow }) {
  const names = pair.network
    ? `${pair.names[0] ?? ''} · ${t('classroom.network')}`
    : pair.names.map((name) => name || t('classroom.bot')).join(' + ')
  const done = Math.round(pair.done / 10)
  const helps = needsHelp(pair)
  return (
    <li class={`pair${helps ? ' helps' : ''}`}>
      <span class="pair-names">{names}</span>{' '}
      <span class="pair-state">
        {pair.goal
          ? t('classroom.host.arrived')
          : pair.stuckFor >= STUCK
            ? t('classroom.host.stuck', { seconds: Math.round(pair.stuckFor / 1000) })
            : t('classroom.host.underWay')}
        {pair.violations > 0 && ` · ${t('classroom.host.wrongMoves', { count: pair.violations })}`}{' '}
        {helps && <span class="help-sign">{t('classroom.host.needsHelp')}</span>}
      </span>{' '}
      <span class="pair-bar">
        <Bar share={pair.done / 1000} />
        <span class="mono">{done}%</span>
      </span>
    </li>
  )
}

/** `since`: ms of play since the view was made. It is not sent again for the time alone. */
export function Pairs({ pairs: told, since }: { pairs: HostView['pairs']; since: number }) {
  const [all, setAll] = useState(false)
  const pairs = told.map((pair) => (pair.goal ? pair : { ...pair, stuckFor: pair.stuckFor + since }))
  const sorted = pairs.toSorted((a, b) => urgency(b) - urgency(a) || a.id - b.id)
  const shown = all ? sorted : sorted.slice(0, FEW)
  return (
    <section class="card" aria-labelledby="pairs-title">
      <h2 id="pairs-title">{t('classroom.host.pairs')}</h2>
      <p class="dim">
        {t('classroom.host.pairsSum', {
          pairs: pairs.length,
          arrived: pairs.filter(({ goal }) => goal).length,
          help: pairs.filter(needsHelp).length,
        })}
      </p>
      <ul class="pairs">
        {shown.map((pair) => (
          <PairItem key={pair.id} pair={pair} />
        ))}
      </ul>
      {sorted.length > FEW && (
        <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('classroom.host.fewer') : t('classroom.host.all', { count: sorted.length })}
        </button>
      )}
    </section>
  )
}
