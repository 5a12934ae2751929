// The classes that are open: each in one process, where its pairs' matches are too, for they go in step with it.
import { matchMaker } from '@colyseus/core'
import type { Reservation } from '../../shared/protocol/index.ts'
import type { OpenRooms } from '../open-rooms.ts'
import type { ClassCalls } from './class-desk.ts'
import type { ClassHub } from './class-hub.ts'

export const roomOfClass = (code: string): string => `class-${code}`

export class Classes {
  /** Of this process. */
  readonly #hubs = new Map<string, ClassHub>()
  readonly #rooms: OpenRooms
  readonly #exists: (code: string) => Promise<boolean>

  /** `exists`: whether the storage knows this class. */
  constructor(rooms: OpenRooms, exists: (code: string) => Promise<boolean>) {
    this.#rooms = rooms
    this.#exists = exists
  }

  add(code: string, hub: ClassHub): void {
    this.#hubs.set(code, hub)
  }

  drop(code: string, hub: ClassHub): void {
    if (this.#hubs.get(code) === hub) this.#hubs.delete(code)
  }

  /** Opens the class, if no process has; false: there is none of this code. */
  wake(code: string): Promise<boolean> {
    return this.#rooms.wake(roomOfClass(code), async () => {
      if (!(await this.#exists(code))) return false
      await matchMaker.createRoom('class', { code })
      return true
    })
  }

  /** The class, opened if it was not; null: there is none of this code, or another process has it. */
  async find(code: string): Promise<ClassHub | null> {
    const open = this.#hubs.get(code)
    if (open !== undefined) return open
    return (await this.wake(code)) ? (this.#hubs.get(code) ?? null) : null
  }

  /** Lets an open class answer, whatever process has it. */
  ask<M extends keyof ClassCalls>(code: string, method: M, args: Parameters<ClassCalls[M]>): Promise<Awaited<ReturnType<ClassCalls[M]>>> {
    return this.#rooms.ask<ClassCalls, M>(roomOfClass(code), method, args)
  }

  /** null: the class is not open any more. */
  reserve(code: string, options: object): Promise<Reservation | null> {
    return this.#rooms.reserve(roomOfClass(code), options)
  }
}
