// The board: the harbour on a canvas, drawn from the View whenever something moves. HTML beside it says and does the same.
import { effect, untracked } from '@preact/signals'
import type { Role, View } from '../../shared/game/index.ts'
import { berthed, NO_BERTHS } from './berths.ts'
import { beyondBerths } from './boats.ts'
import { type Frame, frameOf } from './frame.ts'
import { putHarbour } from './harbour.ts'
import { layoutOf } from './layout.ts'
import { lampPlace, listenPlace, listenSign, signSize } from './listen-sign.ts'
import { paletteOf } from './palette.ts'
import type { Picture } from './picture.ts'
import { watchPointer } from './pointer.ts'
import { createStage, rendererType, type Stage } from './stage.ts'
import { placesOf, type Target, targetAt } from './targets.ts'
import type { BoardWorld } from './world.ts'

export interface Board {
  destroy(): void
}

/** Between two frames while only a ring turns, ms. */
const SLOW = 90
/** More pixels than this per CSS px nobody sees. */
const FINEST = 2

/** Builds the board into `parent`, which it fills; it follows the world until it is destroyed. */
export function mountBoard(parent: HTMLElement, world: BoardWorld): Board {
  const holder = document.createElement('div')
  holder.setAttribute('aria-hidden', 'true')
  Object.assign(holder.style, { position: 'relative', width: '100%', height: '100%', overflow: 'hidden', minWidth: '0' })
  parent.append(holder)
  let run = runBoard(holder, world, rendererType(), rebuild)
  let gone = false
  let losses = 0

  /** The graphics card forgot everything: the board is built anew from the View, without the card if that goes on. */
  function rebuild(): void {
    if (gone) return
    losses += 1
    run.destroy()
    const canvas2d = 1
    run = runBoard(holder, world, losses > 2 ? canvas2d : rendererType(), rebuild)
  }

  return {
    destroy() {
      gone = true
      run.destroy()
      holder.remove()
    },
  }
}

interface Size {
  readonly width: number
  readonly height: number
  readonly ratio: number
}

const sizeOf = (holder: HTMLElement): Size => ({
  width: Math.max(160, Math.round(holder.clientWidth)),
  height: Math.max(120, Math.round(holder.clientHeight)),
  ratio: Math.min(FINEST, Math.max(1, window.devicePixelRatio)),
})

const ownOf = (view: View | null): Role | null => (view === null || view.eyes === 'all' || view.eyes === 'network' ? null : view.eyes)

