// What neither player does: a third host's segment comes out of the fog, or a host reboots and remembers nothing.
import { inject } from '../net/index.ts'
import { FLAGS, newTcb, type Segment, seqAdd } from '../tcp/index.ts'
import { setRequest } from './finish-requests.ts'
import { allHold } from './holds.ts'
import type { Role } from './roles.ts'
import type { ForgedSegment, NumberRef } from './scenario.ts'
import { cancel, enter, type Scene, tell } from './scene.ts'
import { settle } from './settle.ts'
import { followWire } from './traffic.ts'

function setIncident({ live }: Scene, index: number, state: 'delayed' | 'happened'): void {
  live.incidents = live.incidents.with(index, state)
}

/** Lets happen what waits for nothing any more; true: something happened. */
export function letHappen(scene: Scene): boolean {
  let happened = false
  let index = -1
  for (const { when, delay } of scene.live.scenario.incidents) {
    index += 1
    if (scene.live.incidents[index] !== 'waiting' || !allHold(scene.live, scene.now, when)) continue
    if (delay > 0) {
      setIncident(scene, index, 'delayed')
      enter(scene, scene.now + Math.round(delay * scene.live.level.rto), { is: 'incident', index })
      continue
    }
    happen(scene, index)
    happened = true
  }
  return happened
}

export function happen(scene: Scene, index: number): void {
  const incident = scene.live.scenario.incidents[index]
  if (incident === undefined) return
  setIncident(scene, index, 'happened')
  if (incident.do === 'crash') crash(scene, incident.host)
  else forge(scene, incident.to, incident.segment)
}

function number(scene: Scene, { host, is, plus }: NumberRef): number {
  const { iss, irs, snd, rcv } = scene.live.hosts[host].tcb
  const values = { iss, irs, 'snd.una': snd.una, 'snd.nxt': snd.nxt, 'rcv.nxt': rcv.nxt }
  return seqAdd(values[is], plus)
}

function forge(scene: Scene, to: Role, forged: ForgedSegment): void {
  const segment: Segment = {
    flags: FLAGS.filter((flag) => forged.flags.includes(flag)),
    seq: number(scene, forged.seq),
    ack: forged.ack === null ? 0 : number(scene, forged.ack),
    len: forged.len,
    wnd: forged.wnd,
  }
  const before = scene.live.wire
  const { wire, flight } = inject(before, to, segment, scene.now)
  scene.live.wire = wire
  followWire(scene, before)
  tell(scene, { on: 'launched', from: wire.flights.at(-1)?.from ?? to, flight, segment, fates: [], forged: true })
}

/** RFC 9293 §3.5.1: the rebooted host has no connection and takes a new ISS; its application's requests died with it. */
function crash(scene: Scene, role: Role): void {
  const host = scene.live.hosts[role]
  const { tcb } = host
  tell(scene, { on: 'crashed', role })
  for (const [index, { status, request }] of scene.live.requests.entries()) {
    if (status !== 'open' || request.host !== role) continue
    setRequest(scene, index, { status: 'failed' })
    tell(scene, { on: 'failed', role, request: request.id })
  }
  host.inbox = []
  cancel(scene, (what) => what.is === 'fade' && what.role === role)
  host.ledger = { ...host.ledger, sendable: [], taken: [], paidTo: null }
  const { nextIss, buffer, mss, initialRto, msl, maxTries } = tcb
  const reborn = newTcb({ iss: nextIss, rcvWnd: buffer, mss, rto: initialRto, msl, maxTries })
  settle(scene, role, { tcb: reborn, disposition: 'done', rule: 'user-timeout', delivered: 0, settled: [] })
}
