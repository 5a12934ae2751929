import { ROLES, type View } from '../../../shared/game/index.ts'
import type { RequestOf } from '../ladder/words.ts'

/** The applications' requests that a View shows. */
export function requestsOf({ hosts }: Pick<View, 'hosts'>): RequestOf {
  const all = ROLES.flatMap((role) => hosts[role]?.requests ?? [])
  return (id) => all.find((one) => one.id === id) ?? null
}
