// Fog of war: the only place that decides what a pair of eyes sees.
import { sparedBy } from '../net/index.ts'
import { type Tcb, TIMERS } from '../tcp/index.ts'
import { acting } from './acting.ts'
import { choicesOf } from './choices.ts'
import { crossedArrival } from './crossing.ts'
import type { GameEvent, Judged } from './event.ts'
import { budgetLeft, openFault } from './faults.ts'
import { formulas } from './hints.ts'
import type { Level } from './levels.ts'
import { LISTEN, listenHelp } from './listen-help.ts'
import type { Host, Live, Match, Step } from './match.ts'
import { isAsked } from './name-state.ts'
import { openListen } from './requests.ts'
import { type Role, seatOf } from './roles.ts'
import { accuracyOf, hintLeaves } from './score.ts'
import type { Eyes, Harmed, HelpView, HostView, NetworkView, TcbView, Told, ToldVerdict, View } from './view-types.ts'

/** What somebody saw, and of what. */
export interface Seen {
  readonly match: Match
  readonly view: View
}

/** What these eyes see of the match. A player sees their own host while the round lives, and everything in the debrief.
 * `before`: what they saw of an earlier moment. Parts of it that cannot be others now stay the same objects: that spares comparing them. */
export function view(match: Match, eyes: Eyes, before: Seen | null = null): View {
  const { config, live, phase } = match
  const known = before !== null && before.view.eyes === eyes && isSameStretch(before.match, match) ? before : null
  const open = eyes === 'all' || eyes === 'network' || phase === 'debrief' || phase === 'over'
  const xray = open || (config.xray && phase === 'live')
  const { id, number, difficulty, asksWindow } = live.scenario
  const { delay, grace, deadline, rto, asksState, hints, help } = live.level
  return {
    eyes,
    phase,
    round: match.round,
    rounds: config.rounds.length,
    attempt: match.attempt,
    scenario: known?.view.scenario ?? { id, number, difficulty, asksWindow },
    level: known?.view.level ?? { id: config.level, delay, grace, deadline, rto, asksState, hints, help },
    phaseStarted: match.phaseStarted,
    phaseEnds: match.phaseEnds,
    lag: match.lag,
    pausedAt: match.pausedAt,
    seats: known?.view.seats ?? {
      client: seatOf('client', match.round, config.firstClient),
      server: seatOf('server', match.round, config.firstClient),
    },
    bots: match.bots,
    ready:
      known !== null && known.match.ready === match.ready
        ? known.view.ready
        : phase === 'live' && eyes !== 'all' && eyes !== 'network'
          ? ownReady(match, eyes)
          : match.ready,
    hosts: open
      ? { client: openHost(live, 'client', eyes, known), server: openHost(live, 'server', eyes, known) }
      : eyes === 'client'
        ? { client: hostView(live, 'client', false, known) }
        : { server: hostView(live, 'server', false, known) },
    wire: xray ? live.wire.flights : null,
    ladder: open ? live.story : null,
    harmed: xray ? (known?.match.live.story === live.story ? known.view.harmed : harmed(live.story)) : null,
    network: open ? networkView(live) : null,
    results: match.results,
    forfeited: match.forfeited,
  }
}

/** One attempt at a round in one phase, and of that what does not change in it. */
const isSameStretch = (before: Match, after: Match): boolean =>
  before.config === after.config &&
  before.phase === after.phase &&
  before.round === after.round &&
  before.attempt === after.attempt &&
  before.live.scenario === after.live.scenario &&
  before.live.level === after.live.level

/** What a host's player would be shown of what comes next is not for the network. */
const openHost = (live: Live, role: Role, eyes: Eyes, known: Seen | null): HostView =>
  eyes === 'network' ? { ...hostView(live, role, true, known), help: null, choices: null } : hostView(live, role, true, known)

function networkView(live: Live): NetworkView | null {
  const { network, wire, scenario } = live
  if (network === undefined || scenario.network === undefined) return null
  return {
    budget: scenario.network.budget,
    left: budgetLeft(live),
    faults: network.faults,
    waits: openFault(live) !== null,
    foretells: openFault(live)?.shownBy === null,
    exposed: wire.flights.flatMap(({ id }) => (sparedBy(wire, id) === null ? [id] : [])),
  }
}

