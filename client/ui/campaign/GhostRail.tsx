// The ghost of the last run beside the player, step by step: a line above the board, and a sentence after each own step.
import { useEffect, useState } from 'preact/hooks'
import type { View } from '../../../shared/game/index.ts'
import type { Run } from '../../../shared/quiz/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import { secondsOf } from './figures.ts'
import './rail.css'

const LOOK_EVERY = 250

/** ms from live to each own move that did a duty so far. */
function ownSteps(view: View): readonly number[] {
  const host = view.eyes === 'all' || view.eyes === 'network' ? undefined : view.hosts[view.eyes]
  return (host?.story ?? []).flatMap((told) => (told.told === 'move' && told.verdict.kind === 'due' ? [told.at - view.phaseStarted] : []))
}

/** Ahead of the ghost or behind it: by when each of the two made the player's last step. */
function leadOf(mine: readonly number[], ghost: readonly number[]): string {
  const last = mine.at(-1)
  if (last === undefined) return ''
  const theirs = ghost[mine.length - 1]
  const by = theirs === undefined ? 0 : last - theirs
  if (Math.abs(by) < 100) return t('campaign.ghost.even')
  return t(by < 0 ? 'campaign.ghost.ahead' : 'campaign.ghost.behind', { seconds: secondsOf(Math.abs(by)) })
}

export function GhostRail({ game, ghost }: { game: Game; ghost: Run }) {
  const view = game.view.value
  const [now, setNow] = useState(0)
  useEffect(() => {
    const look = (): void => setNow(Math.max(0, game.now() - (game.view.peek()?.phaseStarted ?? 0)))
    look()
    const timer = setInterval(look, LOOK_EVERY)
    return () => clearInterval(timer)
  }, [game])
  if (view === null || view.phase !== 'live') return null
  const mine = ownSteps(view)
  const theirs = ghost.steps.filter((step) => step <= now).length
  const all = Math.max(1, ghost.steps.length)
  const place = (steps: number) => ({ left: `${(100 * Math.min(all, steps)) / all}%` })
  const lead = leadOf(mine, ghost.steps)
  return (
    <section class="ghost-rail" aria-label={t('campaign.ghost.title')}>
      <p class="who me">
        <span aria-hidden="true">▲</span> {t('campaign.ghost.you', { done: mine.length, all })}
      </p>
      <div class="track" aria-hidden="true">
        <span class="line">
          {Array.from({ length: all + 1 }, (_, step) => (
            <span key={step} class="tick" style={place(step)} />
          ))}
          <span class="marker ghost" style={place(theirs)}>
            △
          </span>
          <span class="marker me" style={place(mine.length)}>
            ▲
          </span>
        </span>
      </div>
      <p class="who">
        <span aria-hidden="true">△</span> {t('campaign.ghost.ghost', { done: theirs, all })}
      </p>
      <p class="lead">{lead}</p>
      <p class="visually-hidden" role="status">
        <Said key={mine.length} text={mine.length === 0 ? '' : t('campaign.ghost.said', { done: mine.length, all, lead, ghost: theirs })} />
      </p>
    </section>
  )
}

/** What is said once, with the words of the moment in which it came up. */
function Said({ text }: { text: string }) {
  const [first] = useState(text)
  return <>{first}</>
}
