// A match in the making: the draft of one step, its phases and the round that lives in it.
import type { GameEvent } from './event.ts'
import { awaitsConsequence, closeFault, isNetworkRound } from './faults.ts'
import { LEVEL } from './levels.ts'
import { goLive, newLive, positionFor } from './live.ts'
import type { Live, Match } from './match.ts'
import { parOf } from './par.ts'
import { ROLES, type Role, roleOf, SEATS, seatOf } from './roles.ts'
import { roundOf, type Scene, sceneOf } from './scene.ts'
import { resultOf } from './score.ts'

export interface Stage {
  readonly match: { -readonly [K in keyof Match]: Match[K] }
  readonly events: GameEvent[]
  /** The round's draft, once something in it was touched. */
  scene: Scene | null
}

type Untimed<T> = T extends unknown ? Omit<T, 'at'> : never

/** Play time stands while the match is paused. */
export const playTime = ({ pausedAt, at, lag }: Pick<Match, 'pausedAt' | 'at' | 'lag'>): number => (pausedAt ?? at) - lag

export const stageOf = (match: Match): Stage => ({ match: { ...match }, events: [], scene: null })

/** Tells something that belongs to the match, not to the round's story. */
export function announce({ events }: Stage, at: number, what: Untimed<GameEvent>): void {
  events.push({ at, ...what })
}

/** The round's draft at this moment. */
export function sceneAt(stage: Stage, now: number): Scene {
  stage.scene ??= sceneOf(stage.match.live, now)
  stage.scene.now = Math.max(stage.scene.now, now)
  return stage.scene
}

/** Puts the round's draft back into the match. */
export function keepScene(stage: Stage): void {
  if (stage.scene === null) return
  stage.match.live = roundOf(stage.scene, stage.match.live)
  stage.events.push(...stage.scene.events)
  stage.scene = null
}

const phaseLength = ({ config }: Match, phase: 'briefing' | 'debrief'): number | null =>
  config.endless && config[phase] !== 0 ? null : (config[phase] ?? LEVEL[config.level][phase])

function enterPhase(stage: Stage, phase: Match['phase'], at: number, ends: number | null): void {
  const { match } = stage
  match.phase = phase
  match.phaseStarted = at
  match.phaseEnds = ends
  match.ready = { client: false, server: false }
  announce(stage, at, { on: 'phase', phase, round: match.round })
}

/** The round before its first moment, with its par. */
export function prepare({ match }: Stage, at: number): void {
  const { config, round, factor } = match
  match.live = newLive(config, round, factor, at, parOf(config, round, factor))
}

export function startRound(stage: Stage, round: number, at: number): void {
  const { match } = stage
  match.round = round
  prepare(stage, at)
  const length = phaseLength(match, 'briefing')
  enterPhase(stage, 'briefing', at, length === null ? null : at + length)
  if (length === 0 || readyEnds(match)) startLive(stage, at)
}

export function startLive(stage: Stage, at: number): void {
  const { match } = stage
  match.live = newLive(match.config, match.round, match.factor, at, match.live.par)
  enterPhase(stage, 'live', at, match.live.endsAt)
  const scene = sceneAt(stage, at)
  for (const role of ROLES) seatTaken(stage, role)
  goLive(scene, positionFor(match.config, match.round))
}

/** Remembers who sits there in this live phase. */
export function seatTaken(stage: Stage, role: Role): void {
  const { match } = stage
  if (match.phase !== 'live') return
  const host = sceneAt(stage, match.phaseStarted).live.hosts[role]
  if (match.bots[seatOf(role, match.round, match.config.firstClient)]) host.hadBot = true
  else host.hadHuman = true
}

/** The live phase is over: what was earned is kept. */
export function endLive(stage: Stage, at: number): void {
  keepScene(stage)
  const { match } = stage
  match.live = closeFault({ ...match.live, agenda: [] }, at)
  match.results = [...match.results, resultOf(match.config, match.round, match.live, at)]
  const length = phaseLength(match, 'debrief')
  enterPhase(stage, 'debrief', at, length === null ? null : at + length)
  if (length === 0 || readyEnds(match)) endRound(stage, at)
}

export function endRound(stage: Stage, at: number): void {
  const { match } = stage
  if (match.round + 1 < match.config.rounds.length) startRound(stage, match.round + 1, at)
  else endMatch(stage, at)
}

export function endMatch(stage: Stage, at: number): void {
  keepScene(stage)
  stage.match.live = { ...stage.match.live, agenda: [] }
  stage.match.pausedAt = null
  enterPhase(stage, 'over', at, null)
}

/** Ends the present phase, by the clock, by both being ready, or by control. */
export function endPhase(stage: Stage, at: number): void {
  if (stage.match.phase === 'briefing') startLive(stage, at)
  else if (stage.match.phase === 'live') endLive(stage, at)
  else if (stage.match.phase === 'debrief') endRound(stage, at)
}

/** A bot is ready whenever its human partner is. */
export function bothReady({ bots, ready, round, config }: Match): boolean {
  const alone = SEATS.every((seat) => bots[seat])
  return SEATS.every((seat) => (bots[seat] && !alone) || ready[roleOf(seat, round, config.firstClient)])
}

/** Both being ready ends a phase, but not in a class, where all pairs keep step, nor where the network says when. */
export const readyEnds = (match: Match): boolean => match.config.pace === 'own' && !isNetworkRound(match.live.scenario) && bothReady(match)

/** Nothing is left to do: the goal is reached, no encore is on, nothing is in the air and no `must` is open. */
function nothingLeft({ goalAt, requests, wire, hosts }: Pick<Live, 'goalAt' | 'requests' | 'wire' | 'hosts'>): boolean {
  if (goalAt === null || wire.flights.length > 0) return false
  if (requests.some((one) => one.encore && one.status !== 'done' && one.status !== 'failed')) return false
  return ROLES.every((role) => hosts[role].duties.every((one) => !one.duty.must))
}

/** At its own pace a live phase ends once nothing is left to do, or both are ready after the goal. */
export function mayEndEarly(stage: Stage): boolean {
  const { match } = stage
  if (match.phase !== 'live' || match.config.pace !== 'own') return false
  const live = stage.scene?.live ?? match.live
  if (isNetworkRound(live.scenario)) return nothingLeft(live) && !awaitsConsequence(live)
  return live.goalAt !== null && (nothingLeft(live) || bothReady(match))
}
