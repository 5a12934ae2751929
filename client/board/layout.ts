// Where everything stands on a board of a given size, in CSS px. Pure: sizes in, places out.
import type { Role } from '../../shared/game/index.ts'
import type { Flag } from '../../shared/tcp/index.ts'
import type { Plate } from './world.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The crates at the pier, in their order on it. */
export const CRATES = ['SYN', 'ACK', 'FIN', 'RST', 'PSH'] as const satisfies readonly Flag[]
export const PLATES = ['seq', 'ack', 'len'] as const satisfies readonly Plate[]

export interface HostPlace {
  /** Middle of the tower's foot. */
  readonly foot: Point
  readonly lamp: Point
  /** From foot to lamp. */
  readonly height: number
  /** Where the beam goes: 1 to the right. */
  readonly facing: 1 | -1
  /** Middle of the name plate. */
  readonly name: Point
}

/** The player's pier; on a board that only looks on there is none. */
export interface Pier {
  readonly deck: Box
  /** Edge of a crate. */
  readonly crate: Readonly<{ width: number; height: number }>
  /** Ashore; null: no room for them there, they stand on deck, loaded or not. */
  readonly crates: Readonly<Record<(typeof CRATES)[number], Box>> | null
  /** The hull that waits; `bottom` of it is the waterline. */
  readonly hull: Box
  readonly plates: Readonly<Record<Plate, Box>>
  /** Where the crates stand that are on board, left to right. */
  readonly hold: Readonly<{ x: number; y: number; step: number }>
  /** The rope hangs from here; `handle` is where it is pulled. */
  readonly rope: Point
  readonly handle: Box
}

