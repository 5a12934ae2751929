// After a round the fog lifts: the whole ladder, each mistake beside the nearest right segment, and what the network did.
import type { ComponentChildren } from 'preact'
import type { Role, View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { ladderModel } from '../ladder/model.ts'
import { ladderOf } from '../ladder/of-view.ts'
import { downloadLadder, ladderSvg } from '../ladder/svg-file.ts'
import { ladderWords, type NumberText } from '../ladder/words.ts'
import { scenarioText } from '../parts/scenario-text.ts'
import { useFocus } from '../parts/use-focus.ts'
import { type CopyMoment, DebriefColumns, MomentButtons } from './DebriefColumns.tsx'
import { MistakeCard } from './MistakeCard.tsx'
import { mistakesIn, type Wrong } from './mistakes.ts'
import { NetworkHarm } from './NetworkHarm.tsx'
import { RoundFigures } from './RoundFigures.tsx'
import './debrief.css'

export interface DebriefProps {
  readonly view: View
  readonly me: Role
  readonly names: Readonly<Record<Role, string>>
  /** Which round of how many, from 0. */
  readonly count: Readonly<{ round: number; rounds: number }>
  readonly number: NumberText
  readonly ready: Readonly<Record<Role, boolean>>
  readonly canRetry: boolean
  /** Stands instead of the way to the next round; undefined: that way. */
  readonly end?: ComponentChildren
  readonly onReady: () => void
  /** The moment before `at` (play time, ms) again. */
  readonly onRetry: (at: number) => void
  readonly onCopy: CopyMoment
}

function Mistake({ wrong, props }: { wrong: Wrong; props: DebriefProps }) {
  const { event } = wrong
  const { names, number, me, canRetry, onRetry, onCopy } = props
  return (
    <MistakeCard wrong={wrong} name={names[event.role]} number={number}>
      <MomentButtons onRetry={event.role === me && canRetry ? () => onRetry(event.at) : null} onCopy={() => onCopy(event.at)} />
    </MistakeCard>
  )
}

export function Debrief(props: DebriefProps) {
  const { view, me, names, count, number, ready, onReady, end } = props
  const heading = useFocus(view.round)
  const drawn = ladderOf(view)
  const { story } = drawn
  const result = view.results.find((one) => one.round === view.round)
  const goal = result?.goal === true
  const wrong = mistakesIn(story)
  const missed = story.filter((event) => event.on === 'missed').length
  const title = scenarioText(view.scenario.id, 'title')
  const download = (): void => {
    const model = ladderModel(story, drawn)
    downloadLadder(ladderSvg(model, ladderWords(number, drawn.requestOf, names), title), `ackward-${view.scenario.id}`)
  }
  return (
    <main class="debrief">
      <header class={`outcome ${goal ? 'goal' : 'no-goal'}`}>
        <p class="eyebrow">{t('match.roundOf', { round: count.round + 1, rounds: count.rounds })}</p>
        <h1 ref={heading} tabIndex={-1}>
          {goal ? t('debrief.goal', { seconds: ((result?.goalAfter ?? 0) / 1000).toFixed(1) }) : t('debrief.noGoal')}
        </h1>
        {result !== undefined && <RoundFigures result={result} names={names} />}
        <p class="lesson">{scenarioText(view.scenario.id, 'lesson')}</p>
        {end}
        <div class="row start">
          {end === undefined && (
            <button type="button" class="primary" aria-disabled={ready[me]} onClick={onReady}>
              {ready[me] ? t('briefing.waiting') : t(view.round + 1 < view.rounds ? 'debrief.next' : 'debrief.finish')}
            </button>
          )}
          <button type="button" onClick={download}>
            {t('debrief.download')}
          </button>
        </div>
      </header>
      <DebriefColumns view={view} number={number} names={names} onCopy={props.onCopy} title={t('debrief.mistakes')}>
        {wrong.length === 0 && <p>{missed === 0 ? t('debrief.flawless') : t('debrief.onlyMissed', { count: missed })}</p>}
        <ul class="mistakes">
          {wrong.map((one) => (
            <Mistake key={one.index} wrong={one} props={props} />
          ))}
        </ul>
        <h2>{t('debrief.network')}</h2>
        <NetworkHarm story={story} />
      </DebriefColumns>
    </main>
  )
}
