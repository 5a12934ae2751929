// A player at a seat: in by HTTP, then over the SDK, as the client does it.
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type Room } from 'colyseus.js'
import type { MatchState } from '../../server/rooms/match-state.ts'
import type { HostView, Move, NetworkMove, View } from '../../shared/game/index.ts'
import {
  type Answer,
  type ByeMessage,
  type Command,
  type Entry,
  type PhraseMessage,
  ViewKeeper,
  type ViewMessage,
} from '../../shared/protocol/index.ts'
import { entered } from './http-call.ts'

/** ms that anything may take before a test gives up. */
const PATIENCE = 10_000
/** ms between two looks. */
const LOOK = 5

/** Waits until `seen` finds something. Throws, saying `what` never came. */
export async function until<T>(what: string, seen: () => T | null | undefined | false, patience = PATIENCE): Promise<T> {
  const end = performance.now() + patience
  for (;;) {
    const found = seen()
    if (found !== null && found !== undefined && found !== false) return found
    if (performance.now() > end) throw new Error(`waited ${patience} ms for ${what}`)
    await sleep(LOOK)
  }
}

export class Player {
  readonly entry: Entry
  readonly url: string
  /** Every View message as it came. */
  readonly messages: ViewMessage[] = []
  readonly phrases: PhraseMessage[] = []
  readonly byes: ByeMessage['why'][] = []
  /** Close code of the socket; null while it is open. */
  closed: number | null = null
  /** The number of the next move, as the server last said. */
  n = 0
  /** The View last shown, pushed or in an answer. */
  view: View | null = null
  readonly #room: Room<unknown, MatchState>
  readonly #keeper = new ViewKeeper()

  private constructor(url: string, entry: Entry, room: Room<unknown, MatchState>) {
    this.url = url
    this.entry = entry
    this.#room = room
    room.reconnection.enabled = false
    room.onMessage<ViewMessage>('view', (message) => {
      this.messages.push(message)
      this.n = message.n
      this.view = this.#keeper.take(message.v, message.view)
    })
    room.onMessage<PhraseMessage>('phrase', (said) => void this.phrases.push(said))
    room.onMessage<ByeMessage>('bye', ({ why }) => void this.byes.push(why))
    room.onMessage('refused', () => undefined)
    room.onLeave((code) => {
      this.closed = code
    })
    room.onDrop((code) => {
      this.closed = code
    })
  }

  /** Takes the seat that was reserved. */
  static async sit(url: string, entry: Entry): Promise<Player> {
    const room = await new Client(url).consumeSeatReservation<MatchState>(entry.reservation)
    return new Player(url, entry, room)
  }

  /** A room of one's own: level coach, role client, unless `more` says otherwise. */
  static async open(url: string, more: object = {}): Promise<Player> {
    return Player.sit(url, await entered(url, '/api/matches', { name: 'Ann', playlist: ['lost-syn-ack'], role: 'client', ...more }))
  }

  static async join(url: string, code: string, name = '민준'): Promise<Player> {
    return Player.sit(url, await entered(url, `/api/matches/${code}/join`, { name }))
  }

  /** The same seat once more, through its token. */
  async comeBack(): Promise<Player> {
    return Player.sit(this.url, await entered(this.url, `/api/matches/${this.entry.code}/return`, { token: this.entry.token }))
  }

  get state(): MatchState {
    return this.#room.state
  }

  /** The own host as this player sees it. Throws when there is none. */
  get host(): HostView {
    const role = this.view?.eyes
    const host = role === undefined || role === 'all' || role === 'network' ? undefined : this.view?.hosts[role]
    if (host === undefined) throw new Error('no host is seen')
    return host
  }

  ask(command: Command | string, payload?: object): Promise<Answer> {
    return this.#room.request<object | undefined, Answer>(command, payload)
  }

  /** Plays a move now, stamped with the round and number that this player knows. */
  async move(move: Move | NetworkMove): Promise<Answer> {
    const answer = await this.ask('move', { ...move, round: this.view?.round ?? 0, n: this.n })
    this.n = answer.n
    if (answer.ok && answer.view !== null) this.view = this.#keeper.take(answer.v, answer.view)
    return answer
  }

  /** As `move`; throws when it was refused. */
  async played(move: Move | NetworkMove): Promise<Answer> {
    const answer = await this.move(move)
    if (!answer.ok) throw new Error(`${move.kind} was refused: ${answer.error}`)
    return answer
  }

  /** A message that nobody answers. */
  say(type: string, payload?: object): void {
    this.#room.send<object | undefined>(type, payload)
  }

  /** Waits for a View of which this is true. */
  seen(what: string, is: (view: View) => boolean, patience = PATIENCE): Promise<View> {
    return until(`${what} (${this.entry.seat})`, () => (this.view !== null && is(this.view) ? this.view : null), patience)
  }

  /** Waits for a shared state of which this is true. */
  shared(what: string, is: (state: MatchState) => boolean, patience = PATIENCE): Promise<true> {
    return until(`${what} (${this.entry.seat})`, () => is(this.state), patience)
  }

  /** As a cut line: nothing is said. */
  drop(): void {
    this.#room.connection.close()
  }

  /** By their own choice. */
  async leave(): Promise<void> {
    await this.#room.leave()
  }
}

/** Two players of one room, both there, the match begun. The first one is the client of the first round. */
export async function pair(url: string, more: object = {}): Promise<readonly [Player, Player]> {
  const first = await Player.open(url, more)
  const second = await Player.join(url, first.entry.code)
  for (const player of [first, second]) await player.seen('the match', ({ phase, pausedAt }) => phase === 'briefing' && pausedAt === null)
  return [first, second]
}

/** Both are ready: the next phase begins. */
export async function bothReady(players: readonly [Player, Player]): Promise<void> {
  const before = players[0].view?.phase
  for (const player of players) await player.played({ kind: 'ready' })
  for (const player of players) await player.seen(`the end of ${before}`, ({ phase }) => phase !== before)
}
