// What a player has to load, in octets after gzip. The landing page must be quick on a school's network.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

const folder = fileURLToPath(new URL('../../dist/client/', import.meta.url))
const manifest: Readonly<Record<string, Chunk>> = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'))

const KB = 1024

const gzipped = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length
const weightOf = (file: string): number => gzipped(join(folder, file))

/** The engine as its makers publish it, minified. */
const PHASER = gzipped(fileURLToPath(new URL('../../node_modules/phaser/dist/phaser.min.js', import.meta.url)))

/** Chunks that come with this one before it runs. */
function withImports(key: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(key)) return found
  found.add(key)
  for (const other of manifest[key]?.imports ?? []) withImports(other, found)
  return found
}

const files = (keys: Iterable<string>): readonly string[] => [...new Set([...keys].flatMap((key) => manifest[key]?.file ?? []))]
const sum = (list: readonly string[]): number => list.reduce((total, file) => total + weightOf(file), 0)

/** What the page names itself. */
const page = readFileSync(join(folder, 'index.html'), 'utf8')
const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].flatMap(([, file]) => file ?? [])
const entries = Object.keys(manifest).filter((key) => named.includes(manifest[key]?.file ?? ''))

describe('weight of the client', () => {
  test('at most 60 KB of script until Play can be pressed, messages of all languages included', () => {
    expect(entries).not.toEqual([])
    const landing = [...new Set([...named, ...files(entries.flatMap((key) => [...withImports(key)]))])]
    expect(sum(landing) / KB).toBeLessThanOrEqual(60)
    for (const file of landing) expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/new Phaser\.|seatReservation/)
  })

  test('all scripts together, every language and the service worker too: at most Phaser + 150 KB', () => {
    const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))
    expect(scripts).toEqual(expect.arrayContaining(['sw.js', ...files(Object.keys(manifest)).filter((file) => file.endsWith('.js'))]))
    expect((sum(scripts) - PHASER) / KB).toBeLessThanOrEqual(150)
  })

  test('Phaser and the SDK come by themselves, when they are needed', () => {
    const landing = new Set(entries.flatMap((key) => [...withImports(key)]))
    const lazy = Object.keys(manifest).filter((key) => /board\/board\.ts$|net\/online\.ts$/.test(key))
    expect(lazy).toHaveLength(2)
    for (const key of lazy) expect(landing.has(key)).toBe(false)
  })
})
