// The configuration: what is wrong stops the start with one clear line, and the README names every variable.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseEnvironment, VARIABLES } from '../../server/config.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const start = (environment: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  spawnSync(process.execPath, ['server/main.ts', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment },
    encoding: 'utf8',
    timeout: 20_000,
  })

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['LOG_LEVEL', 'loud'],
  ['DATABASE_URL', 'mysql://x'],
  ['PUBLIC_URL', 'ackward'],
  ['ALLOWED_ORIGINS', 'https://a.example, nonsense'],
  ['KEEP_DAYS', '0'],
])('%s=%s is refused by name', (name, value) => {
  const parsed = parseEnvironment({ [name]: value })
  expect(parsed.ok ? '' : parsed.problems[0].path).toMatch(new RegExp(`^${name}`))
})

test('a variable that is set to nothing counts as not set', () => {
  expect(parseEnvironment({ PORT: '', DATABASE_URL: '' })).toEqual(parseEnvironment({}))
})

test('a wrong one stops the start with one line', () => {
  const { status, stderr, stdout } = start({ PORT: 'abc' })
  expect(status).toBe(1)
  expect(stderr.trim()).toBe('Wrong configuration: PORT: must be a whole number')
  expect(stdout).toBe('')
})

test('a folder that cannot be written is told with what to do', () => {
  const { status, stderr } = start({ PORT: '0', DATA_DIR: '/dev/null/data' })
  expect(status).toBe(1)
  expect(stderr).toMatch(/DATA_DIR '\/dev\/null\/data'.*Make the folder writable/)
})

test('--help and the README name every variable with its usual value', () => {
  const { stdout } = start({}, '--help')
  const readme = readFileSync(`${root}README.md`, 'utf8')
  for (const { name, usual, about } of VARIABLES) {
    expect(stdout).toContain(name)
    expect(readme).toContain(`| \`${name}\` | ${usual === '' ? '' : `${usual} `}| `)
    expect(stdout).toContain(about)
  }
})
