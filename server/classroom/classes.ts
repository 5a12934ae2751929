// The classes that are open in this process: a pair's match finds its class here, and wakes it up if it sleeps.
import { matchMaker } from '@colyseus/core'
import type { ClassHub } from './class-hub.ts'

export class Classes {
  readonly #hubs = new Map<string, ClassHub>()
  /** Classes being opened, so that a thousand who return at once find one. */
  readonly #opening = new Map<string, Promise<ClassHub | null>>()
  readonly #exists: (code: string) => Promise<boolean>

  /** `exists`: whether the storage knows this class. */
  constructor(exists: (code: string) => Promise<boolean>) {
    this.#exists = exists
  }

  add(code: string, hub: ClassHub): void {
    this.#hubs.set(code, hub)
  }

  drop(code: string, hub: ClassHub): void {
    if (this.#hubs.get(code) === hub) this.#hubs.delete(code)
  }

  /** The class, opened if it was not; null: there is none of this code. */
  find(code: string): Promise<ClassHub | null> {
    const open = this.#hubs.get(code)
    if (open !== undefined) return Promise.resolve(open)
    const before = this.#opening.get(code)
    if (before !== undefined) return before
    const opening = this.#open(code).finally(() => this.#opening.delete(code))
    this.#opening.set(code, opening)
    return opening
  }

  async #open(code: string): Promise<ClassHub | null> {
    if (!(await this.#exists(code))) return null
    await matchMaker.createRoom('class', { code })
    return this.#hubs.get(code) ?? null
  }
}
