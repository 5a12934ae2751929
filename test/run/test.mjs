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
const report = join(folder, 'report.json')

const stages = [
  ['types', 'tsc', ['-p', '.']],
  ['types of shared/ (neither DOM nor Node)', 'tsc', ['-p', 'shared']],
  ['lint and format', 'biome', ['ci', '.']],
  ['tests', 'vitest', ['run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]],
]
const broken = []
for (const [name, program, args] of stages) {
  console.log(`\n== ${name}`)
  if (run(program, args) !== 0) broken.push(name)
}

let passed = 0
let failed = 0
try {
  const counts = JSON.parse(readFileSync(report, 'utf8'))
  passed = counts.numPassedTests
  failed = counts.numFailedTests
} catch (error) {
  broken.push(`the report of the tests cannot be read (${error.message})`)
}
rmSync(folder, { recursive: true, force: true })
if (broken.length > 0) console.log(`\nbroken: ${broken.join('; ')}`)
// A file that cannot even be loaded has no tests to count, and a failed type check none at all: they count as one.
if (broken.length > 0 && failed === 0) failed = 1
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
