// A player's moves in the live phase: judged by the rules of TCP, paid or counted, and put on the wire if they are legal.
import {
  call,
  type Duty,
  dismiss,
  emit,
  FLAGS,
  has,
  judge,
  judgeNothing,
  type Segment,
  type Tcb,
  type Verdict,
  windowToOffer,
} from '../tcp/index.ts'

import { acting } from './acting.ts'
import { faultKindOf, whySent } from './causes.ts'
import type { Judged } from './event.ts'
import { setRequest } from './finish-requests.ts'
import type { Move, Rejection } from './input.ts'
import { LISTEN, LISTEN_RULE, listenStep } from './listen-help.ts'
import type { OpenDuty, Tally } from './match.ts'
import { questionOf } from './name-state.ts'
import { giveHelp } from './open-duties.ts'
import { cutUnits, hintUnits, payAbort, payAcknowledged, payFault, payNumbers } from './pay.ts'
import { openListen } from './requests.ts'
import type { Role } from './roles.ts'
import { type HostDraft, type Scene, tell } from './scene.ts'
import { settle } from './settle.ts'
import { depart } from './traffic.ts'
import { unfold } from './unfold.ts'

type MoveOf<K extends Move['kind']> = Move & { readonly kind: K }

export const judgedOf = (verdict: Verdict): Judged => ({
  kind: verdict.kind,
  rule: verdict.rule,
  fulfils: verdict.fulfils.map((duty) => duty.kind),
  wrong: verdict.wrong,
  skill: verdict.skill ?? null,
  right: verdict.right ?? null,
})

const COUNTED = { due: 'due', allowed: 'allowed', needless: 'waste', violation: 'violations' } as const

/** A streak grows with what was due and ends with a violation; waste and what was merely allowed leave it. */
function count(host: HostDraft, kind: Verdict['kind']): void {
  const counted = COUNTED[kind]
  const streak = kind === 'due' ? host.tally.streak + 1 : kind === 'violation' ? 0 : host.tally.streak
  const tally: Tally = { ...host.tally, moves: host.tally.moves + 1, streak, bestStreak: Math.max(streak, host.tally.bestStreak) }
  host.tally = { ...tally, [counted]: tally[counted] + 1 }
}

/** Plays a move of the live phase; a reason, and nothing else, if it cannot be played. */
export function makeMove(scene: Scene, role: Role, move: Move, bot: boolean): Rejection | null {
  const reason = doMove(scene, role, move, bot)
  if (reason === null) unfold(scene)
  return reason
}

function doMove(scene: Scene, role: Role, move: Move, bot: boolean): Rejection | null {
  switch (move.kind) {
    case 'segment':
      return playSegment(scene, role, move, bot)
    case 'discard':
      return discard(scene, role, move.arrival, bot)
    case 'listen':
      return listen(scene, role)
    case 'state':
      return nameState(scene, role, move)
    case 'predict':
      return predict(scene, role, move)
    case 'hint':
      return hint(scene, role)
    case 'accept-ghost':
      return acceptGhost(scene, role, bot)
    case 'ready':
    case 'not-ready':
      return null
  }
}

function playSegment(scene: Scene, role: Role, move: MoveOf<'segment'>, bot: boolean): Rejection | null {
  const tcb = acting(scene.live, role)
  const filled = windowToOffer(tcb)
  if (move.wnd !== null) {
    if (!scene.live.scenario.asksWindow) return 'window-not-asked'
    const held = tcb.held.reduce((sum, span) => sum + span.len, 0)
    if (move.wnd < tcb.rcv.wnd || move.wnd > Math.max(filled, tcb.buffer - tcb.rcv.unread - held)) return 'window-range'
  }
  const flags = FLAGS.filter((flag) => move.flags.includes(flag))
  const ack = flags.includes('ACK') ? move.ack : 0
  send(scene, role, { flags, seq: move.seq, ack, len: move.len, wnd: move.wnd ?? filled }, { ghost: false, bot })
  return null
}

/** Judges a segment and, if it is legal, sends it. */
export function send(scene: Scene, role: Role, segment: Segment, by: { readonly ghost: boolean; readonly bot: boolean }): void {
  const host = scene.live.hosts[role]
  const as = acting(scene.live, role)
  const verdict = judge(as, segment)
  count(host, verdict.kind)
  const judged = judgedOf(verdict)
  const move = host.tally.moves
  if (verdict.kind === 'violation') {
    cutUnits(scene, host, aimedAt(as, host, verdict), verdict.wrong)
    tell(scene, { on: 'move', role, move, segment, judged, flight: null, fates: [], ...by })
    return
  }
  // A reset that CLOSED owes goes out without the connection that was asked for.
  const from = has(segment, 'RST') ? host.tcb : as
  const outcome = emit(from, segment)
  earn(scene, host, as, outcome.tcb, segment, verdict)
  const { flight, fates } = depart(scene, role, segment, whySent(scene, host, as, segment))
  tell(scene, { on: 'move', role, move, segment, judged, flight, fates, ...by })
  settle(scene, role, outcome)
}

