// The harbour that stands still: sky, sea, shores and the cable between them.

import type { Layout } from './layout.ts'
import { CENTRE, type Ink, type Paint, radial, vertical } from './paint.ts'
import type { Palette } from './palette.ts'
import { scatter } from './scatter.ts'

export function backdrop(layout: Layout, palette: Palette): Paint {
  const { width, height } = layout
  return {
    key: `backdrop ${width}x${height} ${layout.own} ${palette.theme}`,
    width,
    height,
    hold: { x: 0, y: 0 },
    draw(ink) {
      sky(ink, layout, palette)
      hills(ink, layout, palette)
      sea(ink, layout, palette)
      for (const side of [1, -1] as const) shore(ink, layout, palette, side)
      cable(ink, layout, palette.scene.cable, false)
    },
  }
}

/** The same colour, to be seen through: black there would leave a grey rim. */
const clearOf = (rgba: string): string => rgba.replace(/[\d.]+\)$/, '0)')

function sky(ink: Ink, { width, horizon, own, unit }: Layout, { scene, theme }: Palette): void {
  ink.fillStyle = vertical(ink, 0, horizon, ...scene.sky)
  ink.fillRect(0, 0, width, horizon + 1)
  ink.fillStyle = radial(ink, width / 2, horizon, width * 0.55, scene.glow, clearOf(scene.glow))
  ink.fillRect(0, 0, width, horizon + 1)
  if (scene.stars !== null) stars(ink, width, horizon, scene.stars)
  const x = orbX(width, own)
  const y = theme === 'night' ? horizon * 0.55 : horizon * 0.72
  orb(ink, x, y, Math.max(13, 26 * unit), scene.orb, theme)
  if (theme === 'day') clouds(ink, width, horizon)
}

/** Moon and sun stand over the strait, a little towards the fog. */
const orbX = (width: number, own: Layout['own']): number => width * (own === 'server' ? 0.46 : own === 'client' ? 0.54 : 0.5)

function stars(ink: Ink, width: number, horizon: number, colour: string): void {
  const count = Math.round((width * horizon) / 2600)
  ink.fillStyle = colour
  for (let index = 0; index < count; index++) {
    const bright = scatter(index, 3)
    ink.globalAlpha = 0.2 + 0.65 * bright ** 3
    ink.beginPath()
    ink.arc(scatter(index, 1) * width, scatter(index, 2) ** 1.4 * horizon * 0.94, 0.5 + bright ** 6 * 1.3, 0, Math.PI * 2)
    ink.fill()
  }
  ink.globalAlpha = 1
}

function orb(ink: Ink, x: number, y: number, radius: number, { face, halo }: Palette['scene']['orb'], theme: Palette['theme']): void {
  ink.fillStyle = radial(ink, x, y, radius * 5, halo, clearOf(halo))
  ink.fillRect(x - radius * 5, y - radius * 5, radius * 10, radius * 10)
  ink.fillStyle = face
  ink.beginPath()
  if (theme === 'day') ink.arc(x, y, radius * 0.9, 0, Math.PI * 2)
  else {
    ink.arc(x, y, radius, 0.35 * Math.PI, 1.45 * Math.PI)
    ink.arc(x + radius * 0.42, y - radius * 0.14, radius * 0.86, 1.38 * Math.PI, 0.42 * Math.PI, true)
  }
  ink.fill()
}

function clouds(ink: Ink, width: number, horizon: number): void {
  for (let index = 0; index < 7; index++) {
    const x = scatter(index, 11) * width
    const y = (0.08 + 0.5 * scatter(index, 12)) * horizon
    const long = width * (0.06 + 0.1 * scatter(index, 13))
    ink.fillStyle = 'rgba(255, 255, 255, 0.3)'
    for (let part = 0; part < 4; part++) {
      ink.beginPath()
      ink.ellipse(x + (part - 1.5) * long * 0.34, y + (part % 2) * 3, long * 0.42, 4 + 3 * scatter(index, 14 + part), 0, 0, Math.PI * 2)
      ink.fill()
    }
  }
}

