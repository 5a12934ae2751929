// A segment as a little vessel: a hull per kind, a flag per flag with its letter, and plates with its numbers.
import { type Kind, kindOf } from '../../shared/net/index.ts'
import type { Flag, Segment } from '../../shared/tcp/index.ts'
import { type Ink, type Paint, rounded, shape, vertical } from './paint.ts'
import { type Palette, type Tone, toneOfFlag } from './palette.ts'

/** What is written on a vessel: numbers as the player wants to see them. */
export interface Freight {
  readonly flags: readonly Flag[]
  readonly kind: Kind
  readonly lines: readonly string[]
}

export interface VesselSize {
  readonly width: number
  readonly height: number
  /** Of the plates' text, px. */
  readonly text: number
}

export function freightOf(segment: Segment, number: (which: 'seq' | 'ack', value: number) => string): Freight {
  const lines = [`seq ${number('seq', segment.seq)}`]
  if (segment.flags.includes('ACK')) lines.push(`ack ${number('ack', segment.ack)}`)
  if (segment.len > 0) lines.push(`len ${segment.len}`)
  return { flags: segment.flags, kind: kindOf(segment), lines }
}

const TONE: Readonly<Record<Kind, readonly [Tone, Tone]>> = {
  syn: ['syn', 'syn'],
  'syn-ack': ['syn', 'ack'],
  ack: ['ack', 'ack'],
  data: ['data', 'data'],
  fin: ['fin', 'fin'],
  rst: ['rst', 'rst'],
}

/** Held at the middle of the waterline, just above its lower edge. */
export function vessel({ flags, kind, lines }: Freight, heading: 1 | -1, size: VesselSize, palette: Palette): Paint {
  const { width, height, text } = size
  const line = Math.round(text * 1.16)
  const keel = 6
  return {
    key: `vessel ${flags.join('')} ${lines.join(',')} ${heading} ${width}x${height} ${text} ${palette.theme}`,
    width,
    height,
    hold: { x: 0.5, y: (height - keel) / height },
    draw(ink) {
      ink.translate(width / 2, height - keel)
      const deep = Math.min(lines.length * line + 8, height * 0.62)
      ink.save()
      ink.scale(heading, 1)
      reflection(ink, width, palette)
      const [bow, stern] = tones(kind, flags)
      ink.fillStyle = hullFill(ink, width, palette.tones[bow].fill, palette.tones[stern].fill)
      hull(ink, kind, width, deep)
      ink.fill()
      ink.strokeStyle = palette.theme === 'night' ? 'rgba(4, 10, 20, 0.7)' : 'rgba(15, 28, 46, 0.75)'
      ink.lineWidth = 1.5
      ink.stroke()
      superstructure(ink, kind, width, deep, height - keel, palette)
      ink.restore()
      flagsOn(ink, flags, kind, heading, width, deep, height - keel, palette)
      plate(ink, lines, width, deep, line, text, palette)
    },
  }
}

function tones(kind: Kind, flags: readonly Flag[]): readonly [Tone, Tone] {
  // FIN and data with an ACK on board have an amber stern.
  const [bow, stern] = TONE[kind]
  return flags.includes('ACK') && kind === 'fin' ? [bow, 'ack'] : [bow, stern]
}

function hullFill(ink: Ink, width: number, bow: string, stern: string): CanvasGradient {
  const fill = ink.createLinearGradient(-width / 2, 0, width / 2, 0)
  fill.addColorStop(0, stern)
  fill.addColorStop(0.44, stern)
  fill.addColorStop(0.56, bow)
  fill.addColorStop(1, bow)
  return fill
}

function reflection(ink: Ink, width: number, { theme }: Palette): void {
  ink.fillStyle = theme === 'night' ? 'rgba(2, 8, 18, 0.5)' : 'rgba(20, 58, 84, 0.35)'
  ink.beginPath()
  ink.ellipse(0, 0, width * 0.47, 5, 0, 0, Math.PI * 2)
  ink.fill()
}