function runBoard(holder: HTMLElement, world: BoardWorld, type: number, lost: () => void): Board {
  const ends: (() => void)[] = []
  let stage: Stage | null = null
  let size = sizeOf(holder)
  let palette = paletteOf(world.theme.peek(), document.documentElement)
  let layout = layoutOf(size.width, size.height, ownOf(world.view.peek()))
  let strait = layoutOf(size.width, size.height, null)
  let berths = NO_BERTHS
  let frame: Frame | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let request: number | null = null

  const arrange = (own: Role | null): void => {
    layout = layoutOf(size.width, size.height, own)
    strait = layoutOf(size.width, size.height, null)
  }

  /** The sign at the own lamp, if a click on it would listen. */
  const lightOf = (atPier: boolean, over: Target | null): Picture['light'] => {
    if (!atPier || !world.canListen.peek()) return null
    const paint = listenSign(world.t('board.listen'), signSize(layout), over?.is === 'listen', palette)
    const box = listenPlace(layout, paint)
    return box === null ? null : { paint, box }
  }

  const places = () => {
    if (frame?.atPier !== true) return []
    const sign = lightOf(true, null)?.box
    const lamp = lampPlace(layout)
    return placesOf(layout, frame.boats, world.draft.peek().flags, sign === undefined || lamp === null ? [] : [lamp, sign])
  }

  const act = (target: Target): void => {
    if (target.is === 'crate') world.toggle(target.flag)
    else if (target.is === 'plate') world.edit(target.plate)
    else if (target.is === 'boat') world.read(target.arrival)
    else if (target.is === 'wave') world.discard(target.arrival)
    else if (target.is === 'listen') world.listen()
    else if (world.canSend.peek()) world.send()
  }

  const tip = (target: Target): string => {
    if (target.is === 'crate') return world.t(target.loaded ? 'board.tip.unload' : 'board.tip.load', { flag: target.flag })
    return target.is === 'plate' ? world.t('board.tip.plate', { field: target.plate }) : world.t(`board.tip.${target.is}`)
  }

  /** One frame, and the next one when it is wanted. */
  const show = (): void => {
    request = null
    const view = world.view.peek()
    if (stage === null || pointer === null) return
    const now = world.now()
    const calm = world.reducedMotion.peek()
    if (view === null) return
    const moment = { view, layout, strait, berths, now, calm, replay: null }
    frame = frameOf(moment)
    const picture = {
      layout,
      palette,
      frame,
      draft: world.draft.peek(),
      canSend: world.canSend.peek(),
      light: lightOf(frame.atPier, pointer.hand().over),
      calm,
      hand: pointer.hand(),
      beyond: beyondBerths(moment),
      world,
    }
    stage.show((put) => putHarbour(picture, put))
    if (frame.pace === 'full' && !calm) wake()
    else if (frame.pace !== 'still') timer ??= setTimeout(wake, SLOW)
  }

  const wake = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    request ??= requestAnimationFrame(show)
  }

  let pointer: ReturnType<typeof watchPointer> | null = null

  const follow = (): void => {
    ends.push(
      effect(() => {
        const view = world.view.value
        untracked(() => {
          if (ownOf(view) !== layout.own) arrange(ownOf(view))
          const own = ownOf(view)
          if (view !== null) berths = berthed(berths, view, own === null ? null : (view.hosts[own] ?? null), world.now())
          wake()
        })
      }),
      effect(() => {
        void [world.draft.value, world.canSend.value, world.canListen.value, world.reducedMotion.value]
        wake()
      }),
      effect(() => {
        const theme = world.theme.value
        void world.locale.value
        // The page takes the theme over in the same moment: its tokens are read after that.
        const soon = requestAnimationFrame(() => {
          palette = paletteOf(theme, document.documentElement)
          stage?.repaint()
          wake()
        })
        return () => cancelAnimationFrame(soon)
      }),
    )
    const resized = new ResizeObserver(() => {
      // Hidden behind the keypad of a phone: it comes back as it was.
      if (holder.clientWidth === 0) return
      const next = sizeOf(holder)
      if (next.width === size.width && next.height === size.height && next.ratio === size.ratio) return
      size = next
      arrange(layout.own)
      stage?.resize(size.width, size.height, size.ratio)
      wake()
    })
    resized.observe(holder)
    ends.push(() => resized.disconnect())
    const visible = (): void => wake()
    document.addEventListener('visibilitychange', visible)
    ends.push(() => document.removeEventListener('visibilitychange', visible))
  }

  let destroyed = false
  void document.fonts.ready.then(() => {
    if (destroyed) return
    size = sizeOf(holder)
    arrange(ownOf(world.view.peek()))
    ends.push(
      createStage(holder, size, type, (made) => {
        stage = made
        // Canvases are used again: one may still have the size of another round's board.
        const box = { width: `${size.width}px`, height: `${size.height}px` }
        Object.assign(made.canvas.style, { position: 'absolute', left: '0', top: '0', display: 'block', ...box })
        pointer = watchPointer(made.canvas, {
          layout: () => layout,
          targetAt: (point) => targetAt(places(), point),
          act,
          show: wake,
          tip,
        })
        const { stop } = pointer
        ends.push(stop)
        made.canvas.addEventListener('webglcontextlost', lost, { once: true })
        ends.push(() => made.canvas.removeEventListener('webglcontextlost', lost))
        follow()
        wake()
      }),
    )
  })

  return {
    destroy() {
      destroyed = true
      if (timer !== null) clearTimeout(timer)
      if (request !== null) cancelAnimationFrame(request)
      stage = null
      for (const end of ends.reverse()) end()
    },
  }
}
