// What a move earns: its new sequence numbers, the peer's numbers that it acknowledges for the first time, its answers to faults.
import { type Duty, type Field, seqAdd, seqLe, seqLt, seqMax, seqSub, type Tcb } from '../tcp/index.ts'
import { faultKindOf, isCaused } from './causes.ts'
import { forgetBefore, pieces, sinceWhen } from './marks.ts'
import type { OpenDuty, Run } from './match.ts'
import { otherRole, type Role } from './roles.ts'
import type { HostDraft, Scene } from './scene.ts'
import type { FaultKind, Unit } from './units.ts'

/** Right is worth 700 of 1000, speed up to 300 (GAME: 70 % and 30 %). */
export const RIGHT = 700
export const SPEED = 300

/** The speed share for an answer `after` ms: whole within the grace, nothing from the deadline on. */
export function speedShare(after: number, grace: number, deadline: number): number {
  if (after <= grace) return SPEED
  return after >= deadline ? 0 : Math.round((SPEED * (deadline - after)) / (deadline - grace))
}

function update(host: HostDraft, id: string, change: (unit: Unit) => Unit): void {
  const index = host.ledger.units.findIndex((one) => one.id === id)
  const unit = host.ledger.units[index]
  if (unit !== undefined) host.ledger = { ...host.ledger, units: host.ledger.units.with(index, change(unit)) }
}

const newUnit = (id: string, size: number): Unit => ({ id, size, paid: 0, earned: 0, cuts: 0, hint: 0 })

/** Pays `amount` of a unit that became due at `since`. A unit pays once; one that is not in the par pays nothing. */
function pay(scene: Scene, host: HostDraft, id: string, size: number, amount: number, since: number): void {
  if (scene.collects && !host.ledger.units.some((one) => one.id === id)) {
    host.ledger = { ...host.ledger, units: [...host.ledger.units, newUnit(id, size)] }
  }
  const { grace, deadline } = scene.live.level
  update(host, id, (unit) => {
    const paid = Math.min(amount, unit.size - unit.paid)
    return { ...unit, paid: unit.paid + paid, earned: unit.earned + paid * (RIGHT + speedShare(scene.now - since, grace, deadline)) }
  })
}

const sizeOf = (scene: Scene, unit: string): number => {
  const id = unit.replace(/^(ack:)?request:/, '')
  return scene.live.requests.find(({ request }) => request.id === id)?.request.len || 1
}

/** The host's own new numbers, from SND.NXT before the move to SND.NXT after it, become runs and are paid. */
export function payNumbers(scene: Scene, host: HostDraft, before: Tcb, after: Tcb, since: number): void {
  let from = before.snd.nxt
  const to = after.snd.nxt
  if (from === to) return
  const run = (unit: string, end: number): Run => ({ unit, from, to: end })
  const runs: Run[] = []
  if (from === before.iss && after.sent.some((span) => span.syn && span.seq === from)) {
    runs.push(run('syn', seqAdd(from, 1)))
    pay(scene, host, 'syn', 1, 1, since)
    from = seqAdd(from, 1)
  }
  const textEnd = after.fin !== null && before.fin === null ? after.fin : to
  while (seqLt(from, textEnd)) {
    const index = firstUnsent(scene, host.role)
    const state = scene.live.requests[index]
    if (state === undefined) break
    const octets = Math.min(state.unsent, seqSub(textEnd, from))
    scene.live.requests = scene.live.requests.with(index, { ...state, unsent: state.unsent - octets })
    const unit = `request:${state.request.id}`
    const end = seqAdd(from, octets)
    runs.push(run(unit, end))
    for (const piece of pieces(host.ledger.sendable, from, end, scene.now))
      pay(scene, host, unit, state.request.len, piece.octets, piece.at)
    from = end
  }
  if (textEnd !== to) {
    from = textEnd
    runs.push(run('fin', to))
    pay(scene, host, 'fin', 1, 1, sinceWhen(host.ledger.sendable, textEnd) ?? since)
  }
  host.ledger = { ...host.ledger, runs: [...host.ledger.runs, ...runs], sendable: forgetBefore(host.ledger.sendable, to) }
}

/** The send request whose octets go next: they leave in the order in which they were asked for. */
export function firstUnsent(scene: Scene, role: Role): number {
  let best = -1
  for (const [index, one] of scene.live.requests.entries()) {
    const { request, status, unsent, rank } = one
    if (request.host !== role || request.call !== 'send' || status !== 'open' || unsent === 0) continue
    if (best < 0 || rank < (scene.live.requests[best]?.rank ?? 0)) best = index
  }
  return best
}

