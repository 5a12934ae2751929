// The pairs' boats: where each is, on its way to where it should be, and its spark or flash.
import type { Boat } from '../../../../shared/classroom/index.ts'
import type { Palette } from '../../../board/palette.ts'
import { type Frame, heightOf, RUNGS } from './climb-frame.ts'

type Pen = CanvasRenderingContext2D

interface Place {
  /** 0 … 1 along the rung, and which row of its rung. */
  readonly along: number
  readonly row: number
  readonly goal: number
  /** Where it is shown now, 0 … 1000. */
  readonly done: number
}

interface Sign {
  readonly pair: number
  readonly is: 'spark' | 'flash'
  readonly begun: number
}

/** ms */
const SIGN_LASTS = 1100
/** ms in which a boat makes most of its way. */
const EASE = 420
const SAILS = {
  night: ['#f6f1e4', '#ffdf9e', '#bfe0ff', '#ddd0ff', '#c4f0dc'],
  day: ['#ffffff', '#c65d1e', '#155d9e', '#6a3fb3', '#0d6e57'],
}
const HULLS = { night: '#0b1522', day: '#22374d' }
const LEAST = 1.5
const MOST = 5.2

export class Fleet {
  readonly #places = new Map<number, Place>()
  #signs: Sign[] = []
  #rows = 1
  /** Width of a boat, in units of the frame. */
  #size = MOST
  #sprites: readonly HTMLCanvasElement[] = []
  #drawnFor = ''