/** The outline tells the kind: bow to the right, the deck at `-deep`, the water at 0. */
function hull(ink: Ink, kind: Kind, width: number, deep: number): void {
  const half = width / 2 - 1
  ink.beginPath()
  switch (kind) {
    case 'syn':
    case 'syn-ack':
      // A sharp bow that leans forward.
      ink.moveTo(-half, -deep)
      ink.lineTo(half, -deep - 4)
      ink.quadraticCurveTo(half * 0.92, -deep * 0.2, half * 0.74, 1)
      ink.lineTo(-half * 0.8, 1)
      ink.quadraticCurveTo(-half * 0.97, -deep * 0.4, -half, -deep)
      break
    case 'ack':
      // Round, like a tender.
      ink.moveTo(-half, -deep)
      ink.lineTo(half, -deep)
      ink.bezierCurveTo(half, -deep * 0.1, half * 0.7, 2, half * 0.5, 2)
      ink.lineTo(-half * 0.5, 2)
      ink.bezierCurveTo(-half * 0.7, 2, -half, -deep * 0.1, -half, -deep)
      break
    case 'data':
      // Flat, like a barge.
      ink.moveTo(-half, -deep)
      ink.lineTo(half, -deep)
      ink.lineTo(half - 6, 1)
      ink.lineTo(-half + 6, 1)
      break
    case 'fin':
      // A high stern, going home.
      ink.moveTo(-half, -deep - 9)
      ink.lineTo(-half * 0.58, -deep - 9)
      ink.lineTo(-half * 0.52, -deep)
      ink.lineTo(half, -deep)
      ink.lineTo(half * 0.74, 1)
      ink.lineTo(-half * 0.86, 1)
      break
    case 'rst':
      // Jagged.
      ink.moveTo(-half, -deep)
      for (let tooth = 0; tooth < 6; tooth++) {
        ink.lineTo(-half + (tooth + 0.5) * (half / 3), -deep - 6)
        ink.lineTo(-half + (tooth + 1) * (half / 3), -deep)
      }
      ink.lineTo(half * 0.66, 1)
      ink.lineTo(-half * 0.66, 1)
      break
  }
  ink.closePath()
}

function superstructure(ink: Ink, kind: Kind, width: number, deep: number, top: number, palette: Palette): void {
  const { scene, tones, theme } = palette
  const mast = scene.hull[0]
  ink.fillStyle = mast
  const sail = theme === 'night' ? 'rgba(236, 244, 250, 0.92)' : 'rgba(255, 255, 255, 0.96)'
  if (kind === 'syn' || kind === 'syn-ack') {
    ink.fillRect(-1.5, -top, 3, top - deep)
    ink.fillStyle = sail
    shape(ink, [-4, -top * 0.92], [-4, -deep - 5], [-width * 0.3, -deep - 5])
    ink.fill()
    if (kind === 'syn-ack') {
      ink.fillStyle = tones.ack.fill
      shape(ink, [-width * 0.36, -deep - (top - deep) * 0.6], [-width * 0.36, -deep - 3], [-width * 0.47, -deep - 3])
      ink.fill()
    }
  } else if (kind === 'ack') {
    ink.fillRect(-1.5, -top, 3, top - deep)
    ink.fillStyle = scene.stone[0]
    rounded(ink, -width * 0.34, -deep - 13, width * 0.24, 14, 3)
    ink.fill()
    ink.fillStyle = scene.iron
    ink.fillRect(-width * 0.3, -deep - 9, 5, 5)
    ink.fillRect(-width * 0.22, -deep - 9, 5, 5)
  } else if (kind === 'data') {
    ink.fillRect(width * 0.28, -top, 3, top - deep)
    const box = Math.min(14, (top - deep) * 0.42)
    for (const [x, row] of [
      [-0.44, 0],
      [-0.28, 0],
      [-0.12, 0],
      [-0.36, 1],
      [-0.2, 1],
    ] as const) {
      ink.fillStyle = vertical(ink, -deep - box * (row + 1), -deep - box * row, ...scene.wood)
      ink.fillRect(x * width, -deep - box * (row + 1), box * 1.1, box - 1)
    }
  } else if (kind === 'fin') {
    ink.fillRect(-1.5, -top, 3, top - deep)
    // The sail is down.
    ink.fillStyle = sail
    rounded(ink, -width * 0.3, -deep - 6, width * 0.28, 6, 3)
    ink.fill()
  } else {
    ink.fillRect(-1.5, -top, 3, top - deep)
  }
}

