// Where everything of a ladder stands: time runs downwards in proportion, long silences are shortened, and no label covers another.
import type { Role } from '../../../shared/game/index.ts'
import { LINE, SIZE, textWidth } from './measure.ts'
import { type Arrow, type LadderModel, placeOf, type Row } from './model.ts'
import type { Run, Words } from './words.ts'

/** Positions in px from the drawing's top left. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** One line of text. `y` is its baseline. */
export interface Label extends Point {
  readonly runs: readonly Run[]
  readonly anchor: 'start' | 'middle' | 'end'
}

export interface PlacedRow {
  readonly row: Row
  readonly y: number
  readonly labels: readonly Label[]
  /** Around all that belongs to it. */
  readonly box: Box
}

export interface PlacedArrow {
  readonly arrow: Arrow
  readonly from: Point
  readonly to: Point
  readonly ending: Label | null
}

export interface Layout {
  readonly width: number
  readonly height: number
  /** Life lines. */
  readonly x: Readonly<Record<Role, number>>
  readonly top: number
  readonly rows: readonly PlacedRow[]
  readonly arrows: readonly PlacedArrow[]
  /** The states in which the hosts begin, below their heads. */
  readonly firstStates: readonly Label[]
  readonly ticks: readonly Readonly<{ y: number; at: number; text: string }>[]
  /** Silences that are drawn shorter than they were. */
  readonly breaks: readonly number[]
  /** Moments and where they stand, both rising. */
  readonly scale: readonly Readonly<{ at: number; y: number }>[]
}

/** From this width on the hosts' labels stand outside their lines, px. */
export const WIDE = 720

interface Frame {
  readonly width: number
  readonly wide: boolean
  readonly x: Readonly<Record<Role, number>>
  /** px of one second. */
  readonly second: number
}

const TOP = 30
/** Half the size of the mark on a life line, px. */
export const MARK = 8
const PAD = 3

function frameOf(width: number): Frame {
  const wide = width >= WIDE
  const margin = Math.min(250, Math.round(width * 0.2))
  const x = wide ? { client: 40 + margin, server: width - margin } : { client: 46, server: width - 14 }
  return { width, wide, x, second: wide ? 36 : 30 }
}

/** Two seconds are drawn in proportion; of what is longer, ever less. */
const gap = (ms: number, second: number): number => (ms <= 2000 ? ms / 1000 : 2 + Math.log2(ms / 2000) * 0.6) * second

/** A part of a group, relative to the group's own height. */
interface Part extends Box {
  /** Labels are kept apart from everything; marks only from labels and marks. */
  readonly labels: readonly Label[]
  readonly row: Row | null
}

interface Group {
  readonly at: number
  readonly rows: readonly Row[]
}

/** Rows of one moment at one place, begun anew by each segment sent or arriving. */
function groupsOf(rows: readonly Row[]): readonly Group[] {
  const groups: { at: number; rows: Row[] }[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    const first = last?.rows[0]
    const joins =
      last !== undefined &&
      first !== undefined &&
      last.at === row.at &&
      placeOf(first) === placeOf(row) &&
      !isAnchor(row) &&
      row.event.on !== 'goal'
    if (joins) last.rows.push(row)
    else groups.push({ at: row.at, rows: [row] })
  }
  return groups
}

const isAnchor = ({ event }: Row): boolean =>
  event.on === 'move' || event.on === 'launched' || event.on === 'arrived' || event.on === 'corrupt'
const leaves = ({ event }: Row): boolean => event.on === 'move' || event.on === 'launched'

const runsWidth = (runs: readonly Run[]): number =>
  runs.reduce((sum, run) => sum + textWidth(run.text, SIZE, run.strong), 0) + (runs.length - 1) * SIZE * 0.6

/** Breaks runs into lines no wider than `most`. */
function wrap(runs: readonly Run[], most: number): readonly (readonly Run[])[] {
  const lines: Run[][] = []
  for (const run of runs) {
    const line = lines.at(-1)
    if (line !== undefined && runsWidth([...line, run]) <= most) line.push(run)
    else lines.push([run])
  }
  return lines
}

/** Lines of text in one block. `x` is where it is anchored, `top` the upper edge. */
function block(row: Row, lines: readonly (readonly Run[])[], x: number, top: number, anchor: Label['anchor']): Part {
  const width = Math.max(...lines.map(runsWidth)) + 4
  const left = anchor === 'start' ? x - 2 : anchor === 'end' ? x - width + 2 : x - width / 2
  const labels = lines.map((runs, index): Label => ({ runs, anchor, x, y: top + index * LINE + 13 }))
  return { x: left, y: top, width, height: lines.length * LINE, labels, row }
}

