// One seat sends rubbish until 100,000 messages were taken by an open connection: nothing crashes, nothing changes, the other seat goes on.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hash } from '../../shared/net/index.ts'
import type { Entry } from '../../shared/protocol/index.ts'
import { entered } from './http-call.ts'
import { bothReady, type Player, pair } from './player.ts'
import { type Started, startServer } from './start.ts'

const MESSAGES = 100_000
/** Asked at a time, over one connection until that is closed: 200 that cannot be read are too many. */
const ASKED = 250
/** ms after which a raw line counts as silent: an open one answers, whatever it was sent. */
const SILENCE = 10_000
/** ms between two looks whether the line is still there. */
const LOOK = 20
/** Raw frames over one connection; many of them end it. */
const RAW = 30
/** One round in so many also sends one that is too large. */
const OVERSIZED_EVERY = 4
const TOO_LARGE = 10_000

/** Codes of the framework's frames: a leave is no attack, and a ping is how we see that what came before it was taken. */
const CODE = 31
const JOIN = 10
const LEAVE = 12
const PING = 18

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
  if (draw(index, 90, 2) === 0) bytes[0] = 9 + draw(index, 91, 13)
  const code = (bytes[0] ?? 0) & CODE
  if (code === LEAVE || code === PING) bytes[0] = 13
  return bytes
}

/** What no schema takes. */
const MALFORMED: readonly unknown[] = [
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
  { round: -1, n: -1, kind: 'ready' },
  { constructor: { prototype: { polluted: true } }, kind: 'ready' },
  { round: 0, n: 2, kind: 'state', state: 'OPEN' },
  { round: 0, n: 2, kind: 'forfeit', seat: 'b' },
  { round: 0, n: 2, kind: 'discard', arrival: {} },
  Array.from({ length: 400 }, () => [[[]]]),
]

const segment = { kind: 'segment', flags: ['ACK'], seq: 1, ack: 1, len: 0, wnd: null }

/** What can be read, and comes in the wrong round or out of turn, or claims to be somebody else's. */
const OUT_OF_TURN: readonly unknown[] = [
  { round: 99, n: 1, kind: 'ready' },
  { round: 0, n: 99_999, kind: 'ready' },
  { round: 1, n: 1, ...segment },
  { round: 0, n: 99_999, ...segment },
  { round: 0, n: 99_999, kind: 'listen', from: 'server', seat: 'b' },
  { round: 0, n: 99_999, ...segment, from: 'server', at: 0 },
  { round: 0, n: 99_999, kind: 'discard', arrival: 1 },
  { round: 0, n: 99_999, kind: 'accept-ghost' },
]

/** The abuser's raw socket, which has joined: what comes before that, nobody hears. A new one whenever the server closed the last. */
async function openRaw(entry: Entry): Promise<WebSocket> {
  const { reservation } = await entered(server.url, `/api/matches/${entry.code}/return`, { token: entry.token })
  const socket = new WebSocket(
    `${server.url.replace('http', 'ws')}/${reservation.processId}/${reservation.roomId}?sessionId=${reservation.sessionId}`,
  )
  await new Promise((resolve, reject) => {
    socket.onmessage = resolve
    socket.onerror = reject
  })
  socket.send(new Uint8Array([JOIN]))
  return socket
}

/** How many of the frames were taken by an open connection: each is followed by a ping, and the one that ends the line is the last. */
async function hurl(entry: Entry, frames: readonly Uint8Array<ArrayBuffer>[]): Promise<number> {
  const socket = await openRaw(entry)
  socket.binaryType = 'arraybuffer'
  let pongs = 0
  const taken = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error('an open line was silent')), SILENCE).unref()
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      if (new Uint8Array(data)[0] === PING) pongs += 1
      if (pongs === frames.length) resolve(pongs)
    }
    socket.onclose = () => resolve(pongs + 1)
  })
  for (const frame of frames) {
    socket.send(frame)
    socket.send(new Uint8Array([PING]))
  }
  const count = await taken
  socket.close()
  return count
}

const COMMANDS = ['move', 'phrase', 'rematch', 'position', 'nothing', '__proto__']

