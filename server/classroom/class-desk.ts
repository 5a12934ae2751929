// What HTTP calls ask of a class. They come to any process; the room of the class answers: methods that take and give plain JSON.
import { type Client, Room, ServerError } from '@colyseus/core'
import { type SchemaType, schema, t } from '@colyseus/schema'
import { type ClassRefusal, type ClassState, isLate, isPresent } from '../../shared/classroom/index.ts'
import type { ClassRole } from '../../shared/protocol/index.ts'
import type { SeatGuard } from '../rooms/seat-guard.ts'
import { fitsHash } from '../secrets.ts'
import { type Plan, planOf, playAlone } from './alone.ts'
import type { ClassHub } from './class-hub.ts'
import type { Viewer } from './class-views.ts'
import { reportCsv, reportJson } from './report.ts'

/** Nothing is shared by state: every pair of eyes has its own view. */
export const SharedState = schema({ code: t.string().default('') }, 'ClassState')
export type SharedState = SchemaType<typeof SharedState>

export type Member = Client<{ userData: { readonly viewer: Viewer; readonly guard: SeatGuard } }>

/** Who holds a token in a class. */
export interface Holder {
  readonly role: ClassRole
  /** A student's. */
  readonly id: string
}

export type AloneAnswer =
  | { readonly taken: boolean }
  | { readonly refused: 'late' }
  | { readonly refused: 'bad-replay' | 'outdated'; readonly why: string }

/** A token comes as its hash; null: it is nobody's who may do this. */
export interface ClassCalls {
  /** Somebody of this name comes in; null: they are in. */
  admit(id: string, name: string, extra: string, tokenHash: string): Promise<ClassRefusal | null>
  holder(tokenHash: string): Promise<Holder | null>
  plan(tokenHash: string): Promise<Plan | null>
  /** Takes a round that was played without a socket. */
  alone(tokenHash: string, round: number, replay: unknown): Promise<AloneAnswer | null>
  /** A file's text. */
  report(tokenHash: string, format: 'csv' | 'json'): Promise<string | null>
  /** Opens a pair's match in the process of its class; false: there is none of this code. */
  openPair(code: string): Promise<boolean>
}

function holderOf({ record, state }: ClassHub, tokenHash: string): Holder | null {
  if (fitsHash(tokenHash, record.hostHash)) return { role: 'host', id: '' }
  if (fitsHash(tokenHash, record.screenHash)) return { role: 'screen', id: '' }
  const id = studentOf(state, tokenHash)
  return id === null ? null : { role: 'student', id }
}

const studentOf = ({ students }: ClassState, tokenHash: string): string | null =>
  students.find((one) => isPresent(one) && one.tokenHash === tokenHash)?.id ?? null

export abstract class ClassDesk extends Room<{ state: SharedState; client: Member }> implements ClassCalls {
  protected hub: ClassHub | null = null

  abstract openPair(code: string): Promise<boolean>

  async admit(id: string, name: string, extra: string, tokenHash: string): Promise<ClassRefusal | null> {
    return this.#open.act({ do: 'join', id, name, extra, tokenHash })
  }

  async holder(tokenHash: string): Promise<Holder | null> {
    return holderOf(this.#open, tokenHash)
  }

  async plan(tokenHash: string): Promise<Plan | null> {
    const { state } = this.#open
    return studentOf(state, tokenHash) === null ? null : planOf(state)
  }

  async alone(tokenHash: string, round: number, replay: unknown): Promise<AloneAnswer | null> {
    const hub = this.#open
    const id = studentOf(hub.state, tokenHash)
    if (id === null) return null
    if (hub.state.rounds.some((one) => one.id === id && one.round === round)) return { taken: false }
    if (isLate(hub.state, Date.now())) return { refused: 'late' }
    const played = playAlone(hub.state, round, replay)
    if (!played.ok) return { refused: played.error, why: played.why }
    const { seat, goal, goalAfter } = played
    const refused = await hub.act({ do: 'alone', id, round, seat, goal, goalAfter, over: 'https' })
    return refused === 'late' ? { refused } : { taken: refused === null }
  }

  async report(tokenHash: string, format: 'csv' | 'json'): Promise<string | null> {
    const hub = this.#open
    if (holderOf(hub, tokenHash)?.role !== 'host') return null
    return format === 'json' ? JSON.stringify(reportJson(hub.state)) : reportCsv(hub.state)
  }

  get #open(): ClassHub {
    if (this.hub === null) throw new ServerError(404, 'there is no such class')
    return this.hub
  }
}
