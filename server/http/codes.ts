// The code in a call's path: read as people type it, and guarded against being tried out. A school is one address: where somebody came in
// by a code, whoever is behind the same address gets in by it too, whatever the others mistype.
import type { Request, Response } from 'express'
import type { ApiError, ApiErrorCode } from '../../shared/protocol/index.ts'
import { Tries } from '../limits/tries.ts'

export type Refuse = (response: Response, error: ApiErrorCode, more?: Pick<ApiError, 'problems' | 'retryAfter'>) => void

export interface Codes {
  /** The code of the path, if it is one and this address may still try; null: that was answered. */
  of(request: Request, response: Response): string | null
  /** Counts an answer that only a guess would get. */
  missed(request: Request, error: ApiErrorCode): void
  /** Somebody came in by this code. */
  passed(request: Request, code: string): void
}

/** Ways in that are remembered at most; the oldest are forgotten first. */
const MOST_PASSED = 20_000

/** `unknown`: what a text is answered that is no code. `guesses`: errors that count as a try. */
export function codes(
  read: (text: string) => string | null,
  unknown: ApiErrorCode,
  guesses: readonly ApiErrorCode[],
  refuse: Refuse,
): Codes {
  const tries = new Tries()
  const passed = new Set<string>()
  const way = (request: Request, code: string): string => `${code} ${request.ip ?? ''}`
  return {
    of(request, response) {
      const address = request.ip ?? ''
      const { code: text } = request.params
      const code = typeof text === 'string' ? read(text) : null
      if (code !== null && passed.has(way(request, code))) return code
      const wait = tries.wait(address)
      if (wait > 0) {
        refuse(response, 'too-many-tries', { retryAfter: wait })
        return null
      }
      if (code !== null) return code
      tries.miss(address)
      refuse(response, unknown)
      return null
    },
    missed(request, error) {
      if (guesses.includes(error)) tries.miss(request.ip ?? '')
    },
    passed(request, code) {
      const now = way(request, code)
      passed.delete(now)
      passed.add(now)
      const [oldest] = passed
      if (passed.size > MOST_PASSED && oldest !== undefined) passed.delete(oldest)
    },
  }
}
