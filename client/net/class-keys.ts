// The classes of this computer with their secrets, so that a reload or a closed tab finds its class again.

/** `screen`: the projector's secret; '' where only the host's link was given. `opened`: unix time, ms. */
export interface ClassKey {
  readonly code: string
  readonly token: string
  readonly screen: string
  readonly opened: number
}

const KEY = 'ackward.classes'
const MOST = 20

const isKey = (value: unknown): value is ClassKey =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  'token' in value &&
  typeof value.token === 'string' &&
  'screen' in value &&
  typeof value.screen === 'string' &&
  'opened' in value &&
  typeof value.opened === 'number'

/** The classes, the newest first. */
export function classKeys(): readonly ClassKey[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isKey) : []
  } catch {
    return []
  }
}

/** false: this browser keeps nothing. */
function write(keys: readonly ClassKey[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(keys.slice(0, MOST)))
    return true
  } catch {
    return false
  }
}

/** Keeps a class's secrets; what is known already of the same class is kept with them. false: this browser keeps nothing. */
export function keepClass(key: ClassKey): boolean {
  const before = classKeys()
  const same = before.find(({ code, token }) => code === key.code && token === key.token)
  const merged = same === undefined ? key : { ...same, screen: key.screen || same.screen }
  return write([merged, ...before.filter(({ code }) => code !== key.code)])
}

/** null: this computer knows no such class. */
export const classKey = (code: string): ClassKey | null => classKeys().find((one) => one.code === code) ?? null

export function forgetClass(code: string): void {
  write(classKeys().filter((one) => one.code !== code))
}

/** A host's link says both secrets behind `#`, joined by a dot; the projector's may be missing. */
export const hostPath = ({ code, token, screen }: Pick<ClassKey, 'code' | 'token' | 'screen'>): string =>
  `/host/${code}#${screen === '' ? token : `${token}.${screen}`}`

export const screenPath = (code: string, screen: string): string => `/screen/${code}#${screen}`

/** The secrets behind the `#` of the address; '' where there are none. */
export function secretsInAddress(): Readonly<{ token: string; screen: string }> {
  const found = /^#([0-9a-f]{32})(?:\.([0-9a-f]{32}))?$/.exec(location.hash)
  return { token: found?.[1] ?? '', screen: found?.[2] ?? '' }
}
