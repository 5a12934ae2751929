// The ladder's shapes: life lines, arrows, marks and labels at their places.
import type { Role } from '../../../shared/game/index.ts'
import { ROLES } from '../../../shared/game/index.ts'
import type { State } from '../../../shared/tcp/index.ts'
import { heightAt, type Label, type Layout, MARK, type PlacedArrow, type PlacedRow, type Point } from './layout.ts'
import { SIZE } from './measure.ts'
import type { LadderModel } from './model.ts'
import type { Palette } from './palette.ts'
import { type Shape, shape } from './shape.ts'
import { type Tone, toneOf } from './words.ts'

/** `at`: only what happened until then is drawn, ms since the round went live; null: all. */
export interface Moment {
  readonly at: number | null
}

const round = (n: number): number => Math.round(n * 10) / 10

const shown = (at: number, { at: until }: Moment): boolean => until === null || at <= until

/** A line of text with a halo of the paper, so that an arrow below it does not cut it. */
export function labelShape({ x, y, anchor, runs }: Label, palette: Palette): Shape {
  const spans = runs.map((run, index) =>
    shape(
      'tspan',
      { fill: palette.tone[run.tone], ...(run.strong ? { 'font-weight': 700 } : {}), ...(index > 0 ? { dx: SIZE * 0.6 } : {}) },
      run.text,
    ),
  )
  return shape(
    'text',
    {
      x: round(x),
      y: round(y),
      'text-anchor': anchor,
      'font-size': SIZE,
      stroke: palette.paper,
      'stroke-width': 3.5,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    },
    ...spans,
  )
}

/** How a life line looks: closed dotted, opening or closing thin, open thick. */
function lifeStyle(state: State | undefined): Shape['attributes'] {
  if (state === undefined || state === 'CLOSED') return { 'stroke-width': 1.5, 'stroke-dasharray': '1 5', 'stroke-linecap': 'round' }
  if (state === 'ESTABLISHED' || state === 'CLOSE-WAIT') return { 'stroke-width': 4 }
  return { 'stroke-width': 2, ...(state === 'TIME-WAIT' || state === 'LISTEN' ? { 'stroke-dasharray': '6 4' } : {}) }
}

/** As far as a moment has come: what it will be is not told. */
function lifeLine(role: Role, model: LadderModel, layout: Layout, moment: Moment, palette: Palette): Shape {
  const x = layout.x[role]
  const bottom = layout.height - 8
  const end = moment.at === null ? bottom : Math.min(bottom, heightAt(layout, moment.at))
  const changes = layout.rows.filter(({ row }) => row.event.on === 'state' && row.event.role === role)
  const stays = model.stays[role]
  const pieces = (stays.length === 0 ? [undefined] : stays).map((stay, index) => {
    const from = index === 0 ? layout.top : (changes[index - 1]?.y ?? layout.top)
    const to = Math.min(end, changes[index]?.y ?? bottom)
    if (to <= from) return null
    return shape('line', { x1: x, x2: x, y1: round(from), y2: round(to), stroke: palette.tone.dim, ...lifeStyle(stay?.state) })
  })
  return shape('g', {}, ...pieces.filter((piece) => piece !== null))
}

function head({ x, y }: Point, towards: Point, colour: string): Shape {
  const angle = (Math.atan2(y - towards.y, x - towards.x) * 180) / Math.PI
  return shape('path', {
    d: 'M0 0L-11 -5L-8.5 0L-11 5Z',
    fill: colour,
    transform: `translate(${round(x)} ${round(y)}) rotate(${round(angle)})`,
  })
}

const cross = ({ x, y }: Point, half: number, colour: string, width = 2.5): Shape =>
  shape('path', {
    d: `M${round(x - half)} ${round(y - half)}l${2 * half} ${2 * half}m0 ${-2 * half}l${-2 * half} ${2 * half}`,
    stroke: colour,
    'stroke-width': width,
    'stroke-linecap': 'round',
    fill: 'none',
  })

