// A round's live phase: made before its first moment, set going, and played by the reference hosts for the par.

import { type Tcb, TIMERS } from '../tcp/index.ts'
import type { MatchConfig } from './config.ts'
import { isNetworkRound } from './faults.ts'
import { elapsedTimes } from './holds.ts'
import { catchable, faded, LEVEL, roundClock, scaled } from './levels.ts'
import type { Host, Live } from './match.ts'
import { followDuties } from './open-duties.ts'
import { expiryOf, liveFromPosition, type Position } from './position.ts'
import { parsePosition } from './position-text.ts'
import { newRequest } from './requests.ts'
import { type ByRole, ROLES, type Role } from './roles.ts'
import type { Scenario } from './scenario.ts'
import { enter, type Scene } from './scene.ts'
import { begin, FLIGHT, NO_LEDGER, NO_TALLY, roundSeed } from './start.ts'
import { followWire } from './traffic.ts'
import { unfold } from './unfold.ts'
import type { Par } from './units.ts'

function newHost(role: Role, tcb: Tcb, par: Par, runs: Host['ledger']['runs']): Host {
  const units = par.units.map(({ id, size }) => ({ id, size, paid: 0, earned: 0, cuts: 0, hint: 0 as const }))
  return {
    role,
    tcb,
    duties: [],
    inbox: [],
    reached: tcb.state === 'CLOSED' ? [] : [tcb.state],
    delivered: 0,
    acknowledged: 0,
    closing: false,
    signals: [],
    sentKinds: {},
    arrivedKinds: {},
    ledger: { ...NO_LEDGER, units, runs, paidTo: tcb.state === 'ESTABLISHED' ? tcb.rcv.nxt : null },
    tally: NO_TALLY,
    prediction: null,
    asked: [],
    named: 0,
    help: null,
    hadBot: false,
    hadHuman: false,
  }
}

export const scenarioAt = ({ rounds }: MatchConfig, round: number): Scenario => rounds[round] ?? rounds[0]

/** Only the first round can start from a position; a MatchConfig's text is one that can be read. */
export function positionFor({ position }: MatchConfig, round: number): Position | null {
  if (round !== 0 || position === null) return null
  const parsed = parsePosition(position)
  return parsed.ok ? parsed.value : null
}

/** The round as it is before its first moment; `at`: play time, ms. */
export function newLive(config: MatchConfig, round: number, factor: number, at: number, par: ByRole<Par>): Live {
  const live = liveFromScenario(config, round, factor, at, par)
  const position = positionFor(config, round)
  return position === null ? live : liveFromPosition(live, position)
}

function liveFromScenario(config: MatchConfig, round: number, factor: number, at: number, par: ByRole<Par>): Live {
  const scenario = scenarioAt(config, round)
  const usual = faded(scaled(LEVEL[config.level], factor), config.fade)
  const level = isNetworkRound(scenario) ? catchable(usual, factor) : usual
  const { tcbs, wire, runs, flight, launched } = begin(scenario, level, roundSeed(config.seed, round), at)
  const from = scenario.start.flight?.from ?? 'client'
  const flying = newRequest({ id: FLIGHT, host: from, call: 'send', len: flight, when: [], delay: 0 })
  return {
    scenario,
    level,
    // Bots need no time to think: without timers nobody would notice what the network takes.
    timers: isNetworkRound(scenario) || !(config.level === 'coach' && scenario.timer === 'off-at-coach'),
    startedAt: at,
    endsAt: at + roundClock(scenario, config.level, factor),
    hosts: {
      client: newHost('client', tcbs.client, par.client, runs.client),
      server: newHost('server', tcbs.server, par.server, runs.server),
    },
    wire,
    requests: [
      ...(flight > 0 ? [{ ...flying, status: 'open' as const, dealtAt: at, unsent: 0 }] : []),
      ...scenario.requests.map((request) => newRequest(request)),
    ],
    incidents: scenario.incidents.map(() => 'waiting'),
    agenda: [],
    entries: 0,
    goalAt: null,
    par,
    story: launched.map((one) => ({ ...one, at, on: 'launched', from, forged: false })),
    ...(isNetworkRound(scenario) ? { network: { faults: [], looked: 0 } } : {}),
  }
}

/** The first moment: timers run (as long as a position says they still do), what flies will arrive, and the first requests are dealt. */
export function goLive(scene: Scene, position: Position | null): void {
  const { live } = scene
  followWire(scene, { ...live.wire, flights: [] })
  for (const role of ROLES) {
    const { timers } = live.hosts[role].tcb
    for (const timer of TIMERS) {
      const running = timers[timer]
      if (running !== undefined && (live.timers || timer === 'time-wait')) {
        enter(scene, scene.now + expiryOf(position, role, timer, running.ms), { is: 'timer', role, timer, run: running.run })
      }
    }
    const { fade } = live.level
    for (const { arrival, at } of live.hosts[role].inbox)
      if (fade !== null) enter(scene, Math.max(scene.now, at + fade), { is: 'fade', role, arrival })
  }
  const waits = [...live.scenario.requests, ...live.scenario.incidents].map((one) => one.when)
  for (const at of [...waits, live.scenario.goal].flatMap((when) => elapsedTimes(live, when))) enter(scene, at, { is: 'moment' })
  for (const role of ROLES) followDuties(scene, role)
  unfold(scene)
}
