// Words and rings over the scene, each on a plate of its own so that it can be read on any water.

import type { Role } from '../../shared/game/index.ts'
import { CENTRE, type Ink, type Paint, radial, rounded, shape } from './paint.ts'
import type { Palette } from './palette.ts'
import type { Ring } from './posture.ts'
import { scatter } from './scatter.ts'

export interface Words {
  readonly text: string
  readonly size: number
  readonly weight: 500 | 700
  readonly colour: string
}

let measuring: Ink | null = null
const measured = new Map<string, number>()

/** Width of a text, px; each is measured once. */
export function textWidth(text: string, font: string): number {
  const known = measured.get(font + text)
  if (known !== undefined) return known
  measuring ??= document.createElement('canvas').getContext('2d')
  if (measuring !== null) measuring.font = font
  const width = measuring?.measureText(text).width ?? 0
  if (measured.size > 500) measured.clear()
  measured.set(font + text, width)
  return width
}

/** Lines of text on one plate; `panel` null: without the plate. Held in the middle. */
export function label(lines: readonly Words[], font: string, panel: string | null): Paint {
  let wide = 0
  let tall = 0
  for (const { text, size, weight } of lines) {
    wide = Math.max(wide, textWidth(text, `${weight} ${size}px ${font}`))
    tall += Math.round(size * 1.35)
  }
  const width = Math.ceil(wide) + 16
  const height = tall + 6
  return {
    key: `label ${lines.map(({ text, size, colour }) => `${text}/${size}/${colour}`).join(' ')} ${panel}`,
    width,
    height,
    hold: CENTRE,
    draw(ink) {
      if (panel !== null) {
        ink.fillStyle = panel
        ink.globalAlpha = 0.82
        rounded(ink, 0, 0, width, height, 7)
        ink.fill()
        ink.globalAlpha = 1
      }
      ink.textAlign = 'center'
      ink.textBaseline = 'middle'
      let y = 3
      for (const { text, size, weight, colour } of lines) {
        ink.font = `${weight} ${size}px ${font}`
        ink.fillStyle = colour
        ink.fillText(text, width / 2, y + size * 0.7)
        y += Math.round(size * 1.35)
      }
    },
  }
}

/** How fine the ring's steps are. */
const STEPS = 120

/** The ring around the lamp that fills as its timer runs. Held in its middle. */
export function ring(role: Role, { timer, share }: Ring, radius: number, palette: Palette): Paint {
  const step = Math.round(share * STEPS)
  const thick = Math.max(3, radius * 0.13)
  const size = (radius + thick) * 2
  return {
    key: `ring ${role} ${timer} ${radius} ${palette.theme}`,
    state: step,
    width: size,
    height: size,
    hold: CENTRE,
    draw(ink) {
      const colour = timer === 'retransmission' ? palette.accent : timer === 'persist' ? palette.tones.data.fill : palette.tones.fin.fill
      ink.lineWidth = thick + 3
      ink.strokeStyle = palette.theme === 'night' ? 'rgba(7, 13, 24, 0.72)' : 'rgba(255, 255, 255, 0.8)'
      ink.beginPath()
      ink.arc(size / 2, size / 2, radius, 0, Math.PI * 2)
      ink.stroke()
      ink.lineWidth = thick
      ink.lineCap = 'round'
      ink.strokeStyle = colour
      if (timer === 'persist') ink.setLineDash([thick * 1.5, thick * 1.8])
      ink.beginPath()
      ink.arc(size / 2, size / 2, radius, -Math.PI / 2, -Math.PI / 2 + (Math.PI * 2 * step) / STEPS)
      ink.stroke()
    },
  }
}

/** Size of a grain of light, px. */
export const SPARK = 15

/** A grain of light: one picture for all, which are scaled. Held in its middle. */
export function spark(colour: string): Paint {
  const size = SPARK
  return {
    key: `spark ${colour}`,
    width: size,
    height: size,
    hold: CENTRE,
    draw(ink) {
      const half = size / 2
      ink.fillStyle = colour
      shape(
        ink,
        [half, 0],
        [half * 1.22, half * 0.78],
        [size, half],
        [half * 1.22, half * 1.22],
        [half, size],
        [half * 0.78, half * 1.22],
        [0, half],
        [half * 0.78, half * 0.78],
      )
      ink.fill()
    },
  }
}

