// Ready-made lists of rounds. Roles swap after each round, so a scenario that stands twice is played from both ends.
import type { ScenarioId } from '../game/index.ts'

export const PLAYLISTS = {
  'first-steps': ['handshake', 'handshake-numbers', 'first-words', 'goodbye'],
  'whole-life': ['whole-life', 'whole-life'],
  'lost-opening': ['lost-syn', 'lost-syn-ack', 'lost-last-ack-of-three', 'lost-syn-ack'],
  'lost-words': ['lost-data', 'lost-ack', 'duplicate', 'out-of-order'],
  closing: ['goodbye', 'half-close', 'three-way-close', 'lost-fin', 'lost-final-ack', 'simultaneous-close'],
  strangers: ['refused', 'abort', 'old-duplicate-syn', 'half-open', 'blind-attack', 'simultaneous-open'],
  storm: ['storm', 'storm'],
} as const satisfies Readonly<Record<string, readonly [ScenarioId, ...ScenarioId[]]>>

export type PlaylistId = keyof typeof PLAYLISTS
/** What strangers play. */
export const QUICK_PLAYLIST: PlaylistId = 'lost-opening'
export const PLAYLIST_IDS: readonly PlaylistId[] = [
  'first-steps',
  'whole-life',
  'lost-opening',
  'lost-words',
  'closing',
  'strangers',
  'storm',
]
