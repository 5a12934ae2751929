// Whatever the partner does that the wire does not bring: what this player's socket gets stays the same, byte for byte and in number.
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Classes } from '../../server/classroom/classes.ts'
import { parseEnvironment } from '../../server/config.ts'
import { RoomsHeld } from '../../server/limits/rooms-held.ts'
import { createLog } from '../../server/log.ts'
import { Recorder } from '../../server/match/recorder.ts'
import { Table } from '../../server/match/table.ts'
import { OpenRooms } from '../../server/open-rooms.ts'
import { NO_PEERS } from '../../server/peers/peers.ts'
import { MatchState } from '../../server/rooms/match-state.ts'
import { Patches } from '../../server/rooms/patches.ts'
import { openStorage } from '../../server/storage/sql.ts'
import { sqliteDatabase } from '../../server/storage/sqlite.ts'
import type { RoomRecord } from '../../server/storage/storage.ts'
import { CORE, type Input, type Move, type PlayerInput, parseConfig, read, roleOf, type Seat } from '../../shared/game/index.ts'
import { type MoveMessage, moveSchema } from '../../shared/protocol/index.ts'
import { simulate } from '../play/simulate.ts'

const SEED = 'fog-seed-0815'
const NAMES = { a: 'Ann', b: '민준' }

const config = (scenario: string) => {
  const parsed = parseConfig({ seed: SEED, level: 'coach', rounds: [scenario], firstClient: 'a', briefing: 0, debrief: 60_000 })
  if (!parsed.ok) throw new Error(parsed.problems[0].reason)
  return parsed.value
}

/** What both do in a round that goes well: every segment that the wire will bring. */
function script(scenario: string): readonly PlayerInput[] {
  const bot = { think: 1700, errors: 0, seed: 7 }
  const { inputs } = simulate(config(scenario), { client: bot, server: { ...bot, think: 2300 } }, (match) => match.phase === 'debrief')
  return inputs.filter((input: Input): input is PlayerInput => input.from === 'client' || input.from === 'server')
}

/** As it comes over the socket. */
function message(move: Move, n: number): MoveMessage {
  const parsed = read(moveSchema, { ...move, round: 0, n })
  if (!parsed.ok) throw new Error(parsed.problems[0].reason)
  return parsed.value
}

interface Extra {
  /** ms of match time. */
  readonly at: number
  readonly move: Move
}

