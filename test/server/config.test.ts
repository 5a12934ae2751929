// The configuration: what is wrong stops the start with one clear line, and the README names every variable.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { networkAddresses, whereItIs } from '../../server/addresses.ts'
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
  ['REDIS_URL', 'localhost:6379'],
  ['PROCESS_NAME', 'a/b'],
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

test('several processes need a name each and one database', () => {
  const several = { REDIS_URL: 'redis://127.0.0.1:6379', PROCESS_NAME: 'a' }
  expect(parseEnvironment(several)).toMatchObject({ ok: true, value: { redisUrl: several.REDIS_URL, processName: 'a' } })
  const nameless = parseEnvironment({ REDIS_URL: several.REDIS_URL })
  expect(nameless.ok ? '' : nameless.problems[0].path).toBe('PROCESS_NAME')
  const apart = parseEnvironment({ ...several, DATA_DIR: ':memory:' })
  expect(apart.ok ? '' : apart.problems[0].path).toBe('DATA_DIR')
  expect(parseEnvironment({ ...several, DATA_DIR: ':memory:', DATABASE_URL: 'postgres://db/ackward' }).ok).toBe(true)
})

test('a Redis that cannot be reached stops the start with one line, which does not tell its password', () => {
  const { status, stderr, stdout } = start({ PORT: '0', REDIS_URL: 'redis://:hidden@127.0.0.1:1', PROCESS_NAME: 'a' })
  expect(status).toBe(1)
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^Cannot reach the Redis of REDIS_URL: .*ECONNREFUSED.* Check that it runs/),
  ])
  expect(stderr + stdout).not.toContain('hidden')
})

test('a wrong one stops the start with one line', () => {
  const { status, stderr, stdout } = start({ PORT: 'abc' })
  expect(status).toBe(1)
  expect(stderr.trim()).toBe('Wrong configuration: PORT: must be a whole number')
  expect(stdout).toBe('')
})

test.each(['/dev/null/data', '/proc/x', '/proc/x/y'])('a folder that cannot be made, %s, is told with what to do', (folder) => {
  const { status, stderr, stdout } = start({ PORT: '0', DATA_DIR: folder })
  expect(status).toBe(1)
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(`DATA_DIR '${folder}'.*Make the folder writable`)])
  expect(stdout).toBe('')
})

test('a port that is taken, and an address that is not this machine’s, are one line each', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  const taken = start({ HOST: '127.0.0.1', PORT: port, DATA_DIR: ':memory:' })
  expect(taken).toMatchObject({ status: 1, stdout: '' })
  expect(taken.stderr.trim()).toBe(`Port ${port} is taken. Stop what listens there, or set PORT to another one.`)
  other.close()
  const elsewhere = start({ HOST: '203.0.113.9', PORT: '0', DATA_DIR: ':memory:' })
  expect(elsewhere).toMatchObject({ status: 1, stdout: '' })
  expect(elsewhere.stderr.trim()).toMatch(/^Cannot listen on 203\.0\.113\.9:0: .*\n?$/)
})

test('the start says where others in the network find it, if it listens there', () => {
  const lan = ['192.168.1.20', '10.0.0.7']
  expect(whereItIs({ host: '0.0.0.0', publicUrl: null }, 2567, lan)).toBe(
    'Ackward is at http://localhost:2567, for others in your network at http://192.168.1.20:2567 or http://10.0.0.7:2567',
  )
  expect(whereItIs({ host: '127.0.0.1', publicUrl: null }, 2567, lan)).toBe('Ackward is at http://localhost:2567')
  expect(whereItIs({ host: '0.0.0.0', publicUrl: 'https://ackward.example' }, 2567, lan)).toBe('Ackward is at https://ackward.example')
  expect(networkAddresses()).not.toContain('127.0.0.1')
})

test('package.json and the README ask for the same Node of the machine', () => {
  const { engines } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  const [, least] = /the machine's own has to be (\d+) or later/.exec(readFileSync(`${root}README.md`, 'utf8')) ?? []
  expect(engines.node).toBe(`>=${least}`)
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