/** Whether the partner is done with the round is their business while it lives. */
const ownReady = ({ ready }: Match, role: Role): View['ready'] => ({
  client: role === 'client' && ready.client,
  server: role === 'server' && ready.server,
})

function harmed(story: readonly GameEvent[]): readonly Harmed[] {
  return story.flatMap((event): Harmed[] => {
    if ((event.on !== 'move' && event.on !== 'launched') || event.flight === null || event.fates.length === 0) return []
    const { flight, segment, at: sent, fates } = event
    const [from, forged] = event.on === 'move' ? ([event.role, false] as const) : ([event.from, event.forged] as const)
    return [{ flight, from, segment, sent, forged, fates }]
  })
}

function hostView(live: Live, role: Role, open: boolean, known: Seen | null): HostView {
  const host = live.hosts[role]
  const { tcb, tally } = host
  const seen = known?.view.hosts[role]
  const was = known?.match.live
  const before = was?.hosts[role]
  const sameTcb = before?.tcb === tcb
  const sameRequests = was?.requests === live.requests
  const sameTask = sameTcb && sameRequests && before.duties === host.duties
  return {
    role,
    state: live.level.asksState && !open ? null : tcb.state,
    stateAsked: isAsked(host),
    question: host.asked.length,
    tcb: seen !== undefined && sameTcb ? seen.tcb : tcbView(tcb),
    requests: seen !== undefined && sameRequests ? seen.requests : requestCards(live, role),
    inbox:
      seen !== undefined && before?.inbox === host.inbox
        ? seen.inbox
        : host.inbox.map(({ arrival, segment, at }) => ({ arrival, segment, at })),
    outbox: tcb.sent,
    timers: seen !== undefined && sameTcb && was?.agenda === live.agenda ? seen.timers : timersOf(live, role),
    story:
      seen !== undefined && was?.story === live.story
        ? seen.story
        : live.story.flatMap((event, index) => told(live, index, event, host, open) ?? []),
    help: seen !== undefined && sameTask && before.help === host.help && was?.agenda === live.agenda ? seen.help : helpOf(live, host),
    choices: seen !== undefined && sameTask && before.tally === tally ? seen.choices : choicesOf(live, host),
    prediction: seen !== undefined && before?.prediction === host.prediction ? seen.prediction : predictionOf(host),
    tally,
    accuracy: accuracyOf(tally),
  }
}

/** A host's variables: of the peer's numbers only what has come. */
export function tcbView(tcb: Tcb): TcbView {
  const synchronized = tcb.state !== 'CLOSED' && tcb.state !== 'LISTEN' && tcb.state !== 'SYN-SENT'
  return {
    iss: tcb.iss,
    irs: synchronized ? tcb.irs : null,
    sndUna: tcb.snd.una,
    sndNxt: tcb.snd.nxt,
    sndWnd: tcb.snd.wnd,
    rcvNxt: synchronized ? tcb.rcv.nxt : null,
    rcvWnd: tcb.rcv.wnd,
  }
}

const requestCards = (live: Live, role: Role): HostView['requests'] =>
  live.requests.flatMap(({ request: { id, host, call, len }, status, dealtAt }) =>
    host !== role || dealtAt === null || status === 'waiting' || status === 'delayed' ? [] : [{ id, call, len, at: dealtAt, status }],
  )

function timersOf({ agenda, hosts }: Live, role: Role): HostView['timers'] {
  return TIMERS.flatMap((timer) => {
    const entry = agenda.find(({ what }) => what.is === 'timer' && what.role === role && what.timer === timer)
    const running = hosts[role].tcb.timers[timer]
    return timer === 'user' || entry === undefined || running === undefined
      ? []
      : [{ timer, started: entry.due - running.ms, ends: entry.due }]
  })
}

function predictionOf({ prediction }: Host): HostView['prediction'] {
  if (prediction === null) return null
  const { flags, seq, ack, len } = prediction
  return { flags, seq, ack, len }
}

