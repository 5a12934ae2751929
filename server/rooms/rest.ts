// When a room without anybody closes; it lives on in the storage.

/** ms that it stays after everybody left. */
const IDLE = 60_000

export class Rest {
  readonly #reserved: number
  readonly #close: () => void
  #wasUsed = false
  #timer: NodeJS.Timeout | undefined

  /** `reserved`: ms that a reservation is good for; a room to which nobody came stays no longer. */
  constructor(reserved: number, close: () => void) {
    this.#reserved = reserved
    this.#close = close
  }

  /** Nobody is there, or only expected. */
  begin(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#close, this.#wasUsed ? IDLE : this.#reserved)
  }

  /** Somebody came. */
  end(): void {
    this.#wasUsed = true
    clearTimeout(this.#timer)
  }
}
