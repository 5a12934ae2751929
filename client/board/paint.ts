// Pictures drawn by the program: each is painted once into a texture of its own, by its key.

export type Ink = CanvasRenderingContext2D

export interface Paint {
  /** The same key is the same picture. */
  readonly key: string
  /** What changes often: another state is painted over the old one, in the same texture. */
  readonly state?: number
  /** CSS px. */
  readonly width: number
  readonly height: number
  /** Where it is held, as a share of its size. */
  readonly hold: Readonly<{ x: number; y: number }>
  /** Painted in coarser pixels: for what is soft anyway. */
  readonly soft?: number
  /** Draws it in CSS px, from the upper left corner. */
  draw(ink: Ink): void
}

export const CENTRE = { x: 0.5, y: 0.5 } as const

export function vertical(ink: Ink, top: number, bottom: number, ...colours: readonly string[]): CanvasGradient {
  const gradient = ink.createLinearGradient(0, top, 0, bottom)
  for (const [index, colour] of colours.entries()) gradient.addColorStop(index / Math.max(1, colours.length - 1), colour)
  return gradient
}

export function radial(ink: Ink, x: number, y: number, radius: number, ...colours: readonly string[]): CanvasGradient {
  const gradient = ink.createRadialGradient(x, y, 0, x, y, radius)
  for (const [index, colour] of colours.entries()) gradient.addColorStop(index / Math.max(1, colours.length - 1), colour)
  return gradient
}

export function shape(ink: Ink, ...corners: readonly (readonly [x: number, y: number])[]): void {
  ink.beginPath()
  for (const [index, [x, y]] of corners.entries()) {
    if (index === 0) ink.moveTo(x, y)
    else ink.lineTo(x, y)
  }
  ink.closePath()
}

export function rounded(ink: Ink, x: number, y: number, width: number, height: number, radius: number): void {
  ink.beginPath()
  ink.roundRect(x, y, width, height, radius)
}
