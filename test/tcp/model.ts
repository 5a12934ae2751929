// Explores everything that can happen between two hosts: user calls, deliveries, losses, repeats and timeouts in every order, within bounds.
import {
  type Call,
  call,
  duties,
  emit,
  expire,
  newTcb,
  type Outcome,
  receive,
  type Segment,
  type State,
  type Tcb,
} from '../../shared/tcp/index.ts'

export type Name = 0 | 1
export const peerOf = (name: Name): Name => (name === 0 ? 1 : 0)

/** The machine under test; a planted fault replaces one of its functions. */
export interface Machine {
  readonly receive: (tcb: Tcb, segment: Segment) => Outcome
  readonly expire: typeof expire
}
export const MACHINE: Machine = { receive: (tcb, segment) => receive(tcb, segment), expire }

interface UserCall {
  readonly host: Name
  readonly call: Call
}

export interface Config {
  readonly name: string
  readonly hosts: readonly [Tcb, Tcb]
  /** Each is made at most once, at any time at which it is not refused. */
  readonly calls: readonly UserCall[]
  /** In flight at the start. */
  readonly net: readonly InFlight[]
  /** Distinct segments in flight in one direction, at most. */
  readonly k: number
  readonly goal: (hosts: readonly [Tcb, Tcb], made: number) => boolean
  /** Emission is a step of its own: hosts answer late and in any order. */
  readonly slow?: boolean
  readonly machine?: Machine
}

interface InFlight {
  readonly to: Name
  readonly segment: Segment
}

export interface World {
  readonly hosts: readonly [Tcb, Tcb]
  readonly net: readonly InFlight[]
  /** Bits of the calls that were made. */
  readonly made: number
}

/** One event at one host, for the checks on transitions. */
export interface Move {
  readonly host: Name
  readonly before: Tcb
  readonly outcome: Outcome
  readonly sent: readonly Segment[]
}

export interface Exploration {
  readonly states: number
  readonly transitions: number
  /** What was found to be wrong, each once. */
  readonly violated: readonly string[]
  /** States from which the goal cannot be reached any more. */
  readonly stuck: number
  /** Delivering what is in flight, each segment once, need not end. */
  readonly ackWar: boolean
}

const ISS: readonly [number, number] = [100, 300]
const STRIDE = 400

/** Answers owed at most before a late host is given another segment: keeps the slow variant finite. */
const MOST_OWED = 2

const spans = (list: Tcb['sent']): string =>
  list.map(({ seq, len, syn, fin }) => `${seq}.${len}${syn ? 's' : ''}${fin ? 'f' : ''}`).join('+')

/** All of a TCB that can matter later: no clocks, no counters of what was. */
function tcbKey(tcb: Tcb): string {
  const { snd, rcv } = tcb
  return [
    tcb.state,
    tcb.passive ? 1 : 0,
    tcb.iss,
    tcb.irs,
    snd.una,
    snd.nxt,
    snd.wnd,
    snd.wl1,
    snd.wl2,
    rcv.nxt,
    rcv.wnd,
    rcv.acked,
    rcv.unread,
    tcb.queued,
    tcb.closing ? 1 : 0,
    tcb.fin,
    spans(tcb.sent),
    spans(tcb.held),
    tcb.owed.map(({ kind, seq, ack, must }) => `${kind}.${seq}.${ack}${must ? '!' : ''}`).join('+'),
    tcb.resend,
    Math.min(tcb.dupAcks, 4),
    tcb.recover,
    tcb.probe ? 1 : 0,
  ].join(' ')
}

const segmentKey = ({ to, segment: { flags, seq, ack, len, wnd } }: InFlight): string =>
  `${to}${flags.join('')}.${seq}.${ack}.${len}.${wnd}`
const worldKey = ({ hosts, net, made }: World): string =>
  `${made}|${tcbKey(hosts[0])}|${tcbKey(hosts[1])}|${net.map(segmentKey).sort().join('|')}`

