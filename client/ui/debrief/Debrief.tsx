// After a round the fog lifts: the whole ladder, each mistake beside the nearest right segment, and what the network did.
import type { ComponentChildren } from 'preact'
import { ROLES, type Role, type View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { ladderModel } from '../ladder/model.ts'
import { ladderOf } from '../ladder/of-view.ts'
import { downloadLadder, ladderSvg } from '../ladder/svg-file.ts'
import { ladderWords, type NumberText } from '../ladder/words.ts'
import { scenarioText } from '../parts/scenario-text.ts'
import { useFocus } from '../parts/use-focus.ts'
import { type CopyMoment, DebriefColumns, MomentButtons } from './DebriefColumns.tsx'
import { MistakeList } from './MistakeList.tsx'
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

/** What the round teaches; where its goal was missed, it is said that this is not what happened. */
const Lesson = ({ scenario, goal }: { scenario: string; goal: boolean }) => (
  <div class="lesson">
    {!goal && <h2>{t('debrief.about')}</h2>}
    <p>{scenarioText(scenario, 'lesson')}</p>
  </div>
)

/** What the applications asked for in vain. */
function StillOpen({ view, names }: Pick<DebriefProps, 'view' | 'names'>) {
  const open = ROLES.map((role) => ({ role, requests: view.hosts[role]?.requests.filter(({ status }) => status === 'open') ?? [] }))
  return (
    <>
      {open.map(({ role, requests }) => {
        const calls = requests.map(({ call, len }) => t(`ladder.call.${call}`, { len })).join(', ')
        return calls === '' ? null : <p key={role}>{t('debrief.stillOpen', { name: names[role], calls })}</p>
      })}
    </>
  )
}

export function Debrief(props: DebriefProps) {
  const { view, me, names, count, number, ready, canRetry, onReady, onRetry, onCopy, end } = props
  const heading = useFocus(view.round)
  const drawn = ladderOf(view)
  const { story, since } = drawn
  const result = view.results.find((one) => one.round === view.round)
  const goal = result?.goal === true
  const title = scenarioText(view.scenario.id, 'title')
  const download = (): void => {
    const model = ladderModel(story, drawn)
    downloadLadder(ladderSvg(model, ladderWords(number, drawn.requestOf, names), title), `ackward-${view.scenario.id}`)
  }
  return (
    <main class="debrief">
      <header class={`outcome ${goal ? 'goal' : 'no-goal'}`}>
        <p class="eyebrow">
          {t('match.roundOf', { round: count.round + 1, rounds: count.rounds })} · {scenarioText(view.scenario.id, 'title')}
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {goal ? t('debrief.goal', { seconds: ((result?.goalAfter ?? 0) / 1000).toFixed(1) }) : t('debrief.noGoal')}
        </h1>
        {result !== undefined && <RoundFigures result={result} names={names} />}
        <Lesson scenario={view.scenario.id} goal={goal} />
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
      <DebriefColumns view={view} number={number} names={names} onCopy={onCopy} title={t('debrief.mistakes')}>
        {!goal && <StillOpen view={view} names={names} />}
        <MistakeList
          story={story}
          since={since}
          names={names}
          number={number}
          buttons={({ event: { role, at } }) => (
            <MomentButtons onRetry={role === me && canRetry ? () => onRetry(at) : null} onCopy={() => onCopy(at)} />
          )}
        />
        <h2>{t('debrief.network')}</h2>
        <NetworkHarm story={story} since={since} number={number} />
      </DebriefColumns>
    </main>
  )
}
