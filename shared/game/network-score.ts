// What the network earns: foreseen consequences, never faults.
import { openFault } from './faults.ts'
import type { Live } from './match.ts'
import type { NetworkScore } from './network-play.ts'

/** Points for everything foreseen at difficulty 1, and at the goal: as for a host. */
const FULL_ROUND = 1000
const GOAL = 250

/**
 * Every fault of the budget is a unit that pays once: in full if what the network foretold of it is what the hosts then did, else nothing. So
 * round = 1000 × difficulty × right ÷ budget, and +250 at the network's goal: the whole budget spent and every consequence foreseen. A fault
 * without a prophecy, a prophecy that failed, a budget unspent and silence earn nothing, and speed counts for nothing. The pair's points are
 * twice that, as beside a bot. null: nobody is the network.
 */
export function networkScore(live: Live): NetworkScore | null {
  const { network, scenario } = live
  if (network === undefined || scenario.network === undefined) return null
  const { drop, duplicate, delay } = scenario.network.budget
  const par = drop + duplicate + delay
  const open = openFault(live)
  const known = network.faults.filter((one) => one !== open)
  const right = known.filter(({ guess, known: came }) => guess !== null && guess === came?.what).length
  const silent = network.faults.filter(({ guess }) => guess === null).length
  const goal = par > 0 && right === par
  const round = par === 0 ? 0 : Math.round((FULL_ROUND * scenario.difficulty * right) / par)
  const wrong = known.filter(({ guess }) => guess !== null).length - right
  return { points: round + (goal ? GOAL : 0), faults: network.faults.length, right, wrong, silent, par, goal }
}
