// Reads the project's own sources: which module imports which, and which globals a module names.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync, Visitor } from 'oxc-parser'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Import {
  /** As written: './seq.ts', 'zod/mini', 'node:fs'. */
  readonly specifier: string
  /** Erased before it runs. */
  readonly typeOnly: boolean
}

export interface Source {
  /** From the project's root, with slashes. */
  readonly path: string
  readonly imports: readonly Import[]
  /** Free names it uses, and members such as `Date.now`. */
  readonly names: readonly string[]
  /** Type assertions other than `as const`. */
  readonly casts: number
}

/** Parses one module; throws when it is no TypeScript. */
export function parse(path: string, text: string): Source {
  const { program, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const names = new Set<string>()
  let casts = 0
  new Visitor({
    Identifier(node) {
      names.add(node.name)
    },
    MemberExpression(node) {
      if (node.property.type === 'Identifier')
        names.add(`${node.object.type === 'Identifier' ? node.object.name : '?'}.${node.property.name}`)
    },
    TSAsExpression(node) {
      const constant =
        node.typeAnnotation.type === 'TSTypeReference' && text.slice(node.typeAnnotation.start, node.typeAnnotation.end) === 'const'
      if (!constant) casts += 1
    },
    TSTypeAssertion() {
      casts += 1
    },
  }).visit(program)
  const imports: Import[] = [
    ...module.staticImports.map((one) => ({
      specifier: one.moduleRequest.value,
      typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap((one) =>
      one.entries.flatMap((entry) =>
        entry.moduleRequest === null ? [] : [{ specifier: entry.moduleRequest.value, typeOnly: entry.isType }],
      ),
    ),
    ...module.dynamicImports.map((one) => ({
      specifier: text.slice(one.moduleRequest.start, one.moduleRequest.end).replace(/['"`]/g, ''),
      typeOnly: false,
    })),
  ]
  return { path, imports, names: [...names], casts }
}

/** Every TypeScript module below these folders of the project; a folder that is not there yet has none. */
export function sourcesOf(...folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules'))
        .map((file) => join(folder, file))
        .map((path) => parse(path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
      throw error
    }
  })
}

/** The project's module that an import names; null: a package. */
export function target(source: Source, { specifier }: Import): string | null {
  if (!specifier.startsWith('.')) return null
  return relative('.', normalize(join(dirname(source.path), specifier))).replaceAll('\\', '/')
}
