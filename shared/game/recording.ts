// Records a match that is over: each round as its ladder and its result, told by the rules under which it was played.
import type { MatchConfig } from './config.ts'
import type { GameEvent } from './event.ts'
import type { Input } from './input.ts'
import type { Live, Match, RoundResult } from './match.ts'
import { createMatch, play } from './play.ts'
import { RECORDING, type RecordedEvent, type RecordedRound, type Recording } from './recording-schema.ts'
import { CORE } from './replay.ts'
import { ROLES, seatOf } from './roles.ts'
import type { RoleScore } from './units.ts'

/** null: no ladder shows it. */
function recordedEvent(event: GameEvent, since: number): RecordedEvent | null {
  const at = event.at - since
  switch (event.on) {
    case 'dealt':
    case 'failed':
      return { at, on: event.on, role: event.role, request: event.request }
    case 'move': {
      const { on, role, segment, flight, fates, ghost } = event
      return { at, on, role, segment, judged: recordedJudged(event.judged), flight, fates, ghost }
    }
    case 'discard':
      return { at, on: event.on, role: event.role, judged: recordedJudged(event.judged) }
    case 'state-answer': {
      const { on, role, said, was, right } = event
      return { at, on, role, said, was, right }
    }
    case 'launched': {
      const { on, from, flight, segment, fates, forged } = event
      return { at, on, from, flight, segment, fates, forged }
    }
    case 'arrived': {
      const { on, role, flight, segment, disposition } = event
      return { at, on, role, flight, segment, disposition }
    }
    case 'corrupt':
      return { at, on: event.on, role: event.role, flight: event.flight, segment: event.segment }
    case 'timer':
      return { at, on: event.on, role: event.role, timer: event.timer }
    case 'state':
      return { at, on: event.on, role: event.role, before: event.before, after: event.after }
    case 'signal':
      return { at, on: event.on, role: event.role, signal: event.signal }
    case 'crashed':
      return { at, on: event.on, role: event.role }
    case 'missed':
      return { at, on: event.on, role: event.role, duty: event.duty, rule: event.rule, right: event.right }
    case 'fault':
      return { at, on: event.on, flight: event.flight, copy: event.copy }
    case 'goal':
      return { at, on: event.on }
    default:
      return null
  }
}

type Judged = Extract<GameEvent, { on: 'move' }>['judged']
const recordedJudged = ({ kind, rule, wrong, skill, right }: Judged) => ({ kind, rule, wrong, skill, right })

const recordedScore = ({ points, accuracy, bestStreak }: RoleScore) => ({ points, accuracy, bestStreak })

function recordedResult({ goal, goalAfter, pair, scores, network }: RoundResult): RecordedRound['result'] {
  return {
    goal,
    goalAfter,
    pair,
    scores: { client: recordedScore(scores.client), server: recordedScore(scores.server) },
    network: network === undefined ? null : { points: network.points, right: network.right, par: network.par, goal: network.goal },
  }
}

/** What a player saw of the application's requests: those that were dealt. */
const recordedRequests = ({ requests }: Live): RecordedRound['requests'] =>
  ROLES.flatMap((role) =>
    requests.flatMap(({ request: { id, host, call, len }, dealtAt }) => (host === role && dealtAt !== null ? [{ id, call, len }] : [])),
  )

function recordedFaults({ network }: Live): RecordedRound['faults'] {
  return (network?.faults ?? []).map(({ doing, from, segment, guess, known }) => ({
    doing,
    from,
    segment,
    guess,
    known: known === null ? null : { what: known.what },
  }))
}

function recordedRound({ config, round, live, results }: Match): RecordedRound {
  const result = results.find((one) => one.round === round)
  const { client, server } = live.hosts
  return {
    scenario: live.scenario.id,
    delay: live.level.delay,
    client: seatOf('client', round, config.firstClient),
    last: { client: client.tcb.state, server: server.tcb.state },
    requests: recordedRequests(live),
    result: result === undefined ? null : recordedResult(result),
    faults: recordedFaults(live),
    story: live.story.flatMap((event) => recordedEvent(event, live.startedAt) ?? []),
  }
}

/** What everybody may see of each round once it is over. One that was begun anew is there as it was played last. */
export function recordMatch(config: MatchConfig, inputs: readonly Input[]): Recording {
  const rounds = new Map<number, RecordedRound>()
  let match = createMatch(config)
  for (const input of inputs) {
    const next = play(match, input).match
    if (match.phase === 'live' && (next.phase === 'debrief' || next.phase === 'over')) rounds.set(next.round, recordedRound(next))
    match = next
  }
  return { version: RECORDING, core: CORE, rounds: [...rounds.values()] }
}
