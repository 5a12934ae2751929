// What lights up for a moment, drawn: sparks, ripples, flashes, gulls.

import type { Effect } from './effects.ts'
import type { Point } from './layout.ts'
import { limited } from './path.ts'
import type { Picture } from './picture.ts'
import { scatter } from './scatter.ts'
import { alert, cross, flash, gull, label, ripples, SPARK, spark } from './signs.ts'
import type { Put } from './stage.ts'

export function putEffect(picture: Picture, effect: Effect, put: Put): void {
  const { layout, palette } = picture
  const own = layout.own
  if (own === null) return
  const lamp = layout.hosts[own].lamp
  const pier = layout.pier
  const bow = pier === null ? lamp : { x: pier.hull.x + pier.hull.width / 2, y: pier.hull.y }
  const { age, kind } = effect
  switch (kind) {
    case 'sparks':
      burst(picture, effect, bow, palette.theme === 'night' ? '#ffe9a8' : '#c77700', 16, put)
      break
    case 'guessed':
      burst(picture, effect, { x: layout.width / 2, y: layout.lanes[own] }, palette.tones.syn.fill, 12, put)
      break
    case 'named':
      burst(picture, effect, lamp, palette.ok, 12, put)
      break
    case 'misnamed':
      put(cross(Math.round(Math.max(26, 34 * layout.unit)), palette), lamp.x, lamp.y, { alpha: limited((1 - age) * 2) })
      break
    case 'bump':
      putBump(picture, age, bow, put)
      break
    case 'birds':
      putBirds(picture, age, bow, put)
      break
    case 'alarm':
      put(alert(Math.round(Math.max(26, 36 * layout.unit)), palette), lamp.x - layout.hosts[own].facing * layout.ring * 1.7, lamp.y, {
        alpha: limited((1 - age) * 3),
      })
      put(ripples(Math.round(layout.ring * 6), palette.accent), lamp.x, lamp.y, {
        ...spread(picture, age, 1),
        scaleY: (0.5 + 0.7 * age) * 3.2,
      })
      break
    case 'missed':
      put(ripples(Math.round(layout.ring * 3), palette.bad), lamp.x, lamp.y, { ...spread(picture, age, 0.8), scaleY: 3 })
      break
    case 'reset':
    case 'crash':
      burst(picture, effect, lamp, palette.tones.rst.fill, 18, put)
      break
  }
}

/** Rings on the water around the hull: small for what was allowed, wide for what was needless. */
export function putRipples(picture: Picture, { kind, age }: Effect, put: Put): void {
  const hull = picture.layout.pier?.hull
  if (hull === undefined || (kind !== 'nod' && kind !== 'ripple')) return
  const { palette } = picture
  const wide = Math.round(hull.width * (kind === 'ripple' ? 2.1 : 1.5))
  const rings = ripples(wide, kind === 'ripple' ? palette.warn : palette.text)
  put(rings, hull.x + hull.width / 2, hull.y + hull.height * 0.4, spread(picture, age, kind === 'ripple' ? 1 : 0.5))
}

const spread = ({ calm }: Picture, age: number, strength: number) => {
  const grown = calm ? 1 : 0.5 + 0.7 * age
  return { alpha: strength * (1 - age), scaleX: grown, scaleY: grown }
}

function burst({ layout, calm }: Picture, { age, seed }: Effect, at: Point, colour: string, count: number, put: Put): void {
  const reach = 74 * Math.max(0.7, layout.unit)
  const grain = spark(colour)
  for (let index = 0; index < count; index++) {
    const turn = (index / count) * Math.PI * 2 + scatter(index, seed) * 0.6
    const far = reach * (0.4 + 0.6 * scatter(index, seed + 1)) * (calm ? 0.6 : 1 - (1 - age) ** 2)
    const size = 7 + 8 * scatter(index, seed + 2)
    const shrink = (size / SPARK) * (1 - age * 0.6)
    put(grain, at.x + Math.cos(turn) * far, at.y + Math.sin(turn) * far * 0.8 - 8 + (calm ? 0 : 26 * age * age), {
      alpha: limited(1.6 * (1 - age)),
      scaleX: shrink,
      scaleY: shrink,
    })
  }
}

function putBump({ layout, palette, calm }: Picture, age: number, bow: Point, put: Put): void {
  const fades = limited((1 - age) * 2)
  if (!calm) put(flash(layout.width, layout.height, palette.tones.rst.fill), 0, 0, { alpha: 0.5 * (1 - age) })
  put(cross(Math.round(Math.max(28, 40 * layout.unit)), palette), bow.x, bow.y - 16 * layout.unit, { alpha: fades })
}

function putBirds({ layout, palette, calm, frame, world }: Picture, age: number, bow: Point, put: Put): void {
  const size = Math.round(Math.max(20, 30 * layout.unit))
  const rise = calm ? 0.5 : age
  const fades = limited((1 - age) * 3)
  const colour = palette.text
  for (const index of [0, 1]) {
    const x = bow.x + (index - 0.5) * size * 2 + rise * 60 * layout.unit * (index === 0 ? 0.6 : 1)
    const y = bow.y - 130 * layout.unit - rise * 60 * layout.unit - index * 10
    const up = calm || Math.floor(frame.now / 160 + index) % 2 === 0
    put(gull(size, up, colour), x, y, { alpha: fades })
  }
  // Between the hull and the boats at the pier, whose plates stay free; where there is no room between them, the page alone has the words.
  if (layout.compact) return
  const words = { text: world.t('board.birds'), size: layout.text + 1, weight: 700, colour: palette.ok } as const
  const plate = label([words], palette.font, palette.panel)
  put(plate, bow.x, bow.y - plate.height * 0.8 - rise * 4 * layout.unit, { alpha: fades })
}
