// The sockets of all rooms, and whether anybody is still at their other end. Only who said nothing since the last look is asked: the game's own client
// speaks every 2.5 s by itself, and a ping to each of thousands was most of what an idle server did.
import type { Socket } from 'node:net'
import type { Client } from '@colyseus/core'
import { type TransportOptions, WebSocketTransport } from '@colyseus/ws-transport'
import { WebSocket } from 'ws'

/** ms between two looks, and how many pings may stay without an answer: a dead line is cut after 6.75 to 9 s. */
const LOOK = 2250
const UNANSWERED = 2

/** A socket that lets be heard only what it may. A listener more for that would cost every frame as much as a tenth of what it is for. */
export class Line extends WebSocket {
  /** Asked for every frame. */
  admits: () => boolean = () => true

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    return (event !== 'message' || this.admits()) && super.emit(event, ...args)
  }
}

/** Throws where another transport made the socket. */
export function lineOf({ ref }: Pick<Client, 'ref'>): Line {
  if (ref instanceof Line) return ref
  throw new TypeError('the frames of this socket cannot be counted')
}

interface End {
  readonly socket: Socket
  /** Octets that had come at the last look. */
  heard: number
  unanswered: number
}

export class Sockets extends WebSocketTransport {
  readonly #ends = new WeakMap<object, End>()

  constructor(options: TransportOptions) {
    super({ pingInterval: LOOK, pingMaxRetries: UNANSWERED, WebSocket: Line, ...options })
    this.wss.on('connection', (client, { socket }) => {
      this.#ends.set(client, { socket, heard: socket.bytesRead, unanswered: 0 })
    })
  }

  protected override autoTerminateUnresponsiveClients(every: number, most: number): void {
    this.pingInterval = setInterval(() => {
      for (const client of this.wss.clients) {
        const end = this.#ends.get(client)
        if (end === undefined) continue
        const heard = end.socket.bytesRead
        if (heard !== end.heard) {
          end.heard = heard
          end.unanswered = 0
        } else if (end.unanswered < most) {
          end.unanswered += 1
          client.ping()
        } else client.terminate()
      }
    }, every)
  }
}
