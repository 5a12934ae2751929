// `npm run -s bots -- <scenario> [options]`: two bots play one round, or a replay is played again; prints what happened.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  type GameEvent,
  LEVELS,
  type Match,
  type Problem,
  parseConfig,
  parsePosition,
  parseReplayText,
  playReplay,
  problemText,
  SCENARIO_IDS,
} from '../../shared/game/index.ts'
import { replayOf } from './golden.ts'
import { ladder } from './ladder.ts'
import { report } from './report.ts'
import { simulate } from './simulate.ts'

const USAGE = `usage: npm run -s bots -- <scenario> [--seed N] [--level ${LEVELS.join('|')}] [--think ms] [--errors rate] [--position text] [--record file]
       npm run -s bots -- --replay file`

/** Ends the program before anything was printed or written but this. */
function refuse(reason: string): never {
  console.error(`${reason}\n${USAGE}`)
  process.exit(2)
}

function refuseAll(what: string, problems: readonly Problem[]): never {
  refuse(problems.map((one) => `${what}: ${problemText(one)}`).join('\n'))
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
        position: { type: 'string' },
        replay: { type: 'string' },
        record: { type: 'string' },
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

/** The file is read, checked and played before a word is printed. */
function again(file: string): void {
  let text = ''
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    refuse(`--replay ${file}: ${error instanceof Error ? error.message : error}`)
  }
  const replay = parseReplayText(text)
  if (!replay.ok) refuseAll(file, replay.problems)
  const played = playReplay(replay.value)
  if (!played.ok) refuseAll(file, played.problems)
  print(`replay ${file}`, played.value.match, played.value.events)
}

function print(title: string, match: Match | null, events: readonly GameEvent[]): void {
  console.log(`${title}\n`)
  if (match === null) console.log(ladder(events, events[0]?.at ?? 0))
  else console.log(report(match))
}

function anew(scenario: string): void {
  if (!SCENARIO_IDS.some((id) => id === scenario)) refuse(`there is no scenario '${scenario}'; there are: ${SCENARIO_IDS.join(', ')}`)
  if (!LEVELS.some((level) => level === values.level)) refuse(`there is no level '${values.level}'; there are: ${LEVELS.join(', ')}`)
  const seed = number('seed', values.seed, 0, 2 ** 53)
  const bot = { think: number('think', values.think, 0, 600_000), errors: number('errors', values.errors, 0, 1), seed: seed % 2 ** 32 }
  if (values.position !== undefined) {
    const position = parsePosition(values.position)
    if (!position.ok) refuseAll('--position', position.problems)
  }
  const config = parseConfig({
    seed: values.seed,
    level: values.level,
    rounds: [scenario],
    bots: { a: true, b: true },
    briefing: 0,
    debrief: 0,
    position: values.position ?? null,
  })
  if (!config.ok) refuseAll(scenario, config.problems)
  const game = simulate(config.value, { client: bot, server: bot })
  if (values.record !== undefined) {
    try {
      writeFileSync(values.record, `${JSON.stringify(replayOf(game))}\n`)
    } catch (error) {
      refuse(`--record ${values.record}: ${error instanceof Error ? error.message : error}`)
    }
  }
  print(
    `${scenario}, seed ${values.seed}, level ${values.level}, think ${values.think} ms, errors ${values.errors}`,
    game.match,
    game.events,
  )
}

const [scenario, extra] = positionals
if (values.help) console.log(`${USAGE}\nscenarios: ${SCENARIO_IDS.join(' ')}`)
else if (extra !== undefined) refuse(`one scenario at a time: '${extra}' is one too many`)
else if (values.replay !== undefined) {
  if (scenario === undefined) again(values.replay)
  else refuse('a replay has its scenario in it: leave the name out')
} else if (scenario === undefined) refuse(`name a scenario: ${SCENARIO_IDS.join(', ')}`)
else anew(scenario)
