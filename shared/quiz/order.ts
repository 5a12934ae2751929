// "Put the ladder in order." Every order in which both hosts may send these segments is right: the engine tries them all.
import { type ByRole, otherRole, type Role, type Scenario, type ScenarioId } from '../game/index.ts'
import { type Call, call, emit, judge, receive, type SkillId, type Tcb } from '../tcp/index.ts'
import type { OrderCard, Rung } from './card.ts'
import { pickOf, shuffled } from './dice.ts'
import { hostsBefore, matchSeed } from './moments.ts'
import { calm, plainRung, rungsOf } from './rungs.ts'

const ROUNDS: Readonly<Partial<Record<SkillId, readonly ScenarioId[]>>> = {
  M06: ['handshake', 'handshake-numbers'],
  M10: ['handshake', 'handshake-numbers'],
  M02: ['first-words'],
  M24: ['goodbye'],
  M28: ['three-way-close', 'goodbye'],
  M05: ['first-words', 'whole-life'],
}

const LEAST = 3
const MOST = 6

interface End {
  readonly tcb: Tcb
  /** What its application will still ask, in order. */
  readonly calls: readonly Call[]
}

const mayBeAsked = ({ state }: Tcb, { op }: Call): boolean =>
  op === 'listen' || op === 'connect' ? state === 'CLOSED' : state === 'ESTABLISHED' || state === 'CLOSE-WAIT'

/** The host with everything asked of it that can be asked by now: what it sends is then held back by its numbers alone. */
function asked({ tcb, calls }: End): End {
  const [next, ...later] = calls
  return next !== undefined && mayBeAsked(tcb, next) ? asked({ tcb: call(tcb, next).tcb, calls: later }) : { tcb, calls }
}

const callsOf = (scenario: Scenario, role: Role): readonly Call[] =>
  scenario.requests.flatMap(({ host, call: op, len }): Call[] => {
    if (host !== role) return []
    return op === 'send' || op === 'receive' ? [{ op, len }] : [{ op }]
  })

/** Both hosts after one of them sent this rung and it arrived; null: it may not send that now, or need not. */
function after(ends: ByRole<End>, { from, segment }: Rung): ByRole<End> | null {
  const sender = asked(ends[from])
  const { kind } = judge(sender.tcb, segment)
  if (kind === 'violation' || kind === 'needless') return null
  const to = otherRole(from)
  const sent: ByRole<End> = { ...ends, [from]: asked({ ...sender, tcb: emit(sender.tcb, segment).tcb }) }
  const peer = asked(sent[to])
  return { ...sent, [to]: asked({ ...peer, tcb: receive(peer.tcb, segment).tcb }) }
}

/** Every order of the rungs' places that is legal from the first to the last; each rung arrives before the next is sent. */
export function legalOrders(start: ByRole<End>, rungs: readonly Rung[]): readonly (readonly number[])[] {
  const orders: number[][] = []
  const go = (ends: ByRole<End>, used: readonly number[]): void => {
    if (used.length === rungs.length) {
      orders.push([...used])
      return
    }
    for (const [place, rung] of rungs.entries()) {
      if (used.includes(place)) continue
      const next = after(ends, rung)
      if (next !== null) go(next, [...used, place])
    }
  }
  go(start, [])
  return orders
}

/** null: no round of this skill has a ladder of a fit length. */
export function orderCard(skill: SkillId, seed: number): OrderCard | null {
  const id = pickOf(ROUNDS[skill] ?? [], seed, 1)
  const scenario = id === undefined ? null : calm(id)
  if (scenario === null) return null
  const tcbs = hostsBefore(scenario, matchSeed(seed))
  const ladder = rungsOf(scenario, matchSeed(seed)).slice(0, MOST).map(plainRung)
  if (ladder.length < LEAST || tcbs === null) return null
  const end = (role: Role): End => ({ tcb: tcbs[role], calls: callsOf(scenario, role) })
  const start = { client: end('client'), server: end('server') }
  const places = shuffled(
    ladder.map((_, index) => index),
    seed,
    4,
  )
  const rungs = places.flatMap((place) => ladder[place] ?? [])
  const orders = legalOrders(start, rungs)
  const played = ladder.map((_, index) => places.indexOf(index))
  const isPlayed = (order: readonly number[]): boolean => order.every((place, index) => place === played[index])
  if (!orders.some(isPlayed) || isPlayed(rungs.map((_, index) => index))) return null
  return {
    kind: 'order',
    skill,
    seed,
    position: null,
    rule: null,
    formulas: [],
    iss: { client: tcbs.client.iss, server: tcbs.server.iss },
    rungs,
    orders,
  }
}

export const ORDER_SKILLS: readonly string[] = Object.keys(ROUNDS)
