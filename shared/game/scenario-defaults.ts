// What a scenario has where its author says nothing: the beginning of a new one, and what its text leaves out.
import type { FaultRule, Rates } from '../net/index.ts'
import type { HostSetup, Request, Scenario } from './scenario.ts'

export const HOST_DEFAULTS: HostSetup = { rcvWnd: 1000, mss: 536, reads: 'at-once' }
export const REQUEST_DEFAULTS: Pick<Request, 'len' | 'when' | 'delay'> = { len: 0, when: [], delay: 0 }
export const INCIDENT_DEFAULTS: Pick<Request, 'when' | 'delay'> = { when: [], delay: 0 }
export const PICK_DEFAULTS: Omit<FaultRule['pick'], 'from'> = { kinds: null, answers: null, covers: null, nth: 1, copies: 1 }
export const RATES_DEFAULTS: Rates = { drop: 0, corrupt: 0, duplicate: 0, delay: 0, swap: 0, copies: 1, prone: 1 }

/** Nothing is asked and nothing can be reached yet. */
export const EMPTY_SCENARIO: Scenario = {
  id: 'my-scenario',
  number: 0,
  difficulty: 1,
  clock: 'life',
  boss: false,
  optional: false,
  timer: 'on',
  skills: [],
  isn: 'level',
  asksWindow: false,
  hosts: { client: HOST_DEFAULTS, server: HOST_DEFAULTS },
  start: { open: 'closed', flight: null },
  requests: [],
  faults: [],
  rates: null,
  cross: null,
  incidents: [],
  goal: [],
  encore: false,
}
