// Which boats are where at a moment: a pure function of the View, the harbour's memory and the time.

import { otherRole, type Role, type View } from '../../shared/game/index.ts'
import type { Fate } from '../../shared/net/index.ts'
import type { Segment } from '../../shared/tcp/index.ts'
import { type Berths, LEAVING } from './berths.ts'
import type { Layout, Point } from './layout.ts'
import { along, between, easeOut, limited, wayOf } from './path.ts'
import { crossingsOf, type Replay } from './replay.ts'
import { scatter } from './scatter.ts'

export interface Boat {
  readonly from: Role
  readonly segment: Segment
  /** Middle of the waterline. */
  readonly at: Point
  /** Where the bow points: 1 to the right. */
  readonly heading: 1 | -1
  readonly alpha: number
  /** 0 … 1: how far it went down. */
  readonly sunk: number
  readonly moves: boolean
  /** At the pier, by the number of the arrival; null: at sea. */
  readonly docked: number | null
  /** Seen through the fog: above it. */
  readonly forged: boolean
}

/** A boat needs so long from the fog to its berth, ms. */
export const DOCKING = 1000
/** In the fog nothing is seen beyond this share of the way. */
const SWALLOWED = 0.64
const FADES_FROM = 0.4

export interface Moment {
  readonly view: View
  readonly layout: Layout
  readonly berths: Berths
  readonly now: number
  readonly replay: Replay | null
  /** Reduced motion: nothing travels. */
  readonly calm: boolean
}

export function boatsOf(moment: Moment): readonly Boat[] {
  if (moment.replay !== null) return replayed(moment, moment.replay)
  const { layout, view } = moment
  const peers = view.wire === null ? [] : underWay(moment)
  return layout.own === null ? peers : [...sentOf(moment, layout.own), ...peers, ...arrivalsOf(moment, layout.own)]
}

/** How many arrivals lie beyond the last berth. */
export const beyondBerths = ({ layout, berths }: Moment): number =>
  berths.boats.filter(({ slot, left }) => left === null && slot >= layout.berths.length).length

const headingOf = (layout: Layout, from: Role): 1 | -1 => (layout.landing[from] < layout.width / 2 ? 1 : -1)

/** The player's own boats: into the fog, or across with X-ray. */
function sentOf({ view, layout, now, calm }: Moment, own: Role): readonly Boat[] {
  if (view.wire !== null) return []
  const way = wayOf(layout, own)
  const heading = headingOf(layout, own)
  const { delay } = view.level
  const boats: Boat[] = []
  for (const told of recent(view, own, now - delay)) {
    if (told.told !== 'move' || !told.left) continue
    const share = (now - told.at) / delay
    if (share < 0 || share >= SWALLOWED) continue
    const alpha = 1 - limited((share - FADES_FROM) / (SWALLOWED - FADES_FROM))
    boats.push(atSea(own, told.segment, along(way, calm ? 0.18 : share), heading, alpha))
  }
  return boats
}

/** The end of a host's story since then, oldest first. */
function recent(view: View, own: Role, since: number) {
  const story = view.hosts[own]?.story ?? []
  let first = story.length
  while (first > 0 && (story[first - 1]?.at ?? 0) >= since) first -= 1
  return story.slice(first)
}

const atSea = (from: Role, segment: Segment, at: Point, heading: 1 | -1, alpha = 1, sunk = 0, forged = false): Boat => ({
  from,
  segment,
  at,
  heading,
  alpha,
  sunk,
  moves: true,
  docked: null,
  forged,
})

/** Share of the way of a boat that must be there at `due`: one that is held up waits in the middle. */
function shareAt(sent: number, due: number, delay: number, now: number): number {
  const half = delay / 2
  if (now < sent + half) return Math.min(0.5, (now - sent) / Math.max(1, Math.min(due - sent, delay)))
  return now > due - half ? limited(1 - (due - now) / delay) : 0.5
}

/** X-ray: all that is on the wire, and what the network takes on its way down, whoever sent it. */
function underWay({ view, layout, now }: Moment): readonly Boat[] {
  const { delay } = view.level
  const boats = (view.wire ?? []).map(({ from, segment, sent, due, forged }) => {
    const share = shareAt(sent, due, delay, now)
    return { ...atSea(from, segment, along(wayOf(layout, from), share), headingOf(layout, from), 1, 0, forged), moves: share !== 0.5 }
  })
  const drowning = (view.harmed ?? []).flatMap(({ from, segment, sent, forged, fates }) =>
    isTaken(fates) && sent <= now && now - sent < delay ? [{ ...sinking(layout, from, segment, sent, (now - sent) / delay), forged }] : [],
  )
  return [...boats, ...drowning]
}

const isTaken = (fates: readonly Fate[]): boolean => fates.includes('lost') || fates.includes('merged')

function sinking(layout: Layout, from: Role, segment: Segment, sent: number, share: number): Boat {
  const sunk = limited((share - 0.42) / 0.5)
  // Each goes down at a place of its own.
  const at = along(wayOf(layout, from), Math.min(0.4 + 0.2 * scatter(sent, 71), share))
  return atSea(from, segment, at, headingOf(layout, from), 1 - sunk * 0.6, sunk)
}

/** Out of the fog, at the pier, and away again. */
function arrivalsOf({ view, layout, berths, now, calm }: Moment, own: Role): readonly Boat[] {
  const from = otherRole(own)
  const heading = headingOf(layout, from)
  const open = along(wayOf(layout, from), view.wire === null ? 0.42 : 1)
  return berths.boats.flatMap(({ arrival, segment, at, slot, left }): Boat[] => {
    const berth = layout.berths[slot]
    if (berth === undefined) return []
    const boat = { from, segment, heading, sunk: 0, docked: left === null ? arrival : null, forged: false }
    if (left !== null) {
      const gone = limited((now - left) / LEAVING)
      const aside = { x: berth.x - heading * layout.vessel.width * 0.35, y: berth.y - 10 * layout.unit }
      return gone >= 1 ? [] : [{ ...boat, at: calm ? berth : between(berth, aside, easeOut(gone)), alpha: 1 - gone, moves: true }]
    }
    const share = limited((now - at) / DOCKING)
    const place = calm ? berth : between(open, berth, easeOut(share))
    return [{ ...boat, at: place, alpha: limited(share * 4), moves: share < 1 }]
  })
}

/** Nothing is seen of a boat of the replay any more after so much of the delay beyond its end. */
const AFTERGLOW = 0.35

function replayed({ view, layout }: Moment, replay: Replay): readonly Boat[] {
  const { delay } = view.level
  return crossingsOf(view.ladder ?? [], delay).flatMap(({ from, segment, sent, arrived, forged }): Boat[] => {
    if (replay.at < sent) return []
    if (arrived === null) {
      const boat = sinking(layout, from, segment, sent, (replay.at - sent) / delay)
      return [{ ...boat, moves: !replay.over, forged }]
    }
    const late = (replay.at - arrived) / delay
    if (late >= AFTERGLOW) return []
    const share = shareAt(sent, arrived, delay, replay.at)
    return [atSea(from, segment, along(wayOf(layout, from), share), headingOf(layout, from), 1 - limited(late / AFTERGLOW), 0, forged)]
  })
}
