// Puts the pictures of one frame together, from the sky to the sparks.

import { fog } from './fog.ts'
import type { Picture } from './picture.ts'
import { putBeyond, putBoat, putDocked } from './put-boats.ts'
import { putEffect, putRipples } from './put-effects.ts'
import { putBeams, putLamp, putListenSign, putName, putTower } from './put-hosts.ts'
import { putPier } from './put-pier.ts'
import { backdrop, litCable } from './scenery.ts'
import type { Put } from './stage.ts'

export function putHarbour(picture: Picture, put: Put): void {
  const { layout, palette, frame } = picture
  put(backdrop(layout, palette), 0, 0)
  if (frame.hosts.some(({ seen }) => seen?.posture.out === 'full' && seen.posture.in === 'full')) {
    put(litCable(frame.debrief ? { ...layout, own: null } : layout, palette), 0, 0)
  }
  for (const host of frame.hosts) putTower(picture, host, put)
  for (const host of frame.hosts) putBeams(picture, host, put)
  for (const boat of frame.boats) if (boat.docked === null) putBoat(picture, boat, put)
  if (frame.fog > 0) put(fog(layout, palette), 0, 0, { alpha: frame.fog })
  // The far host is a shape in the fog.
  for (const host of frame.hosts) if (host.seen === null) putTower(picture, host, put, 0.55 * frame.fog)
  for (const host of frame.hosts) putLamp(picture, host, put)
  for (const host of frame.hosts) putName(picture, host, put)
  putDocked(picture, put)
  putBeyond(picture, put)
  for (const effect of frame.effects) putRipples(picture, effect, put)
  putListenSign(picture, put)
  if (layout.pier !== null) putPier(picture, layout.pier, put)
  for (const effect of frame.effects) putEffect(picture, effect, put)
}
