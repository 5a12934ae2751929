// The match as a reducer: a config makes it, inputs move it, and what is due happens first, in its order.

import type { MatchConfig } from './config.ts'
import { control } from './control.ts'
import type { GameEvent } from './event.ts'
import { isNetworkRound } from './faults.ts'
import type { Input, NetworkInput, PlayerInput, Rejection } from './input.ts'
import { parseInput } from './input-schema.ts'
import { newLive } from './live.ts'
import type { Match, Step } from './match.ts'
import { makeMove } from './moves.ts'
import { makeNetworkMove } from './network-moves.ts'
import { NO_PAR } from './par.ts'
import { SEATS, seatOf } from './roles.ts'
import { announce, endPhase, keepScene, mayEndEarly, playTime, readyEnds, type Stage, sceneAt, stageOf, startRound } from './stage.ts'
import { nextOnAgenda } from './unfold.ts'

/** The match at its first moment, 0 ms of match time. */
export function createMatch(config: MatchConfig): Match {
  const stage = stageOf({
    config,
    at: 0,
    n: -1,
    lag: 0,
    pausedAt: null,
    phase: 'briefing',
    round: 0,
    attempt: 0,
    phaseStarted: 0,
    phaseEnds: null,
    ready: { client: false, server: false },
    bots: config.bots,
    factor: config.factor,
    live: newLive(config, 0, config.factor, 0, NO_PAR),
    results: [],
    forfeited: null,
  })
  startRound(stage, 0, 0)
  return close(stage)
}

/** When `play` must be called next if nothing else comes, in ms of match time; null: never by itself. */
export function nextDue({ phase, pausedAt, phaseEnds, live, lag }: Match): number | null {
  if (phase === 'over' || pausedAt !== null) return null
  const [entry] = live.agenda
  const due = entry === undefined ? phaseEnds : phaseEnds === null ? entry.due : Math.min(entry.due, phaseEnds)
  return due === null ? null : due + lag
}

const rejected = (match: Match, from: Input['from'], reason: Rejection): Step => ({
  match,
  events: [{ at: playTime(match), on: 'rejected', from, reason }],
})

/** Plays an input: first what is due at or before its time, then the input itself and what it makes due at once. A rejected one returns the same match. */
export function play(match: Match, input: Input): Step {
  return parseInput(input).ok ? playParsed(match, input) : rejected(match, 'control', 'malformed')
}

/** The same for an input that was parsed where it came from outside: the server plays every move by it. */
export function playParsed(match: Match, input: Input): Step {
  const reject = (reason: Rejection, from: Input['from']): Step => rejected(match, from, reason)
  if (input.n <= match.n) return reject('stale', input.from)
  if (input.at < match.at) return reject('past', input.from)
  if (match.phase === 'over') return reject('match-over', input.from)
  const stage = stageOf(match)
  stage.match.at = input.at
  stage.match.n = input.n
  catchUp(stage)
  const reason = take(stage, input)
  if (reason !== null) return reject(reason, input.from)
  catchUp(stage)
  const events: GameEvent[] = stage.events
  return { match: close(stage), events }
}

function close(stage: Stage): Match {
  keepScene(stage)
  return stage.match
}

/** Lets everything happen that is due up to now: the agenda before the end of the phase. */
function catchUp(stage: Stage): void {
  const { match } = stage
  if (match.pausedAt !== null) return
  const now = playTime(match)
  for (;;) {
    const [entry] = (stage.scene?.live ?? match.live).agenda
    const ends = match.phaseEnds
    if (match.phase === 'over') return
    if (entry !== undefined && entry.due <= now && (ends === null || entry.due <= ends)) {
      const scene = sceneAt(stage, entry.due)
      nextOnAgenda(scene)
      if (mayEndEarly(stage)) endPhase(stage, scene.now)
    } else if (ends !== null && ends <= now) endPhase(stage, ends)
    else return
  }
}

function take(stage: Stage, input: Input): Rejection | null {
  if (input.from === 'clock') return null
  if (stage.match.phase === 'over') return 'match-over'
  if (input.from === 'network') return network(stage, input)
  return input.from === 'control' ? control(stage, input) : player(stage, input)
}

function player(stage: Stage, input: PlayerInput): Rejection | null {
  const { match } = stage
  if (match.pausedAt !== null) return 'paused'
  if (input.round !== match.round) return 'stale'
  const now = playTime(match)
  if (input.kind === 'ready') return ready(stage, input, now)
  if (input.kind === 'not-ready') return notReady(stage, input, now)
  if (match.phase !== 'live') return 'wrong-phase'
  const bot = match.bots[seatOf(input.from, match.round, match.config.firstClient)]
  const reason = makeMove(sceneAt(stage, now), input.from, input, bot)
  if (reason === null && mayEndEarly(stage)) endPhase(stage, now)
  return reason
}

/** Nobody is the network of a round in which a person plays a host; ready ends the briefing and the debrief, but not in a class. */
function network(stage: Stage, input: NetworkInput): Rejection | null {
  const { match } = stage
  if (match.pausedAt !== null) return 'paused'
  if (input.round !== match.round) return 'stale'
  if (!isNetworkRound(match.live.scenario) || SEATS.some((seat) => !match.bots[seat])) return 'not-the-network'
  const now = playTime(match)
  if (input.kind === 'ready') {
    if (match.phase === 'live' || match.config.pace !== 'own') return 'wrong-phase'
    endPhase(stage, now)
    return null
  }
  if (match.phase !== 'live') return 'wrong-phase'
  return makeNetworkMove(sceneAt(stage, now), input)
}

/** Ready for what comes next; while the round lives it counts once the goal is reached. */
function ready(stage: Stage, { from }: PlayerInput, now: number): Rejection | null {
  const { match } = stage
  if (match.ready[from]) return 'already-ready'
  match.ready = { ...match.ready, [from]: true }
  announce(stage, now, { on: 'ready', role: from })
  if (match.phase === 'live' ? mayEndEarly(stage) : readyEnds(match)) endPhase(stage, now)
  return null
}

/** Whoever said too early that they are done may take it back; whether the goal is reached they are not told. */
function notReady(stage: Stage, { from }: PlayerInput, now: number): Rejection | null {
  const { match } = stage
  if (match.phase !== 'live') return 'wrong-phase'
  if (!match.ready[from]) return 'never-ready'
  match.ready = { ...match.ready, [from]: false }
  announce(stage, now, { on: 'not-ready', role: from })
  return null
}
