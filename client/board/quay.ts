// The pier and what stands on it: crates, the hull that waits with its number plates, the rope.
import type { Flag } from '../../shared/tcp/index.ts'
import type { Box, Pier } from './layout.ts'
import { CENTRE, type Ink, type Paint, rounded, shape, vertical } from './paint.ts'
import { type Palette, toneOfFlag } from './palette.ts'
import { flagOf } from './vessel.ts'

const CORNER = { x: 0, y: 0 } as const

/** The boards and posts of the pier. */
export function deck(box: Box, side: 1 | -1, palette: Palette): Paint {
  const { width, height } = box
  return {
    key: `deck ${width}x${height} ${side} ${palette.theme}`,
    width,
    height,
    hold: CORNER,
    draw(ink) {
      if (side === -1) {
        ink.translate(width, 0)
        ink.scale(-1, 1)
      }
      const [light, dark] = palette.scene.wood
      const thick = Math.max(7, height * 0.22)
      ink.fillStyle = dark
      for (let x = width - 12; x > 0; x -= Math.max(26, width / 5)) ink.fillRect(x, thick - 1, 7, height)
      ink.fillStyle = vertical(ink, 0, thick, light, dark)
      rounded(ink, -8, 0, width + 8, thick, 3)
      ink.fill()
      ink.fillStyle = 'rgba(255, 255, 255, 0.22)'
      ink.fillRect(0, 0, width - 2, 1.5)
      ink.fillStyle = 'rgba(0, 0, 0, 0.28)'
      for (let x = 18; x < width - 4; x += 26) ink.fillRect(x, 1.5, 1.2, thick - 2)
    },
  }
}

/** A crate; `gone`: only its place is left. */
export function crate(flag: Flag, width: number, height: number, gone: boolean, palette: Palette): Paint {
  return {
    key: `crate ${flag} ${width}x${height} ${gone} ${palette.theme}`,
    width: width + 2,
    height: height + 2,
    hold: CENTRE,
    draw(ink) {
      ink.translate(1, 1)
      const { fill, ink: dark } = palette.tones[toneOfFlag(flag)]
      if (gone) {
        ink.strokeStyle = fill
        ink.globalAlpha = 0.75
        ink.lineWidth = 1.5
        ink.setLineDash([4, 4])
        rounded(ink, 1, 1, width - 2, height - 2, 4)
        ink.stroke()
        return
      }
      ink.fillStyle = fill
      rounded(ink, 0, 0, width, height, 4)
      ink.fill()
      ink.strokeStyle = 'rgba(0, 0, 0, 0.4)'
      ink.lineWidth = 1.5
      ink.stroke()
      ink.fillStyle = 'rgba(255, 255, 255, 0.24)'
      ink.fillRect(2, 2, width - 4, 3)
      ink.fillStyle = 'rgba(0, 0, 0, 0.16)'
      ink.fillRect(2, height - 5, width - 4, 3)
      ink.fillRect(4, 5, 2, height - 10)
      ink.fillRect(width - 6, 5, 2, height - 10)
      ink.fillStyle = dark
      ink.font = `800 ${Math.round(Math.min(height * 0.42, (width - 12) / 2.2))}px ${palette.font}`
      ink.textAlign = 'center'
      ink.textBaseline = 'middle'
      ink.fillText(flag, width / 2, height / 2 + 0.5, width - 12)
    },
  }
}

/** The hull that waits; its plates are painted over it. */
export function waitingHull({ hull, crates, crate: { height } }: Pier, flags: readonly Flag[], side: 1 | -1, palette: Palette): Paint {
  // With the crates on deck there is no room: boats lie right above it, and the crates say what the flags would.
  const mast = crates === null ? 0 : height * 1.7
  const [first] = flags
  return {
    key: `hull ${hull.width}x${hull.height} ${height} ${mast} ${side} ${flags.join('')} ${palette.theme}`,
    width: hull.width,
    height: hull.height + mast + 8,
    hold: { x: 0, y: mast / (hull.height + mast + 8) },
    draw(ink) {
      ink.translate(0, mast)
      ink.save()
      if (side === -1) {
        ink.translate(hull.width, 0)
        ink.scale(-1, 1)
      }
      body(ink, hull.width, hull.height, mast, palette)
      ink.restore()
      if (first === undefined || mast === 0) return
      const size = height * 0.55
      // They fly inwards from the mast.
      const x = side === 1 ? hull.width * 0.955 - 2 - size * 1.3 : hull.width * 0.045 + 2
      for (const [index, flag] of flags.slice(0, 2).entries())
        flagOf(ink, flag, x, -mast + 2 + index * (size + 3), size * 1.15, size, palette)
    },
  }
}

function body(ink: Ink, width: number, height: number, mast: number, { scene, theme }: Palette): void {
  ink.fillStyle = theme === 'night' ? 'rgba(2, 8, 18, 0.55)' : 'rgba(20, 58, 84, 0.4)'
  ink.beginPath()
  ink.ellipse(width / 2, height, width * 0.47, 7, 0, 0, Math.PI * 2)
  ink.fill()
  ink.fillStyle = scene.wood[0]
  ink.fillRect(width * 0.955 - 2, -mast, 4, mast + 4)
  ink.beginPath()
  ink.moveTo(0, 0)
  ink.lineTo(width, -6)
  ink.quadraticCurveTo(width * 0.985, height * 0.7, width * 0.93, height + 1)
  ink.lineTo(width * 0.05, height + 1)
  ink.quadraticCurveTo(0, height * 0.6, 0, 0)
  ink.closePath()
  ink.fillStyle = vertical(ink, 0, height, ...scene.hull)
  ink.fill()
  ink.strokeStyle = 'rgba(0, 0, 0, 0.5)'
  ink.lineWidth = 1.5
  ink.stroke()
  ink.strokeStyle = 'rgba(255, 255, 255, 0.28)'
  ink.beginPath()
  ink.moveTo(2, 2.5)
  ink.lineTo(width - 3, -3.5)
  ink.stroke()
}

