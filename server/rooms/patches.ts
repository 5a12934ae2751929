// One tick for all rooms: only those whose state changed send a patch. A timer per room would cost an idle server most of its time.

interface Patched {
  broadcastPatch(): unknown
}

export class Patches {
  readonly #dirty = new Set<Patched>()
  readonly #interval: NodeJS.Timeout

  /** `period` in ms. */
  constructor(period = 50) {
    this.#interval = setInterval(() => this.flush(), period)
    this.#interval.unref()
  }

  /** This room's state changed. */
  mark(room: Patched): void {
    this.#dirty.add(room)
  }

  drop(room: Patched): void {
    this.#dirty.delete(room)
  }

  flush(): void {
    const rooms = [...this.#dirty]
    this.#dirty.clear()
    for (const room of rooms) room.broadcastPatch()
  }

  close(): void {
    clearInterval(this.#interval)
  }
}
