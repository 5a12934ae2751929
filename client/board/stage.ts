// The only file that knows Phaser: a stage on which pictures are put, frame by frame, when somebody asks for a frame.
import Phaser from 'phaser'
import type { Paint } from './paint.ts'

export interface Look {
  readonly alpha?: number
  readonly scaleX?: number
  readonly scaleY?: number
  /** Radians. */
  readonly turn?: number
  /** Light adds to what is behind it. */
  readonly light?: boolean
}

/** Puts a picture at a place in CSS px, above all that was put before. */
export type Put = (paint: Paint, x: number, y: number, look?: Look) => void

export interface Stage {
  readonly canvas: HTMLCanvasElement
  /** Shows one frame: what `compose` puts, and nothing else. */
  show(compose: (put: Put) => void): void
  /** CSS px. */
  resize(width: number, height: number, ratio: number): void
  /** All pictures are painted anew: their colours or fonts changed. */
  repaint(): void
  destroy(): void
}

/** Beyond so many pictures, or pixels of them, those that were not seen lately are dropped. */
const MOST_TEXTURES = 150
const MOST_PIXELS = 12_000_000

/** A renderer without a graphics card is slower than the plain canvas. */
export function rendererType(): number {
  const gl = document.createElement('canvas').getContext('webgl')
  if (gl === null) return Phaser.CANVAS
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const name = String(gl.getParameter(info === null ? gl.RENDERER : info.UNMASKED_RENDERER_WEBGL))
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return /swiftshader|llvmpipe|software|basic render/i.test(name) ? Phaser.CANVAS : Phaser.WEBGL
}

/** Boots a game of one empty scene and hands the stage over once it can be drawn on. The answer ends it, ready or not. */
export function createStage(
  parent: HTMLElement,
  size: Readonly<{ width: number; height: number; ratio: number }>,
  type: number,
  ready: (stage: Stage) => void,
): () => void {
  const scene = new Phaser.Scene('harbour')
  const game = new Phaser.Game({
    type,
    parent,
    width: Math.round(size.width * size.ratio),
    height: Math.round(size.height * size.ratio),
    scale: { mode: Phaser.Scale.NONE, zoom: 1 / size.ratio },
    banner: false,
    audio: { noAudio: true },
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    autoFocus: false,
    // The sky covers everything that was there before.
    render: { clearBeforeRender: false },
    scene,
  })
  let stage: Stage | null = null
  let ended = false
  const end = (): void => {
    if (ended) return
    ended = true
    game.destroy(true)
    if (stage !== null) game.step(performance.now(), 0)
  }
  game.events.once(Phaser.Core.Events.READY, () => {
    // The loop is ours: nothing is drawn unless something moves.
    queueMicrotask(() => {
      if (ended) return
      game.loop.sleep()
      stage = stageOf(game, scene, size.ratio, end)
      ready(stage)
    })
  })
  return end
}

/** A picture as it was painted last. The engine's own canvas texture reads all its pixels back each time: a plain one does not. */
interface Painted {
  readonly ink: CanvasRenderingContext2D
  readonly texture: Phaser.Textures.Texture
  state: number | undefined
  /** The frame in which it was seen last. */
  at: number
}

function draw({ ink, texture }: Painted, paint: Paint, scale: number): void {
  ink.clearRect(0, 0, ink.canvas.width, ink.canvas.height)
  ink.save()
  ink.scale(scale, scale)
  paint.draw(ink)
  ink.restore()
  for (const source of texture.source) source.update()
}

