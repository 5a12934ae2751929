// The bot's own host: what it was told, played through the public rules of TCP, says what it owes now.
import { call, duties, emit, expire, newTcb, receive, type Segment, type State, type Tcb, type Timer } from '../../shared/tcp/index.ts'

/** What this bot reads of a View: PROTOCOL.md lists the rest. */
export interface HostView {
  readonly role: 'client' | 'server'
  readonly state: State | null
  readonly stateAsked: boolean
  readonly tcb: Readonly<{ iss: number; rcvWnd: number }>
  readonly requests: readonly Readonly<{
    id: string
    call: 'listen' | 'connect' | 'send' | 'receive' | 'close' | 'abort'
    len: number
    status: string
  }>[]
  readonly inbox: readonly Readonly<{ arrival: number }>[]
  readonly story: readonly Readonly<{
    told: string
    at: number
    segment?: Segment
    left?: boolean
    timer?: Timer
    request?: string
    now?: string
  }>[]
}

export interface View {
  readonly eyes: 'client' | 'server'
  readonly phase: 'briefing' | 'live' | 'debrief' | 'over'
  readonly round: number
  readonly rounds: number
  readonly lag: number
  readonly pausedAt: number | null
  readonly scenario: Readonly<{ id: string; asksWindow: boolean }>
  readonly level: Readonly<{ rto: number }>
  readonly ready: Readonly<Record<'client' | 'server', boolean>>
  readonly hosts: Readonly<Partial<Record<'client' | 'server', HostView>>>
  readonly results: readonly Readonly<{ scenario: string; goal: boolean; pair: number }>[]
}

/** The host as its story made it, from CLOSED: requests, arrivals, timers and its own segments, in their order. Rounds that begin in mid-life are beyond this bot. */
export function tcbOf(host: HostView, rto: number): Tcb {
  let tcb = newTcb({ iss: host.tcb.iss, rcvWnd: 1000, rto })
  for (const told of host.story) {
    if (told.told === 'arrived' && told.segment !== undefined) tcb = receive(tcb, told.segment).tcb
    else if (told.told === 'timer' && told.timer !== undefined) tcb = expire(tcb, told.timer).tcb
    else if (told.told === 'move' && told.left === true && told.segment !== undefined) {
      if (told.segment.flags.includes('SYN') && tcb.state === 'CLOSED') tcb = call(tcb, { op: 'connect' }).tcb
      tcb = emit(tcb, told.segment).tcb
    } else if (told.told === 'request') tcb = requested(tcb, host, told.request ?? '', told.now ?? '')
  }
  return tcb
}

function requested(tcb: Tcb, host: HostView, id: string, now: string): Tcb {
  const request = host.requests.find((one) => one.id === id)
  if (request === undefined) return tcb
  // A passive open is the click; all others are calls as soon as they are dealt. A SYN is the connect.
  if (request.call === 'listen') return now === 'done' ? call(tcb, { op: 'listen' }).tcb : tcb
  if (now !== 'dealt' || request.call === 'connect') return tcb
  if (request.call === 'send') return call(tcb, { op: 'send', len: request.len }).tcb
  if (request.call === 'receive') return call(tcb, { op: 'receive', len: request.len }).tcb
  return call(tcb, { op: request.call }).tcb
}

export type Next =
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'listen' }
  | { readonly kind: 'state'; readonly state: State }
  | null

/** What the host does next; null: nothing. */
export function nextMove(host: HostView, rto: number): Next {
  const open = (op: string) => host.requests.find((one) => one.call === op && one.status === 'open')
  const tcb = tcbOf(host, rto)
  if (host.stateAsked) return { kind: 'state', state: tcb.state }
  if (open('listen') !== undefined) return { kind: 'listen' }
  const [duty] = duties(tcb)
  if (duty !== undefined) return { kind: 'segment', segment: duty.segment }
  if (open('connect') === undefined || (tcb.state !== 'CLOSED' && tcb.state !== 'LISTEN')) return null
  const [syn] = duties(call(tcb, { op: 'connect' }).tcb)
  return syn === undefined ? null : { kind: 'segment', segment: syn.segment }
}
