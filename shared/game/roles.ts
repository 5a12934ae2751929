// Who plays: a role is one host of the round, a seat is the person that has it; roles swap after each round.
import { ENDS, type End, otherEnd } from '../net/index.ts'

export const ROLES = ENDS
export type Role = End
export const otherRole = otherEnd
/** Who makes moves: a host, or somebody who is the network between two bots. */
export type Player = Role | 'network'

export const SEATS = ['a', 'b'] as const
export type Seat = (typeof SEATS)[number]

export type ByRole<T> = Readonly<Record<Role, T>>
export type BySeat<T> = Readonly<Record<Seat, T>>

/** Seat a is the client in the first round, the third … unless `firstClient` says b. */
export const seatOf = (role: Role, round: number, firstClient: Seat): Seat =>
  ((round % 2 === 0) === (role === 'client')) === (firstClient === 'a') ? 'a' : 'b'

export const roleOf = (seat: Seat, round: number, firstClient: Seat): Role =>
  seatOf('client', round, firstClient) === seat ? 'client' : 'server'