function stageOf(game: Phaser.Game, scene: Phaser.Scene, firstRatio: number, destroy: () => void): Stage {
  const images: Phaser.GameObjects.Image[] = []
  const seen = new Map<string, Painted>()
  let ratio = firstRatio
  let frame = 0
  let used = 0
  let pixels = 0

  const forget = (key: string): void => {
    const { width, height } = seen.get(key)?.ink.canvas ?? { width: 0, height: 0 }
    pixels -= width * height
    seen.delete(key)
    scene.textures.remove(key)
  }

  const rest = (from: number): void => {
    for (const image of images.slice(from)) if (image.visible) image.setVisible(false).setTexture('__DEFAULT')
  }

  const newPicture = ({ key, width, height, state }: Paint, scale: number): Painted | null => {
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.ceil(width * scale))
    canvas.height = Math.max(1, Math.ceil(height * scale))
    // Painted by the processor: a graphics card dithers, which shows as a grid where it is soft.
    const ink = canvas.getContext('2d', { willReadFrequently: true })
    const texture = scene.textures.create(key, canvas)
    if (ink === null || texture === null) return null
    texture.add('__BASE', 0, 0, 0, canvas.width, canvas.height)
    return { ink, texture, state, at: frame }
  }

  const paintOnce = (paint: Paint): void => {
    const known = seen.get(paint.key)
    const scale = ratio / (paint.soft ?? 1)
    if (known === undefined) {
      const made = newPicture(paint, scale)
      if (made === null) return
      draw(made, paint, scale)
      seen.set(paint.key, made)
      pixels += made.ink.canvas.width * made.ink.canvas.height
    } else {
      known.at = frame
      if (known.state === paint.state) return
      known.state = paint.state
      draw(known, paint, scale)
    }
  }

  const put: Put = (paint, x, y, look = {}) => {
    paintOnce(paint)
    let image = images[used]
    if (image === undefined) {
      image = scene.add.image(0, 0, paint.key)
      images.push(image)
    } else if (image.texture.key !== paint.key) image.setTexture(paint.key)
    used += 1
    const soft = paint.soft ?? 1
    image.setVisible(true)
    image.setOrigin(paint.hold.x, paint.hold.y)
    const turn = look.turn ?? 0
    const plain = turn === 0 && look.scaleX === undefined && look.scaleY === undefined
    if (plain) {
      // On whole pixels, so that text stays sharp.
      const left = Math.round(x * ratio - paint.hold.x * image.width * soft)
      const top = Math.round(y * ratio - paint.hold.y * image.height * soft)
      image.setPosition(left + paint.hold.x * image.width * soft, top + paint.hold.y * image.height * soft)
    } else image.setPosition(x * ratio, y * ratio)
    image.setScale((look.scaleX ?? 1) * soft, (look.scaleY ?? 1) * soft)
    image.setRotation(turn)
    image.setAlpha(look.alpha ?? 1)
    image.setBlendMode(look.light === true ? Phaser.BlendModes.ADD : Phaser.BlendModes.NORMAL)
  }

  const trim = (): void => {
    if (seen.size <= MOST_TEXTURES && pixels <= MOST_PIXELS) return
    const old = [...seen].filter(([, { at }]) => at < frame - 2).sort(([, one], [, other]) => one.at - other.at)
    // Some room is made at once, so that this is seldom.
    for (const [key] of old) if (seen.size > MOST_TEXTURES - 30 || pixels > MOST_PIXELS * 0.8) forget(key)
  }

  const repaint = (): void => {
    rest(0)
    for (const key of [...seen.keys()]) forget(key)
  }

  return {
    canvas: game.canvas,
    show(compose) {
      frame += 1
      used = 0
      compose(put)
      rest(used)
      trim()
      // The drawing half of the engine's step: nothing on this stage lives by the other half, its clocks, tweens and input.
      game.renderer.preRender()
      game.scene.render(game.renderer)
      game.renderer.postRender()
    },
    resize(width, height, newRatio) {
      // A board that grows and shrinks with the panels around it finds its pictures again.
      if (newRatio !== ratio) repaint()
      ratio = newRatio
      game.scale.setZoom(1 / ratio)
      game.scale.resize(Math.round(width * ratio), Math.round(height * ratio))
      // At a zoom of 1 the scale manager leaves the style as it was.
      Object.assign(game.canvas.style, { width: `${width}px`, height: `${height}px` })
    },
    repaint,
    destroy,
  }
}