function withHost(world: World, host: Name, tcb: Tcb): World['hosts'] {
  return host === 0 ? [tcb, world.hosts[1]] : [world.hosts[0], tcb]
}

/** In flight is a set: an equal segment changes nothing, and what does not fit is lost. */
function put(net: readonly InFlight[], to: Name, segments: readonly Segment[], k: number): readonly InFlight[] {
  if (segments.length === 0) return net
  const all = [...net]
  for (const segment of segments) {
    const key = segmentKey({ to, segment })
    const known = all.some((one) => segmentKey(one) === key)
    if (!known && all.filter((one) => one.to === to).length < k) all.push({ to, segment })
  }
  return all
}

/** The application reads at once. */
const readAll = (tcb: Tcb): Tcb => (tcb.rcv.unread > 0 ? call(tcb, { op: 'receive', len: tcb.rcv.unread }).tcb : tcb)

function answer(tcb: Tcb): { readonly tcb: Tcb; readonly sent: readonly Segment[] } {
  const sent: Segment[] = []
  let now = tcb
  for (let duty = duties(now)[0]; duty !== undefined; duty = duties(now)[0]) {
    now = emit(now, duty.segment).tcb
    sent.push(duty.segment)
  }
  return { tcb: now, sent }
}

/** A host that was reset took a second new ISS: from here on it is the same again with other numbers. */
const anotherLife = ({ hosts }: World): boolean => hosts.some(({ iss }, name) => iss >= (ISS[name] ?? 0) + 2 * STRIDE)

interface Edge {
  readonly to: World
  readonly move: Move | null
  /** A delivery that takes the segment off the wire: what an ACK war is made of. */
  readonly delivery: boolean
}

function* edges(config: Config, machine: Machine, world: World): Generator<Edge> {
  const happen = (host: Name, outcome: Outcome, net: readonly InFlight[], made: number, delivery: boolean): Edge => {
    const before = world.hosts[host]
    const read = readAll(outcome.tcb)
    const { tcb, sent } = config.slow === true ? { tcb: read, sent: [] } : answer(read)
    return {
      to: { hosts: withHost(world, host, tcb), net: put(net, peerOf(host), sent, config.k), made },
      move: { host, before, outcome, sent },
      delivery,
    }
  }
  for (const [index, { host, call: userCall }] of config.calls.entries()) {
    if ((world.made >> index) & 1) continue
    const outcome = call(world.hosts[host], userCall)
    if (outcome.disposition !== 'refused-call') yield happen(host, outcome, world.net, world.made | (1 << index), false)
  }
  for (const flight of world.net) {
    const rest = world.net.filter((one) => one !== flight)
    yield { to: { ...world, net: rest }, move: null, delivery: false }
    if (config.slow === true && world.hosts[flight.to].owed.length > MOST_OWED) continue
    const outcome = machine.receive(world.hosts[flight.to], flight.segment)
    yield happen(flight.to, outcome, rest, world.made, true)
    yield happen(flight.to, outcome, world.net, world.made, false)
  }
  for (const host of [0, 1] as const) {
    const tcb = world.hosts[host]
    for (const timer of ['retransmission', 'persist', 'time-wait'] as const) {
      if (tcb.timers[timer] !== undefined) yield happen(host, machine.expire(tcb, timer), world.net, world.made, false)
    }
    if (config.slow !== true) continue
    for (const { segment } of duties(tcb)) {
      const outcome = emit(tcb, segment)
      const to = { hosts: withHost(world, host, outcome.tcb), net: put(world.net, peerOf(host), [segment], config.k), made: world.made }
      yield { to, move: { host, before: tcb, outcome, sent: [segment] }, delivery: false }
    }
  }
}

