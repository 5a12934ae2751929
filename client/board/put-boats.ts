// The boats of a frame, under way and at the pier.
import type { Boat } from './boats.ts'
import type { Picture } from './picture.ts'
import { wave } from './quay.ts'
import { cross, label, wake } from './signs.ts'
import type { Put } from './stage.ts'
import { waveBox } from './targets.ts'
import { freightOf, vessel } from './vessel.ts'

export function putBoat(picture: Picture, boat: Boat, put: Put): void {
  const { layout, palette, frame, hand, world, calm } = picture
  const { at, heading, sunk, alpha, moves } = boat
  const size = { ...layout.vessel, text: layout.text - 1 }
  const freight = freightOf(boat.segment, (which, value) => world.number(boat.from, which, value))
  // Under way it rocks; at rest it lies still.
  const rocks = moves && !calm && sunk === 0
  const turn = sunk > 0 ? heading * sunk * 0.42 : rocks ? Math.sin(frame.now / 190 + at.y) * 0.025 : 0
  const y = at.y + sunk * layout.vessel.height * 0.55 + (rocks ? Math.sin(frame.now / 240) * 1.2 : 0)
  if (rocks && alpha > 0.3) {
    const { wave: foam } = palette.scene
    put(wake(layout.vessel.width, foam), at.x - heading * layout.vessel.width * 0.4, at.y, { alpha, scaleX: heading, scaleY: 1 })
  }
  const over = hand.over
  const bright = boat.docked !== null && over?.is === 'boat' && over.arrival === boat.docked
  put(vessel(freight, heading, size, palette), at.x, bright ? y - 2 : y, { alpha, ...(turn === 0 ? {} : { turn }) })
  if (sunk > 0.35) put(cross(Math.round(Math.max(18, 22 * layout.unit)), palette), at.x, at.y - 8, { alpha: Math.min(1, sunk * 1.4) })
}

/** What comes in passes behind what lies there: the plates of that stay readable. */
export function putDocked(picture: Picture, put: Put): void {
  const docked = picture.frame.boats.filter((boat) => boat.docked !== null)
  for (const moves of [true, false]) {
    for (const boat of docked) if (boat.moves === moves) putBoat(picture, boat, put)
  }
  for (const boat of docked) putWave(picture, boat, put)
}

/** The button beside a boat that lies at the pier; above all boats. */
function putWave({ layout, palette, hand, frame }: Picture, boat: Boat, put: Put): void {
  if (boat.docked === null || !frame.atPier) return
  const box = waveBox(layout, boat)
  const grown = hand.over?.is === 'wave' && hand.over.arrival === boat.docked ? 1.12 : 1
  put(wave(box.width, boat.heading === 1 ? -1 : 1, palette), box.x + box.width / 2, box.y + box.height / 2, {
    scaleX: grown,
    scaleY: grown,
  })
}

/** How many more arrivals there are than berths. */
export function putBeyond({ layout, palette, beyond, world }: Picture, put: Put): void {
  const last = layout.berths.at(-1)
  if (beyond === 0 || last === undefined) return
  const words = { text: world.t('board.more', { count: beyond }), size: layout.text, weight: 700, colour: palette.text } as const
  put(label([words], palette.font, palette.panel), last.x, last.y - layout.vessel.height - layout.text)
}
