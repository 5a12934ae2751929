// Builds the client into dist/client when what it is made of has changed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './install.mjs'

const SOURCES = ['client', 'shared', 'server/rooms/match-state.ts', 'package-lock.json', 'tsconfig.json']
const stamp = join(root, 'dist', '.client-built-from')

function filesOf(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  const entries = path.includes('.') ? [] : readdirSync(full, { withFileTypes: true, recursive: true })
  if (entries.length === 0) return [full]
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

function sourceHash() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(filesOf).sort()) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Ends the process when the build fails. */
export function buildClient() {
  const hash = sourceHash()
  if (existsSync(join(root, 'dist', 'client', 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  console.error('Building the client (when its sources changed)…')
  if (run('vite', ['build', '--config', 'client/vite.config.ts', '--logLevel', 'warn']) !== 0) {
    console.error('The client could not be built; the lines above say why.')
    process.exit(1)
  }
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, hash)
}
