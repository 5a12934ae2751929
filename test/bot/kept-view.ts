// The View as PROTOCOL.md tells it: whole at first, then changes by their numbers.
import type { HostView, View } from './host.ts'

type HostChange = Partial<HostView>
type Change = Partial<Omit<View, 'eyes' | 'hosts'>> & { readonly hosts?: Partial<Record<'client' | 'server', HostChange>> }

export class KeptView {
  view: View | null = null
  #v = 0
  readonly #early = new Map<number, string>()

  /** A new connection counts from its first whole View. */
  anew(): void {
    this.#v = 0
    this.#early.clear()
  }

  take(v: number, text: string): void {
    const read: View | Change = JSON.parse(text)
    if ('eyes' in read) {
      if (v < this.#v) return
      this.view = read
    } else if (this.view === null || v !== this.#v + 1) {
      if (v > this.#v) this.#early.set(v, text)
      return
    } else this.view = applied(this.view, read)
    this.#v = v
    const next = this.#early.get(v + 1)
    if (next === undefined) return
    this.#early.delete(v + 1)
    this.take(v + 1, next)
  }
}

function applied(view: View, change: Change): View {
  const hosts: Partial<Record<'client' | 'server', HostView>> = { ...view.hosts }
  for (const role of ['client', 'server'] as const) {
    const [host, news] = [view.hosts[role], change.hosts?.[role]]
    if (host !== undefined && news !== undefined) hosts[role] = { ...host, ...news, story: [...host.story, ...(news.story ?? [])] }
  }
  return { ...view, ...change, hosts }
}