const dot = (x: number, half: number): Part => ({ x: x - half, y: -half, width: 2 * half, height: 2 * half, labels: [], row: null })

/** All parts of a group: what is sent stands above its arrow, everything else below its moment. */
function partsOf(group: Group, frame: Frame, words: Words): readonly Part[] {
  const parts: Part[] = []
  const [first] = group.rows
  const arrives = first !== undefined && isAnchor(first) && !leaves(first)
  const place = first === undefined ? null : placeOf(first)
  if (arrives && place !== null) parts.push(dot(frame.x[place], 4))
  // The arrow that arrives comes from above.
  let inner = arrives ? 3 : -8
  let outer = -8
  for (const row of group.rows) {
    for (const runs of words.labels(row)) {
      const part = partOf(row, runs, frame, { inner, outer })
      parts.push(part)
      if (leaves(row)) {
        inner = frame.wide ? inner : 12
        parts.push(dot(part.x < frame.width / 2 ? frame.x.client : frame.x.server, MARK))
      } else if (frame.wide) outer = part.y + part.height
      else inner = part.y + part.height
    }
  }
  return parts
}

function partOf(row: Row, runs: readonly Run[], frame: Frame, below: { inner: number; outer: number }): Part {
  const place = placeOf(row)
  const { width, wide, x } = frame
  const middle = (x.client + x.server) / 2
  const room = x.server - x.client - 28
  if (place === null) {
    const lines = wrap(runs, room)
    return block(row, lines, middle, row.event.on === 'goal' ? -9 : -8 - lines.length * LINE, 'middle')
  }
  const inwards = place === 'client' ? 1 : -1
  const anchor = place === 'client' ? 'start' : 'end'
  if (leaves(row)) {
    const lines = wrap(runs, room)
    return block(row, lines, x[place] + inwards * 14, -6 - lines.length * LINE, anchor)
  }
  if (!wide) return block(row, wrap(runs, room), x[place] + inwards * 14, below.inner, anchor)
  const outside = place === 'client' ? x.client - 40 - 14 : width - x.server - 14
  return block(row, wrap(runs, outside), x[place] - inwards * 14, below.outer, place === 'client' ? 'end' : 'start')
}

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width + PAD <= b.x || b.x + b.width + PAD <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

/** The first height from `least` on at which no part covers anything that stands. */
function settle(parts: readonly Part[], standing: readonly Box[], least: number): number {
  let y = least
  for (;;) {
    const blocked = parts.flatMap((part) =>
      standing.filter((box) => !apart({ ...part, y: part.y + y }, box)).map((box) => box.y + box.height - part.y),
    )
    if (blocked.length === 0) return y
    // A pixel at least: rounding can leave a part a hair above the edge that it was put below, for ever.
    y = Math.max(y + 1, ...blocked)
  }
}

const shift = (part: Part, y: number): Part => ({
  ...part,
  y: part.y + y,
  labels: part.labels.map((label) => ({ ...label, y: label.y + y })),
})

/** What ends at mid-wire keeps room for its word, relative to where it was sent. */
function endingPart(arrow: Arrow, frame: Frame, text: string): Part {
  const middle = (frame.x.client + frame.x.server) / 2
  const drop = gap(arrow.ends - arrow.sent, frame.second)
  const tone = arrow.end === 'under-way' ? 'dim' : 'bad'
  const runs: readonly Run[] = [{ text, tone, strong: arrow.end === 'lost' }]
  const towards = arrow.from === 'client' ? 1 : -1
  const label: Label = { runs, anchor: towards > 0 ? 'start' : 'end', x: middle + towards * 12, y: drop + 4 }
  const width = runsWidth(runs) + 24
  return { x: towards > 0 ? middle - 8 : middle + 8 - width, y: drop - 9, width, height: 18, labels: [label], row: null }
}

