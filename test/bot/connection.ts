// A seat over HTTP and the SDK, as server/PROTOCOL.md tells it: entered once, held through drops and restarts.
import { Client, type Room } from 'colyseus.js'

export interface Entry {
  readonly code: string
  readonly token: string
  readonly seat: 'a' | 'b'
  readonly reservation: { readonly name: string; readonly sessionId: string; readonly roomId: string; readonly processId: string }
}

export interface Answer {
  readonly ok: boolean
  readonly at: number
  readonly n: number
  readonly error?: string
  readonly v?: number
  readonly view?: string | null
}

const PATIENCE = 8000
/** ms between two tries to come back, and how many there are. */
const PAUSE = 300
const MOST_TRIES = 100

export async function post(url: string, path: string, body: object): Promise<Entry> {
  const response = await fetch(`${url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(`${path}: ${answer.error}: ${answer.message}`)
  return answer
}

/** What a line tells of itself: a View, or that it is lost. */
export interface Line {
  /** A new connection: what comes on it begins with a whole View. */
  onOpen(): void
  onView(at: number, n: number, v: number, view: string): void
  onReplay(id: string): void
  onLost(): void
}

export class Seat {
  readonly entry: Entry
  readonly #url: string
  readonly #line: Line
  #room: Room<unknown, { readonly replay: string }> | null = null
  #left = false

  constructor(url: string, entry: Entry, line: Line) {
    this.#url = url
    this.entry = entry
    this.#line = line
  }

  async open(entry: Entry = this.entry): Promise<void> {
    const room = await new Client(this.#url).consumeSeatReservation<{ readonly replay: string }>(entry.reservation)
    room.reconnection.enabled = false
    this.#line.onOpen()
    room.onMessage<{ at: number; n: number; v: number; view: string }>('view', ({ at, n, v, view }) => this.#line.onView(at, n, v, view))
    room.onMessage('bye', () => undefined)
    room.onMessage('phrase', () => undefined)
    room.onMessage('refused', () => undefined)
    room.onStateChange((state) => {
      if (state.replay !== '') this.#line.onReplay(state.replay)
    })
    room.onLeave(() => {
      this.#room = null
      if (!this.#left) void this.#comeBack()
    })
    this.#room = room
  }

  async #comeBack(): Promise<void> {
    this.#line.onLost()
    for (let tries = 0; tries < MOST_TRIES && !this.#left; tries += 1) {
      try {
        const { code, token } = this.entry
        await this.open(await post(this.#url, `/matches/${code}/return`, { token }))
        return
      } catch {
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
      }
    }
  }

  /** null: the line is down, and it is not known whether the server heard it. */
  async request(type: string, payload?: object): Promise<Answer | null> {
    try {
      return (await this.#room?.request<object | undefined, Answer>(type, payload, { timeout: PATIENCE })) ?? null
    } catch {
      return null
    }
  }

  async leave(): Promise<void> {
    this.#left = true
    await this.#room?.leave()
  }
}