/** A number plate: its name above what is typed. */
export function numberPlate(
  label: string,
  value: string,
  width: number,
  height: number,
  text: number,
  bright: boolean,
  palette: Palette,
): Paint {
  return {
    key: `plate ${label} ${value} ${width}x${height} ${text} ${bright} ${palette.theme}`,
    width,
    height,
    hold: CORNER,
    draw(ink) {
      ink.fillStyle = palette.panel
      rounded(ink, 0.75, 0.75, width - 1.5, height - 1.5, 5)
      ink.fill()
      ink.strokeStyle = bright ? palette.accent : palette.line
      ink.lineWidth = 1.5
      ink.stroke()
      const small = Math.max(9, Math.round(text * 0.72))
      ink.textAlign = 'center'
      ink.textBaseline = 'alphabetic'
      ink.fillStyle = palette.dim
      ink.font = `600 ${small}px ${palette.font}`
      ink.fillText(label, width / 2, small + 1.5)
      ink.fillStyle = value === '' ? palette.dim : palette.text
      ink.font = `700 ${text}px ${palette.mono}`
      ink.fillText(value === '' ? '–' : value, width / 2, height - Math.max(4, (height - small - text) / 2 + 0.5), width - 8)
    },
  }
}

/** The post with its arm from which the rope hangs. Held where the rope begins. */
export function post(height: number, side: 1 | -1, palette: Palette): Paint {
  const wide = 34
  return {
    key: `post ${height} ${side} ${palette.theme}`,
    width: wide,
    height,
    hold: { x: side === 1 ? 0.3 : 0.7, y: 0.08 },
    draw(ink) {
      if (side === -1) {
        ink.translate(wide, 0)
        ink.scale(-1, 1)
      }
      const [light, dark] = palette.scene.wood
      ink.fillStyle = dark
      ink.fillRect(wide * 0.72, 0, 6, height)
      ink.fillStyle = light
      ink.fillRect(wide * 0.72, 0, 2, height)
      ink.strokeStyle = dark
      ink.lineWidth = 4
      ink.beginPath()
      ink.moveTo(wide * 0.18, 4)
      ink.lineTo(wide * 0.9, 4)
      ink.moveTo(wide * 0.45, 4)
      ink.lineTo(wide * 0.8, 18)
      ink.stroke()
    },
  }
}

/** A length of rope, to be stretched. Held at its upper end. */
export function rope(palette: Palette): Paint {
  return {
    key: `rope ${palette.theme}`,
    width: 5,
    height: 40,
    hold: { x: 0.5, y: 0 },
    draw(ink) {
      ink.fillStyle = palette.scene.rope
      ink.fillRect(1, 0, 3, 40)
      ink.fillStyle = 'rgba(0, 0, 0, 0.28)'
      for (let y = 0; y < 40; y += 5) {
        shape(ink, [1, y + 2], [4, y], [4, y + 1.4], [1, y + 3.4])
        ink.fill()
      }
    },
  }
}

/** What is pulled to send: an arrow out to sea. Held in its middle. */
export function handle(size: number, side: 1 | -1, ready: boolean, palette: Palette): Paint {
  return {
    key: `handle ${size} ${side} ${ready} ${palette.theme}`,
    width: size,
    height: size,
    hold: CENTRE,
    draw(ink) {
      ink.translate(size / 2, size / 2)
      ink.fillStyle = ready ? palette.ok : palette.panel
      ink.beginPath()
      ink.arc(0, 0, size / 2 - 1, 0, Math.PI * 2)
      ink.fill()
      ink.strokeStyle = ready ? palette.panel : palette.line
      ink.lineWidth = 2
      ink.stroke()
      ink.scale((side * size) / 30, size / 30)
      ink.fillStyle = ready ? palette.panel : palette.dim
      shape(ink, [-7, -2.5], [1, -2.5], [1, -7], [9, 0], [1, 7], [1, 2.5], [-7, 2.5])
      ink.fill()
    },
  }
}

/** The small button that waves an arrival on: it needs no answer. Held in its middle. */
export function wave(size: number, side: 1 | -1, palette: Palette): Paint {
  return {
    key: `wave ${size} ${side} ${palette.theme}`,
    width: size,
    height: size,
    hold: CENTRE,
    draw(ink) {
      ink.translate(size / 2, size / 2)
      ink.fillStyle = palette.panel
      ink.beginPath()
      ink.arc(0, 0, size / 2 - 1, 0, Math.PI * 2)
      ink.fill()
      ink.strokeStyle = palette.text
      ink.lineWidth = 1.5
      ink.stroke()
      // On it goes.
      ink.lineWidth = 2.4
      ink.lineCap = 'round'
      ink.lineJoin = 'round'
      ink.scale((side * size) / 26, size / 26)
      ink.beginPath()
      for (const x of [-5, 1.5]) {
        ink.moveTo(x, -5)
        ink.lineTo(x + 5, 0)
        ink.lineTo(x, 5)
      }
      ink.stroke()
    },
  }
}
