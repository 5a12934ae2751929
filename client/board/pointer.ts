// Mouse, pen and finger on the canvas: clicks, crates that are carried, the rope that is pulled.
import { inside, type Layout, type Point } from './layout.ts'
import { sameTarget, type Target } from './targets.ts'

export interface Hand {
  readonly over: Target | null
  /** What is held, since it was taken, and how far it was moved. */
  readonly held: Readonly<{ target: Target; dx: number; dy: number }> | null
}

export interface Touchable {
  layout(): Layout | null
  targetAt(point: Point): Target | null
  /** A click, or a carry or pull that went far enough. */
  act(target: Target): void
  /** What the hand does is to be seen. */
  show(): void
  /** Words for the target, shown by the browser. */
  tip(target: Target): string
}

/** Less than this is a click with an unsteady hand, px. */
const STEADY = 6
/** The rope has to come down so far, px. */
const PULL = 22

const STILL: Hand = { over: null, held: null }

export function watchPointer(canvas: HTMLCanvasElement, board: Touchable): { hand(): Hand; stop(): void } {
  let hand = STILL
  let start: Point = { x: 0, y: 0 }
  const listeners = new AbortController()
  const { signal } = listeners

  const pointOf = (event: PointerEvent | Touch): Point => {
    const box = canvas.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const become = (next: Hand): void => {
    const changed = !sameTarget(hand.over, next.over)
    if (changed) {
      canvas.style.cursor = next.over === null ? '' : next.over.is === 'crate' ? 'grab' : 'pointer'
      canvas.title = next.over === null ? '' : board.tip(next.over)
    }
    const moved = hand.held !== next.held
    hand = next
    if (changed || moved) board.show()
  }

  canvas.addEventListener(
    'pointerdown',
    (event) => {
      const point = pointOf(event)
      const target = event.button === 0 ? board.targetAt(point) : null
      if (target === null) return
      event.preventDefault()
      canvas.setPointerCapture(event.pointerId)
      start = point
      become({ over: target, held: { target, dx: 0, dy: 0 } })
    },
    { signal },
  )
  canvas.addEventListener(
    'pointermove',
    (event) => {
      const point = pointOf(event)
      const { held } = hand
      if (held === null) become({ over: board.targetAt(point), held: null })
      else become({ over: hand.over, held: { ...held, dx: point.x - start.x, dy: point.y - start.y } })
    },
    { signal },
  )
  canvas.addEventListener(
    'pointerup',
    (event) => {
      const { held } = hand
      const point = pointOf(event)
      if (held !== null && completes(held.target, start, point, board.layout())) board.act(held.target)
      become({ over: event.pointerType === 'mouse' ? board.targetAt(point) : null, held: null })
    },
    { signal },
  )
  const drop = (): void => become(STILL)
  canvas.addEventListener('pointercancel', drop, { signal })
  canvas.addEventListener('pointerleave', () => hand.held === null && drop(), { signal })
  // A finger on something that can be carried or pulled does not scroll the page.
  canvas.addEventListener(
    'touchstart',
    (event) => {
      const [touch] = event.changedTouches
      if (touch !== undefined && board.targetAt(pointOf(touch)) !== null) event.preventDefault()
    },
    { signal, passive: false },
  )
  return { hand: () => hand, stop: () => listeners.abort() }
}

function completes(target: Target, from: Point, to: Point, layout: Layout | null): boolean {
  const far = Math.hypot(to.x - from.x, to.y - from.y)
  if (far < STEADY) return true
  if (target.is === 'rope') return to.y - from.y >= PULL
  const hull = layout?.pier?.hull
  if (target.is !== 'crate' || hull === undefined || layout?.pier == null) return false
  const aboard = inside({ ...hull, y: hull.y - layout.pier.crate.height, height: hull.height + layout.pier.crate.height }, to)
  return aboard !== target.loaded
}
