// A draft is JSON that may still be wrong: read and changed by paths, without ever touching what was before.

export type Path = readonly (string | number)[]

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const pathText = (path: Path): string => path.join('.')

export const listAt = (draft: unknown, path: Path): readonly unknown[] => {
  const value = valueAt(draft, path)
  return Array.isArray(value) ? value : []
}

/** undefined: there is nothing. */
export function valueAt(draft: unknown, path: Path): unknown {
  let value = draft
  for (const key of path) {
    if (Array.isArray(value)) value = typeof key === 'number' ? value[key] : undefined
    else value = isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }
  return value
}

export const textAt = (draft: unknown, path: Path): string => {
  const value = valueAt(draft, path)
  return typeof value === 'string' ? value : ''
}

/** The draft with this value there; what is missing on the way is made. */
export function withValue(draft: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (typeof key === 'number') {
    const list = Array.isArray(draft) ? draft : []
    return list.with(Math.min(key, list.length - 1), withValue(list[key], rest, value))
  }
  const fields = isFields(draft) ? draft : {}
  return { ...fields, [key]: withValue(fields[key], rest, value) }
}

export const withItem = (draft: unknown, path: Path, item: unknown): unknown => withValue(draft, path, [...listAt(draft, path), item])

export const withoutItem = (draft: unknown, path: Path, index: number): unknown =>
  withValue(draft, path, listAt(draft, path).toSpliced(index, 1))

/** The item one place earlier (-1) or later (1). */
export function withMoved(draft: unknown, path: Path, index: number, by: -1 | 1): unknown {
  const list = listAt(draft, path)
  const to = index + by
  if (to < 0 || to >= list.length) return draft
  return withValue(draft, path, list.toSpliced(index, 1).toSpliced(to, 0, list[index]))
}

/** The draft in which every trigger that names this request (or incident) names the new one instead. */
export function withReferences(draft: unknown, field: 'request' | 'incident', before: string, after: string): unknown {
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(follow)
    if (!isFields(value)) return value
    const own = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, follow(one)]))
    return typeof own.is === 'string' && own[field] === before ? { ...own, [field]: after } : own
  }
  return follow(draft)
}
