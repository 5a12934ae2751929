// What the log tells of a match as it goes on: no names, no numbers of its segments.
import type { Match } from '../../shared/game/index.ts'
import type { Logger } from '../log.ts'

/** Called when what the match is about changed for everybody. */
export function tellMatch(log: Logger, { phase, round, at, pausedAt, config, results, forfeited }: Match): void {
  if (phase !== 'over') {
    log.debug({ phase, round, ms: at, paused: pausedAt !== null }, 'match phase')
    return
  }
  const goals = results.filter(({ goal }) => goal).length
  const points = results.map(({ pair }) => Math.round(pair))
  log.info({ levelId: config.level, rounds: results.length, goals, points, ms: at, forfeited: forfeited !== null }, 'match over')
}
