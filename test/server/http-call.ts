// One HTTP call as a client makes it, and the whole of its answer.
import { type ApiError, type Entry, readCode } from '../../shared/protocol/index.ts'

export interface HttpAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body if it is JSON; null: it is not. */
  readonly json: unknown
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** `body` undefined: GET; a text: sent as it is; anything else: sent as JSON. */
export async function call(url: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
  const posted =
    body === undefined
      ? { headers }
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }
  const response = await fetch(url + path, posted)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parsed(text) }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isEntry = (value: unknown): value is Entry =>
  isRecord(value) &&
  typeof value.code === 'string' &&
  readCode(value.code) === value.code &&
  typeof value.token === 'string' &&
  /^[0-9a-f]{32}$/.test(value.token) &&
  (value.seat === 'a' || value.seat === 'b') &&
  isRecord(value.reservation) &&
  typeof value.reservation.sessionId === 'string' &&
  value.reservation.roomId === value.code

const isError = (value: unknown): value is ApiError =>
  isRecord(value) && typeof value.error === 'string' && typeof value.message === 'string'

/** The way into a room that this call opened. Throws when it did not. */
export async function entered(url: string, path: string, body: unknown): Promise<Entry> {
  const { status, json, text } = await call(url, path, body)
  if (status !== 201 || !isEntry(json)) throw new Error(`${path} was answered ${status} ${text}`)
  return json
}

/** The refusal in this answer. Throws when there is none. */
export function refusal({ status, json, text }: HttpAnswer): ApiError {
  if (status < 400 || !isError(json)) throw new Error(`no refusal: ${status} ${text}`)
  return json
}
