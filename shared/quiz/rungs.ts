// What two bots that make no mistake send in a round, as the rungs of a ladder.
import { acting, type Match, type Scenario, type ScenarioId, scenarioOf } from '../game/index.ts'
import type { FaultRule } from '../net/index.ts'
import type { Duty, Tcb } from '../tcp/index.ts'
import type { Rung } from './card.ts'
import { playRound } from './moments.ts'

export interface SentRung extends Rung {
  /** The sender just before, and what it owed. */
  readonly tcb: Tcb
  readonly duty: Duty | null
  readonly lost: boolean
}

/** The scenario on a sea without wind, but for the losses that are given; its timers run. */
export function calm(id: ScenarioId, faults: readonly FaultRule[] = []): Scenario | null {
  const scenario = scenarioOf(id)
  if (!scenario.ok) return null
  return { ...scenario.value, timer: 'on', clock: 'life', faults, rates: null, cross: null, incidents: [], encore: false }
}

/** Every segment that was sent, in the order of sending. */
export function rungsOf(scenario: Scenario, seed: number): readonly SentRung[] {
  const rungs: SentRung[] = []
  let before: Match | null = null
  playRound(scenario, seed, (match) => {
    const old = before
    before = match
    if (match.phase === 'briefing' || old === null) return false
    for (const event of match.live.story.slice(old.live.story.length)) {
      if (event.on !== 'move') continue
      const [open] = old.live.hosts[event.role].duties
      rungs.push({
        from: event.role,
        segment: event.segment,
        tcb: acting(old.live, event.role),
        duty: open?.duty ?? null,
        lost: event.fates.includes('lost'),
      })
    }
    return match.phase !== 'live'
  })
  return rungs
}

export const plainRung = ({ from, segment }: Rung): Rung => ({ from, segment })
