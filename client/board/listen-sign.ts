// The sign at the lamp while the application asks to listen: a click on it, or on the lamp, lights the lamp.
import type { Box, Layout } from './layout.ts'
import { CENTRE, type Paint, rounded } from './paint.ts'
import type { Palette } from './palette.ts'
import { textWidth } from './signs.ts'

const SMALLEST = 28

/** Held in its middle. `bright`: the pointer is on it. */
export function listenSign(text: string, size: number, bright: boolean, palette: Palette): Paint {
  const font = `700 ${size}px ${palette.font}`
  const width = Math.ceil(textWidth(text, font)) + 26
  const height = Math.max(SMALLEST, Math.round(size * 1.9))
  return {
    key: `listen ${text} ${size} ${bright} ${palette.theme}`,
    width,
    height,
    hold: CENTRE,
    draw(ink) {
      ink.fillStyle = bright ? palette.accent : palette.panel
      rounded(ink, 1.5, 1.5, width - 3, height - 3, 8)
      ink.fill()
      ink.lineWidth = 2
      ink.strokeStyle = palette.accent
      ink.stroke()
      ink.fillStyle = bright ? palette.panel : palette.text
      ink.font = font
      ink.textAlign = 'center'
      ink.textBaseline = 'middle'
      ink.fillText(text, width / 2, height / 2 + 1)
    },
  }
}

export const signSize = ({ unit }: Layout): number => Math.round(Math.max(12, 14 * unit))

/** Where a sign of that size stands: before the own lamp, below it where the sky has words. null: nobody's lighthouse. */
export function listenPlace(layout: Layout, { width, height }: Pick<Paint, 'width' | 'height'>): Box | null {
  if (layout.own === null) return null
  const { lamp, facing } = layout.hosts[layout.own]
  const middle = lamp.x + facing * (layout.ring + 6 + width / 2)
  const x = Math.max(4, Math.min(layout.width - width - 4, middle - width / 2))
  const y = layout.compact ? lamp.y + layout.ring * 0.4 : lamp.y - height / 2
  return { x, y, width, height }
}

/** The lamp itself, as large as a finger. */
export function lampPlace(layout: Layout): Box | null {
  if (layout.own === null) return null
  const { lamp } = layout.hosts[layout.own]
  return { x: lamp.x - layout.ring, y: lamp.y - layout.ring, width: layout.ring * 2, height: layout.ring * 2 }
}
