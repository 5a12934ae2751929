// The wire between the two hosts: it carries, delays, loses, repeats and reorders segments. Plain data, moved by the clock it is given.
import { has, type Segment, segLen, seqAdd, seqInWindow, seqSub } from '../tcp/index.ts'
import { ENDS, type End, kindOf, otherEnd } from './ends.ts'
import { draw, isProne, type Name, type Origin, relativeNumber, SORTS } from './fate.ts'
import { type Harm, LONGEST_CROSS, LONGEST_SWAP, type Pick, type Weather } from './weather.ts'

/** A segment under way. */
export interface Flight {
  /** Rises with every one launched, lost ones included. */
  readonly id: number
  readonly from: End
  readonly segment: Segment
  /** When it left and when it arrives, ms. */
  readonly sent: number
  readonly due: number
  /** Sent by a third host. */
  readonly forged: boolean
  /** Why it is under way, which only the debrief and the points ask: sent for the first time, resent by its host, or the network's doing. */
  readonly why: Why
  /** Its checksum will not fit: it is dropped on arrival. */
  readonly corrupt: boolean
  /** It waits for another one: `due` is the longest that it may. */
  readonly held: 'cross' | 'swap' | null
}

export type Why = 'sent' | 'resent' | 'network'

/** What the network did to a segment; none of these: it flies as it should. `merged`: a copy of one that is held. */
export type Fate = 'lost' | 'corrupt' | 'duplicated' | 'late' | 'crossed' | 'swapped' | 'merged'

export interface Wire {
  readonly seed: number
  /** One way, ms. */
  readonly delay: number
  /** What one `rto` of a rule is, ms. */
  readonly rto: number
  readonly weather: Weather
  /** The first ISS of each end: what relative numbers count from. */
  readonly iss: Readonly<Record<End, number>>
  /** In the order in which they were launched. */
  readonly flights: readonly Flight[]
  readonly launched: number
  /** Copies so far of each (end, kind, relative number). */
  readonly copies: Readonly<Record<string, number>>
  /** For each rule: how many distinct segments fitted it, and the one it is about once that is known. */
  readonly rules: readonly Readonly<{ seen: number; key: string | null }>[]
  /** Ends whose first SYN or FIN `cross` has already held or let go. */
  readonly crossed: readonly End[]
  /** The number behind each end's FIN, relative to its ISS; null: none passed yet. */
  readonly finEnd: Readonly<Record<End, number | null>>
}

export interface WireOptions {
  readonly seed: number
  readonly delay: number
  readonly rto: number
  readonly weather: Weather
  readonly iss: Readonly<Record<End, number>>
}

export const newWire = (options: WireOptions): Wire => ({
  ...options,
  flights: [],
  launched: 0,
  copies: {},
  rules: options.weather.rules.map(() => ({ seen: 0, key: null })),
  crossed: [],
  finEnd: { client: null, server: null },
})

export interface Launch {
  readonly wire: Wire
  /** Number of the flight; a lost one has one too. */
  readonly flight: number
  readonly fates: readonly Fate[]
}

type Draft = { -readonly [K in keyof Wire]: Wire[K] }

const originOf = (wire: Wire, from: End): Origin => ({ iss: wire.iss[from], irs: wire.iss[otherEnd(from)] })

/** Names a segment whatever its copy: each end, kind and relative number. */
export const keyOf = (wire: Wire, from: End, segment: Segment): string =>
  `${from} ${kindOf(segment)} ${relativeNumber(segment, originOf(wire, from))}`

/** Puts a segment on the wire at `at` (ms). Its fate is decided here and shows only in what arrives. */
export function launch(wire: Wire, from: End, segment: Segment, at: number, why: Why = 'sent'): Launch {
  const w: Draft = { ...wire, launched: wire.launched + 1 }
  const kind = kindOf(segment)
  const relative = relativeNumber(segment, originOf(wire, from))
  const key = keyOf(wire, from, segment)
  const copy = (wire.copies[key] ?? 0) + 1
  w.copies = { ...wire.copies, [key]: copy }
  if (kind === 'fin') w.finEnd = { ...wire.finEnd, [from]: seqSub(seqAdd(segment.seq, segLen(segment)), wire.iss[from]) }
  const harm = ruledHarm(w, from, segment, key, copy) ?? ratedHarm(w, { from, kind, relative, copy })
  const plain: Flight = {
    id: w.launched,
    from,
    segment,
    sent: at,
    due: at + w.delay,
    forged: false,
    why: harm === null ? why : 'network',
    corrupt: false,
    held: null,
  }
  const fates = carry(w, plain, why, harm, at)
  return { wire: w, flight: plain.id, fates }
}

function carry(w: Draft, plain: Flight, why: Why, harm: Harm | null, at: number): readonly Fate[] {
  if (harm?.do === 'drop') return ['lost']
  const held = cross(w, plain, at)
  if (held !== null) return held
  const due = plain.due + (harm?.do === 'delay' ? Math.round(harm.rtos * w.rto) : 0)
  if (harm?.do === 'swap') {
    w.flights = [...w.flights, { ...plain, due: at + LONGEST_SWAP, held: 'swap' }]
    return ['swapped']
  }
  const first: Why = harm?.do === 'duplicate' ? why : plain.why
  w.flights = [...releasedBy(w, plain.from, due), { ...plain, why: first, due, corrupt: harm?.do === 'corrupt' }]
  if (harm?.do === 'duplicate') {
    w.launched += 1
    w.flights = [...w.flights, { ...plain, id: w.launched, why: 'network', due: due + Math.max(1, Math.round(harm.rtos * w.rto)) }]
    return ['duplicated']
  }
  return harm?.do === 'corrupt' ? ['corrupt'] : harm?.do === 'delay' ? ['late'] : []
}

