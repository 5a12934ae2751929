// Where everything of the climb stands, in CSS px.

/** Rungs between the water and the beam. They say nothing but "higher". */
export const RUNGS = 10

export interface Frame {
  readonly width: number
  readonly height: number
  /** A hundredth of the width of a 16:9 screen that fits in. */
  readonly u: number
  /** The ladder's ends: where the rungs meet the towers. */
  readonly left: number
  readonly right: number
  /** The highest rung, which is the beam, and the lowest. */
  readonly top: number
  readonly low: number
}

export function frameOf(width: number, height: number): Frame {
  const u = Math.min(width, (height * 16) / 9) / 100
  return { width, height, u, left: width * 0.1, right: width * 0.9, top: height * 0.27, low: height * 0.68 }
}

/** The sea’s surface, above what is written at the foot of the screen. `tide`: 0 … 1. */
export const surfaceAt = ({ height }: Frame, tide: number): number => height * (0.8 - 0.07 * tide)

/** `rung` from 0, the highest. */
export const rungAt = ({ top, low }: Frame, rung: number): number => top + ((low - top) * rung) / (RUNGS - 1)

/** A boat's height: on the water at 0, at the beam at 1000. */
export const heightOf = (frame: Frame, done: number, surface: number): number => surface + ((frame.top - surface) * done) / 1000
