// Rooms that are open, in whatever process: each in one, opened at the first need by whoever needs it.
import { type IRoomCache, matchMaker, type RegisteredHandler, type Room } from '@colyseus/core'
import type { Reservation } from '../shared/protocol/index.ts'
import { lookAgain, type Peers } from './peers/peers.ts'
import { closeRoom } from './rooms/close-room.ts'
import type { MatchCalls } from './rooms/match-calls.ts'
import { COME_BACK } from './rooms/room-terms.ts'

/** ms that a room may take to open or to close in another process. */
const MOVES_WITHIN = 5000
/** ms that another process may take to answer. */
const ANSWERS_WITHIN = 5000

/** A room's methods that any process may call: plain JSON in and out. */
type Calls<C> = { readonly [M in keyof C]: (...args: never[]) => Promise<unknown> }

/** What the framework knows of the methods of a room that may be anywhere. */
type AnyRoom = Readonly<Record<string, unknown>>

/** Opens the room in this process; false: there is no such room. */
type Open = () => Promise<boolean>

/** The others took this process for dead, and its room with it: who sits here comes back to what is stored. */
async function letGo(id: string): Promise<void> {
  const room = matchMaker.getLocalRoomById(id)
  if (room !== undefined) await closeRoom(room, COME_BACK)
}

export class OpenRooms {
  readonly #peers: Peers
  /** Rooms being opened, so that a thousand who return at once find one. */
  readonly #opening = new Map<string, Promise<boolean>>()
  /** Of this process. */
  readonly #here = new Set<Room>()

  constructor(peers: Peers) {
    this.#peers = peers
  }

  /** Rooms of this kind may be opened. */
  know(kind: RegisteredHandler): void {
    kind.on('create', (room) => this.#here.add(room))
    kind.on('dispose', (room) => this.#here.delete(room))
  }

  /** Closes what another process has opened meanwhile. */
  async giveWay(): Promise<void> {
    const listed = await matchMaker.driver.findByIds([...this.#here].map(({ roomId }) => roomId))
    for (const { roomId, processId } of listed.values()) if (processId !== matchMaker.processId) await letGo(roomId)
  }

  /** Whether this process has it. */
  async isHere(id: string): Promise<boolean> {
    return (await this.find(id))?.processId === matchMaker.processId
  }

  /** null: it is open nowhere. Waits for a room that is being opened or closed elsewhere. */
  async find(id: string): Promise<IRoomCache | null> {
    const patience = performance.now() + MOVES_WITHIN
    for (;;) {
      const room = await matchMaker.getRoomById(id)
      if (room === undefined || room.processId === matchMaker.processId) return room ?? null
      const standing = await this.#peers.standing(room)
      if (standing === 'gone' || performance.now() > patience) return null
      await letGo(id)
      if (standing === 'open') return room
      await lookAgain()
    }
  }

  /** Whoever waits in it is there. */
  async isOpen(room: IRoomCache): Promise<boolean> {
    return room.processId === matchMaker.processId || (await this.#peers.standing(room)) === 'open'
  }

  /** Makes sure that it is open somewhere; false: there is no such room. */
  wake(id: string, open: Open): Promise<boolean> {
    const before = this.#opening.get(id)
    if (before !== undefined) return before
    const opening = this.#wake(id, open).finally(() => this.#opening.delete(id))
    this.#opening.set(id, opening)
    return opening
  }

  /** Makes sure that it is open in this process: another one that has it closes it. */
  async wakeHere(id: string, open: Open): Promise<boolean> {
    const room = await this.find(id)
    if (room !== null && room.processId !== matchMaker.processId) await this.ask<MatchCalls, 'moveAway'>(id, 'moveAway', [])
    return this.wake(id, open)
  }

  /** Lets an open room do it. Throws when it fails or does not answer. */
  async ask<C extends Calls<C>, M extends keyof C & string>(
    id: string,
    method: M,
    args: Parameters<C[M]>,
  ): Promise<Awaited<ReturnType<C[M]>>> {
    if (matchMaker.getLocalRoomById(id) !== undefined) return matchMaker.remoteRoomCall<AnyRoom>(id, method, args)
    try {
      return await matchMaker.remoteRoomCall<AnyRoom>(id, method, args, ANSWERS_WITHIN)
    } catch {
      // The framework's error has the arguments in it, names among them. A process that is dead is not asked again.
      const room = await matchMaker.getRoomById(id)
      if (room !== undefined) await matchMaker.healthCheckProcessId(room.processId)
      throw new Error(`a room of another process did not answer ${method}`)
    }
  }

  /** null: it is not open any more. */
  async reserve(id: string, options: object): Promise<Reservation | null> {
    const room = await matchMaker.getRoomById(id)
    if (room === undefined) return null
    const { name, sessionId, roomId, processId = '', publicAddress } = await matchMaker.reserveSeatFor(room, options)
    return { name, sessionId, roomId, processId: publicAddress ?? processId }
  }

  async #wake(id: string, open: Open): Promise<boolean> {
    if ((await this.find(id)) !== null) return true
    return this.#peers.exclusively(id, async () => {
      if ((await this.find(id)) !== null) return true
      await letGo(id)
      return open()
    })
  }
}
