// Bad input is a value: what is wrong and where.

/** `path` like `rounds.0.requests.2.len`, empty for the whole; `reason` is one plain English sentence without a full stop. */
export interface Problem {
  readonly path: string
  readonly reason: string
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] }

export const good = <T>(value: T): Result<T> => ({ ok: true, value })
export const bad = (path: string, reason: string): { readonly ok: false; readonly problems: readonly [Problem] } => ({
  ok: false,
  problems: [{ path, reason }],
})

/** One line for people: `rounds.0.len: too small`. */
export const problemText = ({ path, reason }: Problem): string => (path === '' ? reason : `${path}: ${reason}`)
