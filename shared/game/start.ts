// A round before its first moment: numbers drawn from the seed, hosts where the scenario wants them, a flight already in the air.
import { hash, hashText, launch, newWire, type Weather, type Wire } from '../net/index.ts'
import { call, emit, newTcb, receive, type Segment, seqAdd, seqSub, type Tcb } from '../tcp/index.ts'
import type { Level } from './levels.ts'
import type { Ledger, Run, Tally } from './match.ts'
import type { ByRole, Role } from './roles.ts'
import { otherRole } from './roles.ts'
import type { Scenario } from './scenario.ts'

/** The id of the request that a start's flight belongs to. */
export const FLIGHT = 'flight'

export const NO_TALLY: Tally = {
  due: 0,
  allowed: 0,
  waste: 0,
  violations: 0,
  missed: 0,
  streak: 0,
  bestStreak: 0,
  moves: 0,
  predicted: { right: 0, wrong: 0 },
  states: { right: 0, wrong: 0 },
}

export const NO_LEDGER: Ledger = { units: [], runs: [], sendable: [], taken: [], paidTo: null, overdue: {} }

export const roundSeed = (seed: string, round: number): number => hash(hashText(seed), round)

/** How far below 2^32 a number near the wrap may lie: the SYN and a few octets reach across. */
const NEAR_WRAP = 8

/** An initial sequence number; `salt` tells the four of a round apart. */
function drawIsn(scenario: Scenario, level: Level, seed: number, salt: number): number {
  const drawn = hash(seed, 0x15a, salt)
  if (scenario.isn === 'near-wrap' && salt < 2) return 2 ** 32 - 1 - (drawn % NEAR_WRAP)
  const digits = scenario.isn === 'level' ? level.isnDigits : null
  if (digits === null) return drawn
  const least = 10 ** (digits - 1)
  return least + (drawn % (9 * least))
}

/** Two hosts' numbers lie apart, so that nobody takes one for the other. */
const APART = 60

function drawNumbers(scenario: Scenario, level: Level, seed: number): readonly number[] {
  const numbers: number[] = []
  for (let salt = 0, turn = 0; salt < 4; turn += 1) {
    const next = drawIsn(scenario, level, hash(seed, turn), salt)
    const apart = scenario.isn === 'near-wrap' ? 1 : APART
    const near = numbers.some((one) => Math.min(seqSub(one, next), seqSub(next, one)) < apart)
    if (near && turn < 1000) continue
    numbers.push(next)
    salt += 1
  }
  return numbers
}

export interface Beginning {
  readonly tcbs: ByRole<Tcb>
  readonly wire: Wire
  /** Numbers of the connection that the scenario begins with. */
  readonly runs: ByRole<readonly Run[]>
  /** Octets of the flight; 0 without one. */
  readonly flight: number
  readonly launched: readonly { readonly flight: number; readonly segment: Segment; readonly fates: ReturnType<typeof launch>['fates'] }[]
}

/** Everything that the seed and the scenario decide before the first moment `at` (ms). */
export function begin(scenario: Scenario, level: Level, seed: number, at: number): Beginning {
  const [client = 0, server = 0, nextClient = 0, nextServer = 0] = drawNumbers(scenario, level, seed)
  const fresh = (role: Role, iss: number, nextIss: number): Tcb => {
    const { rcvWnd, mss } = scenario.hosts[role]
    return newTcb({ iss, nextIss, rcvWnd, mss, rto: level.rto, msl: level.rto })
  }
  const closed = { client: fresh('client', client, nextClient), server: fresh('server', server, nextServer) }
  const weather: Weather = { rules: scenario.faults, rates: scenario.rates, cross: scenario.cross }
  const wire = newWire({ seed, delay: level.delay, rto: level.rto, weather, iss: { client, server } })
  const nothing = { wire, runs: { client: [], server: [] }, flight: 0, launched: [] }
  if (scenario.start.open === 'closed') return { ...nothing, tcbs: closed }
  const listening = { ...closed, server: call(closed.server, { op: 'listen' }).tcb }
  if (scenario.start.open === 'listening') return { ...nothing, tcbs: listening }
  const syn = (iss: number): Run => ({ unit: 'syn', from: iss, to: seqAdd(iss, 1) })
  const open = { ...nothing, tcbs: establish(listening), runs: { client: [syn(client)], server: [syn(server)] } }
  return scenario.start.flight === null ? open : withFlight(open, scenario.start.flight, level, at)
}

/** The three-way handshake of figure 6, done before the round: no mistake of the round is explained by its segments. */
function establish({ client, server }: ByRole<Tcb>): ByRole<Tcb> {
  const calling = call(client, { op: 'connect' }).tcb
  const wnd = (tcb: Tcb): number => tcb.rcv.wnd
  const syn: Segment = { flags: ['SYN'], seq: client.iss, ack: 0, len: 0, wnd: wnd(client) }
  const synAck: Segment = { flags: ['SYN', 'ACK'], seq: server.iss, ack: seqAdd(client.iss, 1), len: 0, wnd: wnd(server) }
  const ack: Segment = { flags: ['ACK'], seq: seqAdd(client.iss, 1), ack: seqAdd(server.iss, 1), len: 0, wnd: wnd(client) }
  const half = emit(receive(server, syn).tcb, synAck).tcb
  const whole = emit(receive(emit(calling, syn).tcb, synAck).tcb, ack).tcb
  return { client: { ...whole, last: null }, server: { ...receive(half, ack).tcb, last: null } }
}

/** Its segments left shortly before the round, one behind the other; all are still in the air. */
function withFlight(open: Beginning, { from, lens }: { from: Role; lens: readonly number[] }, level: Level, at: number): Beginning {
  const total = lens.reduce((sum, len) => sum + len, 0)
  const peer = open.tcbs[otherRole(from)]
  let tcb = call(open.tcbs[from], { op: 'send', len: total }).tcb
  let { wire } = open
  const launched: Beginning['launched'][number][] = []
  const first = tcb.snd.nxt
  const gap = Math.floor(level.delay / (lens.length + 1))
  for (const [index, len] of lens.entries()) {
    const segment: Segment = { flags: ['ACK'], seq: tcb.snd.nxt, ack: peer.snd.nxt, len, wnd: tcb.rcv.wnd }
    tcb = emit(tcb, segment).tcb
    const left = launch(wire, from, segment, at - (lens.length - index) * gap)
    wire = left.wire
    launched.push({ flight: left.flight, segment, fates: left.fates })
  }
  const runs = { ...open.runs, [from]: [...open.runs[from], { unit: `request:${FLIGHT}`, from: first, to: tcb.snd.nxt }] }
  return { tcbs: { ...open.tcbs, [from]: tcb }, wire, runs, flight: seqSub(tcb.snd.nxt, first), launched }
}