/** What `swap` held of this direction follows a quarter of an RTO behind the one that arrives at `due`: time to answer the gap. */
function releasedBy(w: Wire, from: End, due: number): readonly Flight[] {
  if (!w.flights.some((one) => one.held === 'swap' && one.from === from)) return w.flights
  const behind = due + Math.round(w.rto / 4)
  return w.flights.map((one) => (one.held === 'swap' && one.from === from ? { ...one, due: Math.min(one.due, behind), held: null } : one))
}

/** Holds each end's first SYN or FIN until the other's is there too; null: `cross` has nothing to do with this one. */
function cross(w: Draft, plain: Flight, at: number): readonly Fate[] | null {
  const { cross: flag } = w.weather
  if (flag === null || !has(plain.segment, flag === 'syn' ? 'SYN' : 'FIN') || has(plain.segment, 'RST')) return null
  const waiting = w.flights.find((one) => one.held === 'cross')
  if (waiting?.from === plain.from) return ['merged']
  if (w.crossed.includes(plain.from)) return null
  w.crossed = [...w.crossed, plain.from]
  if (waiting !== undefined) {
    w.flights = [...w.flights.map((one) => (one === waiting ? { ...one, due: plain.due, held: null } : one)), plain]
    return ['crossed']
  }
  if (w.crossed.length === ENDS.length) return null
  w.flights = [...w.flights, { ...plain, due: at + LONGEST_CROSS, held: 'cross' }]
  return ['crossed']
}

function fits(wire: Wire, pick: Pick, from: End, segment: Segment): boolean {
  if (pick.from !== from || (pick.kinds !== null && !pick.kinds.includes(kindOf(segment)))) return false
  if (pick.answers !== null && pick.answers !== answered(wire, from, segment)) return false
  return pick.covers === null || seqInWindow(seqAdd(wire.iss[from], pick.covers), segment.seq, segLen(segment))
}

/** What of the other end the ACK field answers last. */
function answered(wire: Wire, from: End, segment: Segment): Pick['answers'] {
  if (!has(segment, 'ACK') || has(segment, 'RST')) return null
  const relative = seqSub(segment.ack, wire.iss[otherEnd(from)])
  return relative === 1 ? 'syn' : relative === wire.finEnd[otherEnd(from)] ? 'fin' : 'data'
}

/** Counts the segment for every rule that it fits; the first rule that means this very copy strikes. */
function ruledHarm(w: Draft, from: End, segment: Segment, key: string, copy: number): Harm | null {
  let harm: Harm | null = null
  for (const [index, rule] of w.weather.rules.entries()) {
    const state = w.rules[index]
    if (state === undefined || !fits(w, rule.pick, from, segment)) continue
    if (copy === 1 && state.key === null) {
      const seen = state.seen + 1
      w.rules = w.rules.with(index, { seen, key: seen === rule.pick.nth ? key : null })
    }
    if (w.rules[index]?.key === key && copy <= rule.pick.copies) harm ??= rule.harm
  }
  return harm
}

/** The salts keep the questions about one segment independent of each other. */
const SALT = { drop: 1, corrupt: 2, duplicate: 3, delay: 4, swap: 5, shift: 6, prone: 7 } as const

/** By the seed; never more than so many copies of one segment, so that resending always helps. */
function ratedHarm(w: Wire, name: Name): Harm | null {
  const { rates } = w.weather
  if (rates === null || name.copy > rates.copies) return null
  const strikes = (what: keyof typeof SALT, chance: number): boolean => chance > 0 && draw(w.seed, SALT[what], name) < chance
  const share = rates.prone === 0 ? 0 : (rates.drop * SORTS) / rates.prone
  if (isProne(w.seed, SALT.prone, rates.prone, name) && strikes('drop', share)) return { do: 'drop' }
  if (strikes('corrupt', rates.corrupt)) return { do: 'corrupt' }
  if (strikes('swap', rates.swap)) return { do: 'swap' }
  const rtos = 0.1 + 0.2 * draw(w.seed, SALT.shift, name)
  if (strikes('duplicate', rates.duplicate)) return { do: 'duplicate', rtos }
  return strikes('delay', rates.delay) ? { do: 'delay', rtos } : null
}

/** A segment of a third host, as if the other end of `to` had sent it; it comes out of the fog at once. */
export function inject(wire: Wire, to: End, segment: Segment, at: number): Launch {
  const id = wire.launched + 1
  const flight: Flight = {
    id,
    from: otherEnd(to),
    segment,
    sent: at,
    due: at + wire.delay,
    forged: true,
    why: 'network',
    corrupt: false,
    held: null,
  }
  return { wire: { ...wire, launched: id, flights: [...wire.flights, flight] }, flight: id, fates: [] }
}

/**
 * The flight's time has come: it leaves the wire and arrives; null: there is none of this number any more.
 * If it was held for another that never came, it only sets out now (`flight` is null).
 */
export function land(wire: Wire, id: number): { readonly wire: Wire; readonly flight: Flight | null } | null {
  const flight = wire.flights.find((one) => one.id === id)
  if (flight === undefined) return null
  if (flight.held === null) return { wire: { ...wire, flights: wire.flights.filter((one) => one !== flight) }, flight }
  const freed: Flight = { ...flight, held: null, due: flight.due + wire.delay }
  return { wire: { ...wire, flights: wire.flights.map((one) => (one === flight ? freed : one)) }, flight: null }
}
