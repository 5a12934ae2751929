// The seat that this window has: kept through a reload, not shared with other windows.
import type { Seat } from '../../shared/game/index.ts'

export interface SeatKey {
  readonly code: string
  readonly token: string
  readonly seat: Seat
}

const KEY = 'ackward.seat'

/** A window without storage keeps it as long as the page lives. */
let inMemory: SeatKey | null = null

const isKey = (value: unknown): value is SeatKey =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  'token' in value &&
  typeof value.token === 'string' &&
  'seat' in value &&
  (value.seat === 'a' || value.seat === 'b')

export function keepSeat(key: SeatKey | null): void {
  inMemory = key
  try {
    if (key === null) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, JSON.stringify({ code: key.code, token: key.token, seat: key.seat }))
  } catch {
    // Forbidden: a reload will not find the seat again, everything else works.
  }
}

export function keptSeat(): SeatKey | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return isKey(value) ? value : inMemory
  } catch {
    return inMemory
  }
}
