// What came of the two bots' plays: solvable or why not, at which pace, who reached what when, and the ladder of one play.
import { useMemo, useState } from 'preact/hooks'
import type { GameEvent, Play, Scenario, Why } from '../../../shared/game/index.ts'
import { ROLES } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { Ladder } from '../ladder/Ladder.tsx'
import type { Trial } from './use-trial.ts'
import { conditionText } from './words.ts'

const seconds = (ms: number): string => t('ladder.seconds', { seconds: (ms / 1000).toFixed(1) })
const paceText = ({ pace }: Play): string => t('editor.trial.pace', { level: t(`level.${pace.level}.name`), think: pace.think / 1000 })
const samePace = (a: Play, b: Play): boolean => a.pace.level === b.pace.level && a.pace.think === b.pace.think

/** One play of each pace. */
const paces = (plays: readonly Play[]): readonly Play[] =>
  plays.filter((play, index) => plays.findIndex((one) => samePace(one, play)) === index)

function range(times: readonly number[]): string {
  const [least, most] = [Math.min(...times), Math.max(...times)]
  return seconds(least) === seconds(most) ? seconds(least) : t('editor.trial.range', { from: seconds(least), to: seconds(most) })
}

function WhyNot({ scenario, why }: { scenario: Scenario; why: Why }) {
  const waits = (id: string): string => {
    const when = scenario.requests.find((one) => one.id === id)?.when ?? []
    return when.map(conditionText).join('; ')
  }
  return (
    <ul class="trial-why">
      <li>{t(`editor.trial.ending.${why.ending}`, { after: seconds(why.after) })}</li>
      {why.goal.map((index) => {
        const condition = scenario.goal[index]
        return condition === undefined ? null : <li key={`goal-${index}`}>{t('editor.trial.goal', { what: conditionText(condition) })}</li>
      })}
      {why.requests.map(({ id, status }) => {
        const what = status === 'waiting' ? waits(id) : ''
        return <li key={`request-${id}`}>{t(`editor.trial.request.${status}${what === '' ? '' : 'For'}`, { id, what })}</li>
      })}
      {why.incidents.map((id) => (
        <li key={`incident-${id}`}>{t('editor.trial.incident', { id })}</li>
      ))}
    </ul>
  )
}