/** The arrow as far as it has come. */
function arrowShape(placed: PlacedArrow, moment: Moment, palette: Palette): Shape | null {
  const { arrow, from, to, ending } = placed
  if (!shown(arrow.sent, moment)) return null
  const whole = Math.max(1, arrow.ends - arrow.sent)
  const part = moment.at === null ? 1 : Math.min(1, (moment.at - arrow.sent) / whole)
  const colour = palette.tone[toneOf(arrow.segment)]
  const aim = arrow.end === 'arrives' ? shortened(from, to, 3) : to
  const tip = { x: from.x + (aim.x - from.x) * part, y: from.y + (aim.y - from.y) * part }
  const dashes = arrow.copy || arrow.forged ? { 'stroke-dasharray': '7 4' } : arrow.end === 'under-way' ? { 'stroke-dasharray': '2 4' } : {}
  const line = shape('line', {
    x1: round(from.x),
    y1: round(from.y),
    x2: round(tip.x),
    y2: round(tip.y),
    stroke: colour,
    'stroke-width': 2,
    ...dashes,
  })
  const parts: Shape[] = [line]
  if (part < 1) parts.push(shape('circle', { cx: round(tip.x), cy: round(tip.y), r: 5, fill: colour }))
  else if (arrow.end === 'lost' || arrow.end === 'merged') parts.push(cross(tip, 6, palette.tone.bad))
  else if (arrow.end === 'corrupt')
    parts.push(head(tip, from, colour), cross({ x: tip.x + (from.x < to.x ? -18 : 18), y: tip.y }, 5, palette.tone.bad))
  else if (arrow.end === 'arrives') parts.push(head(tip, from, colour))
  if (part === 1 && ending !== null) parts.push(labelShape(ending, palette))
  if (arrow.forged)
    parts.push(
      shape('path', {
        d: `M${round(from.x)} ${round(from.y - 7)}l7 7l-7 7l-7 -7Z`,
        fill: palette.paper,
        stroke: palette.tone.bad,
        'stroke-width': 2,
      }),
    )
  return shape('g', {}, ...parts)
}

/** A point a little before the arrow's end, clear of the life line. */
function shortened(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  return length === 0 ? to : { x: to.x - ((to.x - from.x) / length) * by, y: to.y - ((to.y - from.y) / length) * by }
}

type Sign = 'check' | 'dot' | 'wave' | 'cross' | 'clock' | 'late'

const SIGNS: Readonly<Record<Sign, { readonly d: string; readonly tone: Tone; readonly fill: boolean }>> = {
  check: { d: 'M-3.8 0.2l2.7 2.9l5 -5.8', tone: 'ok', fill: false },
  dot: { d: 'M-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z', tone: 'dim', fill: true },
  wave: { d: 'M-4.4 1c1.5 -3 3 -3 4.4 -1s2.9 2 4.4 -1', tone: 'warn', fill: false },
  cross: { d: 'M-3 -3l6 6m0 -6l-6 6', tone: 'bad', fill: false },
  clock: { d: 'M0 -4v4.4l3 2', tone: 'warn', fill: false },
  late: { d: 'M0 -4.4v4.8m0 3.4v0.4', tone: 'bad', fill: false },
}

const VERDICT_SIGN = { due: 'check', allowed: 'dot', needless: 'wave', violation: 'cross' } as const satisfies Record<string, Sign>

function signOf({ row: { event } }: PlacedRow): Sign | null {
  if (event.on === 'move' || event.on === 'discard') return VERDICT_SIGN[event.judged.kind]
  if (event.on === 'timer') return 'clock'
  return event.on === 'missed' ? 'late' : event.on === 'state-answer' ? 'cross' : null
}

