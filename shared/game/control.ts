// What the host of a match may do to it: pause, skip, restart, end, seats, extra time, forfeits.
import type { ControlInput, Rejection } from './input.ts'
import { ROLES, type Seat } from './roles.ts'
import { announce, endMatch, endPhase, keepScene, playTime, prepare, readyEnds, type Stage, seatTaken, startRound } from './stage.ts'

export function control(stage: Stage, input: ControlInput): Rejection | null {
  const { match } = stage
  const now = playTime(match)
  switch (input.kind) {
    case 'pause':
      if (match.pausedAt !== null) return 'paused'
      match.pausedAt = match.at
      announce(stage, now, { on: 'paused' })
      return null
    case 'resume':
      if (match.pausedAt === null) return 'not-paused'
      resume(stage)
      announce(stage, now, { on: 'resumed' })
      return null
    case 'skip':
      if (match.pausedAt !== null) resume(stage)
      endPhase(stage, now)
      return null
    case 'restart':
      restart(stage, now)
      return null
    case 'end':
      if (match.pausedAt !== null) resume(stage)
      if (match.phase === 'live') endPhase(stage, now)
      if (match.phase !== 'over') endMatch(stage, now)
      return null
    case 'seat':
      return seat(stage, input.seat, input.player, now)
    case 'extra-time':
      match.factor = input.factor
      if (match.phase === 'briefing') prepare(stage, match.phaseStarted)
      announce(stage, now, { on: 'extra-time', factor: input.factor })
      return null
    case 'forfeit':
      match.forfeited = input.seat
      announce(stage, now, { on: 'forfeit', seat: input.seat })
      endMatch(stage, now)
      return null
  }
}

/** The pause's length is taken out of play time: everything due moves with it. */
function resume({ match }: Stage): void {
  match.lag += match.at - (match.pausedAt ?? match.at)
  match.pausedAt = null
}

/** The present round once more from its briefing, under the same weather; what it had earned is dropped. */
function restart(stage: Stage, now: number): void {
  const { match } = stage
  if (match.pausedAt !== null) resume(stage)
  keepScene(stage)
  match.results = match.results.filter((one) => one.round !== match.round)
  match.attempt += 1
  announce(stage, now, { on: 'restarted' })
  startRound(stage, match.round, now)
}

function seat(stage: Stage, which: Seat, player: 'bot' | 'human', now: number): Rejection | null {
  const { match } = stage
  if (match.bots[which] === (player === 'bot')) return 'same-player'
  match.bots = { ...match.bots, [which]: player === 'bot' }
  announce(stage, now, { on: 'seat', seat: which, player })
  for (const role of ROLES) seatTaken(stage, role)
  if ((match.phase === 'briefing' || match.phase === 'debrief') && readyEnds(match)) endPhase(stage, now)
  return null
}
