// What a draft begins with, and what is put in when something is added.
import {
  EMPTY_SCENARIO,
  INCIDENT_DEFAULTS,
  isScenarioId,
  PICK_DEFAULTS,
  REQUEST_DEFAULTS,
  type RequestCall,
  type Scenario,
  type ScenarioId,
  scenarioOf,
} from '../../../shared/game/index.ts'
import { listAt, textAt } from './json.ts'

export type TemplateId = 'empty' | ScenarioId

/** A bundled scenario as the beginning of one's own: it has another id and no place in the curriculum. */
export function templateOf(id: TemplateId): Scenario {
  const bundled = id === 'empty' ? null : scenarioOf(id)
  return bundled?.ok === true ? { ...bundled.value, id: `my-${bundled.value.id}`, number: 0, boss: false } : EMPTY_SCENARIO
}

/** What a newcomer finds: enough to change something and see what it does. */
export const firstDraft = (): Scenario => templateOf('first-words')

/** The draft's id if it is one of the curriculum's, else one that may be used. */
export const ownId = (id: string): string => (isScenarioId(id) ? `my-${id}` : id)

/** `name`, or `name-2`, `name-3` … if it is taken. */
function freeId(draft: unknown, list: 'requests' | 'incidents', name: string): string {
  const taken = listAt(draft, [list]).map((_, index) => textAt(draft, [list, index, 'id']))
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? name : `${name}-${count}`
    if (!taken.includes(id)) return id
  }
}

export const newRequest = (draft: unknown, call: RequestCall): object => ({
  id: freeId(draft, 'requests', call),
  host: call === 'listen' ? 'server' : 'client',
  call,
  ...REQUEST_DEFAULTS,
  len: call === 'send' || call === 'receive' ? 5 : 0,
})

export const newFault = (): object => ({ pick: { from: 'client', ...PICK_DEFAULTS }, harm: { do: 'drop' } })

const FORGED = {
  flags: ['RST'],
  seq: { host: 'client', is: 'rcv.nxt', plus: 0 },
  ack: null,
  len: 0,
  wnd: 1000,
}

export function newIncident(draft: unknown, kind: 'inject' | 'crash'): object {
  const id = freeId(draft, 'incidents', kind === 'crash' ? 'reboot' : 'forged')
  return kind === 'crash'
    ? { id, do: 'crash', host: 'client', ...INCIDENT_DEFAULTS }
    : { id, do: 'inject', to: 'client', segment: FORGED, ...INCIDENT_DEFAULTS }
}

/** What a scenario can wait for. */
export const CONDITION_KINDS = [
  'state',
  'reached',
  'delivered',
  'acknowledged',
  'closing',
  'full',
  'sent',
  'arrived',
  'signal',
  'dealt',
  'done',
  'failed',
  'happened',
  'elapsed',
] as const
export type ConditionKind = (typeof CONDITION_KINDS)[number]

/** A condition of another kind; the host stays. */
export function newCondition(draft: unknown, is: ConditionKind, host = 'client'): object {
  switch (is) {
    case 'state':
      return { is, host, states: ['ESTABLISHED'] }
    case 'reached':
      return { is, host, state: 'ESTABLISHED' }
    case 'delivered':
    case 'acknowledged':
      return { is, host, octets: 5 }
    case 'full':
    case 'closing':
      return { is, host }
    case 'sent':
    case 'arrived':
      return { is, host, kind: 'data', times: 1 }
    case 'signal':
      return { is, host, signal: 'reset' }
    case 'dealt':
    case 'done':
    case 'failed':
      return { is, request: textAt(draft, ['requests', 0, 'id']) }
    case 'happened':
      return { is, incident: textAt(draft, ['incidents', 0, 'id']) }
    case 'elapsed':
      return { is, rtos: 1 }
  }
}