function hills(ink: Ink, { width, horizon, height }: Layout, { scene }: Palette): void {
  for (const [row, colour] of scene.hills.entries()) {
    ink.fillStyle = colour
    ink.beginPath()
    ink.moveTo(0, horizon + 1)
    const tall = height * (row === 0 ? 0.075 : 0.04)
    for (let x = 0; x <= width; x += 6) {
      const wave = Math.sin((x / width) * 7 + row * 2) + 0.5 * Math.sin((x / width) * 17 + row * 5) + 0.25 * Math.sin((x / width) * 41)
      // Hills rise towards both shores; the strait between them is open.
      const rise = Math.abs((x / width) * 2 - 1) ** 1.5
      ink.lineTo(x, horizon - Math.max(0, tall * rise * (0.9 + 0.4 * wave)))
    }
    ink.lineTo(width, horizon + 1)
    ink.fill()
  }
}

function sea(ink: Ink, layout: Layout, { scene, theme }: Palette): void {
  const { width, height, horizon, own } = layout
  ink.fillStyle = vertical(ink, horizon, height, ...scene.sea)
  ink.fillRect(0, horizon, width, height - horizon)
  ink.fillStyle = radial(ink, width / 2, horizon, width * 0.5, scene.glow, clearOf(scene.glow))
  ink.fillRect(0, horizon, width, height - horizon)
  const depth = height - horizon
  const light = orbX(width, own)
  const strokes = Math.round((width * depth) / 620)
  ink.lineCap = 'round'
  for (let index = 0; index < strokes; index++) {
    const near = scatter(index, 21) ** 1.6
    const y = horizon + 2 + near * depth
    const long = 5 + near * 34 * (0.5 + scatter(index, 22))
    const gleams = index % 3 === 0
    const spread = 14 + near * width * 0.11
    const x = gleams ? light + (scatter(index, 23) + scatter(index, 24) - 1) * spread : scatter(index, 23) * width
    ink.strokeStyle = gleams ? scene.gleam : scene.wave
    ink.globalAlpha = (gleams ? 0.75 - near * 0.55 : 0.35 + 0.65 * scatter(index, 25)) * (theme === 'day' ? 0.8 : 1)
    ink.lineWidth = 0.7 + near * 1.3
    ink.beginPath()
    ink.moveTo(x - long / 2, y)
    ink.quadraticCurveTo(x, y - 1 - near * 2.4, x + long / 2, y)
    ink.stroke()
  }
  ink.globalAlpha = 1
}

/** The cliff on one side; drawn for the left, turned for the right. */
function shore(ink: Ink, layout: Layout, { scene }: Palette, side: 1 | -1): void {
  const { width, height, hosts, landing, pier, own } = layout
  const foot = (side === 1 ? hosts.client : hosts.server).foot
  const reach = Math.min(landing.client, landing.server)
  const harbour = pier !== null && (side === 1) === (own === 'client')
  ink.save()
  if (side === -1) {
    ink.translate(width, 0)
    ink.scale(-1, 1)
  }
  const top = foot.y
  const middle = Math.min(foot.x, width - foot.x)
  const edge: readonly (readonly [number, number])[] = [
    [0, top - 6],
    [middle * 0.45, top - 3],
    [middle * 0.8, top + 2],
    [middle * 1.3, top + 2],
    [reach * 0.78, top + (height - top) * 0.1],
    [reach * 0.92, top + (height - top) * 0.22],
    [reach * 0.98, top + (height - top) * (harbour ? 0.36 : 0.5)],
    [reach * (harbour ? 0.86 : 1.02), top + (height - top) * (harbour ? 0.5 : 0.72)],
    [reach * (harbour ? 0.62 : 1.05), height],
  ]
  const outline = (): void => {
    ink.beginPath()
    ink.moveTo(0, height)
    for (const [x, y] of edge) ink.lineTo(x, y)
    ink.lineTo(0, height)
  }
  ink.fillStyle = vertical(ink, top, height, ...scene.rock)
  outline()
  ink.fill()
  ink.save()
  ink.clip()
  rocks(ink, reach, top, height, scene.rim)
  ink.restore()
  ink.strokeStyle = scene.rim
  ink.lineWidth = 1.4
  ink.beginPath()
  for (const [index, [x, y]] of edge.entries()) {
    if (index === 0) ink.moveTo(x, y)
    else ink.lineTo(x, y)
  }
  ink.stroke()
  if (side === (own === 'server' ? -1 : 1) || own === null) cottages(ink, layout, scene, middle, top)
  ink.restore()
}

