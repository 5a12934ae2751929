// Which pages may talk to this server: its own, and those that the configuration names. Programs send no Origin and may.
import type { Config } from '../config.ts'

/** '' if it is none. */
export const originOf = (address: string): string => URL.parse(address)?.origin ?? ''

/** `host`: the Host header of the same request. */
export function allowed(origin: string | null, host: string | null, config: Pick<Config, 'publicUrl' | 'allowedOrigins'>): boolean {
  if (origin === null) return true
  const url = URL.parse(origin)
  if (url === null) return false
  if (host !== null && url.host === host) return true
  return [config.publicUrl ?? '', ...config.allowedOrigins].some((one) => originOf(one) === url.origin)
}
