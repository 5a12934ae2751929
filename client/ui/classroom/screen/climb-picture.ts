// The climb on one canvas: scenery painted once, boats and water anew in every frame. With reduced motion it is painted only when something changed.
import type { Boat } from '../../../../shared/classroom/index.ts'
import { paletteOf } from '../../../board/palette.ts'
import { Fleet } from './climb-fleet.ts'
import { type Frame, frameOf, surfaceAt } from './climb-frame.ts'
import { paintBeams, paintScenery, paintSea } from './climb-scenery.ts'

export interface ClimbPicture {
  /** `tide`: the class's accuracy, 0 … 1; null: nothing was judged. */
  show(boats: readonly Boat[], tide: number | null, paused: boolean): void
  destroy(): void
}

/** More pixels than this across cost more than they show. */
const MOST_PIXELS = 2560
/** ms between two pictures while only the water moves. */
const QUIET = 33
/** The sea where nothing was judged yet. */
const CALM_TIDE = 0.5
const TIDE_EASE = 900

export function createClimb(canvas: HTMLCanvasElement, theme: 'night' | 'day', calm: boolean): ClimbPicture {
  const pen = canvas.getContext('2d')
  const palette = paletteOf(theme, document.documentElement)
  const fleet = new Fleet()
  const scenery = document.createElement('canvas')
  let frame: Frame = frameOf(1, 1)
  let scale = 1
  let water = CALM_TIDE
  let wanted = CALM_TIDE
  let resting = false
  let handle = 0
  let before = performance.now()
  let drawn = 0

  function draw(now: number): void {
    if (pen === null) return
    const surface = surfaceAt(frame, water)
    const time = calm ? 0 : now
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.drawImage(scenery, 0, 0)
    pen.setTransform(scale, 0, 0, scale, 0, 0)
    paintSea(pen, frame, palette, surface, time)
    paintBeams(pen, frame, palette, fleet.arrived)
    fleet.draw(pen, frame, palette, surface, time, scale)
    drawn = now
  }

  function measure(): void {
    const { clientWidth: width, clientHeight: height } = canvas
    if (width === 0 || height === 0) return
    frame = frameOf(width, height)
    scale = Math.min(devicePixelRatio, MOST_PIXELS / width)
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    scenery.width = canvas.width
    scenery.height = canvas.height
    const brush = scenery.getContext('2d')
    brush?.setTransform(scale, 0, 0, scale, 0, 0)
    if (brush !== null) paintScenery(brush, frame, palette)
    draw(performance.now())
  }

  function step(now: number): void {
    handle = requestAnimationFrame(step)
    const passed = Math.min(200, now - before)
    before = now
    const moving = fleet.advance(passed, now)
    water += (wanted - water) * (1 - Math.exp(-passed / TIDE_EASE))
    if (moving ? true : !resting && now - drawn >= QUIET) draw(now)
  }

  const observer = new ResizeObserver(measure)
  observer.observe(canvas)
  measure()
  if (!calm) handle = requestAnimationFrame(step)

  return {
    show(boats, tide, paused) {
      wanted = tide ?? CALM_TIDE
      resting = paused
      const now = performance.now()
      fleet.take(boats, calm ? 0 : now, calm)
      if (!calm) return
      water = wanted
      draw(now)
    },
    destroy() {
      cancelAnimationFrame(handle)
      observer.disconnect()
    },
  }
}