function rocks(ink: Ink, reach: number, top: number, height: number, colour: string): void {
  ink.strokeStyle = colour
  for (let index = 0; index < 26; index++) {
    const x = scatter(index, 31) * reach
    const y = top + scatter(index, 32) * (height - top)
    ink.globalAlpha = 0.08 + 0.2 * scatter(index, 33)
    ink.lineWidth = 1
    ink.beginPath()
    ink.moveTo(x, y)
    ink.lineTo(x + 5 + 14 * scatter(index, 34), y + 3 + 9 * scatter(index, 35))
    ink.lineTo(x + 3 + 8 * scatter(index, 36), y + 12 + 14 * scatter(index, 37))
    ink.stroke()
  }
  ink.globalAlpha = 1
}

/** A lit window says that somebody is at home. */
function cottages(ink: Ink, { unit }: Layout, scene: Palette['scene'], middle: number, top: number): void {
  for (const [place, size] of [
    [0.2, 1],
    [0.52, 0.8],
  ] as const) {
    const x = middle * place
    const wide = 20 * unit * size
    const tall = 12 * unit * size
    ink.fillStyle = scene.rock[1]
    ink.fillRect(x - wide / 2, top - 2 - tall, wide, tall + 2)
    ink.beginPath()
    ink.moveTo(x - wide * 0.62, top - 2 - tall)
    ink.lineTo(x, top - 2 - tall * 1.75)
    ink.lineTo(x + wide * 0.62, top - 2 - tall)
    ink.fill()
    ink.fillStyle = scene.window
    ink.fillRect(x - wide * 0.24, top - 2 - tall * 0.72, wide * 0.18, tall * 0.36)
    ink.fillRect(x + wide * 0.1, top - 2 - tall * 0.72, wide * 0.18, tall * 0.36)
  }
}

/** The cable lies on the ground of the sea: a dotted curve from foot to foot. */
function cable(ink: Ink, { landing, height, hosts, width, own }: Layout, colour: string, lit: boolean): void {
  const top = hosts.client.foot.y + (height - hosts.client.foot.y) * 0.3
  const low = top + (height - top) * 0.95
  ink.save()
  if (lit && own !== null) {
    // One host sees its own half; the rest is the fog's.
    ink.beginPath()
    ink.rect(own === 'client' ? 0 : width * 0.45, 0, width * 0.55, height)
    ink.clip()
  }
  ink.strokeStyle = colour
  ink.lineCap = 'round'
  ink.lineWidth = lit ? 4 : 3
  ink.setLineDash([0.1, 9])
  ink.beginPath()
  ink.moveTo(landing.client * 0.94, top)
  ink.quadraticCurveTo(width / 2, low, width - landing.client * 0.94 + (landing.client + landing.server - width), top)
  ink.stroke()
  ink.restore()
}

/** The cable's lights while the connection stands. */
export function litCable(layout: Layout, palette: Palette): Paint {
  const { width, height } = layout
  return {
    key: `cable ${width}x${height} ${layout.own} ${palette.theme}`,
    width,
    height,
    hold: { x: 0, y: 0 },
    draw(ink) {
      ink.shadowColor = palette.scene.cableLit
      ink.shadowBlur = 8
      cable(ink, layout, palette.scene.cableLit, true)
    },
  }
}

/** A soft round light. */
export function glow(radius: number, colour: string): Paint {
  return {
    key: `glow ${radius} ${colour}`,
    width: radius * 2,
    height: radius * 2,
    hold: CENTRE,
    soft: 2,
    draw(ink) {
      ink.fillStyle = radial(
        ink,
        radius,
        radius,
        radius,
        `rgba(${colour}, 0.85)`,
        `rgba(${colour}, 0.28)`,
        `rgba(${colour}, 0.08)`,
        `rgba(${colour}, 0)`,
      )
      ink.fillRect(0, 0, radius * 2, radius * 2)
    },
  }
}
