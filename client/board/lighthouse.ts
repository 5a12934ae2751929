// The hosts: two lighthouses, their lamps, their beams and the signs beside them.
import type { Role } from '../../shared/game/index.ts'
import { CENTRE, type Ink, type Paint, shape, vertical } from './paint.ts'
import type { Palette } from './palette.ts'
import type { Posture } from './posture.ts'

/** The tower; `height` from its foot to the lamp. `grey`: a shape in the fog. Held at the foot's middle. */
export function tower(role: Role, height: number, grey: boolean, palette: Palette): Paint {
  const wide = Math.round(height * 0.42)
  const above = Math.round(height * 0.24)
  return {
    key: `tower ${role} ${height} ${grey} ${palette.theme}`,
    width: wide * 2,
    height: height + above + 6,
    hold: { x: 0.5, y: (height + above) / (height + above + 6) },
    draw(ink) {
      ink.translate(wide, height + above)
      if (grey) silhouette(ink, height, palette)
      else painted(ink, role, height, palette)
    },
  }
}

const foot = (height: number): number => height * 0.15
const neck = (height: number): number => height * 0.095

function trunk(ink: Ink, height: number): void {
  const base = foot(height)
  const top = neck(height)
  ink.beginPath()
  ink.moveTo(-base, 0)
  ink.quadraticCurveTo(-top * 1.05, -height * 0.4, -top, -height * 0.86)
  ink.lineTo(top, -height * 0.86)
  ink.quadraticCurveTo(top * 1.05, -height * 0.4, base, 0)
  ink.closePath()
}

function roof(ink: Ink, height: number): void {
  const wide = neck(height) * 1.15
  ink.beginPath()
  ink.moveTo(-wide, -height * 1.09)
  ink.quadraticCurveTo(-wide * 0.7, -height * 1.19, 0, -height * 1.2)
  ink.quadraticCurveTo(wide * 0.7, -height * 1.19, wide, -height * 1.09)
  ink.closePath()
}

function silhouette(ink: Ink, height: number, { scene }: Palette): void {
  ink.fillStyle = vertical(ink, -height * 1.2, 0, ...scene.silhouette)
  trunk(ink, height)
  ink.fill()
  ink.fillRect(-neck(height) * 1.5, -height * 0.89, neck(height) * 3, height * 0.035)
  ink.fillRect(-neck(height) * 0.8, -height * 1.09, neck(height) * 1.6, height * 0.21)
  roof(ink, height)
  ink.fill()
}

function painted(ink: Ink, role: Role, height: number, palette: Palette): void {
  const { scene } = palette
  const base = foot(height)
  const top = neck(height)
  const across = ink.createLinearGradient(-base, 0, base, 0)
  across.addColorStop(0, scene.stone[1])
  across.addColorStop(0.42, scene.stone[0])
  across.addColorStop(1, scene.stone[1])
  ink.fillStyle = across
  trunk(ink, height)
  ink.fill()
  ink.save()
  ink.clip()
  stripes(ink, role, height, palette.theme === 'night' ? ['#1fa79b', '#e0735f'] : ['#0f7f78', '#c2543f'])
  const shade = ink.createLinearGradient(-base, 0, base, 0)
  shade.addColorStop(0, 'rgba(8, 18, 34, 0.38)')
  shade.addColorStop(0.4, 'rgba(8, 18, 34, 0)')
  shade.addColorStop(1, 'rgba(8, 18, 34, 0.5)')
  ink.fillStyle = shade
  ink.fillRect(-base, -height, base * 2, height)
  ink.restore()
  ink.fillStyle = scene.iron
  ink.beginPath()
  ink.roundRect(-base * 0.24, -height * 0.13, base * 0.48, height * 0.13, [base * 0.24, base * 0.24, 0, 0])
  ink.fill()
  for (const up of [0.34, 0.58]) {
    ink.fillStyle = scene.window
    ink.fillRect(-base * 0.1, -height * up, base * 0.2, height * 0.045)
  }
  // The gallery and its rail.
  ink.fillStyle = scene.iron
  ink.fillRect(-top * 1.55, -height * 0.89, top * 3.1, height * 0.035)
  ink.strokeStyle = scene.iron
  ink.lineWidth = Math.max(1, height * 0.008)
  ink.strokeRect(-top * 1.5, -height * 0.945, top * 3, height * 0.055)
  for (let post = -2; post <= 2; post++) ink.fillRect(post * top * 0.6, -height * 0.945, Math.max(1, height * 0.007), height * 0.055)
  ink.fillStyle = scene.iron
  roof(ink, height)
  ink.fill()
  ink.strokeStyle = scene.rim
  ink.stroke()
  ink.fillRect(-height * 0.006, -height * 1.24, height * 0.012, height * 0.05)
}

