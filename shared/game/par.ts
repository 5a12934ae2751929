// Par: what the reference hosts earn on the same seed, answering at once and doing every duty in order.
import { duties } from '../tcp/index.ts'
import { acting } from './acting.ts'
import type { MatchConfig } from './config.ts'
import { goLive, newLive, positionFor } from './live.ts'
import { makeMove, send } from './moves.ts'
import { type ByRole, ROLES } from './roles.ts'
import { type Scene, sceneOf } from './scene.ts'
import { nextOnAgenda, unfold } from './unfold.ts'
import type { Par } from './units.ts'

export const NO_PAR: ByRole<Par> = { client: { units: [] }, server: { units: [] } }

/** More than any round has: a scenario that never comes to rest still gets a par. */
const MOST_STEPS = 4000

/** Does what both hosts owe, until they owe nothing. */
function answerAll(scene: Scene): void {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    let moved = false
    for (const role of ROLES) {
      if (makeMove(scene, role, { kind: 'listen' }, false) === null) moved = true
      const [duty] = duties(acting(scene.live, role))
      if (duty === undefined) continue
      send(scene, role, duty.segment, { ghost: false, bot: false })
      unfold(scene)
      moved = true
    }
    if (!moved) return
  }
}

/** The reference round: at its goal with nothing left in the air, or at the end of its clock. */
export function referenceRound(config: MatchConfig, round: number, factor: number): Scene {
  const scene = sceneOf(newLive(config, round, factor, 0, NO_PAR), 0, true)
  goLive(scene, positionFor(config, round))
  answerAll(scene)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const [entry] = scene.live.agenda
    const done = scene.live.goalAt !== null && scene.live.wire.flights.length === 0
    if (done || entry === undefined || entry.due > scene.live.endsAt) break
    nextOnAgenda(scene)
    answerAll(scene)
  }
  return scene
}

/** A unit is as large as what the reference hosts were paid of it: of a request that a position finds half sent, the other half. */
export function parOf(config: MatchConfig, round: number, factor: number): ByRole<Par> {
  const { hosts } = referenceRound(config, round, factor).live
  const units = (role: 'client' | 'server'): Par => ({ units: hosts[role].ledger.units.map(({ id, paid }) => ({ id, size: paid })) })
  return { client: units('client'), server: units('server') }
}
