// Somebody in a class: in by HTTP, then over the SDK, as the pages do it.
import { Client, type Room } from 'colyseus.js'
import type { HostView, RosterNews, ScreenView, StudentClassView } from '../../shared/classroom/index.ts'
import type { ClassAnswer, ClassBye, ClassEntry, ClassMessage, HostRequest, NewClassAnswer } from '../../shared/protocol/index.ts'
import { call } from './http-call.ts'
import { Player, until } from './player.ts'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isNew = (value: unknown): value is NewClassAnswer =>
  isRecord(value) && typeof value.token === 'string' && typeof value.screen === 'string'
const isEntry = (value: unknown): value is ClassEntry => isRecord(value) && typeof value.token === 'string' && isRecord(value.reservation)

/** Throws when the server refuses. */
export async function openClass(url: string, options: object): Promise<NewClassAnswer> {
  const answer = await call(url, '/api/classes', options)
  if (!isNew(answer.json)) throw new Error(`no class: ${answer.status} ${answer.text}`)
  return answer.json
}

async function enter(url: string, path: string, body: object): Promise<ClassEntry> {
  const answer = await call(url, path, body)
  if (!isEntry(answer.json)) throw new Error(`${path}: ${answer.status} ${answer.text}`)
  return answer.json
}

export class Member<V> {
  readonly entry: ClassEntry
  readonly url: string
  /** Every message as it came, in octets of its text. */
  readonly sizes: number[] = []
  readonly texts: string[] = []
  readonly byes: ClassBye['why'][] = []
  names: readonly string[] = []
  view: V | null = null
  closed: number | null = null
  readonly #room: Room

  private constructor(url: string, entry: ClassEntry, room: Room) {
    this.url = url
    this.entry = entry
    this.#room = room
    room.reconnection.enabled = false
    room.onMessage<ClassMessage>('class', ({ view }) => {
      this.sizes.push(view.length)
      this.texts.push(view)
      this.view = JSON.parse(view)
    })
    room.onMessage<RosterNews>('roster', ({ names, more }) => {
      this.names = more ? [...this.names, ...names] : names
    })
    room.onMessage<ClassBye>('bye', ({ why }) => void this.byes.push(why))
    room.onMessage('refused', () => undefined)
    const end = (code: number): void => {
      this.closed = code
    }
    room.onLeave(end)
    room.onDrop(end)
  }

  static async #sit<V>(url: string, entry: ClassEntry): Promise<Member<V>> {
    return new Member<V>(url, entry, await new Client(url).consumeSeatReservation(entry.reservation))
  }

  static async student(url: string, code: string, name: string, extra = ''): Promise<Member<StudentClassView>> {
    return Member.#sit(url, await enter(url, `/api/classes/${code}/join`, { name, extra }))
  }

  static async back<V>(url: string, code: string, token: string): Promise<Member<V>> {
    return Member.#sit(url, await enter(url, `/api/classes/${code}/return`, { token }))
  }

  static host = (url: string, made: NewClassAnswer): Promise<Member<HostView>> => Member.back(url, made.code, made.token)
  static screen = (url: string, made: NewClassAnswer): Promise<Member<ScreenView>> => Member.back(url, made.code, made.screen)

  comeBack(): Promise<Member<V>> {
    return Member.back(this.url, this.entry.code, this.entry.token)
  }

  request(type: 'host' | 'seat' | 'quiz' | 'vote' | 'together' | 'time', payload?: object): Promise<ClassAnswer> {
    return this.#room.request<object | undefined, ClassAnswer>(type, payload)
  }

  /** The teacher's; throws when it is refused. */
  async command(command: HostRequest): Promise<void> {
    const answer = await this.request('host', command)
    if (!answer.ok) throw new Error(`${command.do}: ${answer.error}`)
  }

  seen(what: string, is: (view: V) => boolean, patience?: number): Promise<V> {
    return until(what, () => (this.view !== null && is(this.view) ? this.view : null), patience)
  }

  /** This student's seat in the running round. */
  async sitDown(): Promise<Player> {
    const answer = await this.request('seat')
    if (!answer.ok || answer.entry === undefined) throw new Error(`no seat: ${JSON.stringify(answer)}`)
    return Player.sit(this.url, answer.entry)
  }

  drop(): void {
    this.#room.connection.close()
  }

  async leave(): Promise<void> {
    await this.#room.leave()
  }
}
