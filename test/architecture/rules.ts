// The layers of the project, as checks over parsed sources: each returns what is wrong, in words.
import { type Source, target } from './sources.ts'

const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'shared/tcp': [],
  'shared/net': ['shared/tcp'],
  'shared/game': ['shared/tcp', 'shared/net'],
  'shared/quiz': ['shared/tcp', 'shared/net', 'shared/game'],
  'shared/classroom': ['shared/tcp', 'shared/net', 'shared/game', 'shared/quiz'],
  'shared/protocol': ['shared/tcp', 'shared/game', 'shared/classroom'],
  server: ['shared'],
  client: ['shared'],
}

/** Small pure libraries that shared/ may use. */
const PURE_PACKAGES = ['zod/mini', 'ts-fsrs']

export const layerOf = (path: string): string =>
  path.startsWith('shared/') ? path.split('/').slice(0, 2).join('/') : (path.split('/')[0] ?? path)

const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

/** Imports against the arrows of the layers; the client may take types from the server. */
export function wrongArrows(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) =>
    source.imports.flatMap((one) => {
      const layer = layerOf(source.path)
      const to = target(source, one)
      if (to === null) {
        const impure = layer.startsWith('shared') && !PURE_PACKAGES.includes(one.specifier)
        return impure ? [`${source.path} imports ${one.specifier}: shared/ takes nothing but small pure libraries`] : []
      }
      if (within(to, layer) || (LAYERS[layer] ?? []).some((allowed) => within(to, allowed))) return []
      if (layer === 'client' && within(to, 'server') && one.typeOnly) return []
      return [`${source.path} imports ${to}: ${layer} may not know it`]
    }),
  )
}

const IMPURE = [
  'Date',
  'performance',
  'Math.random',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'window',
  'document',
  'globalThis',
  'process',
  'console',
  'fetch',
  'Intl',
]
const LOCALE = /\.(toLocale\w+|localeCompare)$/

/** Clocks, randomness, I/O and locales that a pure module names, and imports of Node. */
export function impurities(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => [
    ...source.names.filter((name) => IMPURE.includes(name) || LOCALE.test(name)).map((name) => `${source.path} names ${name}`),
    ...source.imports.filter((one) => one.specifier.startsWith('node:')).map((one) => `${source.path} imports ${one.specifier}`),
  ])
}

/** Rings of imports, each once, as `a → b → a`; types are erased and make none. */
export function cycles(sources: readonly Source[]): readonly string[] {
  const edges = new Map(
    sources.map((source) => [source.path, source.imports.flatMap((one) => (one.typeOnly ? [] : (target(source, one) ?? [])))]),
  )
  const found: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      found.push([...trail.slice(at), path].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  return found
}

export const castsIn = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) => (source.casts > 0 ? [`${source.path} asserts a type ${source.casts} times`] : []))
