// What can be pointed at, and where: each place is at least 24 px across.
import type { Flag } from '../../shared/tcp/index.ts'
import type { Boat } from './boats.ts'
import { type Box, CRATES, inside, type Layout, type Pier, PLATES, type Point } from './layout.ts'
import type { Plate } from './world.ts'

export type Target =
  | { readonly is: 'crate'; readonly flag: Flag; readonly loaded: boolean }
  | { readonly is: 'plate'; readonly plate: Plate }
  | { readonly is: 'rope' }
  | { readonly is: 'listen' }
  | { readonly is: 'boat'; readonly arrival: number }
  | { readonly is: 'wave'; readonly arrival: number }

export interface Place {
  readonly target: Target
  readonly box: Box
}

/** Where a loaded crate stands on deck. */
export function holdBox({ hold, crate }: Pier, index: number): Box {
  return { x: hold.x + index * hold.step, y: hold.y, ...crate }
}

/** Where a crate is to be found now. Where the pier has no room for crates, each has its own place on deck. */
export function crateBox(pier: Pier, flag: (typeof CRATES)[number], loaded: readonly Flag[]): Box {
  const onDeck = loaded.indexOf(flag)
  if (pier.crates === null) return holdBox(pier, CRATES.indexOf(flag))
  return onDeck >= 0 ? holdBox(pier, onDeck) : pier.crates[flag]
}

/** The crates on board, in the order in which they stand. */
export const loadedCrates = (flags: readonly Flag[]): readonly (typeof CRATES)[number][] => CRATES.filter((flag) => flags.includes(flag))

function boatBox({ vessel }: Layout, { at }: Pick<Boat, 'at'>): Box {
  return { x: at.x - vessel.width / 2, y: at.y - vessel.height, width: vessel.width, height: vessel.height + 6 }
}

/** The small button at the upper left corner, away from the flags, of a boat that lies at the pier. */
export function waveBox(layout: Layout, boat: Pick<Boat, 'at'>): Box {
  const size = Math.round(Math.max(24, 26 * layout.unit))
  const { x } = boatBox(layout, boat)
  return { x: x - 6, y: boat.at.y - layout.vessel.height * 0.6 - size * 0.75, width: size, height: size }
}

/** Later ones lie above earlier ones. `lights`: where a click listens; none while nobody asks for it. */
export function placesOf(layout: Layout, boats: readonly Boat[], flags: readonly Flag[], lights: readonly Box[]): readonly Place[] {
  const { pier } = layout
  if (pier === null) return []
  const places: Place[] = lights.map((box) => ({ target: { is: 'listen' }, box }))
  for (const boat of boats) {
    if (boat.docked === null) continue
    places.push({ target: { is: 'boat', arrival: boat.docked }, box: boatBox(layout, boat) })
    places.push({ target: { is: 'wave', arrival: boat.docked }, box: waveBox(layout, boat) })
  }
  const loaded = loadedCrates(flags)
  for (const flag of CRATES) {
    const aboard = loaded.includes(flag)
    places.push({ target: { is: 'crate', flag, loaded: aboard }, box: crateBox(pier, flag, loaded) })
    const empty = aboard ? pier.crates?.[flag] : undefined
    if (empty !== undefined) places.push({ target: { is: 'crate', flag, loaded: true }, box: empty })
  }
  for (const plate of PLATES) places.push({ target: { is: 'plate', plate }, box: pier.plates[plate] })
  places.push({ target: { is: 'rope' }, box: pier.handle })
  return places
}

export const targetAt = (places: readonly Place[], point: Point): Target | null =>
  places.findLast(({ box }) => inside(box, point))?.target ?? null

export const sameTarget = (one: Target | null, other: Target | null): boolean => JSON.stringify(one) === JSON.stringify(other)
