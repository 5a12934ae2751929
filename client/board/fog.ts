// The fog: nobody sees the other host while the round lives.
import type { Layout } from './layout.ts'
import { type Ink, type Paint, radial } from './paint.ts'
import type { Palette } from './palette.ts'
import { scatter } from './scatter.ts'

/** Fog over the far half: banks of cloud, denser towards the far shore, open over the water near the own pier. */
export function fog(layout: Layout, palette: Palette): Paint {
  const { width, height, horizon } = layout
  return {
    key: `fog ${width}x${height} ${layout.own} ${palette.theme}`,
    width,
    height,
    hold: { x: 0, y: 0 },
    soft: 2,
    draw(ink) {
      if (layout.own === 'server') {
        ink.translate(width, 0)
        ink.scale(-1, 1)
      }
      const [thin, low, high] = palette.scene.fog
      fogBanks(ink, width, height, low)
      // Darker towards the sky, brightest where it lies on the water.
      ink.globalCompositeOperation = 'source-atop'
      const tone = ink.createLinearGradient(0, 0, 0, height)
      tone.addColorStop(0, high)
      tone.addColorStop(horizon / height, thin)
      tone.addColorStop(1, high)
      ink.fillStyle = tone
      ink.fillRect(0, 0, width, height)
    },
  }
}

function fogBanks(ink: Ink, width: number, height: number, colour: string): void {
  const clear = `${colour.slice(0, -2)}00`
  const sheet = ink.createLinearGradient(width * 0.53, height * 0.62, width * 0.86, height * 0.2)
  sheet.addColorStop(0, clear)
  sheet.addColorStop(0.45, `${colour.slice(0, -2)}8c`)
  sheet.addColorStop(1, `${colour.slice(0, -2)}e6`)
  ink.fillStyle = sheet
  ink.fillRect(0, 0, width, height)
  for (let index = 0; index < 60; index++) {
    const down = scatter(index, 41)
    // The nearer the water in front, the farther away it begins.
    const begins = 0.5 + 0.2 * Math.max(0, down - 0.55)
    const x = width * (begins + 0.06 + (0.98 - begins) * scatter(index, 42))
    const radius = Math.min(width * 0.16, height * (0.09 + 0.17 * scatter(index, 43)))
    ink.save()
    ink.translate(x, down * height)
    ink.scale(2.1, 0.62)
    ink.globalAlpha = 0.2 + 0.3 * scatter(index, 44)
    ink.fillStyle = radial(ink, 0, 0, radius, colour, `${colour.slice(0, -2)}66`, clear)
    ink.fillRect(-radius, -radius, radius * 2, radius * 2)
    ink.restore()
  }
}
