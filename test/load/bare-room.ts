// The yardstick: a Colyseus room that answers a request of the size of a move with an answer of the size of a verdict, and does nothing else.
// With CHECKED it reads the request by a schema first, as a room must that faces the world.
import { createServer } from 'node:http'
import { Room, Server } from '@colyseus/core'
import { WebSocketTransport } from '@colyseus/ws-transport'
import { moveSchema } from '../../shared/protocol/index.ts'

/** Octets of an answer: what the move of a flood changes in a View. */
const ANSWER = 'x'.repeat(85)

const CHECKED = process.env.CHECKED !== undefined

class BareRoom extends Room {
  override patchRate = 2 ** 31 - 1
  override autoDispose = false
  override maxClients = 2
  override messages = {
    move: (_client: unknown, payload: unknown) => ({
      ok: !CHECKED || moveSchema.safeParse(payload).success,
      at: 123_456,
      n: 12,
      v: 12,
      view: ANSWER,
    }),
  }
}

const http = createServer()
const server = new Server({ transport: new WebSocketTransport({ server: http }), greet: false, gracefullyShutdown: false })
server.define('match', BareRoom)
await server.listen(Number(process.env.PORT ?? 0), '127.0.0.1')
console.log(`ready http://localhost:${process.env.PORT}`)