/** Level bands for the client, slanted ones for the server: the two are known apart without their colours. */
function stripes(ink: Ink, role: Role, height: number, [client, server]: readonly [string, string]): void {
  const base = foot(height)
  ink.fillStyle = role === 'client' ? client : server
  const band = height * 0.125
  for (const from of [0.12, 0.4, 0.68]) {
    const y = -height * from - band
    if (role === 'client') ink.fillRect(-base, y, base * 2, band)
    else {
      shape(ink, [-base, y + base * 0.9], [base, y - base * 0.9], [base, y + band - base * 0.9], [-base, y + band + base * 0.9])
      ink.fill()
    }
  }
}

/** The lamp behind its glass. Held in its middle. */
export function lamp(kind: Posture['lamp'], height: number, palette: Palette): Paint {
  const wide = neck(height) * 1.7
  const tall = height * 0.2
  const { scene } = palette
  return {
    key: `lamp ${kind} ${height} ${palette.theme}`,
    width: wide + 4,
    height: tall + 4,
    hold: CENTRE,
    draw(ink) {
      ink.translate(2, 2)
      const colour = kind === 'on' ? scene.lampOn : kind === 'low' ? scene.lampLow : scene.lampOff
      ink.fillStyle = kind === 'on' ? vertical(ink, 0, tall, colour, '#fff8e2', colour) : colour
      ink.fillRect(0, 0, wide, tall)
      ink.strokeStyle = scene.iron
      ink.lineWidth = Math.max(1.2, height * 0.012)
      ink.strokeRect(0, 0, wide, tall)
      ink.beginPath()
      for (const at of [0.33, 0.67]) {
        ink.moveTo(wide * at, 0)
        ink.lineTo(wide * at, tall)
      }
      if (kind === 'off') {
        // Closed shutters.
        for (const at of [0.25, 0.5, 0.75]) {
          ink.moveTo(0, tall * at)
          ink.lineTo(wide, tall * at)
        }
      }
      ink.stroke()
    },
  }
}

/** A beam to the right, brightest at the lamp. `broken`: in pieces. Held at its narrow end. */
export function beam(length: number, wide: number, broken: boolean, palette: Palette): Paint {
  const colour = palette.scene.beam
  return {
    key: `beam ${length} ${wide} ${broken} ${palette.theme}`,
    width: length,
    height: wide,
    hold: { x: 0, y: 0.5 },
    soft: broken ? 1 : 2,
    draw(ink) {
      const strong = palette.theme === 'night' ? 0.62 : 0.85
      const fade = ink.createLinearGradient(0, 0, length, 0)
      fade.addColorStop(0, `rgba(${colour}, ${strong})`)
      fade.addColorStop(0.35, `rgba(${colour}, ${strong * 0.5})`)
      fade.addColorStop(1, `rgba(${colour}, 0)`)
      ink.fillStyle = fade
      const layers = 9
      for (let layer = 1; layer <= layers; layer++) {
        const half = (wide / 2) * (layer / layers)
        ink.globalAlpha = 1 / (layers - 1.5)
        shape(ink, [0, wide / 2 - half * 0.09], [length, wide / 2 - half], [length, wide / 2 + half], [0, wide / 2 + half * 0.09])
        ink.fill()
      }
      if (!broken) return
      ink.globalAlpha = 1
      ink.globalCompositeOperation = 'destination-out'
      for (let x = length * 0.16; x < length; x += length * 0.2) ink.fillRect(x, 0, length * 0.09, wide)
    },
  }
}

