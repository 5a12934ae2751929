// The other processes that serve the same game.
import { setTimeout as sleep } from 'node:timers/promises'
import type { IRoomCache, MatchMakerDriver, Presence } from '@colyseus/core'

export interface Peers {
  /** Where the framework looks rooms up and speaks with other processes; nothing: in this process. */
  readonly matchmaking: { readonly driver?: MatchMakerDriver; readonly presence?: Presence }
  /** Of a room that is listed: `gone` with its process, or about to open or to close. */
  standing(room: IRoomCache): Promise<'open' | 'moving' | 'gone'>
  /** Does the work while nobody else does any of this key, in whatever process. */
  exclusively<T>(key: string, work: () => Promise<T>): Promise<T>
}

/** One process is the whole server. */
export const NO_PEERS: Peers = {
  matchmaking: {},
  standing: () => Promise.resolve('open'),
  exclusively: (_key, work) => work(),
}

/** ms between two looks at what another process is about to do. */
const LOOK = 25
export const lookAgain = (): Promise<void> => sleep(LOOK)
