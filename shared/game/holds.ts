// Whether a condition of the scenario holds now.
import type { Condition } from './conditions.ts'
import type { Live } from './match.ts'

type World = Pick<Live, 'hosts' | 'requests' | 'incidents' | 'scenario' | 'startedAt' | 'level'>

export function holds(live: World, now: number, condition: Condition): boolean {
  switch (condition.is) {
    case 'state':
      return condition.states.includes(live.hosts[condition.host].tcb.state)
    case 'reached':
      return live.hosts[condition.host].reached.includes(condition.state)
    case 'delivered':
      return live.hosts[condition.host].delivered >= condition.octets
    case 'acknowledged':
      return live.hosts[condition.host].acknowledged >= condition.octets
    case 'full':
      return live.hosts[condition.host].tcb.rcv.wnd === 0 && live.hosts[condition.host].tcb.rcv.unread > 0
    case 'closing':
      return live.hosts[condition.host].closing
    case 'sent':
      return (live.hosts[condition.host].sentKinds[condition.kind] ?? 0) >= condition.times
    case 'arrived':
      return (live.hosts[condition.host].arrivedKinds[condition.kind] ?? 0) >= condition.times
    case 'signal':
      return live.hosts[condition.host].signals.includes(condition.signal)
    case 'dealt':
      return live.requests.some(({ request, status }) => request.id === condition.request && status !== 'waiting' && status !== 'delayed')
    case 'done':
    case 'failed':
      return live.requests.some(({ request, status }) => request.id === condition.request && status === condition.is)
    case 'happened':
      return live.scenario.incidents.some((one, index) => one.id === condition.incident && live.incidents[index] === 'happened')
    case 'elapsed':
      return now >= live.startedAt + condition.rtos * live.level.rto
  }
}

export function allHold(live: World, now: number, conditions: readonly Condition[]): boolean {
  for (const condition of conditions) if (!holds(live, now, condition)) return false
  return true
}

/** The times of play at which an `elapsed` among these begins to hold. */
export const elapsedTimes = (live: World, conditions: readonly Condition[]): readonly number[] =>
  conditions.flatMap((one) => (one.is === 'elapsed' ? [live.startedAt + Math.ceil(one.rtos * live.level.rto)] : []))
