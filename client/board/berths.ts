// Which arrival lies at which berth: the inbox as the harbour remembers it. Only where a boat lies is remembered here, never what it means.
import type { HostView, View } from '../../shared/game/index.ts'
import type { Segment } from '../../shared/tcp/index.ts'

export interface Berthed {
  readonly arrival: number
  readonly segment: Segment
  /** When it came out of the fog, ms of play time. */
  readonly at: number
  /** From 0; one beyond the berths lies out of sight and is only counted. */
  readonly slot: number
  /** When it was seen to have left the inbox; null: it lies there. */
  readonly left: number | null
}

export interface Berths {
  /** What round these are of: another one begins with an empty harbour. */
  readonly of: string
  readonly boats: readonly Berthed[]
}

export const NO_BERTHS: Berths = { of: '', boats: [] }

/** So long a boat takes to put to sea again, ms. */
export const LEAVING = 700

/** The harbour after this View. */
export function berthed(before: Berths, view: View, host: HostView | null, now: number): Berths {
  const of = `${view.round}/${view.attempt}/${view.eyes}`
  const known = before.of === of ? before.boats.filter(({ left }) => left === null || now - left < LEAVING) : []
  const inbox = host?.inbox ?? []
  const boats = known.map((boat) =>
    boat.left !== null || inbox.some(({ arrival }) => arrival === boat.arrival) ? boat : { ...boat, left: now },
  )
  for (const { arrival, segment, at } of inbox) {
    if (!boats.some((boat) => boat.arrival === arrival)) boats.push({ arrival, segment, at, slot: freeSlot(boats), left: null })
  }
  return { of, boats }
}

function freeSlot(boats: readonly Berthed[]): number {
  for (let slot = 0; ; slot++) {
    if (!boats.some((boat) => boat.left === null && boat.slot === slot)) return slot
  }
}
