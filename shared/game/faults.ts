// The faults of somebody who is the network of a round: one at a time, from a budget, until the hosts show who noticed.
import { isAtRest, noticedBy } from './consequence.ts'
import type { Live } from './match.ts'
import type { Fault, NetworkPlay } from './network-play.ts'
import type { Budget, Scenario } from './scenario.ts'
import type { Scene } from './scene.ts'

export const isNetworkRound = ({ network }: Pick<Scenario, 'network'>): boolean => network !== undefined

/** The fault whose consequence is not known yet; null: none. */
export const openFault = ({ network }: Pick<Live, 'network'>): Fault | null => {
  const last = network?.faults.at(-1)
  return last === undefined || last.known !== null ? null : last
}

/** What is left to spend. */
export function budgetLeft({ scenario, network }: Pick<Live, 'scenario' | 'network'>): Budget {
  const { drop = 0, duplicate = 0, delay = 0 } = scenario.network?.budget ?? {}
  const spent = (doing: keyof Budget): number => network?.faults.filter((one) => one.doing === doing).length ?? 0
  return { drop: drop - spent('drop'), duplicate: duplicate - spent('duplicate'), delay: delay - spent('delay') }
}

/** The last fault, changed. */
export const withLast = ({ faults, looked }: NetworkPlay, change: Partial<Fault>): NetworkPlay => ({
  faults: faults.map((one, index) => (index === faults.length - 1 ? { ...one, ...change } : one)),
  looked,
})

/** Looks in what just happened for the consequence of the open fault. */
export function followFault({ live, now }: Scene): void {
  const { network } = live
  const open = openFault(live)
  if (network === undefined || open === null) return
  for (const event of live.story.slice(network.looked)) {
    const notice = noticedBy(open, event, live.hosts)
    if (notice === null) continue
    const change = typeof notice === 'string' ? { known: { what: notice, at: now } } : notice
    live.network = { ...withLast(network, change), looked: live.story.length }
    return
  }
  live.network = { ...network, looked: live.story.length }
}

/** Somebody still waits for what the open fault kept from them, or owes the answer that will tell. */
export const awaitsConsequence = (live: Live): boolean => {
  const open = openFault(live)
  return open !== null && (open.shownBy !== null || !isAtRest(live.hosts))
}

/** The round is over: what nobody noticed although all is at rest was noticed by nobody; what the clock cut off stays unknown. */
export function closeFault(live: Live, now: number): Live {
  const { network } = live
  if (network === undefined || openFault(live) === null || awaitsConsequence(live)) return live
  return { ...live, network: withLast(network, { known: { what: 'nobody', at: now } }) }
}
