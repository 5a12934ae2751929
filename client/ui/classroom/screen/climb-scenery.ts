// The harbour behind the climb: sky, shores, two lighthouses and the rungs between them. Painted once for each size and theme.
import type { Palette } from '../../../board/palette.ts'
import { type Frame, RUNGS, rungAt } from './climb-frame.ts'

type Pen = CanvasRenderingContext2D

function sky(pen: Pen, { width, height, u }: Frame, { scene, theme }: Palette): void {
  const air = pen.createLinearGradient(0, 0, 0, height * 0.78)
  air.addColorStop(0, scene.sky[0])
  air.addColorStop(0.55, scene.sky[1])
  air.addColorStop(1, scene.sky[2])
  pen.fillStyle = air
  pen.fillRect(0, 0, width, height)
  if (scene.stars !== null) {
    pen.fillStyle = scene.stars
    for (let index = 0; index < 130; index += 1) {
      // Scattered, yet the same on every screen.
      const x = ((index * 0.61803) % 1) * width
      const y = ((index * 0.31831 + (index % 7) * 0.113) % 1) * height * 0.62
      pen.globalAlpha = 0.25 + 0.6 * ((index * 0.7548) % 1)
      pen.beginPath()
      pen.arc(x, y, u * (index % 9 === 0 ? 0.13 : 0.07), 0, 2 * Math.PI)
      pen.fill()
    }
    pen.globalAlpha = 1
  }
  const orb = { x: width * 0.7, y: height * (theme === 'night' ? 0.4 : 0.44), r: 2.6 * u }
  const halo = pen.createRadialGradient(orb.x, orb.y, orb.r * 0.6, orb.x, orb.y, orb.r * 5)
  halo.addColorStop(0, scene.orb.halo)
  // The same colour without any of it: another one would show on the way.
  halo.addColorStop(1, scene.orb.halo.replace(/[\d.]+\)$/, '0)'))
  pen.fillStyle = halo
  pen.fillRect(orb.x - orb.r * 5, orb.y - orb.r * 5, orb.r * 10, orb.r * 10)
  pen.globalAlpha = theme === 'night' ? 0.85 : 1
  pen.fillStyle = scene.orb.face
  pen.beginPath()
  pen.arc(orb.x, orb.y, orb.r, 0, 2 * Math.PI)
  pen.fill()
  pen.globalAlpha = 1
}

function hills(pen: Pen, { width, height }: Frame, { scene }: Palette): void {
  for (const [index, colour] of scene.hills.entries()) {
    const foot = height * 0.84
    const rise = height * (0.24 - index * 0.07)
    pen.fillStyle = colour
    pen.beginPath()
    pen.moveTo(0, foot)
    for (let step = 0; step <= 40; step += 1) {
      const x = (width * step) / 40
      const far = Math.abs(step / 20 - 1)
      const bump = 0.6 + 0.25 * Math.sin(step * 0.9 + index * 2) + 0.15 * Math.sin(step * 2.3)
      pen.lineTo(x, foot - rise * bump * (0.35 + 0.65 * far))
    }
    pen.lineTo(width, foot)
    pen.fill()
  }
}

function tower(pen: Pen, frame: Frame, { scene, tones }: Palette, side: 'left' | 'right'): void {
  const { u, top, height } = frame
  const x = side === 'left' ? frame.left - 1.6 * u : frame.right + 1.6 * u
  const foot = height * 0.84
  const body = (level: number): number => u * (1.35 + 1.15 * level)
  const rock = pen.createLinearGradient(0, foot - 5 * u, 0, height)
  rock.addColorStop(0, scene.rock[0])
  rock.addColorStop(1, scene.rock[1])
  pen.fillStyle = rock
  pen.beginPath()
  pen.moveTo(x - 13 * u, height)
  pen.bezierCurveTo(x - 8 * u, foot - 6 * u, x + 6 * u, foot - 6 * u, x + 10 * u, height)
  pen.fill()
  const stone = pen.createLinearGradient(x - 2.5 * u, 0, x + 2.5 * u, 0)
  stone.addColorStop(0, scene.stone[side === 'left' ? 1 : 0])
  stone.addColorStop(1, scene.stone[side === 'left' ? 0 : 1])
  const edge = (from: number, to: number, fill: string | CanvasGradient): void => {
    const y = (level: number): number => top + (foot - top) * level
    pen.fillStyle = fill
    pen.beginPath()
    pen.moveTo(x - body(from), y(from))
    pen.lineTo(x + body(from), y(from))
    pen.lineTo(x + body(to), y(to))
    pen.lineTo(x - body(to), y(to))
    pen.fill()
  }
  edge(0, 1, stone)
  const { fill } = side === 'left' ? tones.syn : tones.fin
  pen.globalAlpha = 0.85
  edge(0.16, 0.28, fill)
  edge(0.52, 0.66, fill)
  pen.globalAlpha = 1
  // Gallery, lamp room and roof stand above the highest rung.
  pen.fillStyle = scene.iron
  pen.fillRect(x - 2.1 * u, top - 0.5 * u, 4.2 * u, 0.6 * u)
  pen.fillStyle = scene.lampOn
  pen.fillRect(x - 1.1 * u, top - 2.7 * u, 2.2 * u, 2.2 * u)
  pen.fillStyle = scene.iron
  pen.fillRect(x - 0.12 * u, top - 2.7 * u, 0.24 * u, 2.2 * u)
  pen.beginPath()
  pen.moveTo(x - 1.6 * u, top - 2.7 * u)
  pen.lineTo(x, top - 4.6 * u)
  pen.lineTo(x + 1.6 * u, top - 2.7 * u)
  pen.fill()
  const glow = pen.createRadialGradient(x, top - 1.6 * u, 0, x, top - 1.6 * u, 9 * u)
  glow.addColorStop(0, `rgba(${scene.beam}, 0.55)`)
  glow.addColorStop(1, `rgba(${scene.beam}, 0)`)
  pen.fillStyle = glow
  pen.fillRect(x - 9 * u, top - 11 * u, 18 * u, 18 * u)
}

