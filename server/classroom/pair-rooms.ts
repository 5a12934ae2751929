// The rooms of a class's pairs: prepared before anybody comes, opened by whoever comes first.
import { randomInt } from 'node:crypto'
import { type ClassState, type Pair, waiting } from '../../shared/classroom/index.ts'
import { asNetworkRound, seatOf } from '../../shared/game/index.ts'
import type { Entries } from '../entry.ts'
import type { InClass, Storage } from '../storage/storage.ts'
import { roundSeedOf } from './alone.ts'

/** By which students of an assignment find each other: many times as many as a class has students. */
const NUMBERS = 10_000
/** Pairs that are asked, after a crash, how far the round was. */
const ASKED = 20

/** Four digits by which nobody waits yet. */
export function freeNumber(state: ClassState): string {
  for (;;) {
    const number = String(randomInt(NUMBERS)).padStart(4, '0')
    if (waiting(state, number) === null) return number
  }
}

/** Whose round it is; `b` null: with a bot, or as the network of two. */
export interface Prepared extends Omit<Pair, 'code'> {
  readonly round: number
  readonly pace: InClass['pace']
}

/** The room's code; null: none was free. */
export function preparePair(entries: Entries, state: ClassState, { id, round, a, b, network, pace }: Prepared): Promise<string | null> {
  const { options, students, code, seed } = state
  const listed = options.playlist[round] ?? options.playlist[0]
  const scenario = network === true ? asNetworkRound(listed) : listed
  const factor = Math.max(1, ...students.filter((one) => one.id === a || one.id === b).map((one) => one.factor))
  const inClass: InClass = { code, pair: id, round, seed: roundSeedOf({ seed }, round), scoring: options.scoring, factor, pace }
  const nameOf = (student: string | null): string => students.find((one) => one.id === student)?.name ?? ''
  return entries.prepare({
    options: { level: options.level, playlist: [scenario], role: 'random', bot: b === null, xray: false, quick: false, inClass },
    seats: { a: { name: nameOf(a), tokenHash: '' }, b: { name: nameOf(b), tokenHash: '' } },
    // Roles swap after each round.
    firstClient: seatOf('client', round, 'a'),
  })
}

/** How far the running round had come, ms: what the match knows that had come furthest. */
export async function passed(storage: Storage, { pairs }: ClassState): Promise<number> {
  let most = 0
  for (const { code } of pairs.slice(0, ASKED)) {
    const room = await storage.readRoom(code)
    const stored = room?.match == null ? null : await storage.readMatch(room.match, 'all')
    const last = stored?.inputs.at(-1)?.at ?? 0
    const begun = stored?.inputs.find((input) => input.from === 'control' && input.kind === 'skip')?.at ?? last
    most = Math.max(most, last - begun)
  }
  return most
}