/** One in so many cannot be read: each 200 of them cost the line, and coming back costs time. */
const MALFORMED_EVERY = 6

function message(index: number): readonly [command: string, payload: unknown] {
  if (draw(index, 6, MALFORMED_EVERY) > 0) {
    const command = draw(index, 7, 4) > 0 ? 'move' : 'rematch'
    return [command, OUT_OF_TURN[draw(index, 8, OUT_OF_TURN.length)]]
  }
  return [COMMANDS[draw(index, 7, COMMANDS.length)] ?? 'move', MALFORMED[draw(index, 8, MALFORMED.length)]]
}

/** How many of the messages were answered: with a refusal, each of them. */
async function pester(abuser: Player, from: number): Promise<number> {
  let answered = 0
  const asked = Array.from({ length: ASKED }, async (_, index) => {
    const [command, payload] = message(from + index)
    const answer = await abuser
      .ask(command, typeof payload === 'object' && payload !== null ? payload : [payload])
      .catch((error: unknown) => {
        // No handler is an answer too; a line that was closed is none.
        if (!String(error).includes('no onMessage')) return null
        answered += 1
        return null
      })
    if (answer === null) return
    if ('ok' in answer && answer.ok) throw new Error(`done: ${command} ${JSON.stringify(payload)}`)
    answered += 1
  })
  // What was under way when the line was closed is answered by nobody.
  const all = Promise.all(asked).then(() => true)
  while (!(await Promise.race([all, sleep(LOOK, false)]))) if (abuser.closed !== null) break
  return answered
}

/** What a player sees of their round: nothing here depends on pauses. */
const roundOf = ({ host }: Player): string => {
  const { state, tcb, requests, inbox, outbox, story, tally } = host
  return JSON.stringify({ state, tcb, requests, inbox, outbox, story, tally })
}

test('100,000 malformed, oversized, out-of-phase and forged messages from one seat', { timeout: 150_000 }, async () => {
  const [abuser, other] = await pair(server.url, { playlist: ['whole-life'] })
  await bothReady([abuser, other])
  await other.played({ kind: 'listen' })
  const before = roundOf(other)
  let abused: Player = abuser
  let [reached, dismissed, slowest] = [0, 0, 0]
  let drawn = 0
  for (let lines = 0; reached < MESSAGES; lines += 1) {
    if (abused.closed !== null) abused = await abused.comeBack()
    while (abused.closed === null) {
      reached += await pester(abused, drawn)
      drawn += ASKED
    }
    dismissed += abused.byes.filter((why) => why === 'abuse').length
    reached += await hurl(
      abuser.entry,
      Array.from({ length: RAW }, (_, index) => noise(drawn + index)),
    )
    drawn += RAW
    if (lines % OVERSIZED_EVERY === 0) reached += await hurl(abuser.entry, [new Uint8Array(TOO_LARGE)])
    const asked = performance.now()
    expect((await other.ask('time')).ok).toBe(true)
    slowest = Math.max(slowest, performance.now() - asked)
  }
  console.info(`${reached} messages taken, ${dismissed} dismissals, the other seat waited ${Math.round(slowest)} ms at most`)
  expect(reached).toBeGreaterThanOrEqual(MESSAGES)
  expect(dismissed).toBeGreaterThan(30)
  expect(roundOf(other)).toBe(before)
  expect(other.closed).toBeNull()
  expect(slowest).toBeLessThan(1000)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  // The round goes on: the abuser's own seat still plays, if it behaves, and the other one hears it.
  const back = await abuser.comeBack()
  await back.seen('the match', ({ pausedAt }) => pausedAt === null)
  const { iss } = back.host.tcb
  await back.played({ kind: 'segment', flags: ['SYN'], seq: iss, ack: 0, len: 0, wnd: null })
  await other.seen('the SYN', () => other.host.inbox.some(({ segment }) => segment.seq === iss))
  await other.played({ kind: 'segment', flags: ['SYN', 'ACK'], seq: other.host.tcb.iss, ack: iss + 1, len: 0, wnd: null })
  await back.seen('the SYN-ACK', () => back.host.state === 'ESTABLISHED')
})
