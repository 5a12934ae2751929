// Real Views for the board: two bots play, and the play is stopped where a test wants to look.
import { NO_BERTHS } from '../../../client/board/berths.ts'
import type { Scene } from '../../../client/board/frame.ts'
import { layoutOf } from '../../../client/board/layout.ts'
import { type Eyes, type Match, parseConfig, problemText, type ScenarioId, view } from '../../../shared/game/index.ts'
import type { State } from '../../../shared/tcp/index.ts'
import { simulate } from '../../play/simulate.ts'

const BOTS = { client: { think: 1500, errors: 0, seed: 1 }, server: { think: 1500, errors: 0, seed: 2 } }
const FALLIBLE = { client: { ...BOTS.client, errors: 0.5 }, server: { ...BOTS.server, errors: 0.5 } }

/** The match at the first moment at which `until` holds. */
export function playedUntil(scenario: ScenarioId, until: (match: Match) => boolean, options: object = {}, fallible = false): Match {
  const config = parseConfig({ seed: 'harbour', level: 'match', rounds: [scenario], ...options })
  if (!config.ok) throw new Error(config.problems.map(problemText).join('\n'))
  return simulate(config.value, fallible ? FALLIBLE : BOTS, until).match
}

export const inState =
  (role: 'client' | 'server', state: State) =>
  (match: Match): boolean =>
    match.phase === 'live' && match.live.hosts[role].tcb.state === state

/** What the board is drawn from, `later` ms after the match's last input. */
export function sceneOf(match: Match, eyes: Eyes, later = 0, size: readonly [number, number] = [1200, 510]): Scene {
  const own = eyes === 'all' || eyes === 'network' ? null : eyes
  return {
    view: view(match, eyes),
    layout: layoutOf(...size, own),
    strait: layoutOf(...size, null),
    berths: NO_BERTHS,
    now: match.at - match.lag + later,
    calm: false,
  }
}
