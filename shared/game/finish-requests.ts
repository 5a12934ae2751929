// When the application's requests are done, or fail with their connection.
import { type Outcome, type State, seqLt, seqSub, type Tcb } from '../tcp/index.ts'
import type { RequestState } from './match.ts'
import { type HostDraft, type Scene, tell } from './scene.ts'

/** Octets of data among what SND.UNA passed in this step. */
export function octetsAcknowledged(before: Tcb, after: Outcome): number {
  const { tcb, rule } = after
  if (rule === 'last-ack-closes') return before.sent.reduce((sum, span) => sum + span.len, 0)
  if (tcb.iss !== before.iss || !seqLt(before.snd.una, tcb.snd.una)) return 0
  const syn = before.snd.una === before.iss ? 1 : 0
  const fin = tcb.fin !== null && seqLt(tcb.fin, tcb.snd.una) && !seqLt(tcb.fin, before.snd.una) ? 1 : 0
  return seqSub(tcb.snd.una, before.snd.una) - syn - fin
}

const CONNECTED: readonly State[] = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT']

export function setRequest({ live }: Scene, index: number, change: Partial<RequestState>): void {
  const state = live.requests[index]
  if (state !== undefined) live.requests = live.requests.with(index, { ...state, ...change })
}

function end(scene: Scene, index: number, { request }: RequestState, status: 'done' | 'failed'): void {
  setRequest(scene, index, { status })
  tell(scene, { on: status, role: request.host, request: request.id })
}

/** The open sends in the order in which they were asked for. */
const openSends = (scene: Scene, host: HostDraft): readonly number[] =>
  scene.live.requests
    .flatMap(({ request, status }, index) => (request.host === host.role && request.call === 'send' && status === 'open' ? [index] : []))
    .sort((a, b) => (scene.live.requests[a]?.rank ?? 0) - (scene.live.requests[b]?.rank ?? 0))

function acknowledge(scene: Scene, host: HostDraft, octets: number): void {
  host.acknowledged += octets
  let left = octets
  for (const index of openSends(scene, host)) {
    const state = scene.live.requests[index]
    if (left === 0 || state === undefined) return
    const taken = Math.min(left, state.request.len - state.acked)
    left -= taken
    setRequest(scene, index, { acked: state.acked + taken })
    if (state.acked + taken === state.request.len) end(scene, index, state, 'done')
  }
}

/** The FIN of the connection is acknowledged in this step. */
function finAcknowledged(before: Tcb, { tcb, rule }: Outcome): boolean {
  if (rule === 'last-ack-closes' || rule === 'close-deletes') return true
  return tcb.fin !== null && seqLt(tcb.fin, tcb.snd.una) && before.snd.una !== tcb.snd.una
}

const NONE: readonly State[] = ['CLOSED', 'LISTEN']

/** The connection was deleted before its time. */
const connectionGone = (before: Tcb, { tcb, rule }: Outcome): boolean =>
  !NONE.includes(before.state) && NONE.includes(tcb.state) && rule !== 'last-ack-closes' && rule !== 'time-wait-over'

/** What this step did to the open requests of the host. */
export function finishRequests(scene: Scene, host: HostDraft, before: Tcb, outcome: Outcome): void {
  const octets = octetsAcknowledged(before, outcome)
  if (octets > 0) acknowledge(scene, host, octets)
  const gone = connectionGone(before, outcome)
  const acked = finAcknowledged(before, outcome)
  for (const [index, state] of scene.live.requests.entries()) {
    if (state.status !== 'open' || state.request.host !== host.role) continue
    const { call } = state.request
    if (call === 'connect' && CONNECTED.includes(host.tcb.state)) end(scene, index, state, 'done')
    else if (call === 'close' && acked) end(scene, index, state, 'done')
    else if (call === 'abort' && !host.tcb.owed.some((entry) => entry.rule === 'abort-resets')) end(scene, index, state, 'done')
    else if (gone && call !== 'listen' && call !== 'abort') end(scene, index, state, 'failed')
  }
}