function rungs(pen: Pen, frame: Frame, { scene }: Palette): void {
  const { left, right, u } = frame
  pen.lineCap = 'round'
  for (let rung = 0; rung < RUNGS; rung += 1) {
    const y = rungAt(frame, rung)
    pen.strokeStyle = scene.cable
    pen.lineWidth = Math.max(1.5, u * (rung === 0 ? 0.26 : 0.16))
    pen.beginPath()
    pen.moveTo(left - 0.4 * u, y)
    pen.quadraticCurveTo((left + right) / 2, y + 1.3 * u, right + 0.4 * u, y)
    pen.stroke()
  }
}

/** Paints the whole of it. */
export function paintScenery(pen: Pen, frame: Frame, palette: Palette): void {
  sky(pen, frame, palette)
  hills(pen, frame, palette)
  rungs(pen, frame, palette)
  tower(pen, frame, palette, 'left')
  tower(pen, frame, palette, 'right')
}

/** The beams of the two lamps: they meet once everybody has arrived. `share`: 0 … 1. */
export function paintBeams(pen: Pen, frame: Frame, { scene }: Palette, share: number): void {
  const { left, right, top, u } = frame
  const reach = (right - left) * (0.06 + 0.44 * share)
  for (const [from, way] of [
    [left, 1],
    [right, -1],
  ] as const) {
    const light = pen.createLinearGradient(from, 0, from + way * reach, 0)
    light.addColorStop(0, `rgba(${scene.beam}, 0.85)`)
    light.addColorStop(1, `rgba(${scene.beam}, ${share >= 1 ? 0.85 : 0})`)
    pen.fillStyle = light
    const y = top - 1.6 * u
    pen.beginPath()
    pen.moveTo(from, y - 0.35 * u)
    pen.lineTo(from + way * reach, y - 0.9 * u)
    pen.lineTo(from + way * reach, y + 0.9 * u)
    pen.lineTo(from, y + 0.35 * u)
    pen.fill()
  }
}

/** The water, in front of the shores. `time`: ms. */
export function paintSea(pen: Pen, { width, height, u }: Frame, { scene }: Palette, surface: number, time: number): void {
  const water = pen.createLinearGradient(0, surface, 0, height)
  water.addColorStop(0, scene.sea[0])
  water.addColorStop(0.45, scene.sea[1])
  water.addColorStop(1, scene.sea[2])
  pen.fillStyle = water
  pen.beginPath()
  pen.moveTo(0, height)
  for (let x = 0; x <= width + u; x += u)
    pen.lineTo(x, surface + u * 0.28 * (Math.sin(x / (3.2 * u) + time / 900) + 0.5 * Math.sin(x / (1.3 * u) - time / 700)))
  pen.lineTo(width + u, height)
  pen.fill()
  pen.strokeStyle = scene.wave
  pen.lineWidth = Math.max(1, 0.14 * u)
  for (let row = 1; row <= 4; row += 1) {
    const y = surface + row * row * 0.55 * u
    pen.beginPath()
    for (let x = (row % 2) * 6 * u; x < width; x += 12 * u) {
      const drift = 2 * u * Math.sin(time / 2600 + row)
      pen.moveTo(x + drift, y)
      pen.quadraticCurveTo(x + 2.5 * u + drift, y - 0.5 * u, x + 5 * u + drift, y)
    }
    pen.stroke()
  }
}
