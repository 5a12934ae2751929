// `npm run load -- --matches 1000 --seconds 60`, `-- --flood` or `-- --class 2000`: pairs, or a class, over real sockets against the real server.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Client, type Room } from 'colyseus.js'
import { classLoad } from './class-load.ts'
import { inBatches, ONE_ADDRESS, quantile, type Running, run, usage } from './running.ts'

const { values } = parseArgs({
  options: {
    matches: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '60' },
    flood: { type: 'boolean', default: false },
    class: { type: 'string', default: '' },
  },
})
const MATCHES = Number(values.matches)
const SECONDS = Number(values.seconds)
/** s. Then the clock of the round that they play has run out, and nobody moves any more. */
const LONGEST = 140
const MOVE_EVERY = 4000
/** Pairs that are there before memory is counted: what a process takes once is not a match's. */
const WARM = 100
/** ms until a match in which nobody moves has nothing more to do. */
const IDLE_AFTER = 45_000
/** Pairs that flood: 500 connections, enough that no core waits for the others. */
const FLOODING = 250

interface Seat {
  readonly room: Room
  n: number
}

async function post(url: string, path: string, body: object) {
  const response = await fetch(`${url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

function seated(room: Room): Seat {
  room.reconnection.enabled = false
  const seat: Seat = { room, n: 1 }
  room.onMessage('view', ({ n }: { n: number }) => {
    seat.n = n
  })
  room.onMessage('bye', () => undefined)
  return seat
}

const sit = async (url: string, reservation: Parameters<Client['consumeSeatReservation']>[0]): Promise<Seat> =>
  seated(await new Client(url).consumeSeatReservation(reservation))

async function pairUp(url: string): Promise<readonly Seat[]> {
  const first = await post(url, '/matches', { name: 'Load', level: 'coach', playlist: ['whole-life'], role: 'client' })
  const second = await post(url, `/matches/${first.code}/join`, { name: 'Load' })
  return [await sit(url, first.reservation), await sit(url, second.reservation)]
}

/** A move that is judged and stored, wherever the round stands; how long its answer took, ms. Throws when it is of no use any more. */
async function move(seat: Seat, index: number): Promise<number> {
  const began = performance.now()
  const guess = { kind: 'predict', flags: ['ACK'], seq: index % 1000, ack: null, len: null, wnd: undefined }
  const { wnd: _none, ...payload } = guess
  const answer = await seat.room.request<object, { n: number; ok: boolean; error?: string }>(
    'move',
    { ...payload, round: 0, n: seat.n },
    { timeout: 30_000 },
  )
  seat.n = answer.n
  if (!answer.ok && answer.error !== 'stale') throw new Error(`a move was refused: ${answer.error}`)
  return performance.now() - began
}

async function steady(): Promise<void> {
  const server = await run('server/main.ts', 28_671, { ...ONE_ADDRESS, AWAY_SECONDS: '3600' })
  const warm = (await inBatches(WARM, 25, () => pairUp(server.url))).flat()
  await sleep(2000)
  const empty = usage(server)
  let began = performance.now()
  const seats = (await inBatches(MATCHES, 25, () => pairUp(server.url))).flat()
  console.log(`joined: ${seats.length} players in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  await sleep(2000)
  const full = usage(server)
  console.log(`memory: ${((full.memory - empty.memory) / MATCHES).toFixed(0)} KB a match, from ${WARM} matches to ${WARM + MATCHES}`)
  // What the joining left behind is gone then, and whoever does nothing has been given all the help there is.
  await sleep(IDLE_AFTER)
  const idle = usage(server)
  await sleep(10_000)
  console.log(`idle: ${((usage(server).cpu - idle.cpu) / 100).toFixed(1)} % of a core for ${WARM + MATCHES} matches`)
  for (const seat of seats) await seat.room.request<object, object>('move', { kind: 'ready', round: 0, n: seat.n })
  const before = usage(server)
  const times: number[] = []
  began = performance.now()
  const until = began + SECONDS * 1000
  await Promise.all(
    seats.map(async (seat, index) => {
      await sleep((index / seats.length) * MOVE_EVERY)
      for (let count = 0; performance.now() < until; count += 1) {
        times.push(await move(seat, count))
        await sleep(MOVE_EVERY)
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const cpu = usage(server).cpu - before.cpu
  times.sort((a, b) => a - b)
  console.log(`moves: ${(times.length / seconds).toFixed(0)} a second; p50 ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms`)
  console.log(
    `CPU: ${((cpu * 1000) / times.length).toFixed(0)} µs a move with all that goes with it; ${(cpu / seconds / 10).toFixed(0)} % of a core`,
  )
  for (const { room } of warm) await room.leave()
  await server.stop()
}

/** ms. Servers are flooded in turn, a moment each: whatever else the machine does meanwhile, it does to all of them. */
const MOMENT = 1000

/** A server that is flooded, and what came of it so far. */
class Flooded {
  readonly name: string
  readonly #server: Running
  readonly #seats: readonly Seat[]
  #count = 0
  #ms = 0
  #cpu = 0

  constructor(name: string, server: Running, seats: readonly Seat[]) {
    this.name = name
    this.#server = server
    this.#seats = seats
  }

  /** Every seat asks as soon as it has its answer, until the moment is over. The first one does not count: programs are still being compiled in it. */
  async moment(isFirst: boolean): Promise<void> {
    const began = performance.now()
    const { cpu } = usage(this.#server)
    let asked = 0
    await Promise.all(
      this.#seats.map(async (seat) => {
        while (performance.now() < began + MOMENT) {
          await move(seat, asked)
          asked += 1
        }
      }),
    )
    if (isFirst) return
    this.#count += asked
    this.#ms += performance.now() - began
    this.#cpu += usage(this.#server).cpu - cpu
  }

  /** Requests a second. */
  get rate(): number {
    return (this.#count / this.#ms) * 1000
  }

  /** µs of CPU for a request. */
  get cost(): number {
    return (this.#cpu * 1000) / this.#count
  }

  stop(): Promise<void> {
    return this.#server.stop()
  }
}

async function floods(): Promise<void> {
  const server = await run('server/main.ts', 28_671, { ...ONE_ADDRESS, MOVES_PER_SECOND: '100000', AWAY_SECONDS: '3600' })
  const seats = (await inBatches(FLOODING, 10, () => pairUp(server.url))).flat()
  for (const seat of seats) await seat.room.request<object, object>('move', { kind: 'ready', round: 0, n: seat.n })
  const ours = new Flooded('the game, storing every move', server, seats)
  const bare = await bareRoom('a bare room', 28_672, {})
  const checked = await bareRoom('a bare room that checks what comes', 28_673, { CHECKED: 'yes' })
  const all = [ours, bare, checked]
  for (const one of all) await one.moment(true)
  const until = performance.now() + SECONDS * 1000
  while (performance.now() < until) for (const one of all) await one.moment(false)
  for (const one of all) console.log(`${one.name}: ${one.rate.toFixed(0)} requests a second, ${one.cost.toFixed(1)} µs of CPU each`)
  for (const one of [bare, checked])
    console.log(
      `ratio to ${one.name}: ${(ours.rate / one.rate).toFixed(2)} of its throughput, ${(one.cost / ours.cost).toFixed(2)} for the same CPU`,
    )
  for (const one of all) await one.stop()
}

async function bareRoom(name: string, port: number, environment: Readonly<Record<string, string>>): Promise<Flooded> {
  const bare = await run('test/load/bare-room.ts', port, environment)
  const seats: Seat[] = []
  for (let count = 0; count < FLOODING * 2; count += 1) seats.push(seated(await new Client(bare.url).joinOrCreate('match')))
  return new Flooded(name, bare, seats)
}

if (values.class === '' && SECONDS > LONGEST) {
  console.error(`--seconds ${values.seconds} is longer than a round: ${LONGEST} at most.`)
  process.exit(1)
}
await (values.class !== '' ? classLoad(Number(values.class), SECONDS) : values.flood ? floods() : steady())
process.exit(0)
