import { describe, expect, test } from 'vitest'
import { castsIn, cycles, impurities, wrongArrows } from './rules.ts'
import { parse, sourcesOf } from './sources.ts'

const project = sourcesOf('shared', 'server', 'client')
const shared = project.filter((source) => source.path.startsWith('shared/'))

describe('the project keeps its layers', () => {
  test('there is something to check', () => expect(shared.length).toBeGreaterThan(20))
  test('imports follow the arrows', () => expect(wrongArrows(project)).toEqual([]))
  test('shared/ is pure', () => expect(impurities(shared)).toEqual([]))
  test('no import cycles', () => expect(cycles([...project, ...sourcesOf('test')])).toEqual([]))
  test('nothing asserts types', () => expect(castsIn(project)).toEqual([]))
})

describe('the checks see what they are for', () => {
  test.each([
    ['shared/tcp/a.ts', "import { launch } from '../net/wire.ts'", 'shared/tcp may not know it'],
    ['shared/net/a.ts', "import { play } from '../game/index.ts'", 'shared/net may not know it'],
    ['shared/game/a.ts', "export { x } from '../../server/config.ts'", 'shared/game may not know it'],
    ['shared/protocol/a.ts', "import { launch } from '../net/wire.ts'", 'shared/protocol may not know it'],
    ['shared/game/a.ts', "import { Client } from 'colyseus.js'", 'small pure libraries'],
    ['client/a.ts', "import { server } from '../server/main.ts'", 'client may not know it'],
    ['server/a.ts', "const page = import('../client/main.ts')", 'server may not know it'],
  ])('%s: %s', (path, text, complaint) => {
    expect(wrongArrows([parse(path, text)])).toEqual([expect.stringContaining(complaint)])
  })

  test('the client may take types of the server', () => {
    expect(wrongArrows([parse('client/a.ts', "import type { server } from '../server/main.ts'")])).toEqual([])
  })

  test.each([
    ['const at = Date.now()', 'Date'],
    ['const at = new Date()', 'Date'],
    ['const luck = Math.random()', 'Math.random'],
    ['setTimeout(() => {}, 5)', 'setTimeout'],
    ['window.alert(1)', 'window'],
    ["import { readFileSync } from 'node:fs'", 'node:fs'],
    ['names.localeCompare(other)', 'localeCompare'],
  ])('impure: %s', (text, named) => {
    expect(impurities([parse('shared/tcp/a.ts', text)])).toContainEqual(expect.stringContaining(named))
  })

  test('a cycle', () => {
    const ring = [parse('shared/a.ts', "import { b } from './b.ts'"), parse('shared/b.ts', "import { a } from './a.ts'")]
    expect(cycles(ring)).toEqual(['shared/a.ts → shared/b.ts → shared/a.ts'])
    expect(cycles([parse('shared/a.ts', "import { b } from './b.ts'"), parse('shared/b.ts', "import type { a } from './a.ts'")])).toEqual(
      [],
    )
  })

  test('a type assertion', () => {
    expect(castsIn([parse('shared/a.ts', 'const a = b as string')])).toHaveLength(1)
    expect(castsIn([parse('shared/a.ts', 'const a = [1] as const')])).toEqual([])
  })
})
