// A student's places in classes. This window's own comes first, so that two windows can be two students; the browser's copy is for whoever closed theirs.

/** `id`: the student's; `name`: as it was asked for. */
export interface ClassPlace {
  readonly code: string
  readonly token: string
  readonly id: string
  readonly name: string
}

const KEY = 'ackward.class-places'
const MOST = 20

/** A window without storage keeps them as long as the page lives. */
let inMemory: readonly ClassPlace[] = []

const isPlace = (value: unknown): value is ClassPlace =>
  typeof value === 'object' &&
  value !== null &&
  ['code', 'token', 'id', 'name'].every((field) => typeof Object.entries(value).find(([name]) => name === field)?.[1] === 'string')

type Which = 'window' | 'browser'
const storeOf = (which: Which): Storage => (which === 'window' ? sessionStorage : localStorage)

function read(which: Which): readonly ClassPlace[] {
  try {
    const stored: unknown = JSON.parse(storeOf(which).getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isPlace) : []
  } catch {
    return which === 'window' ? inMemory : []
  }
}

function write(which: Which, places: readonly ClassPlace[]): void {
  if (which === 'window') inMemory = places
  try {
    storeOf(which).setItem(KEY, JSON.stringify(places.slice(0, MOST)))
  } catch {
    // Forbidden or full: a reload asks for the name again, everything else works.
  }
}

export function keepPlace(place: ClassPlace): void {
  for (const which of ['window', 'browser'] as const) write(which, [place, ...read(which).filter(({ code }) => code !== place.code)])
}

export function forgetPlace({ token }: ClassPlace): void {
  for (const which of ['window', 'browser'] as const)
    write(
      which,
      read(which).filter((one) => one.token !== token),
    )
}

/** The place that this window has in the class; null: none. */
export const placeOfWindow = (code: string): ClassPlace | null => read('window').find((one) => one.code === code) ?? null
/** The place that this window last took, in whatever class; null: none. */
export const lastPlace = (): ClassPlace | null => read('window')[0] ?? null
/** The place that this browser last had in the class, in whatever window; null: none. */
export const placeOfBrowser = (code: string): ClassPlace | null => read('browser').find((one) => one.code === code) ?? null
