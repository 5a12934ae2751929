// A position: both hosts, the wire, the requests and the clock at one moment. It comes out of a match and starts one.
import { type Flight, KINDS, type Kind } from '../net/index.ts'
import { type Signal, type State, type Tcb, TIMERS, type Timer } from '../tcp/index.ts'
import type { Arrival, Host, IncidentState, Live, Match, RequestState } from './match.ts'
import { newRequest } from './requests.ts'
import type { ByRole, Role } from './roles.ts'
import type { RequestCall } from './scenario.ts'

export interface HostPosition {
  readonly tcb: Tcb
  /** When each running timer expires. */
  readonly expires: readonly Readonly<{ timer: Timer; in: number }>[]
  readonly delivered: number
  readonly acknowledged: number
  readonly closing: boolean
  readonly reached: readonly State[]
  readonly signals: readonly Signal[]
  /** What lies in the inbox without an answer; `ago`: ms since it came. */
  readonly inbox: readonly ArrivalPosition[]
  /** Segments so far, in the order of KINDS. */
  readonly sent: readonly number[]
  readonly arrived: readonly number[]
}

export interface ArrivalPosition extends Pick<Arrival, 'arrival' | 'segment' | 'owes' | 'why'> {
  readonly ago: number
}

/** Times in ms from now, `sent` before it. */
export interface FlightPosition {
  readonly from: Role
  readonly segment: Flight['segment']
  readonly sent: number
  readonly due: number
  readonly forged: boolean
  readonly corrupt: boolean
  readonly why: Flight['why']
  readonly held: Flight['held']
}

export interface RequestPosition {
  readonly id: string
  readonly host: Role
  readonly call: RequestCall
  readonly len: number
  readonly status: RequestState['status']
  readonly rank: number
  readonly unsent: number
  readonly acked: number
}

export interface Position {
  readonly scenario: string
  /** ms of the round that are over, and that are left. */
  readonly clock: number
  readonly left: number
  readonly client: HostPosition
  readonly server: HostPosition
  readonly wire: readonly FlightPosition[]
  readonly requests: readonly RequestPosition[]
  readonly incidents: readonly IncidentState[]
  readonly goal: boolean
}

const counts = (kinds: Host['sentKinds']): readonly number[] => KINDS.map((kind) => kinds[kind] ?? 0)

function hostPosition({ hosts, agenda }: Live, role: Role, now: number): HostPosition {
  const { tcb, delivered, acknowledged, closing, reached, signals, sentKinds, arrivedKinds } = hosts[role]
  const inbox = hosts[role].inbox
    .filter(({ arrival, owes }) => !owes || tcb.owed.some(({ id }) => id === arrival))
    .map(({ at, ...one }) => ({ ...one, ago: now - at }))
  const expires = TIMERS.flatMap((timer) => {
    const entry = agenda.find(({ what }) => what.is === 'timer' && what.role === role && what.timer === timer)
    return entry === undefined ? [] : [{ timer, in: entry.due - now }]
  })
  const kinds = { sent: counts(sentKinds), arrived: counts(arrivedKinds) }
  return { tcb, expires, delivered, acknowledged, closing, reached, signals, inbox, ...kinds }
}

/** Where the round stands now. */
export function positionOf({ live, at, lag, pausedAt, phase, phaseStarted }: Match): Position {
  const over = phase === 'debrief' || phase === 'over'
  const now = over ? phaseStarted : (pausedAt ?? at) - lag
  const { wire, requests, incidents, scenario, startedAt, endsAt, goalAt } = live
  return {
    scenario: scenario.id,
    clock: phase === 'briefing' ? 0 : now - startedAt,
    left: phase === 'briefing' ? endsAt - startedAt : Math.max(0, endsAt - now),
    client: hostPosition(live, 'client', now),
    server: hostPosition(live, 'server', now),
    wire: wire.flights.map(({ from, segment, sent, due, forged, corrupt, why, held }) => ({
      from,
      segment,
      sent: now - sent,
      due: due - now,
      forged,
      corrupt,
      why,
      held,
    })),
    requests: requests.map(({ request: { id, host, call, len }, status, rank, unsent, acked }) => ({
      id,
      host,
      call,
      len,
      status,
      rank,
      unsent,
      acked,
    })),
    incidents,
    goal: goalAt !== null,
  }
}

const byKind = (numbers: readonly number[]): Host['sentKinds'] => {
  const kinds: Partial<Record<Kind, number>> = {}
  for (const [index, kind] of KINDS.entries()) {
    const count = numbers[index] ?? 0
    if (count > 0) kinds[kind] = count
  }
  return kinds
}

/** What was waiting for its delay waits for its conditions anew: the text does not say how much of it was over. */
const again = <T extends string>(status: T | 'delayed'): T | 'waiting' => (status === 'delayed' ? 'waiting' : status)

const wasAsked = ({ status }: RequestPosition): boolean => status !== 'waiting' && status !== 'delayed'
const inScenario = ({ scenario }: Live, { id }: RequestPosition): boolean => scenario.requests.some((one) => one.id === id)

function requestFrom(live: Live, asked: RequestPosition): RequestState {
  const { id, host, call, len, status, rank, unsent, acked } = asked
  const known = live.scenario.requests.find((one) => one.id === id)
  const request = known ?? { id, host, call, len, when: [], delay: 0 }
  return {
    ...newRequest(request, id.startsWith('encore-')),
    status: again(status),
    rank,
    unsent,
    acked,
    dealtAt: wasAsked(asked) ? live.startedAt : null,
  }
}

/** A round before its first moment, as the position has it. The agenda is made when it goes live; scores begin anew. */
export function liveFromPosition(live: Live, position: Position): Live {
  const { startedAt, wire } = live
  const flights = position.wire.map((one, index) => ({ ...one, id: index + 1, sent: startedAt - one.sent, due: startedAt + one.due }))
  const host = (role: Role): Host => {
    const { tcb, delivered, acknowledged, closing, reached, signals, inbox, sent, arrived } = position[role]
    const ledger = { ...live.hosts[role].ledger, runs: [], paidTo: tcb.state === 'CLOSED' || tcb.state === 'LISTEN' ? null : tcb.rcv.acked }
    return {
      ...live.hosts[role],
      tcb,
      delivered,
      acknowledged,
      closing,
      reached,
      signals,
      inbox: inbox.map(({ ago, ...one }) => ({ ...one, at: startedAt - ago })),
      sentKinds: byKind(sent),
      arrivedKinds: byKind(arrived),
      ledger,
    }
  }
  const hosts: ByRole<Host> = { client: host('client'), server: host('server') }
  const incidents = live.scenario.incidents.map((_, index) => again(position.incidents[index] ?? 'waiting'))
  return {
    ...live,
    endsAt: startedAt + position.left,
    hosts,
    wire: { ...wire, flights, launched: flights.length, iss: { client: position.client.tcb.iss, server: position.server.tcb.iss } },
    // What the encore had still to ask is not in the scenario: nobody asks it any more.
    requests: position.requests.flatMap((one) => (wasAsked(one) || inScenario(live, one) ? [requestFrom(live, one)] : [])),
    incidents,
    goalAt: position.goal ? startedAt : null,
    story: [],
  }
}

/** ms from now at which each timer of a position expires; others run as long as their TCB says. */
export const expiryOf = (position: Position | null, role: Role, timer: Timer, ms: number): number =>
  position?.[role].expires.find((one) => one.timer === timer)?.in ?? ms
