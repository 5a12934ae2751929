// After a round the fog lifts: the whole ladder, each mistake beside the nearest right segment, and what the network did.
import type { ComponentChildren } from 'preact'
import { type GameEvent, ROLES, type Role, type View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { ladderModel } from '../ladder/model.ts'
import { ladderOf } from '../ladder/of-view.ts'
import { downloadLadder, ladderSvg } from '../ladder/svg-file.ts'
import { ladderWords, type NumberText } from '../ladder/words.ts'
import { scenarioText } from '../parts/scenario-text.ts'
import { useFocus } from '../parts/use-focus.ts'
import { RuleLink } from '../words/RuleLink.tsx'
import { type CopyMoment, DebriefColumns, MomentButtons } from './DebriefColumns.tsx'
import { SegmentCompare } from './SegmentCompare.tsx'
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

export const percentOf = (accuracy: number | null): string => (accuracy === null ? '–' : `${Math.round(accuracy * 100)}%`)

type Move = Extract<GameEvent, { on: 'move' }>
type StateAnswer = Extract<GameEvent, { on: 'state-answer' }>
type Wrong = { readonly index: number; readonly event: Move | StateAnswer }

const mistakes = (story: readonly GameEvent[]): readonly Wrong[] =>
  story.flatMap((event, index) => {
    const isWrong = event.on === 'move' ? event.judged.kind === 'violation' : event.on === 'state-answer' && !event.right
    return isWrong && (event.on === 'move' || event.on === 'state-answer') ? [{ index, event }] : []
  })

/** A state that was misnamed: what the word means that was said, and what the right one does. */
function WrongState({ event: { said, was } }: { event: StateAnswer }) {
  return (
    <>
      <p>
        <span aria-hidden="true">✕</span> {t('debrief.stateSaid', { said, was })}
      </p>
      {[was, said].map((state) => (
        <p key={state} class={state === was ? '' : 'dim'}>
          <strong class="mono">{state}</strong>: {t(`state.${state}.means`)}
        </p>
      ))}
    </>
  )
}

function WrongSegment({ event: { judged, segment, role }, number }: { event: Move; number: NumberText }) {
  return (
    <>
      {judged.right !== null && <SegmentCompare mine={segment} right={judged.right} wrong={judged.wrong} number={number} role={role} />}
      <p>
        {t(`rule.${judged.rule}`)} <RuleLink rule={judged.rule} />
      </p>
      {judged.skill !== null && <p class="dim">{t(`skill.${judged.skill}.why`)}</p>}
    </>
  )
}

function Mistake({ wrong, props }: { wrong: Wrong; props: DebriefProps }) {
  const { event } = wrong
  const { role, at } = event
  const { names, number, me, canRetry, onRetry, onCopy } = props
  const skill = event.on === 'move' ? event.judged.skill : null
  return (
    <li class="mistake card">
      <p class="eyebrow">
        {names[role]} · {t(`match.role.${role}`)}
        {skill !== null && ` · ${t(`skill.${skill}.title`)}`}
      </p>
      {event.on === 'move' ? <WrongSegment event={event} number={number} /> : <WrongState event={event} />}
      <MomentButtons onRetry={role === me && canRetry ? () => onRetry(at) : null} onCopy={() => onCopy(at)} />
    </li>
  )
}

export function Debrief(props: DebriefProps) {
  const { view, me, names, count, number, ready, onReady, end } = props
  const heading = useFocus(view.round)
  const drawn = ladderOf(view)
  const { story } = drawn
  const result = view.results.find((one) => one.round === view.round)
  const goal = result?.goal === true
  const wrong = mistakes(story)
  const missed = story.filter((event) => event.on === 'missed').length
  const harm = story.flatMap((event) => (event.on === 'move' || event.on === 'launched' ? event.fates : []))
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
        {result !== undefined && (
          <ul class="figures">
            <li>
              <strong>{Math.round(result.pair)}</strong> {t('debrief.pairPoints')}
            </li>
            {ROLES.map((role) => (
              <li key={role}>
                <strong>{percentOf(result.scores[role].accuracy)}</strong> {t('debrief.accuracyOf', { name: names[role] })}
                {result.scores[role].bestStreak >= 4 && (
                  <span class="badge">{t('match.streak', { streak: result.scores[role].bestStreak })}</span>
                )}
              </li>
            ))}
          </ul>
        )}
        <p class="lesson">{scenarioText(view.scenario.id, 'lesson')}</p>
        {end}
        <div class="row start">
          {end === undefined && (
            <button type="button" class="primary" disabled={ready[me]} onClick={onReady}>
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
        {harm.length === 0 ? (
          <p class="dim">{t('debrief.calm')}</p>
        ) : (
          <ul>
            {[...new Set(harm)].map((fate) => (
              <li key={fate}>
                {t(`fate.${fate}`)} × {harm.filter((one) => one === fate).length}
              </li>
            ))}
          </ul>
        )}
      </DebriefColumns>
    </main>
  )
}
