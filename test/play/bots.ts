// `npm run -s bots -- <scenario> [--seed N] [--level L] [--think ms] [--errors rate]`: two bots play one round; prints what happened.
import { parseArgs } from 'node:util'
import {
  formatPosition,
  LEVELS,
  parseConfig,
  positionOf,
  problemText,
  ROLES,
  type Role,
  SCENARIO_IDS,
  seatOf,
} from '../../shared/game/index.ts'
import { ladder } from './ladder.ts'
import { simulate } from './simulate.ts'

const USAGE = `usage: npm run -s bots -- <scenario> [--seed N] [--level ${LEVELS.join('|')}] [--think ms] [--errors rate]`

/** Ends the program before anything was printed but this. */
function refuse(reason: string): never {
  console.error(`${reason}\n${USAGE}`)
  process.exit(2)
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        seed: { type: 'string', default: '1' },
        level: { type: 'string', default: 'coach' },
        think: { type: 'string', default: '1500' },
        errors: { type: 'string', default: '0' },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

function number(name: string, text: string, least: number, most: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!(value >= least && value <= most)) refuse(`--${name} must be a number from ${least} to ${most}, not '${text}'`)
  return value
}

const { values, positionals } = options()
if (values.help) {
  console.log(`${USAGE}\nscenarios: ${SCENARIO_IDS.join(' ')}`)
  process.exit(0)
}
const [scenario, extra] = positionals
if (scenario === undefined) refuse(`name a scenario: ${SCENARIO_IDS.join(', ')}`)
if (extra !== undefined) refuse(`one scenario at a time: '${extra}' is one too many`)
if (!SCENARIO_IDS.some((id) => id === scenario)) refuse(`there is no scenario '${scenario}'; there are: ${SCENARIO_IDS.join(', ')}`)
if (!LEVELS.some((level) => level === values.level)) refuse(`there is no level '${values.level}'; there are: ${LEVELS.join(', ')}`)
const seed = number('seed', values.seed, 0, 2 ** 53)
const bot = { think: number('think', values.think, 0, 600_000), errors: number('errors', values.errors, 0, 1), seed: seed % 2 ** 32 }

const config = parseConfig({
  seed: values.seed,
  level: values.level,
  rounds: [scenario],
  bots: { a: true, b: true },
  briefing: 0,
  debrief: 0,
})
if (!config.ok) refuse(config.problems.map(problemText).join('\n'))

// The debrief ends at once: what the round was like at its end is kept from the last moment that it lived.
let last = ''
const { match } = simulate(config.value, { client: bot, server: bot }, (now) => {
  if (now.phase === 'live') last = formatPosition(positionOf(now))
  return false
})
const [result] = match.results
if (result === undefined) throw new Error('the round left no result')

const score = (role: Role): string => {
  const { points, accuracy, goal, due, violations, missed, waste } = result.scores[role]
  const percent = accuracy === null ? '–' : `${Math.round(accuracy * 100)} %`
  return `${role} (seat ${seatOf(role, 0, config.value.firstClient)}): ${points} points (goal ${goal}), accuracy ${percent}, ${due} due, ${violations} violations, ${missed} missed, ${waste} waste`
}

console.log(`${scenario}, seed ${values.seed}, level ${values.level}, think ${values.think} ms, errors ${values.errors}\n`)
console.log(ladder(match.live.story, match.live.startedAt))
console.log(
  `\n${result.goal ? `goal reached after ${((result.goalAfter ?? 0) / 1000).toFixed(1)} s` : 'goal not reached'}; pair ${result.pair} points`,
)
for (const role of ROLES) console.log(score(role))
console.log(`position ${last}`)
