// The ways of the boats over the sea, from shore to shore.
import { otherRole, type Role } from '../../shared/game/index.ts'
import type { Layout, Point } from './layout.ts'

export interface Way {
  readonly from: Point
  readonly bend: Point
  readonly to: Point
}

/** From the sender's shore (the own pier, if it is the player's) to the other shore, or the berths before it. */
export function wayOf(layout: Layout, from: Role): Way {
  const { landing, lanes, pier, own, berths } = layout
  const y = lanes[from]
  const to = otherRole(from)
  const side = landing[to] > landing[from] ? 1 : -1
  const [berth] = berths
  const start =
    own === from && pier !== null ? { x: pier.hull.x + pier.hull.width / 2, y: pier.hull.y + pier.hull.height } : { x: landing[from], y }
  const end = own === to && berth !== undefined ? { x: berth.x + (layout.vessel.width / 2) * -side, y: berth.y } : { x: landing[to], y }
  const middle = layout.width / 2
  const bend = own === to ? { x: middle, y } : { x: start.x + (middle - start.x) * 0.75, y }
  return { from: start, bend, to: end }
}

/** `share` 0 … 1 of the way. */
export function along({ from, bend, to }: Way, share: number): Point {
  const rest = 1 - share
  return {
    x: rest * rest * from.x + 2 * rest * share * bend.x + share * share * to.x,
    y: rest * rest * from.y + 2 * rest * share * bend.y + share * share * to.y,
  }
}

export const between = (one: Point, other: Point, share: number): Point => ({
  x: one.x + (other.x - one.x) * share,
  y: one.y + (other.y - one.y) * share,
})

/** Slows down towards its end, as a boat that docks. */
export const easeOut = (share: number): number => 1 - (1 - share) ** 3

export const limited = (value: number): number => Math.min(1, Math.max(0, value))
