// A round's story as a ladder: what stands at which host, and which arrow joins what was sent to what arrived. No text, no pixels.
import type { GameEvent, RecordedEvent, Role } from '../../../shared/game/index.ts'
import type { Segment, State } from '../../../shared/tcp/index.ts'

const SHOWN = [
  'dealt',
  'failed',
  'move',
  'discard',
  'state-answer',
  'launched',
  'arrived',
  'corrupt',
  'timer',
  'state',
  'signal',
  'crashed',
  'missed',
  'goal',
] as const

/** What happened, as these rules tell it, or as others did: their fates, duties and the like may have other names. */
export type LadderEvent = GameEvent | RecordedEvent

/** The events that a ladder shows. */
export type Shown = LadderEvent & { readonly on: (typeof SHOWN)[number] }

/** `index` of the event in the story; `at` ms since the round went live. */
export interface Row {
  readonly index: number
  readonly at: number
  readonly event: Shown
}

/** One segment's way. `sent` and `ends` in ms since the round went live. */
export interface Arrow {
  /** Index in the story of what sent it, and of its arrival; null: it never arrived. */
  readonly launch: number
  readonly arrival: number | null
  readonly flight: number
  readonly from: Role
  readonly segment: Segment
  readonly sent: number
  readonly ends: number
  /** `merged`: a copy of one that the network held back; `under-way`: the round ended before it arrived. */
  readonly end: 'arrives' | 'corrupt' | 'lost' | 'merged' | 'under-way'
  /** The network's second copy. */
  readonly copy: boolean
  /** Sent by a third host. */
  readonly forged: boolean
  readonly fates: readonly string[]
}

/** A state and since when the host is in it; the first one from 0 ms on. */
export interface Stay {
  readonly state: State
  readonly at: number
}

export interface LadderModel {
  readonly rows: readonly Row[]
  readonly arrows: readonly Arrow[]
  /** Empty where nothing in the story tells the state. */
  readonly stays: Readonly<Record<Role, readonly Stay[]>>
  /** ms from the first moment to the last one shown. */
  readonly length: number
}

export interface ModelOptions {
  /** Play time at which the round went live, ms. */
  readonly since: number
  /** One way, ms: how long what is lost would have taken. */
  readonly delay: number
  /** The hosts' states at the end: they are the states all along where the story tells of no change. */
  readonly last?: Readonly<Partial<Record<Role, State | null>>>
}

const isShown = (event: LadderEvent): event is Shown => SHOWN.some((one) => one === event.on)

/** What says nothing new beside the arrow and the state next to it. */
const isNoise = (event: Shown): boolean =>
  (event.on === 'state-answer' && event.right) || (event.on === 'signal' && event.signal === 'closing')

/** The rows and arrows of a story, in its order. */
export function ladderModel(story: readonly LadderEvent[], options: ModelOptions): LadderModel {
  const rows = story.flatMap((event, index): Row[] =>
    isShown(event) && !isNoise(event) ? [{ index, at: Math.max(0, event.at - options.since), event }] : [],
  )
  const arrows = arrowsOf(story, rows, options.delay)
  const length = Math.max(0, ...rows.map((row) => row.at), ...arrows.map((arrow) => arrow.ends))
  return { rows, arrows, length, stays: { client: staysOf('client', rows, options), server: staysOf('server', rows, options) } }
}

interface Launched {
  readonly row: Row
  readonly flight: number
  readonly from: Role
  readonly segment: Segment
  readonly forged: boolean
  readonly fates: readonly string[]
}

function launchOf(row: Row): Launched | null {
  const { event } = row
  if (event.on === 'launched') {
    const { flight, from, segment, forged, fates } = event
    return { row, flight, from, segment, forged, fates }
  }
  if (event.on !== 'move' || event.flight === null) return null
  return { row, flight: event.flight, from: event.role, segment: event.segment, forged: false, fates: event.fates }
}

function arrowsOf(story: readonly LadderEvent[], rows: readonly Row[], delay: number): readonly Arrow[] {
  const landed = new Map<number, Row>()
  // The weather's second copy has the next number; one that somebody made has its own.
  const copies = new Map(story.flatMap((event) => (event.on === 'fault' && event.copy !== null ? [[event.flight, event.copy]] : [])))
  for (const row of rows) if (row.event.on === 'arrived' || row.event.on === 'corrupt') landed.set(row.event.flight, row)
  return rows.flatMap((row) => {
    const one = launchOf(row)
    if (one === null) return []
    const first = arrowOf(one, landed.get(one.flight), one.flight, delay)
    if (!one.fates.includes('duplicated')) return [first]
    const copy = copies.get(one.flight) ?? one.flight + 1
    return [first, arrowOf(one, landed.get(copy), copy, delay)]
  })
}

function arrowOf(one: Launched, landing: Row | undefined, flight: number, delay: number): Arrow {
  const { row, from, segment, forged, fates } = one
  const end = landing !== undefined ? (landing.event.on === 'corrupt' ? 'corrupt' : 'arrives') : fateOf(fates)
  return {
    launch: row.index,
    arrival: landing?.index ?? null,
    flight,
    from,
    segment,
    sent: row.at,
    ends: landing?.at ?? row.at + Math.round(delay / 2),
    end,
    copy: flight !== one.flight,
    forged,
    fates,
  }
}

const fateOf = (fates: readonly string[]): Arrow['end'] =>
  fates.includes('lost') ? 'lost' : fates.includes('merged') ? 'merged' : 'under-way'

function staysOf(role: Role, rows: readonly Row[], { last }: ModelOptions): readonly Stay[] {
  const changes = rows.flatMap(({ at, event }) => (event.on === 'state' && event.role === role ? [{ at, event }] : []))
  const [first] = changes
  const before = first?.event.before ?? last?.[role] ?? null
  if (before === null) return []
  return [{ state: before, at: 0 }, ...changes.map(({ at, event }) => ({ state: event.after, at }))]
}

/** The host's state at `at` (ms since the round went live) and all that it was in until then. */
export function stateAt(model: LadderModel, role: Role, at: number): { readonly here: State | null; readonly visited: readonly State[] } {
  const past = model.stays[role].filter((stay) => stay.at <= at)
  return { here: past.at(-1)?.state ?? null, visited: past.map((stay) => stay.state) }
}

/** When the round went live, as well as a story without that time can tell: its result knows, or else its first event. */
export function liveSince(story: readonly LadderEvent[], goalAfter: number | null): number {
  const goal = story.find((event) => event.on === 'goal')
  return goal !== undefined && goalAfter !== null ? goal.at - goalAfter : (story[0]?.at ?? 0)
}

/** The host at which a row stands; null: between them. */
export function placeOf({ event }: Row): Role | null {
  if (event.on === 'goal') return null
  if (event.on === 'launched') return event.forged ? null : event.from
  return event.role
}
