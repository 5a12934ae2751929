// Segments leave, fly and arrive.
import { type Fate, type Flight, kindOf, land, launch, type Why, type Wire } from '../net/index.ts'
import { has, receive, type Segment } from '../tcp/index.ts'
import { otherRole, type Role } from './roles.ts'
import { cancel, enter, type HostDraft, type Scene, tell } from './scene.ts'
import { settle } from './settle.ts'

/** More than these in the inbox, and the oldest leave. */
const MOST_ARRIVALS = 32

/** Every flight has its entry on the agenda; a released one comes sooner than it was entered. */
export function followWire(scene: Scene, before: Wire): void {
  for (const flight of scene.live.wire.flights) {
    const was = before.flights.find((one) => one.id === flight.id)
    if (was?.due === flight.due) continue
    if (was !== undefined) cancel(scene, (what) => what.is === 'flight' && what.flight === flight.id)
    enter(scene, flight.due, { is: 'flight', flight: flight.id })
  }
}

/** Puts a segment on the wire. */
export function depart(scene: Scene, role: Role, segment: Segment, why: Why): { readonly flight: number; readonly fates: readonly Fate[] } {
  const { live } = scene
  const before = live.wire
  const { wire, flight, fates } = launch(before, role, segment, scene.now, why)
  live.wire = wire
  followWire(scene, before)
  const host = live.hosts[role]
  host.sentKinds = { ...host.sentKinds, [kindOf(segment)]: (host.sentKinds[kindOf(segment)] ?? 0) + 1 }
  return { flight, fates }
}

/** A flight's time has come. */
export function arrive(scene: Scene, id: number): void {
  const before = scene.live.wire
  const landed = land(before, id)
  if (landed === null) return
  scene.live.wire = landed.wire
  followWire(scene, before)
  if (landed.flight === null) return
  const { flight } = landed
  const role = otherRole(flight.from)
  if (flight.corrupt) tell(scene, { on: 'corrupt', role, flight: id, segment: flight.segment })
  else take(scene, role, flight)
}

function take(scene: Scene, role: Role, { id, segment, why }: Flight): void {
  const host = scene.live.hosts[role]
  const outcome = receive(host.tcb, segment)
  const { disposition, rule, delivered } = outcome
  const arrival = outcome.tcb.arrivals
  tell(scene, { on: 'arrived', role, flight: id, arrival, segment, disposition, rule, delivered })
  host.arrivedKinds = { ...host.arrivedKinds, [kindOf(segment)]: (host.arrivedKinds[kindOf(segment)] ?? 0) + 1 }
  checkPrediction(scene, host, segment)
  const owes = outcome.tcb.owed.some((entry) => entry.id === arrival)
  host.inbox = [...host.inbox, { arrival, segment, at: scene.now, owes, why }].slice(-MOST_ARRIVALS)
  const { fade } = scene.live.level
  if (fade !== null) enter(scene, scene.now + fade, { is: 'fade', role, arrival })
  settle(scene, role, outcome)
}

const TOLD_FLAGS = ['SYN', 'ACK', 'FIN', 'RST'] as const

/** Right is a spark and an accuracy of its own; no points, no penalty. */
function checkPrediction(scene: Scene, host: HostDraft, segment: Segment): void {
  const said = host.prediction
  if (said === null) return
  const fits = (number: number | null, field: 'seq' | 'ack' | 'len'): boolean => number === null || number === segment[field]
  const flags = TOLD_FLAGS.every((flag) => said.flags.includes(flag) === has(segment, flag))
  const right = flags && fits(said.seq, 'seq') && fits(said.ack, 'ack') && fits(said.len, 'len')
  const { predicted } = host.tally
  host.prediction = null
  host.tally = { ...host.tally, predicted: { right: predicted.right + (right ? 1 : 0), wrong: predicted.wrong + (right ? 0 : 1) } }
  tell(scene, { on: 'prediction', role: host.role, right })
}