export interface Layout {
  readonly width: number
  readonly height: number
  /** 1 on a board of about 760 × 470. */
  readonly unit: number
  readonly compact: boolean
  /** No room for words below the towers: they stand in the sky. */
  readonly wordsAbove: boolean
  /** Size of the plates' text, px. */
  readonly text: number
  readonly own: Role | null
  readonly horizon: number
  readonly hosts: Readonly<Record<Role, HostPlace>>
  /** Half the opening of the ring around a lamp. */
  readonly ring: number
  /** Height of the sea lane of the boats that this role sends. */
  readonly lanes: Readonly<Record<Role, number>>
  /** Where boats meet and leave the shore, by the side they are on. */
  readonly landing: Readonly<Record<Role, number>>
  /** Waterlines of the boats that lie at the pier, the first nearest to it. */
  readonly berths: readonly Point[]
  readonly vessel: Readonly<{ width: number; height: number }>
  readonly pier: Pier | null
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** Monospaced digits are so wide, as a share of the text size. */
const DIGIT = 0.62
/** A finger needs this much, px. */
const TARGET = 24

export function layoutOf(width: number, height: number, own: Role | null): Layout {
  const unit = clamp(Math.min(width / 760, height / 470), 0.5, 1.45)
  const compact = width < 420 || height < 250
  const text = Math.round(clamp(13 * unit, 12, 17))
  const horizon = Math.round(height * (compact ? 0.4 : 0.46))
  const foot = horizon + Math.round(height * (compact ? 0.14 : 0.13))
  const ring = Math.round(clamp(34 * unit, 18, 46))
  const tower = Math.round(Math.min(foot - ring - 12 * unit, height * 0.46))
  const away = Math.round(Math.max(width * 0.11, 46 * unit + 12))
  const pier = own === null ? null : pierOf(width, height, unit, text)
  const vessel = { width: Math.round(text * DIGIT * 14 + 18), height: Math.round(96 * clamp(unit, 0.62, 1.2)) }
  const shore = width * (compact ? 0.24 : 0.21)
  const floor = pier === null ? height : pier.hull.y - pier.crate.height
  const berthLine = Math.min(Math.round(floor - 10 * unit), Math.round(height * 0.76))
  const berths = own === null ? [] : berthsOf(width, shore, berthLine, vessel.width, compact)
  const upper = Math.round(horizon + (berthLine - horizon) * 0.42)
  const lower = Math.round(horizon + (berthLine - horizon) * 0.78)
  const host = (facing: 1 | -1): HostPlace => {
    const x = facing === 1 ? away : width - away
    return {
      foot: { x, y: foot },
      lamp: { x, y: foot - tower },
      height: tower,
      facing,
      name: { x, y: foot + Math.round(14 * unit + 8) },
    }
  }
  const layout: Layout = {
    width,
    height,
    unit,
    compact,
    wordsAbove: compact || highest(pier) < foot + 24 * unit + 40,
    text,
    own,
    horizon,
    hosts: { client: host(1), server: host(-1) },
    ring,
    lanes: { client: upper, server: lower },
    landing: { client: Math.round(shore), server: Math.round(width - shore) },
    berths,
    vessel,
    pier,
  }
  return own === 'server' ? mirrored(layout) : layout
}

/** Upper edge of what stands on the pier. */
const highest = (pier: Pier | null): number => Math.min(...Object.values(pier?.crates ?? {}).map(({ y }) => y), Number.POSITIVE_INFINITY)

function pierOf(width: number, height: number, unit: number, text: number): Pier {
  const crate = { width: Math.round(clamp(46 * unit, 36, 60)), height: Math.round(clamp(36 * unit, 28, 46)) }
  const margin = Math.round(clamp(12 * unit, 6, 18))
  const gap = Math.round(clamp(6 * unit, 4, 8))
  const water = height - Math.round(clamp(14 * unit, 6, 20))
  const plateHeight = Math.round(Math.max(TARGET + 4, 34 * unit))
  const hullHeight = plateHeight + Math.round(clamp(12 * unit, 8, 18))
  const long = Math.round(text * DIGIT * 10 + 14)
  const short = Math.round(text * DIGIT * 4 + 14)
  const bow = Math.round(clamp(22 * unit, 14, 30))
  const hullWidth = long * 2 + short + gap * 2 + bow * 2

  const handleSize = Math.round(Math.max(TARGET + 4, 30 * unit))
  const beside = hullWidth + margin * 2 + handleSize * 1.4
  const shows = width >= 420 && height >= 240 && width >= beside + margin + 3 * (crate.width + gap) + gap
  const columns = shows ? (width >= hullWidth + 5 * (crate.width + gap) + 4 * margin + 40 ? 5 : 3) : 0
  const deckWidth =
    columns === 0 ? Math.round(clamp(Math.min(width * 0.1, width - beside), 4, 60)) : margin + columns * (crate.width + gap) + gap
  const deckTop = water - Math.round(hullHeight * 0.72)
  const place = (index: number): Box => {
    const row = Math.floor(index / columns)
    const shift = row * ((crate.width + gap) / 2)
    return {
      x: Math.round(margin + shift + (index % columns) * (crate.width + gap)),
      y: deckTop - crate.height * (row + 1) - row * 2,
      ...crate,
    }
  }
  const hull = { x: deckWidth + margin, y: water - hullHeight, width: hullWidth, height: hullHeight }
  const plateY = hull.y + Math.round((hullHeight - plateHeight) / 2)
  const rope = { x: hull.x + hull.width + Math.round(handleSize * 0.9), y: hull.y - crate.height }
  return {
    deck: { x: 0, y: deckTop, width: deckWidth, height: height - deckTop },
    crate,
    crates: columns === 0 ? null : { SYN: place(0), ACK: place(1), FIN: place(2), RST: place(3), PSH: place(4) },
    hull,
    plates: {
      seq: { x: hull.x + bow, y: plateY, width: long, height: plateHeight },
      ack: { x: hull.x + bow + long + gap, y: plateY, width: long, height: plateHeight },
      len: { x: hull.x + bow + (long + gap) * 2, y: plateY, width: short, height: plateHeight },
    },
    hold: { x: hull.x + bow, y: hull.y - crate.height, step: Math.round(Math.min(crate.width + gap, (hullWidth - 2 * bow) / 5)) },
    rope,
    handle: { x: rope.x - handleSize / 2, y: hull.y + 2, width: handleSize, height: handleSize },
  }
}

/** At least two, as many as fit before the water gets deep. */
function berthsOf(width: number, shore: number, y: number, vessel: number, compact: boolean): readonly Point[] {
  const step = vessel + (compact ? 4 : 14)
  const first = Math.min(shore + vessel * 0.5 + (compact ? 2 : 12), width - vessel * 0.5 - step - 2)
  const room = Math.floor((width * (compact ? 0.92 : 0.78) - first - vessel / 2) / step) + 1
  return Array.from({ length: clamp(room, 2, 6) }, (_, index) => ({ x: Math.round(first + index * step), y }))
}

/** The server's player looks from the other shore. */
function mirrored(layout: Layout): Layout {
  const { width, pier } = layout
  const point = ({ x, y }: Point): Point => ({ x: width - x, y })
  const box = (one: Box): Box => ({ ...one, x: width - one.x - one.width })
  const lanes = { client: layout.lanes.server, server: layout.lanes.client }
  return { ...layout, lanes, berths: layout.berths.map(point), pier: pier === null ? null : mirroredPier(pier, point, box) }
}

function mirroredPier(pier: Pier, point: (one: Point) => Point, box: (one: Box) => Box): Pier {
  // The pier changes sides; plates and crates keep their reading order.
  const hull = box(pier.hull)
  const shift = hull.x - pier.hull.x
  const along = (one: Box): Box => ({ ...one, x: one.x + shift })
  const deck = box(pier.deck)
  const crates = pier.crates
  const over = (one: Box): Box => ({ ...one, x: one.x + deck.x })
  return {
    ...pier,
    deck,
    crates:
      crates === null
        ? null
        : { SYN: over(crates.SYN), ACK: over(crates.ACK), FIN: over(crates.FIN), RST: over(crates.RST), PSH: over(crates.PSH) },
    hull,
    plates: { seq: along(pier.plates.seq), ack: along(pier.plates.ack), len: along(pier.plates.len) },
    // Away from the mast, which stands at the other end now.
    hold: { ...pier.hold, x: hull.x + hull.width - (pier.hold.x - pier.hull.x) - 5 * pier.hold.step },
    rope: point(pier.rope),
    handle: box(pier.handle),
  }
}

export const inside = (box: Box, { x, y }: Point): boolean => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