/** Breadth first over all that can happen; `check` says what is wrong with a world or a move. */
export function explore(
  config: Config,
  check: (world: World, move: Move | null) => readonly string[],
  mostStates = 2_000_000,
): Exploration {
  const machine = config.machine ?? MACHINE
  const first: World = { hosts: config.hosts, net: config.net, made: 0 }
  const known = new Map<string, number>([[worldKey(first), 0]])
  const worlds: World[] = [first]
  const from: number[] = []
  const to: number[] = []
  const deliveries: number[] = []
  const violated = new Set<string>(check(first, null))
  for (let index = 0; index < worlds.length && worlds.length < mostStates; index += 1) {
    const world = worlds[index]
    if (world === undefined) break
    if (anotherLife(world)) continue
    for (const edge of edges(config, machine, world)) {
      const key = worldKey(edge.to)
      let target = known.get(key)
      if (target === undefined) {
        target = worlds.length
        known.set(key, target)
        worlds.push(edge.to)
      }
      for (const one of check(edge.to, edge.move)) violated.add(one)
      if (edge.delivery) deliveries.push(from.length)
      from.push(index)
      to.push(target)
    }
  }
  const goals = worlds.flatMap((world, index) => (config.goal(world.hosts, world.made) || anotherLife(world) ? [index] : []))
  return {
    states: worlds.length,
    transitions: from.length,
    violated: [...violated],
    stuck: worlds.length - reaching(worlds.length, from, to, goals),
    ackWar: hasCycle(
      worlds.length,
      deliveries.map((edge) => from[edge] ?? 0),
      deliveries.map((edge) => to[edge] ?? 0),
    ),
  }
}

/** Edges by the node they lead from, as two arrays: `starts[n] … starts[n + 1]` of `ends`. */
function byNode(nodes: number, from: readonly number[], to: readonly number[]): { readonly starts: Int32Array; readonly ends: Int32Array } {
  const starts = new Int32Array(nodes + 1)
  for (const node of from) starts[node + 1] = (starts[node + 1] ?? 0) + 1
  for (let node = 0; node < nodes; node += 1) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0)
  const next = starts.slice()
  const ends = new Int32Array(from.length)
  for (const [edge, node] of from.entries()) {
    const at = next[node] ?? 0
    ends[at] = to[edge] ?? 0
    next[node] = at + 1
  }
  return { starts, ends }
}

/** From how many nodes one of the goals can be reached. */
function reaching(nodes: number, from: readonly number[], to: readonly number[], goals: readonly number[]): number {
  const { starts, ends } = byNode(nodes, to, from)
  const seen = new Uint8Array(nodes)
  const queue = [...goals]
  for (const goal of goals) seen[goal] = 1
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at] ?? 0
    for (let edge = starts[node] ?? 0; edge < (starts[node + 1] ?? 0); edge += 1) {
      const before = ends[edge] ?? 0
      if (seen[before] === 1) continue
      seen[before] = 1
      queue.push(before)
    }
  }
  return queue.length
}

/** Takes away nodes without incoming edges until none is left: what remains goes round in a ring. */
function hasCycle(nodes: number, from: readonly number[], to: readonly number[]): boolean {
  const { starts, ends } = byNode(nodes, from, to)
  const incoming = new Int32Array(nodes)
  for (const node of to) incoming[node] = (incoming[node] ?? 0) + 1
  const free: number[] = []
  for (let node = 0; node < nodes; node += 1) if (incoming[node] === 0) free.push(node)
  for (let at = 0; at < free.length; at += 1) {
    const node = free[at] ?? 0
    for (let edge = starts[node] ?? 0; edge < (starts[node + 1] ?? 0); edge += 1) {
      const next = ends[edge] ?? 0
      incoming[next] = (incoming[next] ?? 0) - 1
      if (incoming[next] === 0) free.push(next)
    }
  }
  return free.length < nodes
}

export const OLD_SYN = 90

const host = (name: Name, state: State): Tcb => {
  const options = { iss: ISS[name], nextIss: ISS[name] + STRIDE, rcvWnd: 1000, maxTries: Number.MAX_SAFE_INTEGER }
  if (state !== 'ESTABLISHED') return newTcb({ ...options, state })
  const [mine, theirs] = name === 0 ? ISS : [ISS[1], ISS[0]]
  const una = mine + 1
  const nxt = theirs + 1
  return newTcb({
    ...options,
    state,
    irs: theirs,
    snd: { una, nxt: una, wnd: 1000, wl1: theirs, wl2: una, max: 1000 },
    rcv: { nxt, wnd: 1000, acked: nxt, unread: 0 },
  })
}

