// What the pictures of one frame are made from.
import type { Frame } from './frame.ts'
import type { Box, Layout } from './layout.ts'
import type { Paint } from './paint.ts'
import type { Palette } from './palette.ts'
import type { Hand } from './pointer.ts'
import type { BoardDraft, BoardWorld } from './world.ts'

export interface Picture {
  readonly layout: Layout
  readonly palette: Palette
  readonly frame: Frame
  readonly draft: BoardDraft
  readonly canSend: boolean
  /** The sign at the lamp and where it stands; null: nobody asks to listen. */
  readonly light: Readonly<{ paint: Paint; box: Box }> | null
  /** Reduced motion. */
  readonly calm: boolean
  readonly hand: Hand
  /** Arrivals for which there is no berth. */
  readonly beyond: number
  readonly world: BoardWorld
}
