// Records the matches that are over, one after the other and never in a hurry: a whole class ends its round in the same moment.
import { setTimeout as sleep } from 'node:timers/promises'
import { CORE, recordMatch } from '../../shared/game/index.ts'
import type { Logger } from '../log.ts'
import type { Storage } from '../storage/storage.ts'

/** ms between two matches, each of which takes a few. */
const PAUSE = 20

export class Recorder {
  readonly #storage: Storage
  readonly #log: Logger
  readonly #waiting = new Set<string>()
  #working: Promise<void> | null = null
  #isStopped = false

  constructor(storage: Storage, log: Logger) {
    this.#storage = storage
    this.#log = log
  }

  /** Takes up what ended before this process and was not recorded. */
  async start(): Promise<void> {
    for (const id of await this.#storage.unrecorded(CORE)) this.add(id)
  }

  /** This match is over. */
  add(id: string): void {
    if (this.#isStopped) return
    this.#waiting.add(id)
    this.#working ??= this.#work()
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#working !== null) await this.#working
  }

  /** Nothing more is begun; the next process goes on with what waits. Resolves when what was begun is stored. */
  stop(): Promise<void> {
    this.#isStopped = true
    return this.settled()
  }

  async #work(): Promise<void> {
    for (const id of this.#waiting) {
      if (this.#isStopped) break
      this.#waiting.delete(id)
      await this.#record(id).catch((error: unknown) => this.#log.error({ err: error, match: id }, 'recording a match failed'))
      await sleep(PAUSE)
    }
    this.#working = null
  }

  async #record(id: string): Promise<void> {
    const stored = await this.#storage.readMatch(id, 'all')
    // Deleted since, or of other rules: these cannot tell how it went.
    if (stored === null || stored.core !== CORE) return
    await this.#storage.saveRecording(id, recordMatch(stored.config, stored.inputs))
  }
}
