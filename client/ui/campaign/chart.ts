// The sea chart's geometry: bays in rows that the route winds through, turning at the cape of each headland. No pixels of the screen: all in chart units.
import type { ScenarioId } from '../../../shared/game/index.ts'
import { CHAPTERS } from '../../../shared/quiz/index.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Buoy extends Point {
  readonly id: ScenarioId
  /** Place in the curriculum from 1. */
  readonly number: number
}

export interface Bay extends Point {
  /** From 1. */
  readonly chapter: number
  readonly width: number
  readonly buoys: readonly Buoy[]
}

export interface Chart {
  readonly columns: number
  readonly width: number
  readonly height: number
  readonly bays: readonly Bay[]
  /** Outlines of the land. */
  readonly land: readonly string[]
  /** The route through all buoys, and how far along the points it has come by each of them. */
  readonly route: readonly Point[]
  readonly compass: Point
}

const BAY = 320
/** From one shore to the next, and how much of it is land that bears the chapter's name. */
const ROW = 300
const LAND = 52
const MARGIN = 26
/** The gap between a headland and the far side, through which the route goes. */
const GAP = 56

/** Where the buoys of a bay float, from where the route comes in: across it 0 … 1, and down from the shore. */
const FIVE: readonly Point[] = [
  { x: 0.16, y: 48 },
  { x: 0.335, y: 150 },
  { x: 0.5, y: 48 },
  { x: 0.675, y: 150 },
  { x: 0.84, y: 48 },
]
const TWO: readonly Point[] = [
  { x: 0.2, y: 56 },
  { x: 0.52, y: 120 },
]

/** A number between -1 and 1 that looks like chance and is not. */
const ripple = (n: number): number => Math.sin(n * 12.9898) * Math.cos(n * 4.1414)

/** A wavy line from x to x at about this height. */
function shore(from: number, to: number, y: number, salt: number): readonly Point[] {
  const steps = Math.max(2, Math.round(Math.abs(to - from) / 46))
  return Array.from({ length: steps + 1 }, (_, index) => ({
    x: from + ((to - from) * index) / steps,
    y: y + 7 * ripple(salt + index * 1.7),
  }))
}

const text = (n: number): string => n.toFixed(1)

/** A smooth curve through the points (Catmull-Rom as Bézier). */
export function curve(points: readonly Point[]): string {
  const [first] = points
  if (first === undefined) return ''
  const parts = points.slice(1).map((point, index) => {
    const from = points[index] ?? point
    const before = points[index - 1] ?? from
    const after = points[index + 2] ?? point
    const a = { x: from.x + (point.x - before.x) / 6, y: from.y + (point.y - before.y) / 6 }
    const b = { x: point.x - (after.x - from.x) / 6, y: point.y - (after.y - from.y) / 6 }
    return `C${text(a.x)} ${text(a.y)} ${text(b.x)} ${text(b.y)} ${text(point.x)} ${text(point.y)}`
  })
  return `M${text(first.x)} ${text(first.y)}${parts.join('')}`
}

/** The strip of land above a row; `cape`: the side on which it ends in the sea. */
function headland(row: number, width: number): string {
  const y = row * ROW
  const out = 30
  if (row === 0) return `${curve([{ x: -out, y: -out }, { x: width + out, y: -out }, ...shore(width + out, -out, y + LAND - 10, 3)])}Z`
  const toRight = row % 2 === 1
  const tip = toRight ? width - GAP : GAP
  const root = toRight ? -out : width + out
  const top = shore(root, tip, y - 4, row * 5)
  const bottom = shore(tip, root, y + LAND - 10, row * 7)
  const cape = { x: tip + (toRight ? 16 : -16), y: y + LAND / 2 - 7 }
  return `${curve([...top, cape, ...bottom])}Z`
}

const southShore = (width: number, height: number): string =>
  `${curve([...shore(-30, width + 30, height - 12, 11), { x: width + 30, y: height + 30 }, { x: -30, y: height + 30 }])}Z`

function bayOf(chapter: number, columns: number): Bay {
  const row = Math.floor(chapter / columns)
  const rightwards = row % 2 === 0
  const column = rightwards ? chapter % columns : columns - 1 - (chapter % columns)
  const ids = CHAPTERS[chapter] ?? []
  const places = ids.length > 2 ? FIVE : TWO
  const before = CHAPTERS.slice(0, chapter).reduce((sum, one) => sum + one.length, 0)
  const x = column * BAY
  const y = row * ROW
  const buoys = ids.map((id, index) => {
    const place = places[index] ?? { x: 0.5, y: 100 }
    return { id, number: before + index + 1, x: x + BAY * (rightwards ? place.x : 1 - place.x), y: y + LAND + place.y }
  })
  return { chapter: chapter + 1, x, y, width: BAY, buoys }
}

/** The whole route: out of the harbour, through every bay, round every cape. */
function routeOf(bays: readonly Bay[], columns: number, width: number): readonly Point[] {
  const points: Point[] = [{ x: -10, y: LAND + 120 }]
  for (const [index, bay] of bays.entries()) {
    points.push(...bay.buoys)
    const row = Math.floor(index / columns)
    if ((index + 1) % columns !== 0 || index + 1 === bays.length) continue
    const x = row % 2 === 0 ? width - GAP / 2 + 8 : GAP / 2 - 8
    points.push({ x, y: row * ROW + LAND + 130 }, { x, y: (row + 1) * ROW + 20 })
  }
  return points
}

/** A chart of so many bays a row. */
export function chartOf(columns: number): Chart {
  const rows = Math.ceil(CHAPTERS.length / columns)
  const width = columns * BAY
  const height = rows * ROW + MARGIN
  const bays = CHAPTERS.map((_, chapter) => bayOf(chapter, columns))
  const last = bays.at(-1)
  const leftwards = (rows - 1) % 2 === 1
  return {
    columns,
    width,
    height,
    bays,
    land: [...Array.from({ length: rows }, (_, row) => headland(row, width)), southShore(width, height)],
    route: routeOf(bays, columns, width),
    compass: { x: (last?.x ?? 0) + (leftwards ? 52 : BAY - 52), y: (last?.y ?? 0) + LAND + 176 },
  }
}

/** The route's points up to this buoy. */
export function sailed({ route }: Chart, to: Point | undefined): readonly Point[] {
  const end = to === undefined ? route.length - 1 : route.findIndex((point) => point.x === to.x && point.y === to.y)
  return route.slice(0, end + 1)
}