/** The peer's numbers up to `ack` that this host had not acknowledged before. */
export function payAcknowledged(scene: Scene, host: HostDraft, ack: number): void {
  const peer = scene.live.hosts[otherRole(host.role)]
  const from = host.ledger.paidTo ?? host.tcb.irs
  if (!seqLt(from, ack)) return
  for (const run of peer.ledger.runs) {
    const start = seqMax(run.from, from)
    const end = seqLt(run.to, ack) ? run.to : ack
    if (!seqLt(start, end) || !seqLe(run.from, start)) continue
    const unit = `ack:${run.unit}`
    for (const piece of pieces(host.ledger.taken, start, end, scene.now))
      pay(scene, host, unit, sizeOf(scene, unit), piece.octets, piece.at)
  }
  host.ledger = { ...host.ledger, paidTo: ack, taken: forgetBefore(host.ledger.taken, ack) }
}

/** The open unit of a fault kind: `retransmission:1`, then `:2` … */
const openFault = (host: HostDraft, kind: FaultKind): string | null =>
  host.ledger.units.find((one) => one.id.startsWith(`${kind}:`) && one.paid < one.size)?.id ?? null

/** An answer to a fault pays up to the par. */
export function payFault(scene: Scene, host: HostDraft, kind: FaultKind, { duty, since }: OpenDuty): void {
  if (!isCaused(scene, host, kind, duty)) return
  const number = host.ledger.units.filter((one) => one.id.startsWith(`${kind}:`)).length + 1
  const id = openFault(host, kind) ?? (scene.collects ? `${kind}:${number}` : null)
  if (id !== null) pay(scene, host, id, 1, 1, since)
}

/** The RST of an ABORT is that request's unit. */
export function payAbort(scene: Scene, host: HostDraft, since: number): void {
  const abort = scene.live.requests.find(
    ({ request, status }) => request.host === host.role && request.call === 'abort' && status === 'open',
  )
  if (abort !== undefined) pay(scene, host, `request:${abort.request.id}`, 1, 1, since)
}

/** The units that a duty would pay, by what shows a mistake in them: its own numbers, or its acknowledgment. */
export function unitsOf(
  scene: Scene,
  host: HostDraft,
  duty: Pick<Duty, 'kind' | 'rule' | 'segment'>,
): readonly Readonly<{ id: string; side: 'own' | 'ack' }>[] {
  const fault = faultKindOf(duty)
  if (fault !== null) {
    const id = openFault(host, fault)
    return id === null ? [] : [{ id, side: fault === 'retransmission' || fault === 'probe' || fault === 'rst' ? 'own' : 'ack' }]
  }
  const acks = nextAckUnits(scene, host, duty.segment.ack)
  switch (duty.kind) {
    case 'syn':
      return [{ id: 'syn', side: 'own' }]
    case 'syn-ack':
      return [{ id: 'syn', side: 'own' }, ...acks]
    case 'data': {
      const state = scene.live.requests[firstUnsent(scene, host.role)]
      return state === undefined ? acks : [{ id: `request:${state.request.id}`, side: 'own' }, ...acks]
    }
    case 'fin':
      return [{ id: 'fin', side: 'own' }, ...acks]
    case 'rst': {
      const abort = scene.live.requests.find(
        ({ request, status }) => request.host === host.role && request.call === 'abort' && status === 'open',
      )
      return abort === undefined ? [] : [{ id: `request:${abort.request.id}`, side: 'own' }]
    }
    default:
      return acks
  }
}

function nextAckUnits(scene: Scene, host: HostDraft, ack: number): readonly Readonly<{ id: string; side: 'ack' }>[] {
  const from = host.ledger.paidTo ?? host.tcb.irs
  const runs = scene.live.hosts[otherRole(host.role)].ledger.runs.filter((run) => seqLt(from, run.to) && seqLt(run.from, ack))
  return [...new Set(runs.map((run) => `ack:${run.unit}`))].map((id) => ({ id, side: 'ack' }))
}

/** A violation halves what it aimed at: the units whose fields were wrong, or (silence names no field) all of the duty's. */
export function cutUnits(scene: Scene, host: HostDraft, duties: readonly Duty[], wrong: readonly Field[]): void {
  const units = duties.flatMap((duty) => unitsOf(scene, host, duty))
  const side = wrong.length === 1 && wrong[0] === 'ack' ? 'ack' : wrong.length === 0 || wrong.includes('ack') ? null : 'own'
  const aimed = units.filter((one) => side === null || one.side === side)
  for (const id of new Set((aimed.length > 0 ? aimed : units).map((one) => one.id)))
    update(host, id, (unit) => ({ ...unit, cuts: unit.cuts + 1 }))
}

/** A hint of this step was taken for what the duty would pay. */
export function hintUnits(scene: Scene, host: HostDraft, duty: Duty, hint: Unit['hint']): void {
  for (const { id } of unitsOf(scene, host, duty)) update(host, id, (unit) => ({ ...unit, hint: unit.hint < hint ? hint : unit.hint }))
}
