// A class made by hand, and what happens to it.
import {
  type ClassAct,
  type ClassOptions,
  type ClassState,
  classStep,
  newClass,
  type PairResult,
  parseClassOptions,
} from '../../shared/classroom/index.ts'

export function optionsOf(value: object): ClassOptions {
  const parsed = parseClassOptions(value)
  if (!parsed.ok) throw new Error(parsed.problems[0].reason)
  return parsed.value
}

export const OPTIONS = optionsOf({ playlist: ['handshake', 'lost-syn-ack', 'goodbye'] })
export const START = 1_800_000_000_000
export const fresh = (options: ClassOptions = OPTIONS): ClassState => newClass({ code: '123456', seed: 'seed', options, created: START })

/** Lets it happen, a second after what was before; throws when it is refused. */
export function having(state: ClassState, ...acts: readonly ClassAct[]): ClassState {
  return acts.reduce((now, act) => {
    const step = classStep(now, { ...act, at: START + 1000 * (now.n + 1), n: now.n + 1 })
    if (!step.ok) throw new Error(`${act.do}: ${step.why}`)
    return step.state
  }, state)
}

export const join = (id: string): Extract<ClassAct, { do: 'join' }> => ({
  do: 'join',
  id,
  name: `Name ${id}`,
  extra: `real ${id}`,
  tokenHash: `hash ${id}`,
})
export const joined = (...ids: readonly string[]): ClassState => having(fresh(), ...ids.map(join))
export const seat = (which: 'a' | 'b', points: number): PairResult['seats'][number] => ({
  seat: which,
  role: which === 'a' ? 'client' : 'server',
  points,
  accuracy: 0.5,
  due: 2,
  violations: 2,
  missed: 0,
  waste: 0,
  skills: { M03: 2 },
})
export const result = (pair: number, points = 500): PairResult => ({
  pair,
  goal: true,
  goalAfter: 9000,
  points,
  seats: [seat('a', points / 2), seat('b', points / 2)],
  match: 'm',
})
