// `npm test`: installs what is missing, then types, lint and every test. The last line is `N passed, N failed`, counted by the runner itself.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browser } from './browser.mjs'
import { buildClient } from './build.mjs'
import { install, run } from './install.mjs'

install()
process.env.ACKWARD_CHROMIUM = browser()
buildClient()
const folder = mkdtempSync(join(tmpdir(), 'ackward-test-'))
const reportOf = (name) => join(folder, `${name}.json`)
const vitest = (name, ...args) => [
  'run',
  '--config',
  'test/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportOf(name)}`,
  ...args,
]
/** Real clocks run in them, and they wait more than they work. */
const BROWSER = ['test/e2e', 'test/bot']
/** They need the machine's time for themselves. */
const SERVER = ['test/server']

/** No stage takes so long, ms: one that hangs is ended. */
const MOST = 12 * 60_000

const stages = [
  ['types', 'tsc', ['-p', '.']],
  ['types of shared/ (neither DOM nor Node)', 'tsc', ['-p', 'shared']],
  ['lint and format', 'biome', ['ci', '.']],
  ['tests', 'vitest', vitest('pure', '--maxWorkers=2', ...[...BROWSER, ...SERVER].flatMap((path) => ['--exclude', `${path}/**`]))],
  ['server tests', 'vitest', vitest('server', '--maxWorkers=1', ...SERVER)],
  ['browser tests', 'vitest', vitest('browser', '--maxWorkers=2', ...BROWSER)],
]
const broken = []
for (const [name, program, args] of stages) {
  console.log(`\n== ${name}`)
  if (run(program, args, MOST) !== 0) broken.push(name)
}

let passed = 0
let failed = 0
for (const name of ['pure', 'server', 'browser']) {
  try {
    const counts = JSON.parse(readFileSync(reportOf(name), 'utf8'))
    passed += counts.numPassedTests
    failed += counts.numFailedTests
  } catch (error) {
    broken.push(`the report of the ${name} tests cannot be read (${error.message})`)
  }
}
rmSync(folder, { recursive: true, force: true })
if (broken.length > 0) console.log(`\nbroken: ${broken.join('; ')}`)
// A file that cannot even be loaded has no tests to count, and a failed type check none at all: they count as one.
if (broken.length > 0 && failed === 0) failed = 1
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