  /** Takes the boats as they are now; `at`: ms. */
  take(boats: readonly Boat[], at: number, jump: boolean): void {
    const count = boats.length
    const perRow = Math.min(count, Math.floor(74 / LEAST))
    this.#rows = Math.max(1, Math.ceil(count / Math.max(1, perRow)))
    this.#size = Math.min(MOST, Math.max(LEAST, (74 / Math.max(1, Math.min(count, perRow))) * 0.86))
    const known = new Set<number>()
    for (const [index, { pair, done, sign }] of boats.toSorted((a, b) => a.pair - b.pair).entries()) {
      known.add(pair)
      const row = index % this.#rows
      const inRow = Math.ceil(count / this.#rows)
      const along = (Math.floor(index / this.#rows) + 0.5 + (this.#rows > 1 ? (row % 2) * 0.5 - 0.25 : 0)) / inRow
      const before = this.#places.get(pair)
      this.#places.set(pair, { along, row, goal: done, done: jump || before === undefined ? done : before.done })
      if (sign !== undefined) this.#signs.push({ pair, is: sign, begun: at })
    }
    for (const pair of this.#places.keys()) if (!known.has(pair)) this.#places.delete(pair)
    if (jump) this.#signs = this.#signs.filter(({ begun }) => begun === at)
  }

  /** Moves on by so many ms; whether anything still moves. */
  advance(passed: number, at: number): boolean {
    const part = 1 - Math.exp(-passed / EASE)
    let moving = false
    for (const [pair, place] of this.#places) {
      const way = place.goal - place.done
      if (way === 0) continue
      moving = true
      this.#places.set(pair, { ...place, done: Math.abs(way) < 1 ? place.goal : place.done + way * part })
    }
    this.#signs = this.#signs.filter(({ begun }) => at - begun < SIGN_LASTS)
    return moving || this.#signs.length > 0
  }

  /** Share of the boats that have arrived. */
  get arrived(): number {
    const all = [...this.#places.values()]
    return all.length === 0 ? 0 : all.filter(({ done }) => done >= 999.5).length / all.length
  }

  draw(pen: Pen, frame: Frame, palette: Palette, surface: number, at: number, scale: number): void {
    const size = this.#size * frame.u
    this.#make(size * scale, palette)
    const gap = this.#rows === 1 ? 0 : (frame.low - frame.top) / (RUNGS - 1) / this.#rows
    const where = ({ along, row, done }: Place) => ({
      x: frame.left + 3 * frame.u + along * (frame.right - frame.left - 6 * frame.u),
      y: heightOf(frame, done, surface) + row * gap * Math.min(1, done / 100),
    })
    for (const [pair, place] of this.#places) {
      const { x, y } = where(place)
      const bob = place.done < 5 ? Math.sin(at / 700 + pair) * 0.2 * frame.u : 0
      const kinds = SAILS.night.length
      const sprite = this.#sprites[(pair % kinds) + (place.done >= 999.5 ? kinds : 0)]
      if (sprite !== undefined) pen.drawImage(sprite, x - size * 0.75, y - size * 1.3 + bob, size * 1.5, size * 1.5)
    }
    for (const sign of this.#signs) {
      const place = this.#places.get(sign.pair)
      if (place === undefined) continue
      const { x, y } = where(place)
      drawSign(pen, sign.is, x, y - size * 0.5, Math.max(size, 1.7 * frame.u), Math.min(1, (at - sign.begun) / SIGN_LASTS), palette)
    }
  }

  /** Boats are painted once and stamped from then on. */
  #make(pixels: number, palette: Palette): void {
    const key = `${Math.round(pixels)} ${palette.theme}`
    if (key === this.#drawnFor) return
    this.#drawnFor = key
    this.#sprites = [false, true].flatMap((home) => SAILS[palette.theme].map((sail) => boatSprite(pixels, sail, home, palette)))
  }
}

/** A boat as wide as two thirds of the picture; its waterline stands at 1.3 of 1.5. */
function boatSprite(pixels: number, sail: string, home: boolean, { theme, scene }: Palette): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(2, Math.ceil(pixels * 1.5))
  canvas.height = canvas.width
  const pen = canvas.getContext('2d')
  if (pen === null) return canvas
  pen.scale(canvas.width / 1.5, canvas.height / 1.5)
  if (home) {
    const glow = pen.createRadialGradient(0.75, 0.75, 0, 0.75, 0.75, 0.75)
    glow.addColorStop(0, `rgba(${scene.beam}, 0.7)`)
    glow.addColorStop(1, `rgba(${scene.beam}, 0)`)
    pen.fillStyle = glow
    pen.fillRect(0, 0, 1.5, 1.5)
  }
  const shape = (fill: string, points: readonly (readonly [number, number])[]): void => {
    pen.fillStyle = fill
    pen.beginPath()
    for (const [x, y] of points) pen.lineTo(x, y)
    pen.closePath()
    pen.fill()
    pen.strokeStyle = HULLS[theme]
    pen.lineWidth = 0.035
    pen.stroke()
  }
  shape(sail, [
    [0.72, 0.28],
    [0.72, 1.04],
    [0.26, 1.04],
  ])
  shape(sail, [
    [0.8, 0.4],
    [0.8, 1.04],
    [1.2, 1.04],
  ])
  shape(home ? scene.lampOn : scene.wood[0], [
    [0.22, 1.1],
    [1.28, 1.1],
    [1.1, 1.36],
    [0.38, 1.36],
  ])
  if (home)
    shape(scene.lampOn, [
      [0.76, 0.08],
      [1.06, 0.17],
      [0.76, 0.27],
    ])
  return canvas
}

/** A spark is a star that opens; a flash a ring with a cross in it. `part`: 0 … 1 of its time. */
function drawSign(pen: Pen, is: Sign['is'], x: number, y: number, size: number, part: number, { ok, bad, accent }: Palette): void {
  pen.save()
  pen.translate(x, y)
  pen.globalAlpha = 1 - part * part
  pen.lineWidth = size * 0.12
  pen.lineCap = 'round'
  if (is === 'spark') {
    const reach = size * (0.45 + 0.6 * part)
    pen.strokeStyle = accent
    pen.fillStyle = ok
    for (let ray = 0; ray < 8; ray += 1) {
      const long = ray % 2 === 0 ? 1 : 0.6
      const angle = (ray * Math.PI) / 4
      pen.beginPath()
      pen.moveTo(Math.cos(angle) * reach * 0.55, Math.sin(angle) * reach * 0.55)
      pen.lineTo(Math.cos(angle) * reach * long, Math.sin(angle) * reach * long)
      pen.stroke()
    }
  } else {
    const reach = size * (0.4 + 0.35 * part)
    pen.strokeStyle = bad
    pen.beginPath()
    pen.arc(0, 0, reach, 0, 2 * Math.PI)
    pen.moveTo(-reach * 0.5, -reach * 0.5)
    pen.lineTo(reach * 0.5, reach * 0.5)
    pen.moveTo(reach * 0.5, -reach * 0.5)
    pen.lineTo(-reach * 0.5, reach * 0.5)
    pen.stroke()
  }
  pen.restore()
}
