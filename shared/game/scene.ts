// One step of a round in the making: shallow drafts that no one else sees, the events told so far, and the agenda.
import type { GameEvent } from './event.ts'
import type { Due, Host, Live } from './match.ts'
import { ROLES, type Role } from './roles.ts'

type Draft<T> = { -readonly [K in keyof T]: T[K] }
export type HostDraft = Draft<Host>
export type LiveDraft = Draft<Omit<Live, 'hosts'>> & { hosts: Record<Role, HostDraft> }

export interface Scene {
  /** Play time, ms. */
  now: number
  readonly live: LiveDraft
  readonly events: GameEvent[]
  /** The reference hosts play: what they earn becomes the par. */
  readonly collects: boolean
}

/** A draft of a round; `live` stays as it is. */
export const sceneOf = (live: Live, now: number, collects = false): Scene => ({
  now,
  live: { ...live, hosts: { client: { ...live.hosts.client }, server: { ...live.hosts.server } } },
  events: [],
  collects,
})

/** A draft has the fields of what it was made of. Every move comes by here: a loop, as it makes nothing. */
function isUntouched(draft: HostDraft, host: Host): boolean {
  let field: keyof Host
  for (field in host) if (draft[field] !== host[field]) return false
  return true
}

/** The round as the draft left it. A host to whom nothing happened stays the same object: it is seen at once that nothing has to be shown. */
export function roundOf({ live }: Scene, before: Live): Live {
  for (const role of ROLES) if (isUntouched(live.hosts[role], before.hosts[role])) live.hosts[role] = before.hosts[role]
  return live
}

type Untimed<T> = T extends unknown ? Omit<T, 'at'> : never

/** Tells an event: into the round's story and to the caller. */
export function tell(scene: Scene, what: Untimed<GameEvent>): void {
  const event: GameEvent = { at: scene.now, ...what }
  scene.events.push(event)
  scene.live.story = [...scene.live.story, event]
}

/** Puts something on the agenda, behind all that is due at the same time. */
export function enter({ live }: Scene, due: number, what: Due['what']): void {
  live.entries += 1
  const entry: Due = { due, entry: live.entries, what }
  const behind = live.agenda.findIndex((one) => one.due > due)
  live.agenda = behind < 0 ? [...live.agenda, entry] : live.agenda.toSpliced(behind, 0, entry)
}

export function cancel({ live }: Scene, which: (what: Due['what']) => boolean): void {
  if (live.agenda.some((one) => which(one.what))) live.agenda = live.agenda.filter((one) => !which(one.what))
}
