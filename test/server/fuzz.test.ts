// One seat sends rubbish, 100,000 times: nothing crashes, nothing changes, the other seat goes on undisturbed.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hash } from '../../shared/net/index.ts'
import type { Entry } from '../../shared/protocol/index.ts'
import { entered } from './http-call.ts'
import { bothReady, type Player, pair } from './player.ts'
import { type Started, startServer } from './start.ts'

const MESSAGES = 100_000
const BURST = 500

let server: Started
beforeAll(async () => {
  server = await startServer({ MOVES_PER_SECOND: '100000' })
})
afterAll(() => server.close())

const draw = (index: number, salt: number, below: number): number => hash(index, salt) % below

/** Random bytes, now and then behind a code of the framework's own messages. */
function noise(index: number): Uint8Array<ArrayBuffer> {
  const size = draw(index, 1, 60)
  const bytes = Uint8Array.from(Array.from({ length: size + 1 }, (_, at) => draw(index, at + 2, 256)))
  const codes = [9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21]
  if (draw(index, 90, 2) === 0) bytes[0] = codes[draw(index, 91, codes.length)] ?? 0
  // A consented leave is no attack, and would end the seat's line at once.
  if (bytes[0] === 12) bytes[0] = 13
  return bytes
}

const WRONG: readonly unknown[] = [
  null,
  1,
  'move',
  [],
  {},
  { kind: 'segment' },
  { round: 0, n: 1, kind: 'segment', flags: ['ACK'], seq: -1, ack: 0, len: 0, wnd: null },
  { round: 0, n: 1, kind: 'segment', flags: ['ACK', 'XXX'], seq: 0, ack: 0, len: 0, wnd: null },
  { round: 0, n: 1, kind: 'segment', flags: Array.from({ length: 90 }, () => 'ACK'), seq: 0, ack: 0, len: 0, wnd: null },
  { round: 0, n: 1, kind: 'segment', flags: [], seq: 2 ** 40, ack: Number.NaN, len: 1e9, wnd: 'x' },
  { round: 0, n: 1, kind: 'ready', from: 'server', at: 0 },
  { round: 99, n: 1, kind: 'ready' },
  { round: 0, n: 99_999, kind: 'ready' },
  { round: -1, n: -1, kind: 'ready' },
  { constructor: { prototype: { polluted: true } }, kind: 'ready' },
  { round: 0, n: 2, kind: 'state', state: 'OPEN' },
  { round: 0, n: 2, kind: 'forfeit', seat: 'b' },
  { round: 0, n: 2, kind: 'discard', arrival: {} },
  Array.from({ length: 400 }, () => [[[]]]),
]

/** The abuser's raw socket; a new one whenever the server closed the last. */
async function openRaw(entry: Entry): Promise<WebSocket> {
  const { reservation } = await entered(server.url, `/api/matches/${entry.code}/return`, { token: entry.token })
  const socket = new WebSocket(
    `${server.url.replace('http', 'ws')}/${reservation.processId}/${reservation.roomId}?sessionId=${reservation.sessionId}`,
  )
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = reject
  })
  return socket
}

async function hurl(entry: Entry, from: number): Promise<void> {
  const socket = await openRaw(entry)
  for (let index = from; index < from + BURST && socket.readyState === WebSocket.OPEN; index += 1) socket.send(noise(index))
  await sleep(5)
  socket.close()
}

async function pester(abuser: Player, from: number): Promise<void> {
  const commands = ['move', 'phrase', 'rematch', 'position', 'nothing', '__proto__']
  const asked = Array.from({ length: 150 }, (_, index) => {
    const command = commands[draw(from + index, 7, commands.length)] ?? 'move'
    const payload = WRONG[draw(from + index, 8, WRONG.length)]
    return abuser.ask(command, typeof payload === 'object' && payload !== null ? payload : [payload]).then(
      (answer) => {
        if (answer !== null && 'ok' in answer && answer.ok && command === 'move') throw new Error(`played: ${JSON.stringify(payload)}`)
      },
      () => undefined,
    )
  })
  await Promise.all(asked)
}

test('100,000 malformed, oversized and forged messages', { timeout: 150_000 }, async () => {
  const [abuser, other] = await pair(server.url, { playlist: ['whole-life'] })
  await bothReady([abuser, other])
  await other.played({ kind: 'listen' })
  const before = JSON.stringify(other.host.tcb)
  let abused: Player = abuser
  let slowest = 0
  for (let sent = 0; sent < MESSAGES; sent += BURST + 150) {
    if (abused.closed !== null) abused = await abused.comeBack()
    await pester(abused, sent).catch((error: unknown) => {
      if (error instanceof Error && error.message.startsWith('played')) throw error
    })
    await hurl(abuser.entry, sent)
    const asked = performance.now()
    expect((await other.ask('time')).ok).toBe(true)
    slowest = Math.max(slowest, performance.now() - asked)
  }
  const oversized = await openRaw(abuser.entry)
  oversized.send(new Uint8Array(10_000))
  await sleep(50)
  expect(oversized.readyState).toBeGreaterThanOrEqual(WebSocket.CLOSING)
  expect(JSON.stringify(other.host.tcb)).toBe(before)
  expect(other.closed).toBeNull()
  expect(slowest).toBeLessThan(1000)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  // The abuser's own seat still plays, if it behaves.
  const back = await abuser.comeBack()
  await back.seen('the match', ({ pausedAt }) => pausedAt === null)
  const answer = await back.move({ kind: 'predict', flags: ['SYN', 'ACK'], seq: null, ack: null, len: null })
  expect(answer).toMatchObject({ ok: true })
})
