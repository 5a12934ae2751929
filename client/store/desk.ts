// What somebody who is the network has before them: the segments under way, and the one that they would harm.
import { computed, signal } from '@preact/signals'
import type { Doing } from '../../shared/game/index.ts'
import type { Game } from './game.ts'

export function createDesk(game: Game) {
  const picked = signal<number | null>(null)
  /** What is under way, in the order in which it will arrive. */
  const flights = computed(() => (game.view.value?.wire ?? []).filter(({ held }) => held === null).toSorted((a, b) => a.due - b.due))
  const exposed = computed(() => {
    const open = game.view.value?.network?.exposed ?? []
    return flights.value.filter(({ id }) => open.includes(id)).map(({ id }) => id)
  })
  /** The one that was picked as long as it can be harmed, or else the one that arrives first. */
  const target = computed(() => {
    const { value } = picked
    return value !== null && exposed.value.includes(value) ? value : (exposed.value[0] ?? null)
  })
  return {
    flights,
    exposed,
    target,
    pick(flight: number): void {
      picked.value = flight
    },
    /** The next one, or the one before. */
    step(by: 1 | -1): void {
      const all = exposed.value
      const at = target.value === null ? -1 : all.indexOf(target.value)
      picked.value = all[(at + by + all.length) % Math.max(1, all.length)] ?? null
    },
    async harm(doing: Doing): Promise<void> {
      const network = game.view.value?.network
      // What the match would say too, where there is no segment to ask it about.
      if (network?.waits === true) game.tell('rejection.fault-open')
      else if (network?.left[doing] === 0) game.tell('rejection.budget-spent')
      else if (target.value === null) game.tell(flights.value.length === 0 ? 'network.empty' : 'rejection.spared')
      else await game.harm(doing, target.value)
    },
  }
}

export type Desk = ReturnType<typeof createDesk>