/** Plays the script, with the partner's extras in between; what seat a's socket got. */
async function framesOf(scenario: string, extras: readonly Extra[]): Promise<readonly string[]> {
  vi.setSystemTime(1_800_000_000_000)
  const parsed = parseEnvironment({ LOG_LEVEL: 'silent', MOVES_PER_SECOND: '1000' })
  if (!parsed.ok) throw new Error('no configuration')
  const storage = await openStorage(sqliteDatabase(':memory:'))
  const record: RoomRecord = {
    code: 'ABCDEF',
    options: { level: 'coach', playlist: 'first-steps', role: 'client', bot: false, xray: false, quick: false, inClass: null },
    seats: { a: { name: NAMES.a, tokenHash: 'x' }, b: { name: NAMES.b, tokenHash: 'y' } },
    firstClient: 'a',
    match: 'match-1',
  }
  await storage.createRoom(record)
  await storage.createMatch({ id: 'match-1', code: record.code, core: CORE, config: config(scenario), names: NAMES })
  const frames: string[] = []
  const state = new MatchState()
  let shown = ''
  const services = {
    config: parsed.value,
    storage,
    log: createLog('silent'),
    recorder: new Recorder(storage, createLog('silent')),
    patches: new Patches(),
    classes: new Classes(new OpenRooms(NO_PEERS), () => Promise.resolve(false)),
    held: new RoomsHeld(1),
    draining: false,
  }
  const table = await Table.open(record, services, {
    state,
    log: services.log,
    changed() {
      const text = JSON.stringify(state.toJSON())
      if (text !== shown) frames.push(`state ${text}`)
      shown = text
    },
    send(seat, type, message) {
      if (seat === 'a') frames.push(`${type} ${JSON.stringify(message)}`)
    },
    broken(error) {
      throw error
    },
  })
  await table.came('a')
  await table.came('b')
  const seatFor = (role: 'client' | 'server'): Seat => (roleOf('a', 0, 'a') === role ? 'a' : 'b')
  const moves = [
    ...script(scenario).map(({ at, from, n: _n, round: _round, ...move }) => ({ at, seat: seatFor(from), move })),
    ...extras.map(({ at, move }) => ({ at, seat: 'b' as const, move })),
  ].sort((one, other) => one.at - other.at)
  for (const { at, seat, move } of moves) {
    await vi.advanceTimersByTimeAsync(Math.max(0, at - table.where('a').at))
    const answer = await table.move(seat, message(move, table.where(seat).n))
    if (seat === 'a') frames.push(`answer ${JSON.stringify(answer)}`)
  }
  await vi.advanceTimersByTimeAsync(1500)
  await table.close()
  services.patches.close()
  await storage.close()
  // In the debrief the fog lifts for everybody.
  const lifted = frames.findIndex((frame) => frame.includes('\\"phase\\":\\"debrief\\"'))
  return lifted < 0 ? frames : frames.slice(0, lifted)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Moves that never reach the wire: against the rules, or no segments at all. */
const silent: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    kind: fc.constant('segment' as const),
    flags: fc.constant(['SYN', 'FIN'] as const),
    seq: fc.nat(),
    ack: fc.constant(0),
    len: fc.nat(9),
    wnd: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant('segment' as const),
    flags: fc.constant(['RST', 'SYN', 'ACK'] as const),
    seq: fc.nat(),
    ack: fc.nat(),
    len: fc.constant(0),
    wnd: fc.constant(null),
  }),
  fc.constant<Move>({ kind: 'hint' }),
  fc.record({
    kind: fc.constant('predict' as const),
    flags: fc.constant(['ACK'] as const),
    seq: fc.constant(null),
    ack: fc.constant(null),
    len: fc.constant(null),
  }),
  fc.constant<Move>({ kind: 'state', state: 'CLOSED' }),
  fc.constant<Move>({ kind: 'discard', arrival: 999 }),
)

test.each(['whole-life', 'lost-syn-ack'])(
  '%s: nothing of the partner shows that the wire did not bring',
  { timeout: 120_000 },
  async (scenario) => {
    const last = Math.max(...script(scenario).map(({ at }) => at))
    const plain = await framesOf(scenario, [])
    expect(plain.length).toBeGreaterThan(10)
    const extras = fc.array(fc.record({ at: fc.integer({ min: 1, max: last - 1 }), move: silent }), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(extras, async (some) => {
        expect(await framesOf(scenario, some)).toEqual(plain)
      }),
      { numRuns: 25, seed: 2026 },
    )
  },
)

test('no frame holds the seed, the faults or numbers of the partner that the wire did not bring', async () => {
  const frames = await framesOf('lost-syn-ack', [])
  // From the first View of the live round on there are changes of it.
  const live = frames.slice(frames.findIndex((frame) => frame.includes('\\"phase\\":\\"live\\"')))
  expect(live.length).toBeGreaterThan(5)
  for (const frame of frames) {
    expect(frame).not.toContain(SEED)
    expect(frame).not.toMatch(/faults|"harm"|"rates"|tokenHash/)
  }
  // The server's ISS shows once its SYN-ACK has come, and not a frame earlier.
  const synAck = script('lost-syn-ack').find((input) => input.from === 'server' && input.kind === 'segment')
  if (synAck?.kind !== 'segment') throw new Error('no SYN-ACK in the script')
  const first = live.findIndex((frame) => frame.includes(String(synAck.seq)))
  expect(first).toBeGreaterThan(2)
  expect(live[first]).toContain('arrived')
})

test('the property sees a leak: a partner’s segment that is on the wire does show', async () => {
  const plain = await framesOf('whole-life', [])
  const resend = script('whole-life').find((input) => input.from === 'server' && input.kind === 'segment' && input.flags.includes('SYN'))
  if (resend?.kind !== 'segment') throw new Error('no SYN-ACK in the script')
  const { at, n: _n, round: _round, from: _from, ...move } = resend
  expect(await framesOf('whole-life', [{ at: at + 300, move }])).not.toEqual(plain)
})
