// Lets follow what follows: requests and incidents whose conditions hold now, the goal, and what is on the agenda up to a time.
import { expire } from '../tcp/index.ts'
import { dealEncore } from './encore.ts'
import { followFault } from './faults.ts'
import { allHold } from './holds.ts'
import { happen, letHappen } from './incidents.ts'
import type { Due } from './match.ts'
import { giveHelp, miss } from './open-duties.ts'
import { deal, dealRequests } from './requests.ts'
import { type Scene, tell } from './scene.ts'
import { settle, tidyInbox } from './settle.ts'
import { arrive } from './traffic.ts'

/** After every action: until nothing new follows. Requests and incidents happen once each, so this ends. */
export function unfold(scene: Scene): void {
  let more = true
  while (more) {
    const dealt = dealRequests(scene)
    const happened = letHappen(scene)
    more = dealt || happened || reachGoal(scene)
  }
  followFault(scene)
}

function reachGoal(scene: Scene): boolean {
  const { live } = scene
  if (live.goalAt !== null || !allHold(live, scene.now, live.scenario.goal)) return false
  live.goalAt = scene.now
  tell(scene, { on: 'goal' })
  return !scene.collects && dealEncore(scene)
}

/** Lets the first entry of the agenda happen, at its time. */
export function nextOnAgenda(scene: Scene): void {
  const [entry, ...others] = scene.live.agenda
  if (entry === undefined) return
  scene.live.agenda = others
  scene.now = Math.max(scene.now, entry.due)
  doEntry(scene, entry.what)
  unfold(scene)
}

function doEntry(scene: Scene, what: Due['what']): void {
  switch (what.is) {
    case 'flight':
      arrive(scene, what.flight)
      break
    case 'timer':
      runOut(scene, what)
      break
    case 'request':
      deal(scene, what.index)
      break
    case 'incident':
      happen(scene, what.index)
      break
    case 'deadline':
      miss(scene, what.role, what.duty)
      break
    case 'help':
      giveHelp(scene, what.role, what.duty, what.step, false)
      break
    case 'fade':
      tidyInbox(scene, scene.live.hosts[what.role])
      break
    case 'moment':
      break
  }
}

function runOut(scene: Scene, { role, timer, run }: Due['what'] & { readonly is: 'timer' }): void {
  const { tcb } = scene.live.hosts[role]
  if (tcb.timers[timer]?.run !== run) return
  const outcome = expire(tcb, timer)
  tell(scene, { on: 'timer', role, timer, rule: outcome.rule })
  settle(scene, role, outcome)
}
