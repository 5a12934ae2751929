// What somebody who is the network does to a segment under way: drop it, copy it, or keep it back. Capped as the weather is.
import { has } from '../tcp/index.ts'
import { type Fate, type Flight, keyOf, type Wire } from './wire.ts'

export const DOINGS = ['drop', 'duplicate', 'delay'] as const
export type Doing = (typeof DOINGS)[number]

/** How far behind its original a copy arrives, and how much longer a delayed segment takes: in retransmission timeouts. */
const COPY_BEHIND = 0.2
const DELAYED_BY = 0.5

/** `spared`: of every segment the first copy alone can be harmed, and once, so that resending always helps; a reset never, as nobody resends it. */
export type Spared = 'no-such-flight' | 'spared'

export interface Interference {
  readonly wire: Wire
  readonly fate: Fate
  /** Number of the copy's flight; null: none was made. */
  readonly copy: number | null
}

/** Why nobody may harm this flight; null: somebody may. What `cross` and `swap` hold is not under way yet. */
export function sparedBy(wire: Wire, id: number): Spared | null {
  const flight = wire.flights.find((one) => one.id === id)
  if (flight === undefined || flight.held !== null) return 'no-such-flight'
  const isFirst = (wire.copies[keyOf(wire, flight.from, flight.segment)] ?? 0) <= 1
  const isResent = flight.why !== 'sent' || flight.forged || flight.corrupt
  return isFirst && !isResent && !has(flight.segment, 'RST') ? null : 'spared'
}

/** Harms a segment under way, or says why not. */
export function interfere(wire: Wire, id: number, doing: Doing): Interference | Spared {
  const spared = sparedBy(wire, id)
  const flight = wire.flights.find((one) => one.id === id)
  if (spared !== null || flight === undefined) return spared ?? 'no-such-flight'
  const others = wire.flights.filter((one) => one !== flight)
  switch (doing) {
    case 'drop':
      return { wire: { ...wire, flights: others }, fate: 'lost', copy: null }
    case 'delay': {
      const late: Flight = { ...flight, due: flight.due + Math.round(DELAYED_BY * wire.rto), why: 'network' }
      return { wire: { ...wire, flights: wire.flights.map((one) => (one === flight ? late : one)) }, fate: 'late', copy: null }
    }
    case 'duplicate': {
      const copy = wire.launched + 1
      const second: Flight = { ...flight, id: copy, due: flight.due + Math.round(COPY_BEHIND * wire.rto), why: 'network' }
      const key = keyOf(wire, flight.from, flight.segment)
      const copies = { ...wire.copies, [key]: (wire.copies[key] ?? 1) + 1 }
      return { wire: { ...wire, copies, launched: copy, flights: [...wire.flights, second] }, fate: 'duplicated', copy }
    }
  }
}
