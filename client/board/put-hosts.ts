// The two hosts of a frame: towers, beams, lamps with their rings, names.

import { otherRole } from '../../shared/game/index.ts'
import type { State } from '../../shared/tcp/index.ts'
import type { HostFrame } from './frame.ts'
import { beam, lamp, sign, tower } from './lighthouse.ts'
import type { Picture } from './picture.ts'
import { postureKey } from './posture.ts'
import { glow } from './scenery.ts'
import { label, ring, type Words } from './signs.ts'
import type { Put } from './stage.ts'

/** How fast the light calls, radians per ms. */
const CALL = Math.PI / 1100

export function putTower(picture: Picture, host: HostFrame, put: Put, alpha = 1): void {
  const { layout, palette } = picture
  const { role, seen } = host
  const { foot, height } = layout.hosts[role]
  putGlow(picture, host, put)
  put(tower(role, height, seen === null, palette), foot.x, foot.y, { alpha })
}

/** Around the lamp, behind the tower. */
function putGlow({ layout, palette, frame, calm }: Picture, { role, seen }: HostFrame, put: Put): void {
  if (seen === null || seen.posture.lamp === 'off') return
  const { lamp: at } = layout.hosts[role]
  const { posture } = seen
  const radius = Math.round(layout.ring * (posture.lamp === 'on' ? 2.8 : 1.7))
  const swell = posture.out === 'call' && !calm ? 0.75 + 0.25 * Math.sin(frame.now * CALL) : 1
  const alpha = (posture.lamp === 'on' ? 1 : 0.55) * swell
  put(glow(radius, palette.scene.beam), at.x, at.y, { alpha, light: palette.theme === 'night' })
}

export function putBeams({ layout, palette, frame, calm }: Picture, { role, seen }: HostFrame, put: Put): void {
  if (seen === null) return
  const { facing, height, lamp: from } = layout.hosts[role]
  const { posture } = seen
  const span = Math.round(layout.width * 0.62)
  const wide = Math.round(height * 0.5)
  const shine = (broken: boolean, alpha: number, share: number): void =>
    put(beam(span, wide, broken, palette), from.x, from.y, { alpha, light: palette.theme === 'night', scaleX: facing * share, scaleY: 1 })
  if (posture.out === 'call') shine(true, calm ? 0.85 : 0.35 + 0.65 * (0.5 + 0.5 * Math.sin(frame.now * CALL)), 0.8)
  else if (posture.out === 'reach') shine(false, 0.95, 0.55)
  else if (posture.out === 'full') shine(false, 1, 1)
  else if (posture.out === 'break') shine(true, 0.6, 0.55)
  const otherUnseen = frame.hosts.some((one) => one.role !== role && one.seen === null)
  if (posture.in !== 'full' || !otherUnseen) return
  // The other half: light that comes out of the fog towards this lamp.
  const { lamp: far } = layout.hosts[otherRole(role)]
  put(beam(Math.round(layout.width * 0.84), Math.round(wide * 0.8), false, palette), far.x, far.y, {
    alpha: 1,
    light: palette.theme === 'night',
    scaleX: -facing,
    scaleY: 1,
  })
}

export function putLamp(picture: Picture, host: HostFrame, put: Put): void {
  const { layout, palette } = picture
  const { role, seen, rings } = host
  if (seen === null) return
  const { lamp: at, height, facing } = layout.hosts[role]
  const { posture } = seen
  put(lamp(posture.lamp, height, palette), at.x, at.y)
  for (const [index, one] of rings.entries()) put(ring(role, one, layout.ring + index * 9, palette), at.x, at.y)
  if (posture.sign !== 'none') {
    const size = Math.round(Math.max(26, 42 * layout.unit))
    const ahead = posture.sign === 'listen' || posture.sign === 'hand' ? 1 : posture.sign === 'unknown' ? 0 : -1
    const shift = ahead === 0 ? 0 : layout.ring + size * 0.62
    const x = Math.max(size / 2 + 2, Math.min(layout.width - size / 2 - 2, at.x + ahead * facing * shift))
    put(sign(posture.sign, size, facing, palette), x, at.y)
  }
  putSeconds(picture, host, put)
}

/** Above the boats: nobody can act before the lamp is lit. */
export function putListenSign({ light }: Picture, put: Put): void {
  if (light !== null) put(light.paint, light.box.x + light.box.width / 2, light.box.y + light.box.height / 2)
}

/** What the ring counts, in words: the timer's name and the seconds left. */
function putSeconds({ layout, palette, world }: Picture, { role, rings }: HostFrame, put: Put): void {
  const { lamp: at, facing } = layout.hosts[role]
  const size = Math.round(Math.max(11, 13 * layout.unit))
  const lines = rings.map(
    ({ timer, seconds }): Words => ({
      text: world.t(`board.timer.${timer}`, { value: seconds }),
      size,
      weight: 700,
      colour: timer === 'retransmission' ? palette.accent : palette.text,
    }),
  )
  if (lines.length === 0) return
  const plate = label(lines, palette.font, palette.panel)
  if (layout.compact) {
    // Below the lamp: beside it the first boat at the pier would lie over it.
    const edge = plate.width / 2 + 2
    put(plate, Math.max(edge, Math.min(layout.width - edge, at.x)), at.y + layout.ring + plate.height / 2 + 2)
    return
  }
  const x = at.x + facing * (layout.ring * 0.72 + plate.width / 2)
  put(plate, x, at.y + layout.ring + plate.height * 0.32)
}

export function putName(picture: Picture, host: HostFrame, put: Put): void {
  const { layout, palette, frame, world } = picture
  const { role, seen } = host
  if (layout.wordsAbove && layout.own !== null && !frame.debrief) {
    // A boat at the pier would lie over it; the state stands in the HTML below.
    if (seen !== null && frame.boats.every(({ docked }) => docked === null)) putCaption(picture, seen.state, put)
    return
  }
  const size = Math.round(Math.max(11, 14 * layout.unit))
  const small = Math.max(11, size - 2)
  const own = layout.own === role
  const who = world.t(`board.role.${role}`)
  const lines: Words[] = [
    { text: own ? world.t('board.you', { role: who }) : who, size, weight: 700, colour: seen === null ? palette.dim : palette.text },
  ]
  if (seen !== null) lines.push({ text: world.t(postureKey(seen.state)), size: small, weight: 500, colour: palette.tones.syn.fill })
  else if (layout.height >= 340) lines.push({ text: world.t('board.unseen'), size: small, weight: 500, colour: palette.dim })
  const plate = label(lines, palette.font, palette.panel)
  const { name } = layout.hosts[role]
  const x = Math.max(plate.width / 2 + 4, Math.min(layout.width - plate.width / 2 - 4, name.x))
  put(plate, x, name.y + plate.height / 2 - 6, { alpha: seen === null ? 0.4 + 0.5 * frame.fog : 1 })
}

/** Where there is no room below the tower: the words alone, in the sky, between the lamp and the moon. */
function putCaption({ layout, palette, world }: Picture, state: State | null, put: Put): void {
  const plate = label(
    [{ text: world.t(postureKey(state)), size: 12, weight: 500, colour: palette.tones.syn.fill }],
    palette.font,
    palette.panel,
  )
  const side = layout.own === 'server' ? -1 : 1
  put(plate, layout.width / 2 - side * layout.width * 0.12, plate.height / 2 + 5)
}
