// Random plays: people who do the right thing, the wrong thing, nothing and nonsense, in any order.
import fc from 'fast-check'
import {
  acting,
  createMatch,
  type GameEvent,
  type Input,
  LEVELS,
  type LevelId,
  type Match,
  type MatchConfig,
  type Move,
  nextDue,
  parseConfig,
  play,
  problemText,
  type Role,
  SCENARIO_IDS,
  type ScenarioId,
} from '../../shared/game/index.ts'
import { isAsked } from '../../shared/game/name-state.ts'
import { FLAGS, mistakesFor, type Segment, STATES, seqAdd } from '../../shared/tcp/index.ts'

/** One thing that somebody does next; its numbers are read as far as the doing needs them. */
export interface Doing {
  readonly who: 'client' | 'server' | 'clock' | 'control'
  readonly what: number
  readonly pick: number
  /** ms to wait before it. */
  readonly wait: number
}

export const doing: fc.Arbitrary<Doing> = fc.record({
  who: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('client' as const, 'server' as const) },
    { weight: 4, arbitrary: fc.constant('clock' as const) },
    { weight: 1, arbitrary: fc.constant('control' as const) },
  ),
  what: fc.nat(99),
  pick: fc.nat(0xffff),
  wait: fc.oneof(fc.constant(0), fc.nat(3000), fc.constant(12_000)),
})

export function configOf(
  scenario: ScenarioId | readonly (ScenarioId | object)[],
  level: LevelId,
  seed: string,
  more: object = {},
): MatchConfig {
  const rounds = typeof scenario === 'string' ? [scenario] : scenario
  const config = parseConfig({ seed, level, rounds, briefing: 0, debrief: 5000, ...more })
  if (!config.ok) throw new Error(config.problems.map(problemText).join('\n'))
  return config.value
}

export const anyConfig: fc.Arbitrary<MatchConfig> = fc
  .record({
    rounds: fc.array(fc.constantFrom(...SCENARIO_IDS), { minLength: 1, maxLength: 2 }),
    level: fc.constantFrom(...LEVELS),
    seed: fc.nat(9999),
    pace: fc.constantFrom('own', 'class'),
  })
  .map(({ rounds, level, seed, pace }) => configOf(rounds, level, String(seed), { pace }))

const asMove = ({ flags, seq, ack, len, wnd }: Segment, asksWindow: boolean): Move => ({
  kind: 'segment',
  flags,
  seq,
  ack,
  len,
  wnd: asksWindow ? wnd : null,
})

/** The right answer now; a misconception's; a bare ACK; a piece of what is due; or nonsense. */
function segmentMove(match: Match, role: Role, what: number, pick: number): Move | null {
  const host = match.live.hosts[role]
  const tcb = acting(match.live, role)
  const { asksWindow } = match.live.scenario
  const [first] = host.duties
  if (what < 55) return first === undefined ? null : asMove(first.duty.segment, asksWindow)
  if (what < 65 && first !== undefined) {
    const wrong = mistakesFor(tcb, first.duty)
    return asMove(wrong[pick % Math.max(1, wrong.length)]?.segment ?? first.duty.segment, asksWindow)
  }
  if (what < 70) return asMove({ flags: ['ACK'], seq: tcb.snd.nxt, ack: tcb.rcv.nxt, len: 0, wnd: tcb.rcv.wnd }, asksWindow)
  if (what < 75 && first !== undefined && first.duty.segment.len > 1)
    return asMove({ ...first.duty.segment, flags: ['ACK'], len: 1 + (pick % (first.duty.segment.len - 1)) }, asksWindow)
  if (what < 80)
    return {
      kind: 'segment',
      flags: FLAGS.filter((_, index) => (pick >> index) % 2 === 1),
      seq: seqAdd(tcb.snd.nxt, (pick % 7) - 3),
      ack: seqAdd(tcb.rcv.nxt, (pick % 5) - 2),
      len: pick % 12,
      wnd: null,
    }
  return null
}

function playerMove(match: Match, role: Role, what: number, pick: number): Move | null {
  const host = match.live.hosts[role]
  const { inbox, tcb } = host
  if (isAsked(host) && what < 40) {
    const question = pick % 3 === 0 ? undefined : host.asked.length - (pick % 2)
    return { kind: 'state', state: what < 30 ? tcb.state : (STATES[pick % STATES.length] ?? 'CLOSED'), question }
  }
  if (
    what < 15 &&
    match.phase === 'live' &&
    match.live.requests.some((one) => one.request.host === role && one.request.call === 'listen' && one.status === 'open')
  )
    return { kind: 'listen' }
  const segment = segmentMove(match, role, what, pick)
  if (segment !== null) return segment
  if (what < 86) return { kind: 'discard', arrival: inbox[pick % Math.max(1, inbox.length)]?.arrival ?? pick }
  if (what < 90) return { kind: 'predict', flags: ['ACK'], seq: pick % 2 === 0 ? null : pick, ack: null, len: 0 }
  if (what < 93) return { kind: 'hint' }
  if (what < 94) return { kind: 'accept-ghost' }
  if (what < 96) return { kind: match.phase === 'live' && match.ready[role] ? 'not-ready' : 'ready' }
  return { kind: 'listen' }
}

function controlInput(match: Match, what: number, at: number, n: number): Input {
  const stamp = { at, n, from: 'control' as const }
  if (match.pausedAt !== null) return { ...stamp, kind: 'resume' }
  if (what < 40) return { ...stamp, kind: 'pause' }
  if (what < 60) return { ...stamp, kind: 'seat', seat: what % 2 === 0 ? 'a' : 'b', player: what % 4 < 2 ? 'bot' : 'human' }
  if (what < 70) return { ...stamp, kind: 'extra-time', factor: 1 + (what % 3) / 2 }
  if (what < 75) return { ...stamp, kind: 'restart' }
  if (what < 80) return { ...stamp, kind: 'skip' }
  if (what === 98) return { ...stamp, kind: 'end' }
  if (what === 99) return { ...stamp, kind: 'forfeit', seat: 'a' }
  return { ...stamp, kind: 'pause' }
}

/** What a doing means in this match. */
export function inputFor(match: Match, { who, what, pick, wait }: Doing): Input {
  const n = match.n + 1
  const at = match.at + wait
  if (who === 'clock') return { at: what < 80 ? Math.max(match.at, nextDue(match) ?? at) : at, n, from: 'clock' }
  if (who === 'control') return controlInput(match, what, at, n)
  const move = playerMove(match, who, what, pick) ?? { kind: 'ready' }
  return { ...move, at, n, from: who, round: what === 97 ? match.round + 1 : match.round }
}

export interface Played {
  readonly config: MatchConfig
  readonly match: Match
  /** The accepted ones. */
  readonly inputs: readonly Input[]
  readonly events: readonly GameEvent[]
}

/** Plays; `watch` sees each step. */
export function playDoings(
  config: MatchConfig,
  doings: readonly Doing[],
  watch: (before: Match, input: Input, after: Match, events: readonly GameEvent[]) => void = () => {},
): Played {
  let match = createMatch(config)
  const inputs: Input[] = []
  const events: GameEvent[] = []
  for (const one of doings) {
    const input = inputFor(match, one)
    const step = play(match, input)
    watch(match, input, step.match, step.events)
    if (step.match !== match) {
      inputs.push(input)
      events.push(...step.events)
    }
    match = step.match
  }
  return { config, match, inputs, events }
}

export const anyPlay = fc.tuple(anyConfig, fc.array(doing, { minLength: 10, maxLength: 80 }))
