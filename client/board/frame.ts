// One moment of the board: everything that the pictures are put together from, worked out once per frame.
import { type HostView, ROLES, type Role, type View } from '../../shared/game/index.ts'
import type { State } from '../../shared/tcp/index.ts'
import type { Berths } from './berths.ts'
import { type Boat, boatsOf } from './boats.ts'
import { type Effect, effectsOf } from './effects.ts'
import type { Layout } from './layout.ts'
import { limited } from './path.ts'
import { type Posture, postureOf, type Ring, ringsOf } from './posture.ts'
import { type Replay, replayAt, stateAt } from './replay.ts'

export interface HostFrame {
  readonly role: Role
  /** null: nobody can see from here. */
  readonly seen: Readonly<{ state: State | null; posture: Posture }> | null
  readonly rings: readonly Ring[]
}

export interface Frame {
  readonly now: number
  readonly hosts: readonly HostFrame[]
  readonly boats: readonly Boat[]
  readonly effects: readonly Effect[]
  /** 0: lifted. */
  readonly fog: number
  /** The player may act at the pier. */
  readonly atPier: boolean
  readonly debrief: boolean
  /** The player has not moved in this round yet, and may be about to send. */
  readonly untried: boolean
  /** How soon the next frame is wanted. */
  readonly pace: Pace
}

/** `still`: nothing moves until something happens; `slow`: a ring turns or a light calls; `full`: boats sail. */
export type Pace = 'still' | 'slow' | 'full'

/** With X-ray the fog is thin. */
const XRAY = 0.5
/** The fog lifts in so long, ms. */
const LIFTING = 1600

export interface Scene {
  readonly view: View
  readonly layout: Layout
  /** The same harbour without a pier: what the debrief is shown on. */
  readonly strait: Layout
  readonly berths: Berths
  readonly now: number
  readonly calm: boolean
}

export function frameOf({ view, layout, strait, berths, now, calm }: Scene): Frame {
  const debrief = view.phase === 'debrief' || view.phase === 'over'
  const replay = calm && debrief ? ended(replayAt(view, Number.POSITIVE_INFINITY)) : replayAt(view, now)
  const own = layout.own === null ? undefined : view.hosts[layout.own]
  const boats = boatsOf({ view, layout: debrief ? strait : layout, berths, now, replay, calm })
  const effects = own === undefined || debrief ? [] : effectsOf(own, now)
  const hosts = ROLES.map((role) => hostFrame(view, role, replay, now))
  const lifted = debrief ? (calm ? 1 : limited((now - view.phaseStarted) / LIFTING)) : 0
  const thick = view.wire === null ? 1 : XRAY
  const fog = layout.own === null ? 0 : (debrief ? 1 : thick) * (1 - lifted)
  return {
    now,
    hosts,
    boats,
    effects,
    fog,
    atPier: view.phase === 'live' && layout.own !== null,
    debrief,
    untried: own !== undefined && isUntried(own),
    pace: view.pausedAt === null ? paceOf(boats, effects, hosts, replay, lifted, calm) : 'still',
  }
}

/** A listener has nothing to load before somebody calls. */
const isUntried = ({ tally, requests, inbox }: HostView): boolean =>
  tally.moves === 0 && (inbox.length > 0 || requests.some(({ call, status }) => call !== 'listen' && status === 'open'))

const ended = (replay: Replay | null): Replay | null => (replay === null ? null : { ...replay, over: true })

function hostFrame(view: View, role: Role, replay: Replay | null, now: number): HostFrame {
  const host: HostView | undefined = view.hosts[role]
  if (host === undefined) return { role, seen: null, rings: [] }
  const state = replay === null || replay.over ? host.state : stateAt(view.ladder ?? [], role, replay.at, host.state)
  return { role, seen: { state, posture: postureOf(state) }, rings: view.phase === 'live' ? ringsOf(host, now) : [] }
}

function paceOf(
  boats: readonly Boat[],
  effects: readonly Effect[],
  hosts: readonly HostFrame[],
  replay: Replay | null,
  lifted: number,
  calm: boolean,
): Pace {
  if (effects.length > 0 || boats.some(({ moves }) => moves) || (lifted > 0 && lifted < 1)) return 'full'
  if (replay !== null) return replay.over ? 'still' : 'full'
  if (hosts.some(({ rings }) => rings.length > 0)) return 'slow'
  return !calm && hosts.some(({ seen }) => seen?.posture.out === 'call') ? 'slow' : 'still'
}