/** The flags that fly, most telling first. */
const FLYING = ['RST', 'SYN', 'FIN', 'ACK', 'PSH', 'URG'] as const satisfies readonly Flag[]

function flagsOn(
  ink: Ink,
  flags: readonly Flag[],
  kind: Kind,
  heading: 1 | -1,
  width: number,
  deep: number,
  top: number,
  palette: Palette,
): void {
  const flown = FLYING.filter((flag) => flags.includes(flag)).slice(0, 3)
  const mast = (kind === 'data' ? width * 0.28 + 1.5 : 0) * heading
  const room = top - deep
  const tall = Math.max(13, Math.min(20, room * (flown.length > 1 ? 0.5 : 0.62)))
  let x = mast + 2.5
  const left = kind === 'data' && heading === 1
  if (left) x = mast - 2.5
  for (const flag of flown) {
    const wide = tall * 1.25
    flagOf(ink, flag, left ? x - wide : x, -top, wide, tall, palette)
    x += (wide + 2) * (left ? -1 : 1)
  }
}

/** Each flag has a cut of its own. */
export function flagOf(ink: Ink, flag: Flag, x: number, y: number, wide: number, tall: number, palette: Palette): void {
  const { fill, ink: letter } = palette.tones[toneOfFlag(flag)]
  ink.fillStyle = flag === 'PSH' || flag === 'URG' ? palette.tones.data.fill : fill
  switch (flag) {
    case 'SYN':
      shape(ink, [x, y], [x + wide * 1.12, y + tall * 0.5], [x, y + tall])
      break
    case 'FIN':
      shape(ink, [x, y], [x + wide, y], [x + wide * 0.74, y + tall / 2], [x + wide, y + tall], [x, y + tall])
      break
    case 'RST':
      shape(ink, [x + wide / 2, y - 2], [x + wide, y + tall / 2], [x + wide / 2, y + tall + 2], [x, y + tall / 2])
      break
    case 'ACK':
      shape(ink, [x, y], [x + wide, y], [x + wide, y + tall], [x, y + tall])
      break
    default:
      rounded(ink, x, y, wide * 0.86, tall, tall / 2)
  }
  ink.fill()
  ink.strokeStyle = palette.theme === 'night' ? 'rgba(4, 10, 20, 0.55)' : 'rgba(15, 28, 46, 0.6)'
  ink.lineWidth = 1
  ink.stroke()
  ink.fillStyle = letter
  ink.font = `800 ${Math.round(tall * 0.72)}px ${palette.font}`
  ink.textAlign = 'center'
  ink.textBaseline = 'middle'
  const middle = flag === 'SYN' ? x + wide * 0.38 : flag === 'FIN' ? x + wide * 0.4 : flag === 'PSH' ? x + wide * 0.43 : x + wide / 2
  ink.fillText(flag.slice(0, 1), middle, y + tall / 2 + 0.5)
}

function plate(
  ink: Ink,
  lines: readonly string[],
  width: number,
  deep: number,
  line: number,
  text: number,
  { panel, text: colour, mono, line: edge }: Palette,
): void {
  ink.font = `600 ${text}px ${mono}`
  const long = Math.max(...lines.map((one) => ink.measureText(one).width))
  const wide = Math.min(width - 6, long + 12)
  const tall = lines.length * line + 3
  ink.fillStyle = panel
  ink.strokeStyle = edge
  ink.lineWidth = 1
  rounded(ink, -wide / 2, -deep / 2 - tall / 2, wide, tall, 4)
  ink.fill()
  ink.stroke()
  ink.fillStyle = colour
  ink.textAlign = 'center'
  ink.textBaseline = 'middle'
  for (const [index, one] of lines.entries()) {
    ink.fillText(one, 0, -deep / 2 - tall / 2 + 1.5 + line * (index + 0.5) + 0.5, wide - 6)
  }
}
