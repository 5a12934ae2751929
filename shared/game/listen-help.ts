// Help for an open `listen`: no duty, for nothing is sent, and no points, so help with it costs nothing.
// What comes by itself is no event of the match. It follows from the time, and whoever shows a View asks for it as time passes.
import type { Level } from './levels.ts'
import type { HelpView, HostView, View } from './view-types.ts'

/** As what it is kept beside the ids of duties. */
export const LISTEN = 'listen'
export const LISTEN_RULE = 'open-passive'

/** 1 the rule, 3 what to do, 4 the ghost's offer: there is no formula. */
type Step = HelpView['step'] | 0
const STEPS: readonly Step[] = [0, 1, 3, 4]

/** How far the level's own help has come for what is asked since `since`. */
export const listenStep = ({ help }: Pick<Level, 'help'>, since: number, now: number): Step =>
  STEPS[help?.filter((ms) => now >= since + ms).length ?? 0] ?? 0

export const listenHelp = (step: HelpView['step']): HelpView => ({
  step,
  kind: LISTEN,
  rule: LISTEN_RULE,
  formulas: null,
  value: null,
  ghost: step === 4,
  leaves: 100,
  coming: null,
})

/** The help that a host's player is shown at `now` (play time, ms). */
export function helpNow(
  { level }: Pick<View, 'level'>,
  { help, requests }: Pick<HostView, 'help' | 'requests'>,
  now: number,
): HelpView | null {
  const asked = requests.find(({ call, status }) => call === 'listen' && status === 'open')
  if (asked === undefined || (help !== null && help.kind !== LISTEN)) return help
  const step = listenStep(level, asked.at, now)
  return step === 0 || step <= (help?.step ?? 0) ? help : listenHelp(step)
}