/** Rings on the water around something. Held in the middle. */
export function ripples(width: number, colour: string): Paint {
  const height = Math.round(width * 0.3)
  return {
    key: `ripples ${width} ${colour}`,
    width,
    height,
    hold: CENTRE,
    draw(ink) {
      ink.strokeStyle = colour
      ink.lineWidth = 3
      for (const share of [0.6, 0.78, 0.96]) {
        ink.globalAlpha = 1.15 - share
        ink.beginPath()
        ink.ellipse(width / 2, height / 2, (width / 2 - 2) * share, (height / 2 - 2) * share, 0, 0, Math.PI * 2)
        ink.stroke()
      }
    },
  }
}

/** A gull: wings up or down. Held in the middle. */
export function gull(size: number, up: boolean, colour: string): Paint {
  return {
    key: `gull ${size} ${up} ${colour}`,
    width: size,
    height: size * 0.6,
    hold: CENTRE,
    draw(ink) {
      const y = size * (up ? 0.08 : 0.46)
      ink.strokeStyle = colour
      ink.lineWidth = Math.max(2, size * 0.1)
      ink.lineCap = 'round'
      ink.beginPath()
      ink.moveTo(size * 0.06, y)
      ink.quadraticCurveTo(size * 0.3, size * (up ? 0.1 : 0.2), size * 0.5, size * 0.34)
      ink.quadraticCurveTo(size * 0.7, size * (up ? 0.1 : 0.2), size * 0.94, y)
      ink.stroke()
    },
  }
}

/** A badge with a cross, for what did not leave. Held in the middle. */
export function cross(size: number, palette: Palette): Paint {
  return {
    key: `cross ${size} ${palette.theme}`,
    width: size,
    height: size,
    hold: CENTRE,
    draw(ink) {
      const half = size / 2
      ink.fillStyle = palette.tones.rst.fill
      ink.beginPath()
      ink.arc(half, half, half - 1, 0, Math.PI * 2)
      ink.fill()
      ink.strokeStyle = palette.tones.rst.ink
      ink.lineWidth = size * 0.13
      ink.lineCap = 'round'
      ink.beginPath()
      ink.moveTo(size * 0.32, size * 0.32)
      ink.lineTo(size * 0.68, size * 0.68)
      ink.moveTo(size * 0.68, size * 0.32)
      ink.lineTo(size * 0.32, size * 0.68)
      ink.stroke()
    },
  }
}

/** A badge that calls: the timer has fired. Held in the middle. */
export function alert(size: number, palette: Palette): Paint {
  return {
    key: `alert ${size} ${palette.theme}`,
    width: size,
    height: size,
    hold: CENTRE,
    draw(ink) {
      const half = size / 2
      ink.fillStyle = palette.tones.ack.fill
      shape(ink, [half, 1], [size - 1, size - 3], [1, size - 3])
      ink.fill()
      ink.fillStyle = palette.tones.ack.ink
      ink.fillRect(half - size * 0.05, size * 0.34, size * 0.1, size * 0.3)
      ink.fillRect(half - size * 0.05, size * 0.72, size * 0.1, size * 0.1)
    },
  }
}

/** Red from the edges: something was against a rule. */
export function flash(width: number, height: number, colour: string): Paint {
  return {
    key: `flash ${width}x${height} ${colour}`,
    width,
    height,
    hold: { x: 0, y: 0 },
    soft: 6,
    draw(ink) {
      ink.save()
      ink.scale(1, height / width)
      ink.fillStyle = radial(ink, width / 2, width / 2, width * 0.72, 'rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)', colour)
      ink.fillRect(0, 0, width, width)
      ink.restore()
    },
  }
}

/** The wake behind a boat. Held at the stern, pointing left. */
export function wake(width: number, colour: string): Paint {
  return {
    key: `wake ${width} ${colour}`,
    width,
    height: 14,
    hold: { x: 1, y: 0.5 },
    draw(ink) {
      ink.strokeStyle = colour
      ink.lineCap = 'round'
      for (let index = 0; index < 9; index++) {
        const x = width * (0.06 + 0.86 * scatter(index, 61))
        ink.globalAlpha = (x / width) * 0.9
        ink.lineWidth = 1 + scatter(index, 62)
        ink.beginPath()
        ink.moveTo(x - 6 - 8 * scatter(index, 63), 2 + 10 * scatter(index, 64))
        ink.lineTo(x, 2 + 10 * scatter(index, 64))
        ink.stroke()
      }
    },
  }
}