/** The sign beside the lamp: what a state is known by without light or motion. Held in its middle. */
export function sign(kind: Exclude<Posture['sign'], 'none'>, size: number, facing: 1 | -1, palette: Palette): Paint {
  return {
    key: `sign ${kind} ${size} ${facing} ${palette.theme}`,
    width: size,
    height: size,
    hold: CENTRE,
    draw(ink) {
      ink.translate(size / 2, size / 2)
      ink.scale(size / 40, size / 40)
      if (kind !== 'unknown' && kind !== 'hourglass') ink.scale(facing, 1)
      ink.lineWidth = 2.6
      ink.lineCap = 'round'
      ink.lineJoin = 'round'
      SIGNS[kind](ink, palette)
    },
  }
}

/** On a field of 40 × 40 around the origin, towards the right. */
const SIGNS: Readonly<Record<Exclude<Posture['sign'], 'none'>, (ink: Ink, palette: Palette) => void>> = {
  listen(ink, { accent }) {
    ink.strokeStyle = accent
    for (const radius of [8, 16, 24]) {
      ink.beginPath()
      ink.arc(-14, 0, radius, -0.7, 0.7)
      ink.stroke()
    }
  },
  hand(ink, { tones, scene }) {
    // A boom over the sea with a lantern at its end.
    ink.scale(0.82, 0.82)
    ink.strokeStyle = scene.rope
    ink.beginPath()
    ink.moveTo(-22, 10)
    ink.lineTo(12, -10)
    ink.lineTo(12, 0)
    ink.stroke()
    ink.fillStyle = tones.syn.fill
    ink.beginPath()
    ink.arc(12, 7, 7, 0, Math.PI * 2)
    ink.fill()
    ink.strokeStyle = tones.ack.fill
    ink.beginPath()
    ink.arc(12, 7, 10.5, 0, Math.PI * 2)
    ink.stroke()
  },
  crossed(ink, palette) {
    pennant(ink, palette, -1)
    pennant(ink, palette, 1)
  },
  last(ink, { tones, scene }) {
    // Almost down.
    ink.strokeStyle = scene.rope
    ink.beginPath()
    ink.moveTo(-4, 18)
    ink.lineTo(-4, -18)
    ink.stroke()
    ink.fillStyle = tones.fin.fill
    shape(ink, [-4, 0], [15, 0], [10, 6], [15, 12], [-4, 12])
    ink.fill()
  },
  hourglass(ink, { accent, panel, text }) {
    ink.fillStyle = panel
    ink.beginPath()
    ink.roundRect(-14, -19, 28, 38, 6)
    ink.fill()
    ink.strokeStyle = text
    ink.beginPath()
    ink.moveTo(-9, -14)
    ink.lineTo(9, -14)
    ink.moveTo(-9, 14)
    ink.lineTo(9, 14)
    ink.moveTo(-7, -14)
    ink.bezierCurveTo(-7, -3, 7, 3, 7, 14)
    ink.moveTo(7, -14)
    ink.bezierCurveTo(7, -3, -7, 3, -7, 14)
    ink.stroke()
    ink.fillStyle = accent
    shape(ink, [-4.5, -8], [4.5, -8], [0, -1])
    ink.fill()
    shape(ink, [-5.5, 13], [0, 5], [5.5, 13])
    ink.fill()
  },
  unknown(ink, { panel, text, font, accent }) {
    ink.fillStyle = panel
    ink.beginPath()
    ink.arc(0, 0, 17, 0, Math.PI * 2)
    ink.fill()
    ink.strokeStyle = accent
    ink.stroke()
    ink.fillStyle = text
    ink.font = `700 24px ${font}`
    ink.textAlign = 'center'
    ink.textBaseline = 'middle'
    ink.fillText('?', 0, 1.5)
  },
}

function pennant(ink: Ink, { tones, scene }: Palette, lean: 1 | -1): void {
  ink.strokeStyle = scene.rope
  ink.beginPath()
  ink.moveTo(-9 * lean, 18)
  ink.lineTo(9 * lean, -17)
  ink.stroke()
  ink.fillStyle = tones.fin.fill
  shape(ink, [9 * lean, -17], [19 * lean, -11], [11 * lean, -8], [15 * lean, -1], [2 * lean, -4])
  ink.fill()
}
