// After the goal: request and reply go on, on the same connection, until the clock ends.
import { newRequest } from './requests.ts'
import { otherRole, type Role } from './roles.ts'
import type { Scene } from './scene.ts'

/** Points for each leg that was carried and acknowledged, and for all of them together. */
const POINTS_PER_LEG = 10
export const ENCORE_POINTS = 100
const LEGS = ENCORE_POINTS / POINTS_PER_LEG
const OCTETS = 5

export const encorePoints = (legs: number): number => Math.min(ENCORE_POINTS, legs * POINTS_PER_LEG)

/** Puts the encore's requests among the round's; true: there are some. */
export function dealEncore(scene: Scene): boolean {
  const { live } = scene
  const { client, server } = live.hosts
  const open = [client, server].every(({ tcb }) => tcb.state === 'ESTABLISHED' && !tcb.closing)
  if (!live.scenario.encore || !open) return false
  const delivered = { client: client.delivered, server: server.delivered }
  const legs = Array.from({ length: LEGS }, (_, index) => {
    const host: Role = index % 2 === 0 ? 'client' : 'server'
    const heard = delivered[host]
    delivered[otherRole(host)] += OCTETS
    return newRequest(
      { id: `encore-${index + 1}`, host, call: 'send', len: OCTETS, when: [{ is: 'delivered', host, octets: heard }], delay: 0 },
      true,
    )
  })
  live.requests = [...live.requests, ...legs]
  return true
}
