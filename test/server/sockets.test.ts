// Who is asked whether they are still there, and who is cut: lines that a room has accepted, looked at every 100 ms.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, matchMaker, Room, Server } from '@colyseus/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Line, lineOf, Sockets } from '../../server/sockets.ts'
import { until } from './player.ts'

const LOOK = 100
const LOOKS = 12

const lines: Line[] = []

class BareRoom extends Room {
  override autoDispose = false

  override onJoin(client: Client): void {
    lines.push(lineOf(client))
  }
}

const http = createServer()
const server = new Server({ transport: new Sockets({ server: http, pingInterval: LOOK }), greet: false, gracefullyShutdown: false })
let port = 0

beforeAll(async () => {
  server.define('bare', BareRoom)
  await server.listen(0, '127.0.0.1')
  const address = http.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
afterAll(() => server.gracefullyShutdown(false))

async function seat(): Promise<string> {
  const { processId, roomId, sessionId } = await matchMaker.create('bare', {})
  return `/${processId}/${roomId}?sessionId=${sessionId}`
}

interface RawLine {
  readonly socket: Socket
  /** Opcodes of the frames that came. */
  opcodes(): readonly number[]
}

const PING = 9
const ANSWER = 2
/** A frame of the client with the one octet 18, the framework's own question, masked by zeros. */
const SPOKEN = Uint8Array.of(0x82, 0x81, 0, 0, 0, 0, 18)

/** A line that reads what comes and never answers a ping. */
async function rawLine(): Promise<RawLine> {
  const socket = connect(port, '127.0.0.1')
  const parts: Buffer[] = []
  socket.on('data', (part) => parts.push(part))
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  const wants = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='
  socket.write(`GET ${await seat()} HTTP/1.1\r\nHost: 127.0.0.1\r\n${wants}\r\n\r\n`)
  await until('the upgrade', () => Buffer.concat(parts).includes('\r\n\r\n'))
  return {
    socket,
    opcodes() {
      const bytes = Buffer.concat(parts)
      const found: number[] = []
      for (let at = bytes.indexOf('\r\n\r\n') + 4; at + 1 < bytes.length; ) {
        found.push(bytes.readUInt8(at) & 15)
        const size = bytes.readUInt8(at + 1)
        at += size < 126 ? 2 + size : 4 + bytes.readUInt16BE(at + 2)
      }
      return found
    },
  }
}

test('whoever speaks is not asked, and is not cut for leaving a ping unanswered', async () => {
  const { socket, opcodes } = await rawLine()
  for (let spoken = 0; spoken < LOOKS * 4; spoken += 1) {
    socket.write(SPOKEN)
    await sleep(LOOK / 4)
  }
  expect(socket.closed).toBe(false)
  // A late timer may find a line silent once.
  expect(opcodes().filter((opcode) => opcode === PING).length).toBeLessThan(LOOKS / 4)
  expect(opcodes().length).toBeGreaterThan(LOOKS)
  socket.destroy()
})

test('whoever is silent is asked, and stays as long as they answer', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${await seat()}`)
  await once(socket, 'open')
  await sleep(LOOKS * LOOK)
  expect(socket.readyState).toBe(WebSocket.OPEN)
  socket.close()
})

test('whoever does not answer either is cut after two pings', async () => {
  const { socket, opcodes } = await rawLine()
  const began = performance.now()
  await once(socket, 'close')
  expect(opcodes().filter((opcode) => opcode === PING)).toHaveLength(2)
  expect(performance.now() - began).toBeGreaterThan(2 * LOOK)
})

test('a frame that may not be heard is not answered', async () => {
  const { socket, opcodes } = await rawLine()
  const line = lines.at(-1)
  const answers = () => opcodes().filter((opcode) => opcode === ANSWER).length
  const before = answers()
  if (line !== undefined) line.admits = () => false
  socket.write(SPOKEN)
  await sleep(LOOK)
  expect(answers()).toBe(before)
  if (line !== undefined) line.admits = () => true
  socket.write(SPOKEN)
  await until('an answer', () => answers() === before + 1)
  socket.destroy()
})
