// What a teacher has chosen under "more", as the form holds it, and what of it goes to the server.
import { type Odd, type Pairing, PRESETS, parseClassOptions } from '../../../../shared/classroom/index.ts'
import type { LevelId, Problem, RoundId, Scenario } from '../../../../shared/game/index.ts'

/** Numbers and times are texts while they are typed. */
export interface Plan {
  readonly playlist: readonly (RoundId | Scenario)[]
  readonly level: LevelId
  readonly scoring: 'speed' | 'right'
  readonly pairing: Pairing
  readonly odd: Odd
  readonly lateJoin: boolean
  /** Seconds. */
  readonly briefing: string
  readonly quiz: boolean
  readonly assignment: boolean
  /** Local time, as `datetime-local` has it. */
  readonly deadline: string
  readonly keepDays: string
}

export const FIRST_PLAN: Plan = {
  ...PRESETS['handshake-45'],
  scoring: 'speed',
  pairing: 'random',
  odd: 'bot',
  lateJoin: true,
  briefing: '12',
  quiz: true,
  assignment: false,
  deadline: '',
  keepDays: '30',
}

export type ReadPlan = { readonly ok: true; readonly body: object } | { readonly ok: false; readonly problems: readonly Problem[] }

const numberOf = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed))

/** The body of `POST /api/classes`, or what is wrong with it. `now`: unix time, ms. */
export function readPlan({ playlist, assignment, deadline, briefing, keepDays, ...rest }: Plan, now: number): ReadPlan {
  const until = assignment ? new Date(deadline).getTime() : null
  if (until !== null && !(until > now)) return { ok: false, problems: [{ path: 'deadline', reason: 'must be later than now' }] }
  const body = { ...rest, playlist, briefing: numberOf(briefing) * 1000, keepDays: numberOf(keepDays), deadline: until }
  const parsed = parseClassOptions(body)
  return parsed.ok ? { ok: true, body } : parsed
}
