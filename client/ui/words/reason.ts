// A reason that the core gives in English, as a message key with its values: the player may read another language.

export interface Reason {
  /** null: a reason that is not known here and is shown as it is. */
  readonly key: string | null
  readonly values: Readonly<Record<string, string>>
}

export type Known = readonly (readonly [pattern: RegExp, key: string])[]

export function findReason(known: Known, english: string): Reason {
  for (const [pattern, key] of known) {
    const found = pattern.exec(english)
    if (found !== null) return { key, values: { ...found.groups } }
  }
  return { key: null, values: {} }
}