/** Lays a ladder out for a drawing of this width, px. */
export function layoutOf(model: LadderModel, words: Words, width: number): Layout {
  const frame = frameOf(width)
  const standing: Part[] = firstStates(model, frame)
  const heads = standing.length
  const endings = new Map<Arrow, Label | null>()
  const scale: { at: number; y: number }[] = [{ at: 0, y: TOP + 18 }]
  const breaks: number[] = []
  const heights = new Map<number, number>()
  for (const group of groupsOf(model.rows)) {
    const last = scale.at(-1) ?? { at: 0, y: TOP }
    const passed = group.at - last.at
    const ends = group.rows.flatMap((row) =>
      model.arrows.filter((one) => one.launch === row.index && one.end !== 'arrives' && one.arrival === null),
    )
    const endingParts = ends.map((arrow) => endingPart(arrow, frame, words.ending(arrow)))
    const parts = [...partsOf(group, frame, words), ...endingParts]
    const y = settle(parts, standing, last.y + gap(passed, frame.second))
    if (passed > 4000) breaks.push((last.y + y) / 2)
    for (const part of parts) standing.push(shift(part, y))
    for (const [index, arrow] of ends.entries()) {
      const label = endingParts[index]?.labels[0]
      endings.set(arrow, label === undefined ? null : { ...label, y: label.y + y })
    }
    for (const row of group.rows) heights.set(row.index, y)
    scale.push({ at: group.at, y })
  }
  const bottom = Math.max(...scale.map((one) => one.y), ...standing.map((box) => box.y + box.height))
  const rows = model.rows.map((row) => placeRow(row, heights.get(row.index) ?? 0, standing.slice(heads), frame))
  const arrows = model.arrows.map((arrow) => placeArrow(arrow, heights, frame, endings.get(arrow) ?? null))
  return {
    width,
    height: Math.ceil(bottom + 22),
    x: frame.x,
    top: TOP,
    rows,
    arrows,
    firstStates: standing.slice(0, heads).flatMap((part) => part.labels),
    ticks: ticksOf(scale, words),
    breaks,
    scale,
  }
}

/** The hosts' first states keep the place below their heads. */
function firstStates(model: LadderModel, { x, wide }: Frame): Part[] {
  return (['client', 'server'] as const).flatMap((role) => {
    const state = model.stays[role][0]?.state
    if (state === undefined) return []
    const outwards = (role === 'client') === wide
    const runs: readonly Run[] = [{ text: state, tone: 'state', strong: true }]
    const at = x[role] + (role === 'client' ? 1 : -1) * (wide ? -14 : 14)
    const width = runsWidth(runs) + 4
    const label: Label = { runs, anchor: outwards ? 'end' : 'start', x: at, y: TOP + 13 }
    return [{ x: outwards ? at - width + 2 : at - 2, y: TOP, width, height: LINE, labels: [label], row: null }]
  })
}

function placeRow(row: Row, y: number, parts: readonly Part[], frame: Frame): PlacedRow {
  const own = parts.filter((part) => part.row === row)
  const place = placeOf(row)
  const mark: Box = {
    x: (place === null ? (frame.x.client + frame.x.server) / 2 : frame.x[place]) - MARK,
    y: y - MARK,
    width: 2 * MARK,
    height: 2 * MARK,
  }
  const boxes: readonly Box[] = own.length === 0 ? [mark] : leaves(row) ? [mark, ...own] : own
  const left = Math.min(...boxes.map((box) => box.x))
  const top = Math.min(...boxes.map((box) => box.y))
  const box: Box = {
    x: left,
    y: top,
    width: Math.max(...boxes.map((one) => one.x + one.width)) - left,
    height: Math.max(...boxes.map((one) => one.y + one.height)) - top,
  }
  return { row, y, labels: own.flatMap((part) => part.labels), box }
}

function placeArrow(arrow: Arrow, heights: ReadonlyMap<number, number>, { x, second }: Frame, ending: Label | null): PlacedArrow {
  const y = heights.get(arrow.launch) ?? 0
  const middle = (x.client + x.server) / 2
  const from = { x: arrow.forged ? middle : x[arrow.from], y }
  if (arrow.arrival === null) {
    const drop = gap(arrow.ends - arrow.sent, second)
    return { arrow, from, to: { x: middle, y: y + drop }, ending }
  }
  return { arrow, from, to: { x: arrow.from === 'client' ? x.server : x.client, y: heights.get(arrow.arrival) ?? y }, ending }
}

/** The moments that have room for their seconds beside them. */
function ticksOf(scale: Layout['scale'], words: Words): Layout['ticks'] {
  const ticks: { y: number; at: number; text: string }[] = []
  for (const { at, y } of scale.slice(1)) {
    const last = ticks.at(-1)
    if (last === undefined || (y - last.y >= 15 && at !== last.at)) ticks.push({ y, at, text: words.seconds(at) })
  }
  return ticks
}

/** Where a moment stands: between two known ones in proportion. */
export function heightAt({ scale }: Layout, at: number): number {
  const after = scale.findIndex((one) => one.at > at)
  if (after <= 0) return scale.at(after === 0 ? 0 : -1)?.y ?? 0
  const from = scale[after - 1]
  const to = scale[after]
  if (from === undefined || to === undefined) return 0
  return from.y + ((at - from.at) / (to.at - from.at)) * (to.y - from.y)
}
