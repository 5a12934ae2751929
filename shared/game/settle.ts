// After a host's TCB changed: its timers, its application, its duties and the story follow.
import { call, type Outcome, type Signal, type State, type Tcb, TIMERS } from '../tcp/index.ts'
import { finishRequests } from './finish-requests.ts'
import { followDuties, markNumbers } from './open-duties.ts'
import type { Role } from './roles.ts'
import { cancel, enter, type HostDraft, type Scene, tell } from './scene.ts'

const PASSED_ESTABLISHED: readonly State[] = ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT']

/** Takes what a TCP function made of a host. */
export function settle(scene: Scene, role: Role, outcome: Outcome): void {
  const host = scene.live.hosts[role]
  const before = host.tcb
  if (outcome.tcb !== before) change(scene, host, before, outcome.tcb)
  if (outcome.delivered > 0) host.delivered += outcome.delivered
  if (outcome.signal !== undefined) hear(scene, host, outcome.signal, outcome.rule)
  finishRequests(scene, host, before, outcome)
  if (scene.live.scenario.hosts[role].reads === 'at-once') readAll(scene, host)
  else readAsked(scene, host)
  followDuties(scene, role, outcome.settled)
  tidyInbox(scene, host)
}

function change(scene: Scene, host: HostDraft, before: Tcb, after: Tcb): void {
  host.tcb = after
  if (after.state !== before.state) enterState(scene, host, before.state, after.state)
  if (after.timers !== before.timers) followTimers(scene, host, before, after)
  if (after.state === 'CLOSED' || after.state === 'LISTEN') host.ledger = { ...host.ledger, paidTo: null, taken: [] }
  markNumbers(scene, host, before)
}

function enterState(scene: Scene, host: HostDraft, before: State, after: State): void {
  const entered: readonly State[] = PASSED_ESTABLISHED.includes(after) ? ['ESTABLISHED', after] : [after]
  const fresh = entered.filter((state) => !host.reached.includes(state))
  if (fresh.length > 0) host.reached = [...host.reached, ...fresh]
  if (scene.live.level.asksState) host.asked = [...host.asked, after]
  tell(scene, { on: 'state', role: host.role, before, after })
}

function followTimers(scene: Scene, { role }: HostDraft, before: Tcb, after: Tcb): void {
  for (const timer of TIMERS) {
    const now = after.timers[timer]
    const was = before.timers[timer]
    if (now?.run === was?.run) continue
    if (was !== undefined) cancel(scene, (what) => what.is === 'timer' && what.role === role && what.timer === timer)
    if (now !== undefined && (scene.live.timers || timer === 'time-wait')) {
      enter(scene, scene.now + now.ms, { is: 'timer', role, timer, run: now.run })
    }
  }
}

function hear(scene: Scene, host: HostDraft, signal: Signal, rule: Outcome['rule']): void {
  if (signal === 'closing') host.closing = true
  host.signals = [...host.signals, signal]
  tell(scene, { on: 'signal', role: host.role, signal, rule })
}

/** The application RECEIVEs whatever is there. */
function readAll(scene: Scene, host: HostDraft): void {
  if (host.tcb.rcv.unread > 0) read(scene, host, host.tcb.rcv.unread)
}

function read(scene: Scene, host: HostDraft, len: number): void {
  const before = host.tcb
  const outcome = call(before, { op: 'receive', len })
  if (outcome.disposition === 'done') change(scene, host, before, outcome.tcb)
}

/** A RECEIVE waits until its octets are there (§3.10.3). */
function readAsked(scene: Scene, host: HostDraft): void {
  for (const [index, state] of scene.live.requests.entries()) {
    if (state.request.host !== host.role || state.request.call !== 'receive' || state.status !== 'open') continue
    const octets = Math.min(state.unsent, host.tcb.rcv.unread)
    if (octets === 0) continue
    read(scene, host, octets)
    const left = state.unsent - octets
    scene.live.requests = scene.live.requests.with(index, { ...state, unsent: left, status: left === 0 ? 'done' : 'open' })
    if (left === 0) tell(scene, { on: 'done', role: host.role, request: state.request.id })
  }
}

/** Arrivals leave once they owe nothing and their time is over; at the level without fading, once they are answered. */
export function tidyInbox(scene: Scene, host: HostDraft): void {
  if (host.inbox.length === 0) return
  const { fade } = scene.live.level
  const stays = host.inbox.filter(({ arrival, at, owes }) => {
    if (host.tcb.owed.some((entry) => entry.id === arrival)) return true
    return fade === null ? !owes : scene.now < at + fade
  })
  if (stays.length !== host.inbox.length) host.inbox = stays
}
