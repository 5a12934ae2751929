import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const program = fileURLToPath(new URL('bots.ts', import.meta.url))
const bots = (...args: readonly string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })

const folder = mkdtempSync(join(tmpdir(), 'ackward-bots-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const fileWith = (name: string, text: string): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

describe('npm run bots', () => {
  test('prints the ladder, both scores and the position, the same every time', () => {
    const args = ['lost-syn-ack', '--seed', '5', '--level', 'match', '--think', '2000', '--errors', '0.3']
    const first = bots(...args)
    expect(first.status).toBe(0)
    expect(first.stdout).toMatch(/SA \d+ \d+/)
    expect(first.stdout).toContain('lost')
    expect(first.stdout).toMatch(/client \(seat a\): \d+ points/)
    expect(first.stdout).toMatch(/server \(seat b\): \d+ points/)
    expect(first.stdout).toMatch(/\nposition \S+\n$/)
    expect(bots(...args).stdout).toBe(first.stdout)
  })

  test('plays a recording again, to the same end, and starts from a position', () => {
    const file = join(folder, 'round.json')
    const first = bots('goodbye', '--errors', '0.4', '--record', file).stdout
    const body = (text: string): string => text.slice(text.indexOf('\n'))
    expect(body(bots('--replay', file).stdout)).toBe(body(first))
    const position = first.match(/position (\S+)/)?.[1] ?? ''
    const again = bots('goodbye', '--position', position)
    expect(again.status).toBe(0)
    expect(again.stdout).not.toContain('the application asks')
  })

  test.each([
    [[], 'name a scenario'],
    [['nowhere'], "no scenario 'nowhere'"],
    [['handshake', 'goodbye'], 'one too many'],
    [['handshake', '--level', 'easy'], "no level 'easy'"],
    [['handshake', '--seed', 'x'], '--seed must be a number'],
    [['handshake', '--think', '-5'], '--think'],
    [['handshake', '--errors', '2'], '--errors must be a number from 0 to 1'],
    [['handshake', '--colour'], '--colour'],
    [['handshake', '--position', 'nonsense'], '--position: '],
    [['--replay', join(folder, 'nowhere.json')], 'nowhere.json'],
    [['--replay', fileWith('broken.json', '{')], 'broken.json: '],
    [['--replay', fileWith('empty.json', '{"core":1,"config":{},"inputs":[]}')], 'config.seed'],
    [['handshake', '--replay', 'x'], 'leave the name out'],
  ])('%j: exit code 2 and one clear reason', (args, reason) => {
    const { status, stdout, stderr } = bots(...args)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(reason)
    expect(stderr).toContain('usage:')
  })
})