function Paces({ plays }: { plays: readonly Play[] }) {
  return (
    <table class="trial-paces">
      <caption class="visually-hidden">{t('editor.trial.paces')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('editor.trial.bots')}</th>
          <th scope="col">{t('editor.trial.reached')}</th>
          <th scope="col">{t('editor.trial.after')}</th>
        </tr>
      </thead>
      <tbody>
        {paces(plays).map((one) => {
          const all = plays.filter((play) => samePace(play, one))
          const times = all.flatMap(({ goalAfter }) => goalAfter ?? [])
          return (
            <tr key={`${one.pace.level} ${one.pace.think}`} class={times.length === all.length ? '' : 'fails'}>
              <th scope="row">{paceText(one)}</th>
              <td>
                {times.length === all.length ? '✓' : '✗'} {times.length} / {all.length}
              </td>
              <td>{times.length === 0 ? '–' : range(times)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The hosts' states with their times, and what became of the requests. */
function Reached({ play, scenario }: { play: Play; scenario: Scenario }) {
  const { story, startedAt } = play.live
  const at = (ms: number | undefined): string => (ms === undefined ? '–' : seconds(ms - startedAt))
  const told = (on: 'dealt' | 'done' | 'failed', id: string) =>
    story.find((event) => event.on === on && 'request' in event && event.request === id)?.at
  return (
    <>
      <dl class="trial-states">
        {ROLES.map((role) => (
          <div key={role}>
            <dt>{t(`match.role.${role}`)}</dt>
            <dd>
              {story
                .flatMap((event) => (event.on === 'state' && event.role === role ? [`${event.after} ${at(event.at)}`] : []))
                .join(' → ') || t('editor.trial.noState', { state: play.live.hosts[role].tcb.state })}
            </dd>
          </div>
        ))}
      </dl>
      {scenario.requests.length > 0 && (
        <div class="table-wrap">
          <table class="trial-paces">
            <thead>
              <tr>
                <th scope="col">{t('editor.trial.requestHead')}</th>
                <th scope="col">{t('editor.trial.dealt')}</th>
                <th scope="col">{t('editor.trial.done')}</th>
              </tr>
            </thead>
            <tbody>
              {scenario.requests.map(({ id, host, call }) => {
                const failed = told('failed', id)
                return (
                  <tr key={id} class={failed === undefined ? '' : 'fails'}>
                    <th scope="row">
                      {id} <span class="dim">{`${call}() · ${t(`match.role.${host}`)}`}</span>
                    </th>
                    <td>{at(told('dealt', id))}</td>
                    <td>{failed === undefined ? at(told('done', id)) : t('editor.trial.failed', { at: at(failed) })}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

const number = (_role: unknown, _which: unknown, value: number): string => String(value)

const isEncore = (event: GameEvent): boolean => event.on === 'dealt' && event.request.startsWith('encore-')

function Shown({ play, scenario }: { play: Play; scenario: Scenario }) {
  const [picked, setPicked] = useState<number | null>(null)
  const { live } = play
  const last = useMemo(() => ({ client: live.hosts.client.tcb.state, server: live.hosts.server.tcb.state }), [live])
  const requestOf = useMemo(() => (id: string) => live.requests.find(({ request }) => request.id === id)?.request ?? null, [live])
  // The encore is dealt at the goal, and not played here.
  const story = useMemo(() => live.story.filter((event) => live.goalAt === null || !scenario.encore || !isEncore(event)), [live])
  return (
    <>
      <Reached play={play} scenario={scenario} />
      <Ladder
        story={story}
        number={number}
        requestOf={requestOf}
        since={live.startedAt}
        delay={live.level.delay}
        last={last}
        picked={picked}
        onPick={setPicked}
      />
    </>
  )
}

/** The verdict in one sentence, as it is known so far. */
export function verdictText(trial: Trial | null): string {
  if (trial === null) return t('editor.trial.invalid')
  const { plays, done, stale } = trial
  if (stale || plays.length === 0) return t('editor.trial.playing')
  const failed = plays.filter(({ why }) => why !== null)
  if (failed.length > 0) return t('editor.trial.unsolvable', { failed: failed.length, count: plays.length })
  if (!done) return t('editor.trial.playing')
  return t('editor.trial.solvable', { count: plays.length, after: range(plays.flatMap(({ goalAfter }) => goalAfter ?? [])) })
}

export const solvable = (trial: Trial | null): boolean => trial?.done === true && trial.plays.every(({ why }) => why === null)
export const unsolvable = (trial: Trial | null): boolean => trial?.stale === false && trial.plays.some(({ why }) => why !== null)

export function TrialView({ trial, scenario }: { trial: Trial; scenario: Scenario }) {
  const [chosen, setChosen] = useState<number | null>(null)
  const { plays } = trial
  const failed = plays.findIndex(({ why }) => why !== null)
  // What went wrong is of more use than what went well.
  const index = chosen !== null && chosen < plays.length ? chosen : Math.max(0, failed)
  const play = plays[index]
  if (play === undefined) return null
  return (
    <>
      {play.why !== null && <WhyNot scenario={scenario} why={play.why} />}
      <Paces plays={plays} />
      <div class="edit-field">
        <label for="trial-shown">{t('editor.trial.show')}</label>
        <select id="trial-shown" value={String(index)} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
          {plays.map((one, place) => (
            <option key={`${paceText(one)} ${one.pace.seed}`} value={String(place)}>
              {one.why === null ? '✓' : '✗'} {paceText(one)} · {t('editor.trial.seed', { seed: one.pace.seed })}
            </option>
          ))}
        </select>
      </div>
      <Shown play={play} scenario={play.live.scenario} />
    </>
  )
}
