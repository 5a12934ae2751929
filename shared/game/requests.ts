// The application's requests: dealt when their conditions hold; the application makes the call, save listen and connect.
import { call } from '../tcp/index.ts'
import { setRequest } from './finish-requests.ts'
import { allHold } from './holds.ts'
import type { RequestState } from './match.ts'
import { followDuties } from './open-duties.ts'
import type { Role } from './roles.ts'
import type { Request, RequestCall } from './scenario.ts'
import { enter, type Scene, tell } from './scene.ts'
import { settle } from './settle.ts'

const callOf = ({ call: op, len }: Request) => (op === 'send' || op === 'receive' ? ({ op, len } as const) : ({ op } as const))

export const newRequest = (request: Request, encore = false): RequestState => ({
  request,
  status: 'waiting',
  dealtAt: null,
  rank: 0,
  unsent: request.call === 'send' || request.call === 'receive' ? request.len : 0,
  acked: 0,
  encore,
})

/** Deals what waits for nothing any more; true: something was dealt, so more may follow. */
export function dealRequests(scene: Scene): boolean {
  let dealt = false
  let index = -1
  for (const { request, status } of scene.live.requests) {
    index += 1
    if (status !== 'waiting' || !allHold(scene.live, scene.now, request.when)) continue
    if (request.delay > 0) {
      setRequest(scene, index, { status: 'delayed' })
      enter(scene, scene.now + Math.round(request.delay * scene.live.level.rto), { is: 'request', index })
      continue
    }
    deal(scene, index)
    dealt = true
  }
  return dealt
}

/** The application's `listen` that waits for its player; null: there is none. */
export const openListen = (requests: readonly RequestState[], role: Role): RequestState | null =>
  requests.find(({ request, status }) => request.host === role && request.call === 'listen' && status === 'open') ?? null

/** Calls that are somebody else's move: listen is a click, and sending the SYN is the connect. */
const WAITS: readonly RequestCall[] = ['listen', 'connect']

export function deal(scene: Scene, index: number): void {
  const state = scene.live.requests[index]
  if (state === undefined) return
  const { request } = state
  const rank = scene.live.requests.filter((one) => one.dealtAt !== null).length
  setRequest(scene, index, { status: 'open', dealtAt: scene.now, rank })
  tell(scene, { on: 'dealt', role: request.host, request: request.id })
  if (WAITS.includes(request.call)) {
    followDuties(scene, request.host)
    return
  }
  const host = scene.live.hosts[request.host]
  const outcome = call(host.tcb, callOf(request))
  // The peer's FIN may have come meanwhile: what is still unread can be read then, and nothing more.
  if (outcome.disposition === 'refused-call') {
    setRequest(scene, index, { status: 'failed' })
    tell(scene, { on: 'failed', role: request.host, request: request.id })
    return
  }
  if (request.call === 'receive') settle(scene, request.host, { ...outcome, tcb: host.tcb })
  else settle(scene, request.host, outcome)
}