function helpOf(live: Live, host: Host): HelpView | null {
  if (host.help?.duty === LISTEN) return openListen(live.requests, host.role) === null ? null : listenHelp(host.help.step)
  const open = host.duties.find((one) => one.duty.id === host.help?.duty)
  if (host.help === null || open === undefined) return null
  const { step } = host.help
  return {
    step,
    kind: open.duty.kind,
    rule: open.duty.rule,
    formulas: step >= 2 ? formulas(acting(live, host.role), open.duty) : null,
    value: step >= 3 ? open.duty.segment : null,
    ghost: step === 4,
    leaves: hintLeaves(host.help.cost),
    coming: comingHelp(live, host, open.duty.id),
  }
}

/** The value that will come by itself, unless it is there already. */
function comingHelp({ agenda }: Live, { role, help }: Host, duty: string): HelpView['coming'] {
  const entry = agenda.find(({ what }) => what.is === 'help' && what.role === role && what.duty === duty && what.step === 3)
  return entry === undefined || help === null || help.step >= 3 ? null : { at: entry.due, leaves: hintLeaves(3) }
}

/** As much of a verdict as the level tells at once; all of it in the debrief. */
function toldVerdict(
  { kind, rule, skill: named, wrong, right, fulfils }: Judged,
  tells: Level['tells'] | 'reason',
  crossed: boolean,
): ToldVerdict {
  const birds = fulfils.length
  const skill = crossed ? null : named
  if (tells === 'verdict') return { kind, rule: null, skill: null, wrong: null, right: null, crossed: false, birds }
  if (tells === 'line') return { kind, rule, skill, wrong: null, right: null, crossed, birds }
  return { kind, rule, skill, wrong, right, crossed, birds }
}

/** An event as its own host's player is told of it; null: not theirs, or not to be known. */
function told({ story, level }: Live, index: number, event: GameEvent, { role }: Host, open: boolean): Told | null {
  if (!('role' in event) || event.role !== role) return null
  const { at } = event
  const tells = open ? 'reason' : level.tells
  switch (event.on) {
    case 'move': {
      const { move, segment, judged, flight } = event
      return { at, told: 'move', move, segment, left: flight !== null, verdict: toldVerdict(judged, tells, crossedArrival(story, index)) }
    }
    case 'discard':
      return { at, told: 'discard', move: event.move, arrival: event.arrival, verdict: toldVerdict(event.judged, tells, false) }
    case 'arrived': {
      const { arrival, segment, disposition } = event
      return { at, told: 'arrived', arrival, segment, disposition: tells === 'reason' ? disposition : null }
    }
    case 'timer':
      return { at, told: 'timer', timer: event.timer }
    case 'state':
      return level.asksState && !open ? null : { at, told: 'state', after: event.after }
    case 'state-answer':
      return { at, told: 'state-answer', said: event.said, was: open ? event.was : null, right: event.right }
    case 'signal':
      return { at, told: 'signal', signal: event.signal }
    case 'missed':
      return tells === 'verdict'
        ? { at, told: 'missed', duty: null, rule: null }
        : { at, told: 'missed', duty: event.duty, rule: event.rule }
    case 'prediction':
      return { at, told: 'prediction', right: event.right }
    case 'crashed':
      return { at, told: 'crashed' }
    case 'dealt':
    case 'done':
    case 'failed':
      return { at, told: 'request', request: event.request, now: event.on }
    default:
      return null
  }
}

/** Whether a step can have changed what these eyes see: cheap, and true in doubt. */
export function mayShow(eyes: Eyes, before: Match, { match, events }: Step): boolean {
  if (eyes === 'all' || eyes === 'network' || match.phase !== 'live' || before.phase !== 'live' || match.config.xray) return true
  return (
    before.round !== match.round ||
    before.attempt !== match.attempt ||
    before.pausedAt !== match.pausedAt ||
    before.lag !== match.lag ||
    before.bots !== match.bots ||
    before.ready[eyes] !== match.ready[eyes] ||
    before.phaseEnds !== match.phaseEnds ||
    before.forfeited !== match.forfeited ||
    before.live.hosts[eyes] !== match.live.hosts[eyes] ||
    before.live.requests !== match.live.requests ||
    events.some((event) => !('role' in event) || event.role === eyes)
  )
}
