// The moves of somebody who is the network: a fault on a segment under way, and what they foretell of it.
import { interfere } from '../net/index.ts'
import { budgetLeft, openFault, withLast } from './faults.ts'
import type { NetworkMove, Rejection } from './input.ts'
import type { Consequence, Fault, NetworkPlay } from './network-play.ts'
import { type Scene, tell } from './scene.ts'
import { followWire } from './traffic.ts'
import { unfold } from './unfold.ts'

/** Plays a move of the network in the live phase; a reason, and nothing else, if it cannot be played. */
export function makeNetworkMove(scene: Scene, move: NetworkMove): Rejection | null {
  const { network } = scene.live
  if (network === undefined) return 'not-the-network'
  if (move.kind === 'ready') return null
  const reason = move.kind === 'expect' ? expect(scene, network, move.consequence) : harm(scene, network, move)
  if (reason === null) unfold(scene)
  return reason
}

function harm(scene: Scene, network: NetworkPlay, { doing, flight }: NetworkMove & { readonly kind: 'fault' }): Rejection | null {
  const { live } = scene
  if (openFault(live) !== null) return 'fault-open'
  if (budgetLeft(live)[doing] <= 0) return 'budget-spent'
  const before = live.wire
  const harmed = before.flights.find((one) => one.id === flight)
  const done = interfere(before, flight, doing)
  if (typeof done === 'string' || harmed === undefined) return typeof done === 'string' ? done : 'no-such-flight'
  live.wire = done.wire
  forgetFlight(scene, flight)
  followWire(scene, before)
  // What sent it is told what became of it: ladders and reports read the network's doing there, whoever did it.
  live.story = live.story.map((event) =>
    (event.on === 'move' || event.on === 'launched') && event.flight === flight ? { ...event, fates: [...event.fates, done.fate] } : event,
  )
  const { from, segment } = harmed
  tell(scene, { on: 'fault', doing, flight, copy: done.copy, from, segment })
  const fault: Fault = { doing, flight, copy: done.copy, from, segment, at: scene.now, shownBy: null, guess: null, known: null }
  live.network = { faults: [...network.faults, fault], looked: live.story.length }
  return null
}

/** What is not on the wire any more does not arrive. */
function forgetFlight({ live }: Scene, id: number): void {
  if (live.wire.flights.some((one) => one.id === id)) return
  live.agenda = live.agenda.filter(({ what }) => what.is !== 'flight' || what.flight !== id)
}

function expect(scene: Scene, network: NetworkPlay, guess: Consequence): Rejection | null {
  if (openFault(scene.live)?.shownBy !== null) return 'nothing-to-expect'
  scene.live.network = withLast(network, { guess })
  return null
}
