// A View on the wire: whole when somebody comes and at every turn of the match, in between only what changed.
import { type HostView, ROLES, type Role, type View } from '../game/index.ts'

type Draft<T> = { -readonly [K in keyof T]?: T[K] }
type HostChange = Draft<HostView>
type HostChanges = Partial<Record<Role, HostChange>>

/** Fields that changed; within `hosts` the fields of that host. Of `story`, which only grows, what was added. Without `eyes`: by that it is told from a whole View. */
export type ViewChange = Draft<Omit<View, 'eyes' | 'hosts'>> & { hosts?: HostChanges }

/** As JSON text, a field that the wire would carry otherwise than before; '' else. Parts that are the same object are the same. */
function changedField(field: string, before: unknown, after: unknown): string {
  if (before === after) return ''
  const text = JSON.stringify(after)
  return text === undefined || text === JSON.stringify(before) ? '' : `,"${field}":${text}`
}

function hostChange(before: HostView, after: HostView): string {
  let change = ''
  let field: keyof HostView
  for (field in after) if (field !== 'story') change += changedField(field, before[field], after[field])
  const added = after.story.length - before.story.length
  return added === 0 ? change : `${change},"story":${JSON.stringify(after.story.slice(-added))}`
}

function hostChanges(before: View['hosts'], after: View['hosts']): string {
  let changes = ''
  for (const role of ROLES) {
    const [was, is] = [before[role], after[role]]
    const change = was === undefined || is === undefined || was === is ? '' : hostChange(was, is)
    if (change !== '') changes += `,"${role}":{${change.slice(1)}}`
  }
  return changes
}

/** Whether `after` can be told as a change: the same eyes on the same stretch of the match. */
const continues = (before: View, after: View): boolean =>
  before.eyes === after.eyes &&
  before.phase === after.phase &&
  before.round === after.round &&
  before.attempt === after.attempt &&
  goesOn(before.hosts.client, after.hosts.client) &&
  goesOn(before.hosts.server, after.hosts.server)

const goesOn = (before: HostView | undefined, after: HostView | undefined): boolean =>
  before === undefined || after === undefined ? before === after : before.story.length <= after.story.length

/** JSON text of what makes `after` of `before`: a change, or the whole View; null: nothing does. */
export function changeOf(before: View, after: View): string | null {
  if (!continues(before, after)) return JSON.stringify(after)
  let change = ''
  let field: keyof View
  for (field in after) if (field !== 'eyes' && field !== 'hosts') change += changedField(field, before[field], after[field])
  const hosts = hostChanges(before.hosts, after.hosts)
  if (hosts !== '') change += `,"hosts":{${hosts.slice(1)}}`
  return change === '' ? null : `{${change.slice(1)}}`
}

function changed(before: View, { hosts, ...fields }: ViewChange): View {
  const after: Partial<Record<Role, HostView>> = { ...before.hosts }
  for (const role of ROLES) {
    const was = before.hosts[role]
    const change = hosts?.[role]
    if (was !== undefined && change !== undefined) after[role] = { ...was, ...change, story: [...was.story, ...(change.story ?? [])] }
  }
  return { ...before, ...fields, hosts: after }
}

/** Puts the View together of what comes, by its numbers: an answer may be read after the message that came behind it. */
export class ViewKeeper {
  view: View | null = null
  #v = 0
  readonly #early = new Map<number, string>()

  /** Somebody else counts from here on: a new connection. The View stays until the first one comes. */
  anew(): void {
    this.#v = 0
    this.#early.clear()
  }

  /** `v` and `view` of a message or an answer. The View as it is now; null: there was no whole one yet. */
  take(v: number, text: string): View | null {
    if (v <= this.#v) return this.view
    const read: View | ViewChange = JSON.parse(text)
    if ('eyes' in read) {
      this.view = read
      for (const early of this.#early.keys()) if (early <= v) this.#early.delete(early)
    } else if (this.view !== null && v === this.#v + 1) {
      this.view = changed(this.view, read)
    } else {
      this.#early.set(v, text)
      return this.view
    }
    this.#v = v
    const next = this.#early.get(v + 1)
    this.#early.delete(v + 1)
    return next === undefined ? this.view : this.take(v + 1, next)
  }
}