function earn(scene: Scene, host: HostDraft, before: Tcb, after: Tcb, segment: Segment, verdict: Verdict): void {
  const open = verdict.fulfils.flatMap((duty) => host.duties.find((one) => one.duty.id === duty.id) ?? [])
  payNumbers(scene, host, before, after, sinceOf(open, ['syn', 'syn-ack', 'fin', 'data']) ?? scene.now)
  for (const one of open) {
    const fault = faultKindOf(one.duty)
    if (fault !== null) payFault(scene, host, fault, one)
    else if (one.duty.kind === 'rst') payAbort(scene, host, one.since)
  }
  if (has(segment, 'ACK') && !has(segment, 'RST')) payAcknowledged(scene, host, segment.ack)
}

const sinceOf = (open: readonly OpenDuty[], kinds: readonly Duty['kind'][]): number | null =>
  open.find((one) => kinds.includes(one.duty.kind))?.since ?? null

/** What a violation aimed at: what the nearest legal segment would have done, or else the most urgent duty. */
function aimedAt(tcb: Tcb, host: HostDraft, verdict: Verdict): readonly Duty[] {
  const meant = verdict.right === undefined ? [] : judge(tcb, verdict.right).fulfils
  return meant.length > 0 ? meant : host.duties.slice(0, 1).map((one) => one.duty)
}

function discard(scene: Scene, role: Role, arrival: number, bot: boolean): Rejection | null {
  const host = scene.live.hosts[role]
  const item = host.inbox.find((one) => one.arrival === arrival)
  if (item === undefined) return 'no-such-arrival'
  const verdict = judgeNothing(host.tcb, arrival)
  // What was answered already needs no second answer: that is no news.
  const kind = verdict.kind === 'due' && item.owes ? 'allowed' : verdict.kind
  count(host, kind)
  if (kind === 'violation') {
    const owed = host.duties.filter((one) => one.duty.id.endsWith(`:${arrival}`)).map((one) => one.duty)
    cutUnits(scene, host, owed, [])
  } else host.inbox = host.inbox.filter((one) => one !== item)
  tell(scene, { on: 'discard', role, move: host.tally.moves, arrival, judged: { ...judgedOf(verdict), kind }, bot })
  if (verdict.kind === 'allowed') settle(scene, role, dismiss(host.tcb, arrival))
  return null
}

function listen(scene: Scene, role: Role): Rejection | null {
  const host = scene.live.hosts[role]
  const state = openListen(scene.live.requests, role)
  const outcome = call(host.tcb, { op: 'listen' })
  if (state === null || outcome.disposition === 'refused-call') return 'no-listen-request'
  setRequest(scene, scene.live.requests.indexOf(state), { status: 'done' })
  if (host.help?.duty === LISTEN) host.help = null
  tell(scene, { on: 'done', role, request: state.request.id })
  settle(scene, role, outcome)
  return null
}

function nameState(scene: Scene, role: Role, move: MoveOf<'state'>): Rejection | null {
  const host = scene.live.hosts[role]
  const asked = questionOf(host, move)
  if (asked === null) return 'no-question'
  const right = move.state === asked.state
  count(host, right ? 'due' : 'violation')
  const { states } = host.tally
  host.tally = { ...host.tally, states: { right: states.right + (right ? 1 : 0), wrong: states.wrong + (right ? 0 : 1) } }
  host.named = asked.question
  tell(scene, { on: 'state-answer', role, move: host.tally.moves, said: move.state, was: asked.state, right })
  return null
}

function predict(scene: Scene, role: Role, { flags, seq, ack, len }: MoveOf<'predict'>): null {
  scene.live.hosts[role].prediction = { kind: 'predict', flags, seq, ack, len }
  return null
}

function hint(scene: Scene, role: Role): Rejection | null {
  if (!scene.live.level.hints) return 'no-hints'
  const { duties } = scene.live.hosts[role]
  const open = duties.find((one) => one.duty.must) ?? duties[0]
  if (open === undefined) return hintListen(scene, role)
  if (open.hint >= 3) return 'nothing-to-hint'
  giveHelp(scene, role, open.duty.id, open.hint === 0 ? 1 : open.hint === 1 ? 2 : 3, true)
  return null
}

/** How far help for an open `listen` has come, asked for or by itself; null: none is open. */
function listenHelped({ live, now }: Scene, role: Role): number | null {
  const asked = openListen(live.requests, role)
  const { help } = live.hosts[role]
  return asked === null ? null : Math.max(listenStep(live.level, asked.dealtAt ?? now, now), help?.duty === LISTEN ? help.step : 0)
}

function hintListen(scene: Scene, role: Role): Rejection | null {
  const before = listenHelped(scene, role)
  if (before === null || before >= 3) return 'nothing-to-hint'
  const step = before === 0 ? 1 : 3
  scene.live.hosts[role].help = { duty: LISTEN, step, rule: LISTEN_RULE, cost: 0 }
  tell(scene, { on: 'help', role, duty: LISTEN, step })
  return null
}

/** A segment on the wire has its flags in one order, whoever built it. */
const inOrder = (segment: Segment): Segment => ({ ...segment, flags: FLAGS.filter((flag) => has(segment, flag)) })

function acceptGhost(scene: Scene, role: Role, bot: boolean): Rejection | null {
  const host = scene.live.hosts[role]
  const offered = host.duties.find((one) => one.hint === 4 && one.duty.id === host.help?.duty)
  if (offered === undefined) return listenHelped(scene, role) === 4 ? listen(scene, role) : 'no-ghost'
  hintUnits(scene, host, offered.duty, 4)
  send(scene, role, inOrder(offered.duty.segment), { ghost: true, bot })
  return null
}
