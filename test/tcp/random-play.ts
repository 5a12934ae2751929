// Random plays of two hosts over a bad wire: calls, deliveries, losses, repeats, timeouts, late answers and forged segments.
import fc from 'fast-check'
import {
  type Call,
  call,
  dismiss,
  duties,
  emit,
  expire,
  FLAGS,
  newTcb,
  type Outcome,
  receive,
  type Segment,
  seqAdd,
  type Tcb,
} from '../../shared/tcp/index.ts'

const M = 2 ** 32

export type Name = 0 | 1
const peer = (name: Name): Name => (name === 0 ? 1 : 0)

/** What a random play does next, as plain numbers: which host, what, and with which number. */
export interface Action {
  readonly host: Name
  readonly do: 'call' | 'deliver' | 'lose' | 'repeat' | 'expire' | 'duty' | 'all' | 'forge' | 'dismiss'
  readonly pick: number
}

const action: fc.Arbitrary<Action> = fc.record({
  host: fc.constantFrom<Name>(0, 1),
  do: fc.oneof(
    { weight: 4, arbitrary: fc.constant('call' as const) },
    { weight: 10, arbitrary: fc.constant('deliver' as const) },
    { weight: 1, arbitrary: fc.constantFrom('lose' as const, 'repeat' as const, 'dismiss' as const) },
    { weight: 2, arbitrary: fc.constant('expire' as const) },
    { weight: 6, arbitrary: fc.constant('duty' as const) },
    { weight: 6, arbitrary: fc.constant('all' as const) },
    { weight: 2, arbitrary: fc.constant('forge' as const) },
  ),
  pick: fc.nat(1_000_000),
})

const CALLS: readonly Call[] = [
  { op: 'listen' },
  { op: 'connect' },
  { op: 'connect' },
  { op: 'send', len: 5 },
  { op: 'send', len: 300 },
  { op: 'receive', len: 3 },
  { op: 'receive', len: 1000 },
  { op: 'close' },
  { op: 'abort' },
]

export interface World {
  readonly hosts: [Tcb, Tcb]
  readonly net: { readonly to: Name; readonly segment: Segment }[]
}

export const newWorld = (iss: readonly [number, number], rcvWnd: number): World => ({
  hosts: [newTcb({ iss: iss[0], rcvWnd, mss: 100 }), newTcb({ iss: iss[1], rcvWnd, mss: 100 })],
  net: [],
})

/** A segment that nobody sent, near enough to the numbers of its receiver to matter. */
export function forged(tcb: Tcb, pick: number): Segment {
  const flags = FLAGS.filter((_flag, index) => (pick >> index) & 1)
  const near = (base: number, salt: number): number => seqAdd(base, ((pick >> salt) % 9) - 4)
  return {
    flags,
    seq: near(tcb.rcv.nxt, 3),
    ack: flags.includes('ACK') ? near(tcb.snd.nxt, 5) : 0,
    len: (pick >> 7) % 4,
    wnd: (pick >> 9) % 3 === 0 ? 0 : 400,
  }
}

/** One step of a random play; `send` is told every segment before its host sends it. */
export function step(
  world: World,
  { host, do: what, pick }: Action,
  watch: (before: Tcb, outcome: Outcome, sent: Segment | null) => void,
): void {
  const tcb = world.hosts[host]
  const take = (outcome: Outcome, sent: Segment | null = null): void => {
    watch(world.hosts[host], outcome, sent)
    world.hosts[host] = outcome.tcb
    if (sent !== null && outcome.disposition === 'sent') world.net.push({ to: peer(host), segment: sent })
  }
  const inFlight = world.net.flatMap((one, index) => (one.to === host ? [index] : []))
  const chosen = inFlight[pick % Math.max(1, inFlight.length)]
  const flight = chosen === undefined ? undefined : world.net[chosen]
  switch (what) {
    case 'call':
      take(call(tcb, CALLS[pick % CALLS.length] ?? { op: 'close' }))
      return
    case 'deliver':
    case 'lose':
      if (chosen === undefined || flight === undefined) return
      world.net.splice(chosen, 1)
      if (what === 'deliver') take(receive(tcb, flight.segment))
      return
    case 'repeat':
      if (flight !== undefined && world.net.length < 30) world.net.push(flight)
      return
    case 'expire': {
      const timers = Object.keys(tcb.timers)
      const timer = (['retransmission', 'persist', 'time-wait', 'user'] as const).find(
        (name) => name === timers[pick % Math.max(1, timers.length)],
      )
      if (timer !== undefined && (timer !== 'user' || pick % 7 === 0)) take(expire(tcb, timer))
      return
    }
    case 'duty': {
      const owed = duties(tcb)
      const duty = owed[pick % Math.max(1, owed.length)]
      if (duty !== undefined) take(emit(tcb, duty.segment), duty.segment)
      return
    }
    case 'all':
      for (let duty = duties(world.hosts[host])[0]; duty !== undefined; duty = duties(world.hosts[host])[0]) {
        take(emit(world.hosts[host], duty.segment), duty.segment)
      }
      return
    case 'forge':
      take(receive(tcb, forged(tcb, pick)))
      return
    case 'dismiss':
      take(dismiss(tcb, tcb.arrivals - (pick % 4)))
  }
}

const isses = fc.tuple(fc.constantFrom(0, 100, M - 3, M - 200), fc.constantFrom(1, 300, M - 1, M - 400))
export const plays = fc.record({
  iss: isses,
  rcvWnd: fc.constantFrom(8, 150, 1000),
  /** How far both get undisturbed before the play begins. */
  warm: fc.nat(12),
  actions: fc.array(action, { maxLength: 100, size: 'max' }),
})
export type Play = typeof plays extends fc.Arbitrary<infer P> ? P : never

/** The server listens, the client connects, and for a while everything is answered and arrives. */
export const warming = (warm: number): readonly Action[] => [
  { host: 1, do: 'call', pick: 0 },
  ...(warm > 0 ? [{ host: 0, do: 'call', pick: 1 } as const] : []),
  ...Array.from({ length: warm }, (_, index): readonly Action[] => {
    const host = peer(index % 2 === 0 ? 1 : 0)
    return [
      { host, do: 'deliver', pick: 0 },
      { host, do: 'all', pick: 0 },
    ]
  }).flat(),
]

/** Runs a play and hands every step to `watch`. */
export function playAll({ iss, rcvWnd, warm, actions }: Play, watch: Parameters<typeof step>[2]): World {
  const world = newWorld(iss, rcvWnd)
  for (const one of [...warming(warm), ...actions]) step(world, one, watch)
  return world
}
