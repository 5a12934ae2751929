// The HTTP calls of the server, with every failure as a value.
import type { LevelId, Problem } from '../../shared/game/index.ts'
import type { ApiErrorCode, Entry, MatchStanding, NewMatch, Health as Standing } from '../../shared/protocol/index.ts'

export type ApiResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ApiErrorCode | 'offline'; readonly problems?: readonly Problem[]; readonly retryAfter?: number }

/** How long an answer may take, ms. */
const PATIENCE = 8000

export async function call<T>(path: string, init: RequestInit): Promise<ApiResult<T>> {
  try {
    const response = await fetch(path, { ...init, signal: AbortSignal.timeout(PATIENCE) })
    const answer = await response.json()
    return response.ok ? { ok: true, value: answer } : { ok: false, ...answer }
  } catch {
    return { ok: false, error: 'offline' }
  }
}

export const post = <T>(path: string, body: object): Promise<ApiResult<T>> =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
/** `token`: of whoever asks. */
export const get = <T>(path: string, token: string): Promise<ApiResult<T>> => call(path, { headers: { authorization: `Bearer ${token}` } })

/** Whether it answers at all, whatever it says. */
export const serverAnswers = async (): Promise<boolean> => {
  const answer = await call<Standing>('/api/health', {})
  return answer.ok || answer.error !== 'offline'
}

export const createMatch = (body: NewMatch): Promise<ApiResult<Entry>> => post('/api/matches', body)
export const matchStanding = (code: string): Promise<ApiResult<MatchStanding>> => call(`/api/matches/${encodeURIComponent(code)}`, {})
export const joinMatch = (code: string, name: string): Promise<ApiResult<Entry>> =>
  post(`/api/matches/${encodeURIComponent(code)}/join`, { name })
export const quickMatch = (name: string, level: LevelId): Promise<ApiResult<Entry>> => post('/api/quick', { name, level })
export const returnToMatch = (code: string, token: string): Promise<ApiResult<Entry>> =>
  post(`/api/matches/${encodeURIComponent(code)}/return`, { token })
