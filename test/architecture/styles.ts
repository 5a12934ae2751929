// The client's style sheets: which class names each of them defines, that is, says something of wherever they stand.
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const client = fileURLToPath(new URL('../../client/', import.meta.url))

const FUNCTION = /:(?:has|not|is|where)\((?:[^()]|\([^()]*\))*\)/g

/** Selectors of a sheet, those within at-rules as well; none of an at-rule itself. */
function selectorsOf(css: string): readonly string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@import[^;]*;/g, '')
  return [...plain.matchAll(/([^{};]+)\{/g)].flatMap(([, head = '']) =>
    head.trim().startsWith('@') ? [] : head.split(/,(?![^(]*\))/).map((one) => one.trim()),
  )
}

/**
 * The class that a selector says something of on every page: the first class of `.row`, `.row.start`, `p.row:hover` and of `.row input`, whose
 * subject has no class of its own; null: there is none, or it stands within another one, as in `.top-bar .row`.
 */
export function definedBy(selector: string): string | null {
  const compounds = selector
    .replace(FUNCTION, '')
    .trim()
    .split(/\s*[\s>+~]\s*/)
  const classesOf = (compound: string): readonly string[] => [...compound.matchAll(/\.([a-zA-Z][\w-]*)/g)].flatMap(([, name]) => name ?? [])
  const [first, ...more] = compounds.map(classesOf).filter((classes) => classes.length > 0)
  return more.length === 0 ? (first?.[0] ?? null) : null
}

/** Class names by the sheets that define them, the sheets' paths from client/. */
export function definitions(): ReadonlyMap<string, readonly string[]> {
  const sheets = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'))
  const found = new Map<string, Set<string>>()
  for (const sheet of sheets)
    for (const selector of selectorsOf(readFileSync(join(client, sheet), 'utf8'))) {
      const name = definedBy(selector)
      if (name !== null) found.set(name, (found.get(name) ?? new Set()).add(sheet.split(sep).join('/')))
    }
  return new Map([...found].map(([name, where]) => [name, [...where].sort()]))
}
