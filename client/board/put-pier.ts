// The player's pier in a frame: crates, the hull that waits with its plates, the rope.
import { CRATES, type Pier, PLATES, type Point } from './layout.ts'
import type { Picture } from './picture.ts'
import { crate, deck, handle, numberPlate, post, rope, waitingHull } from './quay.ts'
import { label } from './signs.ts'
import type { Put } from './stage.ts'
import { crateBox, loadedCrates } from './targets.ts'

/** How far the hull jumps forward when it bumps, px at unit 1. */
const JUMP = 34

export function putPier(picture: Picture, pier: Pier, put: Put): void {
  const { layout, palette, frame } = picture
  const side = layout.own === 'server' ? -1 : 1
  put(deck(pier.deck, side, palette), pier.deck.x, pier.deck.y)
  if (!frame.atPier) return
  const off = bump(picture, side)
  putHull(picture, pier, side, off, put)
  putRope(picture, pier, side, put)
  putCrates(picture, pier, off, put)
  putAdvice(picture, pier, side, put)
}

/** Until the first boat has left, a few words say how it is done. */
function putAdvice({ layout, palette, frame, world, draft }: Picture, pier: Pier, side: 1 | -1, put: Put): void {
  if (!frame.untried || pier.crates === null || draft.flags.length > 0) return
  const words = { text: world.t('board.advice'), size: Math.max(11, layout.text - 1), weight: 500, colour: palette.text } as const
  const plate = label([words], palette.font, palette.panel)
  const x = pier.hull.x + pier.hull.width / 2 + side * 10
  put(plate, Math.max(plate.width / 2 + 4, Math.min(layout.width - plate.width / 2 - 4, x)), pier.hull.y - plate.height * 0.8)
}

/** A violation does not leave: the hull starts, is stopped, and swings back. */
function bump({ frame, calm, layout }: Picture, side: 1 | -1): Point {
  const effect = frame.effects.find(({ kind }) => kind === 'bump')
  if (effect === undefined || calm) return { x: 0, y: 0 }
  const { age } = effect
  const out = age < 0.22 ? age / 0.22 : Math.max(0, 1 - (age - 0.22) / 0.5)
  const shake = age > 0.2 && age < 0.75 ? Math.sin(age * 70) * 3 * (0.75 - age) : 0
  return { x: side * JUMP * layout.unit * out + shake * 2, y: shake }
}

function putHull({ layout, palette, draft, hand, world }: Picture, pier: Pier, side: 1 | -1, off: Point, put: Put): void {
  const { hull, plates } = pier
  const loaded = loadedCrates(draft.flags)
  put(waitingHull(pier, loaded, side, palette), hull.x + off.x, hull.y + off.y)
  for (const plate of PLATES) {
    const box = plates[plate]
    const bright = hand.over?.is === 'plate' && hand.over.plate === plate
    const text = plate === 'ack' && !draft.flags.includes('ACK') && draft.ack === '' ? '' : draft[plate]
    const label = world.t(`board.plate.${plate}`)
    put(numberPlate(label, text, box.width, box.height, layout.text, bright, palette), box.x + off.x, box.y + off.y)
  }
}

function putCrates({ palette, draft, hand }: Picture, pier: Pier, off: Point, put: Put): void {
  const loaded = loadedCrates(draft.flags)
  const held = hand.held?.target.is === 'crate' ? hand.held : null
  const { width, height } = pier.crate
  for (const flag of CRATES) {
    const aboard = loaded.includes(flag)
    const home = pier.crates?.[flag]
    if (aboard && home !== undefined) put(crate(flag, width, height, true, palette), home.x + width / 2, home.y + height / 2)
    const box = crateBox(pier, flag, loaded)
    const carried = held?.target.is === 'crate' && held.target.flag === flag ? held : null
    const over = hand.over?.is === 'crate' && hand.over.flag === flag && carried === null
    const x = box.x + width / 2 + (carried?.dx ?? 0) + (aboard ? off.x : 0)
    const y = box.y + height / 2 + (carried?.dy ?? 0) + (aboard ? off.y : 0) - (over ? 2 : 0)
    if (aboard || home !== undefined) put(crate(flag, width, height, false, palette), x, y)
    else {
      // No room ashore: what is not loaded is faint, in a broken outline.
      put(crate(flag, width, height, false, palette), x, y, { alpha: over ? 0.75 : 0.42 })
      put(crate(flag, width, height, true, palette), x, y)
    }
  }
}

function putRope({ layout, palette, canSend, hand }: Picture, pier: Pier, side: 1 | -1, put: Put): void {
  const { rope: from, handle: box } = pier
  const pulled = hand.held?.target.is === 'rope' ? Math.max(4, Math.min(34 * layout.unit, hand.held.dy)) : 0
  const over = hand.over?.is === 'rope' && canSend ? 1.08 : 1
  put(post(Math.round(layout.height - from.y), side, palette), from.x, from.y)
  const end = box.y + box.height / 2 + pulled
  put(rope(palette), from.x, from.y + 4, { scaleX: 1, scaleY: (end - from.y - 4) / 40 })
  put(handle(box.width, side, canSend, palette), from.x, end, { scaleX: over, scaleY: over })
}