const asks = (at: Name, op: 'listen' | 'connect' | 'close' | 'abort'): UserCall => ({ host: at, call: { op } })
const sends = (at: Name): UserCall => ({ host: at, call: { op: 'send', len: 1 } })

const gone = ({ state }: Tcb): boolean => state === 'CLOSED' || state === 'LISTEN'
const bothGone: Config['goal'] = (hosts) => hosts.every(gone)
const bothOpen: Config['goal'] = (hosts) => hosts.every(({ state }) => state === 'ESTABLISHED')
const anything: Config['goal'] = () => true

const CLOSES = [asks(0, 'close'), asks(1, 'close')]
const OPENED: readonly [Tcb, Tcb] = [host(0, 'CLOSED'), host(1, 'LISTEN')]
const UNOPENED: readonly [Tcb, Tcb] = [host(0, 'CLOSED'), host(1, 'CLOSED')]
const LINKED: readonly [Tcb, Tcb] = [host(0, 'ESTABLISHED'), host(1, 'ESTABLISHED')]
const oldSyn: InFlight = { to: 1, segment: { flags: ['SYN'], seq: OLD_SYN, ack: 0, len: 0, wnd: 1000 } }
const oldData: InFlight = { to: 0, segment: { flags: ['ACK'], seq: ISS[1] + 1, ack: ISS[0] + 1, len: 1, wnd: 1000 } }

/** What is explored; the bounds make all together about a minute. */
export const CONFIGS = {
  'open only': { hosts: OPENED, calls: [asks(0, 'connect')], net: [], k: 3, goal: bothOpen },
  'open and close': { hosts: OPENED, calls: [asks(0, 'connect'), ...CLOSES], net: [], k: 2, goal: bothGone },
  'one octet': { hosts: LINKED, calls: [sends(0), ...CLOSES], net: [], k: 2, goal: bothGone },
  'open, one octet, close': { hosts: OPENED, calls: [asks(0, 'connect'), sends(0), ...CLOSES], net: [], k: 2, goal: bothGone },
  'an octet each way': { hosts: LINKED, calls: [sends(0), sends(1), ...CLOSES], net: [], k: 1, goal: bothGone },
  'simultaneous open': { hosts: UNOPENED, calls: [asks(0, 'connect'), asks(1, 'connect'), ...CLOSES], net: [], k: 2, goal: bothGone },
  aborts: { hosts: OPENED, calls: [asks(0, 'connect'), ...CLOSES, asks(0, 'abort'), asks(1, 'abort')], net: [], k: 1, goal: bothGone },
  'old duplicate SYN': { hosts: OPENED, calls: [asks(0, 'connect')], net: [oldSyn], k: 2, goal: bothOpen },
  'old duplicate SYN, then close': { hosts: OPENED, calls: [asks(0, 'connect'), ...CLOSES], net: [oldSyn], k: 1, goal: anything },
  'half-open': {
    hosts: [host(0, 'CLOSED'), host(1, 'ESTABLISHED')],
    calls: [sends(1), asks(1, 'close')],
    net: [oldData],
    k: 2,
    goal: bothGone,
  },
  'simultaneous close': { hosts: LINKED, calls: CLOSES, net: [], k: 2, goal: bothGone },
  'slow hands, open and close': { hosts: OPENED, calls: [asks(0, 'connect'), ...CLOSES], net: [], k: 1, goal: bothGone, slow: true },
  'slow hands, simultaneous close': { hosts: LINKED, calls: [sends(0), ...CLOSES], net: [], k: 1, goal: bothGone, slow: true },
} as const satisfies Record<string, Omit<Config, 'name'>>

export type ConfigName = keyof typeof CONFIGS
export const configOf = (name: ConfigName): Config => ({ name, ...CONFIGS[name] })
