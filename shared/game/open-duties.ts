// The duties of a host with their clocks: since when, until when, what help was given.
import { type Duty, duties, type Settled, seqAdd, seqLt, type Tcb } from '../tcp/index.ts'
import { acting } from './acting.ts'
import { faultKindOf, isCaused } from './causes.ts'
import { LISTEN } from './listen-help.ts'
import { mark, sinceWhen } from './marks.ts'
import type { OpenDuty } from './match.ts'
import { hintUnits } from './pay.ts'
import type { Role } from './roles.ts'
import { cancel, enter, type HostDraft, type Scene, tell } from './scene.ts'

const SENDING = ['ESTABLISHED', 'FIN-WAIT-1', 'CLOSE-WAIT', 'CLOSING', 'LAST-ACK']

/** The number behind the last that this host may send now, FIN included. */
function sendableEdge(tcb: Tcb): number {
  const asked = seqAdd(tcb.snd.nxt, tcb.queued)
  const limit = seqAdd(tcb.snd.una, tcb.snd.wnd)
  const edge = seqLt(limit, asked) ? limit : asked
  if (seqLt(edge, tcb.snd.nxt)) return tcb.snd.nxt
  return tcb.closing && tcb.fin === null && edge === asked ? seqAdd(edge, 1) : edge
}

/** Marks what became sendable or was taken in this step. */
export function markNumbers(scene: Scene, host: HostDraft, before: Tcb): void {
  const { tcb, ledger } = host
  if (SENDING.includes(tcb.state)) {
    const edge = sendableEdge(tcb)
    if (seqLt(tcb.snd.nxt, edge)) host.ledger = { ...host.ledger, sendable: mark(ledger.sendable, edge, scene.now) }
  } else if (ledger.sendable.length > 0) host.ledger = { ...host.ledger, sendable: [] }
  if (tcb.rcv.nxt !== before.rcv.nxt && tcb.state !== 'CLOSED' && tcb.state !== 'LISTEN') {
    host.ledger = { ...host.ledger, taken: mark(host.ledger.taken, tcb.rcv.nxt, scene.now) }
  }
}

/** Data and FIN are owed since their number could be sent; everything else since it came up. */
function since(scene: Scene, host: HostDraft, duty: Duty): number {
  if (duty.kind !== 'data' && duty.kind !== 'fin') return scene.now
  return sinceWhen(host.ledger.sendable, duty.segment.seq) ?? scene.now
}

/** Brings the list up to date: what is gone loses its clocks, what is new gets them. */
export function followDuties(scene: Scene, role: Role, settled: readonly Settled[] = []): void {
  const host = scene.live.hosts[role]
  const owed = duties(acting(scene.live, role))
  const before = host.duties
  if (owed.length === 0 && before.length === 0) return
  for (const open of before) {
    const { id } = open.duty
    if (owed.some((one) => one.id === id)) continue
    forget(scene, host, id)
    if (settled.every((one) => one.id !== id || one.how !== 'fulfilled')) noteOverdue(scene, host, open)
  }
  host.duties = owed.map((duty) => {
    const known = before.find((one) => one.duty.id === duty.id)
    return known === undefined ? begin(scene, host, duty) : { ...known, duty }
  })
}

function forget(scene: Scene, host: HostDraft, id: string): void {
  cancel(scene, (what) => (what.is === 'deadline' || what.is === 'help') && what.role === host.role && what.duty === id)
  if (host.help?.duty === id) host.help = null
}

/** It counts against the player only if there was time enough to answer. */
export const isOverdue = ({ fault, since }: OpenDuty, now: number, deadline: number): boolean => fault !== null && now >= since + deadline

function noteOverdue(scene: Scene, host: HostDraft, open: OpenDuty): void {
  if (open.fault === null || !isOverdue(open, scene.now, scene.live.level.deadline)) return
  const { overdue } = host.ledger
  host.ledger = { ...host.ledger, overdue: { ...overdue, [open.fault]: (overdue[open.fault] ?? 0) + 1 } }
}

function begin(scene: Scene, host: HostDraft, duty: Duty): OpenDuty {
  const from = since(scene, host, duty)
  const { deadline, help } = scene.live.level
  const late = duty.must && from + deadline <= scene.now
  if (duty.must && !late) enter(scene, from + deadline, { is: 'deadline', role: host.role, duty: duty.id })
  if (help !== null && !scene.collects) {
    for (const [index, step] of ([1, 3, 4] as const).entries()) {
      enter(scene, Math.max(scene.now, from + (help[index] ?? 0)), { is: 'help', role: host.role, duty: duty.id, step })
    }
  }
  const kind = faultKindOf(duty)
  const fault = kind !== null && isCaused(scene, host, kind, duty) ? kind : null
  return { duty, since: from, missed: late, fault, hint: 0 }
}

/** The deadline passed: a `must` that is still open is missed, once. */
export function miss(scene: Scene, role: Role, id: string): void {
  const host = scene.live.hosts[role]
  const index = host.duties.findIndex((one) => one.duty.id === id)
  const open = host.duties[index]
  if (open === undefined || open.missed) return
  host.duties = host.duties.with(index, { ...open, missed: true })
  host.tally = { ...host.tally, missed: host.tally.missed + 1, streak: 0 }
  tell(scene, { on: 'missed', role, duty: open.duty.kind, rule: open.duty.rule, right: open.duty.segment })
}

/**
 * Gives help of this step: 1 the rule, 2 the formula, 3 the value, 4 the ghost's offer. It costs as that hint does; but a rule that
 * glows by itself is free, for whoever waits for it has paid with their speed share.
 */
export function giveHelp(scene: Scene, role: Role, id: string, step: 1 | 2 | 3 | 4, asked: boolean): void {
  const host = scene.live.hosts[role]
  const index = host.duties.findIndex((one) => one.duty.id === id)
  const open = host.duties[index]
  if (open === undefined || open.hint >= step) return
  host.duties = host.duties.with(index, { ...open, hint: step })
  const cost = step === 4 ? 3 : step === 1 && !asked ? 0 : step
  if (host.help === null || host.help.duty === id || host.help.duty === LISTEN || step > host.help.step)
    host.help = { duty: id, step, rule: open.duty.rule, cost }
  if (cost > 0) hintUnits(scene, host, open.duty, cost)
  tell(scene, { on: 'help', role, duty: open.duty.kind, step })
}
