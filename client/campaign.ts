// The campaign as this window plays it: the choice of host and level, the round that is on, and what is remembered of it once it is over.
import { effect, type ReadonlySignal, signal } from '@preact/signals'
import { type Fade, type LevelId, otherRole, parseConfig, type Role, type ScenarioId } from '../shared/game/index.ts'
import { fadeFor, ghostOf, nextStep, type Progress, type Run, runOf, steadyTime } from '../shared/quiz/index.ts'
import type { Connection } from './net/connection.ts'
import { startLocal } from './net/local.ts'
import { loadProgress, progress, record } from './progress/progress.ts'
import { go } from './route.ts'
import { CAMPAIGN_ENTRY, endPractice, leaveMatch, playHere } from './session.ts'

/** How the next round is played, as last chosen. */
export const chosen = { role: signal<Role>('client'), level: signal<LevelId>('coach') }

export interface Choice {
  readonly scenario: ScenarioId
  readonly role: Role
  readonly level: LevelId
}

/** A round of the campaign. */
export interface Voyage extends Choice {
  readonly connection: Connection
  readonly fade: Fade
  readonly seed: string
  /** The last run of the same scenario, host and level. */
  readonly ghost: Run | null
  /** What was known before this round. */
  readonly before: Progress
  /** What is remembered of it; null: it is not over. */
  readonly run: ReadonlySignal<Run | null>
}

export const voyage = signal<Voyage | null>(null)

/** How long the bot at the other end thinks, ms. */
const THINK = 1500

const newSeed = (): string => crypto.getRandomValues(new Uint32Array(2)).join('-')

/** Starts a round against the bot and shows it. Throws when a part of the game cannot be loaded. */
export async function sail({ scenario, role, level }: Choice): Promise<void> {
  await loadProgress()
  const before = progress.peek()
  const seed = newSeed()
  const fade = fadeFor(before, scenario)
  const config = parseConfig({
    seed,
    level,
    rounds: [scenario],
    firstClient: role === 'client' ? 'a' : 'b',
    bots: { a: false, b: true },
    endless: true,
    fade,
  })
  if (!config.ok) throw new Error(config.problems[0].reason)
  const connection = startLocal({ config: config.value, seat: 'a', bot: { think: THINK, errors: 0, seed: 1 }, again: (same) => same })
  const run = signal<Run | null>(null)
  const stop = effect(() => {
    const view = connection.view.value
    if (view === null || view.phase === 'briefing' || view.phase === 'live' || run.peek() !== null) return
    run.value = runOf(view, { at: Date.now(), seed, role, partnerThinks: THINK })
    if (run.value !== null) record({ runs: [run.value] })
    queueMicrotask(() => stop())
  })
  endPractice()
  voyage.value = { scenario, role, level, seed, connection, fade, ghost: ghostOf(before, scenario, role, level), before, run }
  await playHere(connection, true)
  go('/match')
  history.replaceState(CAMPAIGN_ENTRY, '')
}

/** ms after which the goal still earns the star for time; null: nobody gets there. */
export const timeForStar = ({ scenario, seed, level, role }: Voyage): number | null => steadyTime(scenario, seed, level, role, THINK)

export const sailAgain = ({ scenario, role, level }: Voyage): Promise<void> => sail({ scenario, role, level })

export const sailAsOther = ({ scenario, role, level }: Voyage): Promise<void> => {
  chosen.role.value = otherRole(role)
  return sail({ scenario, role: otherRole(role), level })
}

export function toMap(): void {
  endPractice()
  leaveMatch()
  voyage.value = null
  go('/alone')
}

/** The one next thing to do, as the progress says; with every goal reached: today's cards. */
export async function goOn(): Promise<void> {
  const next = nextStep(progress.peek())
  if (next?.does === 'play') return sail({ scenario: next.scenario, role: chosen.role.peek(), level: chosen.level.peek() })
  toMap()
  go(next === null ? '/quiz/today' : `/example/${next.scenario}`)
}