/** The round mark of a verdict, a timer or a missed duty; a sign as well as a colour. */
export function markShape(sign: Sign, { x, y }: Point, palette: Palette): Shape {
  const { d, tone, fill } = SIGNS[sign]
  const colour = palette.tone[tone]
  const ring = sign === 'cross' || sign === 'late' ? { fill: colour, stroke: colour } : { fill: palette.mark, stroke: colour }
  const pen = sign === 'cross' || sign === 'late' ? palette.mark : colour
  return shape(
    'g',
    { transform: `translate(${round(x)} ${round(y)})` },
    shape('circle', { r: MARK, ...ring, 'stroke-width': 2 }),
    shape('path', {
      d,
      fill: fill ? pen : 'none',
      stroke: fill ? 'none' : pen,
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
  )
}

/** What is drawn of a row beside its arrow. */
export function rowShapes(placed: PlacedRow, layout: Layout, palette: Palette): readonly Shape[] {
  const { row, y, labels } = placed
  const { event } = row
  const shapes: Shape[] = []
  if (event.on === 'goal') {
    shapes.push(
      shape('line', {
        x1: layout.x.client,
        x2: layout.x.server,
        y1: round(y),
        y2: round(y),
        stroke: palette.tone.ok,
        'stroke-width': 2,
        'stroke-dasharray': '3 4',
      }),
    )
  }
  const x = 'role' in event ? layout.x[event.role] : null
  if (event.on === 'move' && event.judged.kind === 'violation' && x !== null) {
    const inwards = event.role === 'client' ? 1 : -1
    shapes.push(
      shape('path', {
        d: `M${x} ${round(y)}h${inwards * 34}m0 -7v14`,
        stroke: palette.tone.bad,
        'stroke-width': 2,
        fill: 'none',
        'stroke-linecap': 'round',
      }),
    )
  }
  if (event.on === 'state' && x !== null)
    shapes.push(shape('path', { d: `M${x - 5} ${round(y)}h10`, stroke: palette.tone.state, 'stroke-width': 2 }))
  if (event.on === 'crashed' && x !== null) shapes.push(cross({ x, y }, 6, palette.tone.bad, 3))
  for (const label of labels) shapes.push(labelShape(label, palette))
  const sign = signOf(placed)
  if (sign !== null && x !== null) shapes.push(markShape(sign, { x, y }, palette))
  return shapes
}

/** All but the rows: the lines, the seconds, the first states and, for a moment, where it is. */
export function groundShapes(model: LadderModel, layout: Layout, moment: Moment, palette: Palette): readonly Shape[] {
  const shapes: Shape[] = ROLES.map((role) => lifeLine(role, model, layout, moment, palette))
  const end = moment.at === null ? layout.height : heightAt(layout, moment.at)
  for (const y of layout.breaks.filter((one) => one <= end)) {
    for (const role of ROLES) {
      const x = layout.x[role]
      shapes.push(
        shape('path', { d: `M${x - 7} ${round(y + 1)}l14 -6v6l-14 6Z`, fill: palette.paper }),
        shape('path', { d: `M${x - 7} ${round(y + 1)}l14 -6m-14 12l14 -6`, stroke: palette.tone.dim, 'stroke-width': 1.5 }),
      )
    }
  }
  for (const { y, at, text } of layout.ticks) {
    if (!shown(at, moment)) continue
    shapes.push(
      shape(
        'text',
        {
          x: 30,
          y: round(y + 4),
          'text-anchor': 'end',
          'font-size': 11,
          'font-family': palette.mono,
          fill: palette.tone.dim,
        },
        text,
      ),
    )
  }
  for (const label of layout.firstStates) shapes.push(labelShape(label, palette))
  if (moment.at !== null) {
    const y = round(heightAt(layout, moment.at))
    shapes.push(shape('line', { x1: 34, x2: layout.width, y1: y, y2: y, stroke: palette.now, 'stroke-width': 1.5 }))
    shapes.push(shape('path', { d: `M34 ${y}l-7 -5v10Z`, fill: palette.now }))
  }
  return shapes
}

/** The arrows that have set out. */
export const arrowShapes = (layout: Layout, moment: Moment, palette: Palette): readonly Shape[] =>
  layout.arrows.flatMap((arrow) => arrowShape(arrow, moment, palette) ?? [])
