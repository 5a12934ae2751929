// What a room needs of its process.
import type { Classes } from './classroom/classes.ts'
import type { Config } from './config.ts'
import type { RoomsHeld } from './limits/rooms-held.ts'
import type { Logger } from './log.ts'
import type { Recorder } from './match/recorder.ts'
import type { Patches } from './rooms/patches.ts'
import type { Storage } from './storage/storage.ts'

export interface Services {
  readonly config: Config
  readonly storage: Storage
  readonly log: Logger
  readonly recorder: Recorder
  readonly patches: Patches
  readonly classes: Classes
  readonly held: RoomsHeld
  /** The server is going down: no new rooms, no new moves. */
  draining: boolean
}
