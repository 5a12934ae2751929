// The HTTP calls of a class.
import type { Plan } from '../../server/classroom/alone.ts'
import type { ClassReport } from '../../server/classroom/report.ts'
import type { ClassEntry, NewClassAnswer } from '../../shared/protocol/index.ts'
import { type ApiResult, call, get, post } from './api.ts'

const path = (code: string, call: string): string => `/api/classes/${encodeURIComponent(code)}/${call}`

/** `options` as `parseClassOptions` of shared/classroom reads them: a preset, or everything by itself. */
export const createClass = (options: object): Promise<ApiResult<NewClassAnswer>> => post('/api/classes', options)
/** The server is asked before anybody types a name. */
export const classStanding = (code: string): Promise<ApiResult<{ readonly code: string }>> =>
  call(`/api/classes/${encodeURIComponent(code)}`, {})
export const joinClass = (code: string, name: string, extra: string): Promise<ApiResult<ClassEntry>> =>
  post(path(code, 'join'), { name, extra })
export const returnToClass = (code: string, token: string): Promise<ApiResult<ClassEntry>> => post(path(code, 'return'), { token })
/** What a student needs to play the class's rounds alone. */
export const classPlan = (code: string, token: string): Promise<ApiResult<Plan>> => get(path(code, 'plan'), token)
/** A round that was played alone, as its replay: the server plays it again and takes the result from there. */
export const sendAlone = (code: string, token: string, round: number, replay: object): Promise<ApiResult<{ readonly taken: boolean }>> =>
  post(path(code, 'alone'), { token, round, replay })

/** The class's report, by the host's secret. */
export const readReport = (code: string, token: string): Promise<ApiResult<ClassReport>> =>
  post(path(code, 'report'), { token, format: 'json' })

/** The same as a file. */
export async function fetchReport(code: string, token: string, format: 'csv' | 'json'): Promise<Blob | null> {
  try {
    const response = await fetch(path(code, 'report'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, format }),
    })
    return response.ok ? await response.blob() : null
  } catch {
    return null
  }
}
